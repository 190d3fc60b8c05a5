// SHA-256 (FIPS 180-4), for the hashes by which a page's policy knows its own script and style sheet. Not for secrets:
// nothing here is protected against timing.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dateline {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);

}  // namespace dateline
