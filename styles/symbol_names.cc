#include "styles/symbol_names.h"

#include <array>

namespace dateline {

std::span<const std::string_view> symbol_names() {
  static constexpr auto names = std::to_array<std::string_view>(
      {"bolt",      "bubble", "car",  "cross",     "diamond",  "disc",   "flag", "flame",
       "handcuffs", "house",  "lock", "megaphone", "pen",      "people", "plus", "ring",
       "shield",    "square", "star", "tent",      "triangle", "wave"});
  return names;
}

}  // namespace dateline
