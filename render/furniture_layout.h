// Where blocks of furniture go: into the emptiest places along the page's edges, never over the story.
#pragma once

#include <vector>

#include "render/map_spec.h"
#include "render/occupancy.h"
#include "render/page.h"

namespace dateline {

/// One block to be placed. It may come in several shapes (a key in one, two or three columns); the layout picks one.
struct FurniturePiece {
  std::vector<PageSize> shapes;
  Corner wish = Corner::kEmptiest;
  double importance = 1;  ///< the more important are placed first
  bool must = false;      ///< a map without it would mislead: where nothing is free it may cover what can give way
};

struct PlacedPiece {
  int shape = -1;  ///< -1: no room without covering the story
  PageBox box;
  bool covers_story = false;  ///< of a piece that must be there
};

/// `story` counts what must not be covered; `core` is the part of it that cannot give way (symbols; arrows and labels
/// are laid out later, around furniture), and counts in place of `story` for pieces that must be there and find no
/// place. The sums of both are prepared. `inner` is the page less its margin; blocks keep
/// `gap_pt` from each other and from `taken`. Edges are aligned with those of blocks already placed where that costs
/// nothing. Deterministic; one answer for each piece, in order.
std::vector<PlacedPiece> place_furniture(const std::vector<FurniturePiece>& pieces, const Occupancy& story,
                                         const Occupancy& core, const PageBox& inner, std::vector<PageBox> taken,
                                         double gap_pt);

}  // namespace dateline
