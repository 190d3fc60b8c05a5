#include "styles/symbol_names.h"

#include <array>

namespace dateline {

std::span<const std::string_view> known_symbol_names() {
  static constexpr auto names = std::to_array<std::string_view>(
      {"bolt",      "bubble",  "car",   "cross",  "diamond",   "disc", "fist",     "flag", "flame",
       "handcuffs", "hexagon", "house", "lock",   "megaphone", "pen",  "people",   "plus", "ring",
       "sack",      "shield",  "skull", "square", "star",      "tent", "triangle", "wave"});
  return names;
}

}  // namespace dateline
