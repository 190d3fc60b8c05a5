#include "geodata/import/seen_ids.h"

#include <charconv>

namespace dateline {

bool SeenIds::add(std::string_view id) {
  std::size_t digits = 0;
  while (digits < id.size() && id[id.size() - 1 - digits] >= '0' && id[id.size() - 1 - digits] <= '9') ++digits;
  const std::string_view prefix = id.substr(0, id.size() - digits);
  const std::string_view number = id.substr(prefix.size());
  // Numbers with zeros in front, or too large, would not be the same again when read back. Pages of large numbers would
  // be all but empty.
  if (digits == 0 || digits > 9 || number.front() == '0' || prefix.size() > 8) return others_.emplace(id).second;
  std::uint64_t value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  auto pages = numbered_.find(prefix);
  if (pages == numbered_.end()) pages = numbered_.emplace(std::string(prefix), Pages{}).first;
  std::unique_ptr<Page>& page = pages->second[value / 32768];
  if (!page) page = std::make_unique<Page>();
  if (page->test(value % 32768)) return false;
  page->set(value % 32768);
  return true;
}

}  // namespace dateline
