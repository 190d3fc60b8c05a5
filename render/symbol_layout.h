// Symbols at their places: the main one on the spot, the others on a ring around it.
#pragma once

#include <vector>

#include "render/layout.h"

namespace dateline {

/// Places every symbol of the scene that lies on the page. At each place the most important symbol stands on the spot;
/// the others stand beside each other on a ring around it, on the side where the fewest flows arrive and no other
/// symbol is. Where the symbols of two places would hide each other, the less important one gives way a little.
std::vector<PlacedSymbol> place_symbols(const Scene& scene, const Style& style);

/// By its part of the largest of its layer; pictograms on badges have one size.
double symbol_radius_pt(const SceneSymbol& symbol, const Style& style);

/// The main symbol of a place, an index into Scene::places; null if it has none.
const PlacedSymbol* main_symbol(const Scene& scene, const std::vector<PlacedSymbol>& symbols, std::size_t place);

/// Of the dot of a place of the story without a symbol.
inline constexpr double dot_radius_pt = 2.25;

}  // namespace dateline
