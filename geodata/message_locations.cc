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
    const auto first = std::ranges::lower_bound(node->values, step.field, {}, &MessageLocations::field);
    const auto last = std::ranges::upper_bound(node->values, step.field, {}, &MessageLocations::field);
    const std::ptrdiff_t index = std::max(step.index, 0);
    if (index >= last - first) break;
    node = &first[index];
  }
  return node->position;
}

SourceLocation MessageLocations::locate(const std::string& file, std::string_view path) const {
  const TextPosition at = find(parse_field_path(path));
  return {file, at.line, at.column};
}

}  // namespace dateline
