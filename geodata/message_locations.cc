#include "geodata/message_locations.h"

#include <algorithm>

namespace dateline {

void MessageLocations::sort() {
  if (!std::ranges::is_sorted(values, {}, &MessageLocations::field))
    std::ranges::stable_sort(values, {}, &MessageLocations::field);
  for (MessageLocations& value : values) value.sort();
}

TextPosition MessageLocations::find(const FieldPath& path) const {
  const MessageLocations* node = this;
  for (const FieldStep& step : path) {
    const auto found = std::ranges::equal_range(node->values, step.field, {}, &MessageLocations::field);
    const auto index = static_cast<std::size_t>(std::max(step.index, 0));
    if (index >= found.size()) break;
    node = &found[static_cast<std::ptrdiff_t>(index)];
  }
  return node->position;
}

SourceLocation MessageLocations::locate(const std::string& file, std::string_view path) const {
  const TextPosition at = find(parse_field_path(path));
  return {file, at.line, at.column};
}

}  // namespace dateline
