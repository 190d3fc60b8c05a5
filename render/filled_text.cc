#include "render/filled_text.h"

#include <algorithm>

namespace dateline {

std::string filled_in(std::string_view text, const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string filled;
  while (true) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    filled += text.substr(0, open);
    if (close == std::string_view::npos) return filled += text.substr(std::min(open, text.size()));
    const auto value = std::ranges::find(values, text.substr(open + 1, close - open - 1),
                                         &std::pair<std::string_view, std::string>::first);
    if (value == values.end()) {
      filled += '{';
      text.remove_prefix(open + 1);
    } else {
      filled += value->second;
      text.remove_prefix(close + 1);
    }
  }
}

}  // namespace dateline
