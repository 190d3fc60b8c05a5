// The names of the point symbols that a rule of a style can ask for.
//
// The drawings themselves are in render/symbols; a test there makes sure that each name has one.
#pragma once

#include <span>
#include <string_view>

namespace dateline {

/// All names in alphabetical order; constant.
std::span<const std::string_view> known_symbol_names();

}  // namespace dateline
