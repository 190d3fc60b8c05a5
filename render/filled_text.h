// Texts with fields in braces, filled in.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// `text` with each "{name}" that is among the values replaced. What a value brings in is not looked at again, so that
/// no value can name another. Pure.
std::string filled_in(std::string_view text, const std::vector<std::pair<std::string_view, std::string>>& values);

}  // namespace dateline
