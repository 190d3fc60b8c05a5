// Furniture with a fixed place: the title at the top, the credits along the foot.
//
// On a small page they give way in this order: the title gets narrower or goes to the other side, then smaller, then it
// loses the subtitle; the credits get smaller. What has no room at all is left out and said so. Pure functions.
#pragma once

#include <optional>
#include <vector>

#include "render/furniture.h"
#include "render/layout.h"

namespace dateline {

/// A block that is not moved yet, and where its top left corner goes.
struct StandingBlock {
  Block block;
  PagePoint corner;

  PageBox box() const;
};

struct EdgeFurniture {
  std::optional<StandingBlock> title;
  std::optional<StandingBlock> credits;
  bool title_on_symbols = false;  ///< of a small frame, where it had to be
  std::vector<LeftOut> dropped;   ///< "title", "subtitle", "credits"
};

/// Both stand inside of `frame` and not on each other. The title keeps off `symbols` where it can: a map is not without
/// its title.
EdgeFurniture place_title_and_credits(const SceneTexts& texts, bool wants_title, const PageBox& frame,
                                      const std::vector<PlacedSymbol>& symbols, const Style& style,
                                      const std::string& lang, const TextMeasurer& measurer);

/// "a page of about 620 by 470 pt may hold it": `frame` grown in its shape until one of the shapes that the piece comes
/// in takes a fair part of it.
std::string room_advice(const std::vector<PageSize>& shapes, const PageBox& frame);

}  // namespace dateline
