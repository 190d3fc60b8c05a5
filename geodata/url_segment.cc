#include "geodata/url_segment.h"

#include <iterator>

#include <fmt/format.h>

#include "geodata/ascii.h"

namespace dateline {
namespace {

bool stays(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

}  // namespace

std::string url_segment(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (stays(c))
      out += c;
    else
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return out;
}

}  // namespace dateline
