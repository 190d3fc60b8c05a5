#include "render/source_date.h"

#include <charconv>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

#include "geodata/error.h"

namespace dateline {

long long source_date_epoch() {
  const char* stated = std::getenv("SOURCE_DATE_EPOCH");
  if (stated == nullptr || *stated == '\0') return 0;
  const std::string_view text = stated;
  long long seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc{} || end != text.data() + text.size() || seconds < 0)
    throw Error(fmt::format("SOURCE_DATE_EPOCH is \"{}\", not a number of seconds", text));
  return seconds;
}

}  // namespace dateline
