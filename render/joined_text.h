// Phrases put in a row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The parts that are not empty, with `between` between them.
std::string joined(const std::vector<std::string>& parts, std::string_view between);

}  // namespace dateline
