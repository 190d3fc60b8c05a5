// Where everything goes: symbols, flows, furniture, labels. The only stage that decides places.
//
// Scene + MapPlan + Style + TextMeasurer -> Layout. Canvases and Drawing add nothing to it, so every output agrees, and
// what did not find room is in `dropped` with its reason. Order: symbols (grouped at their places), furniture (into
// empty corners), flows (around symbols and furniture), labels (around all of them). Deterministic.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/block.h"
#include "render/flow_layout.h"
#include "render/map_plan.h"
#include "render/point_labels.h"
#include "render/scene.h"

namespace dateline {

/// A symbol of the scene with its place and size on the page.
struct PlacedSymbol {
  std::size_t symbol = 0;  ///< index into Scene::symbols
  PagePoint center;
  double radius_pt = 0;
  bool main = false;  ///< stands at the place itself (or as near as its neighbours let it), not on the ring around it
};

/// A mark of a place without symbols.
struct PlacedDot {
  std::string id;  ///< of the chronicle's place; empty for towns of the basemap
  PagePoint center;
  double radius_pt = 0;
  bool hollow = false;
  bool capital = false;
};

/// An arrow with its course: one leg from each stop to the next.
struct PlacedFlow {
  std::vector<LaidFlow> legs;
  double width_pt = 0;

  /// The longest leg; null when none could be drawn.
  const LaidFlow* main_leg() const;
};

struct PlacedLabel {
  std::string id;                    ///< "label-masanchi"
  std::string css_class;             ///< "place", "figure", "country", ...
  std::optional<std::size_t> place;  ///< of the scene, that it names
  std::vector<std::size_t> flows;    ///< of the scene, that it stands for
  bool arrival = false;              ///< stands where they arrive
  LabelText text;
  LabelSize size;
  LabelSpot spot;
  std::vector<PageBox> boxes;                 ///< what it covers
  std::vector<TextItem::GlyphPlace> glyphs;   ///< letters along a line; `spot` is not used then
  std::optional<TextItem::GlyphPlace> whole;  ///< middle of the baseline of a name along a line, in one piece; likewise
  std::vector<PagePoint> leader;              ///< from the mark to the label, when it stands off; else empty
};

/// Where an inset stands and what it enlarges.
struct PlacedInset {
  PageBox box;
  PageBox outline;
};

struct Layout {
  PageBox frame;                      ///< of the map; all of the page when it has no margin
  std::vector<PlacedSymbol> symbols;  ///< in order of drawing
  std::vector<PlacedDot> dots;
  std::vector<PlacedFlow> flows;  ///< of Scene::flows, in order
  std::vector<PlacedLabel> labels;
  std::vector<Block> furniture;  ///< moved to their places
  std::vector<PageBox> furniture_boxes;
  std::vector<PlacedInset> insets;
  std::vector<TextItem> margin_texts;  ///< outside the frame, in the page's margin: degrees of the graticule
  std::vector<std::string> covering;   ///< furniture that had to be put over the story
  std::vector<LeftOut> dropped;
};

/// A detail inset that is drawn, and the part of the page that it enlarges.
struct ReadyInset {
  Block block;
  PageBox outline;
  Corner corner = Corner::kEmptiest;
};

/// Furniture that is ready when Layout begins; empty where there is none.
struct ReadyBlocks {
  std::vector<Block> panel;  ///< the panel in the shapes it may take (render/panel.h)
  Block locator;
  Block clock;  ///< of a run of frames (render/frame_clock.h)
  Corner clock_corner = Corner::kEmptiest;
  Block title;  ///< in place of the map's title, in the very corner: that of an inset
  std::vector<ReadyInset> insets;
};

Layout lay_out(const Scene& scene, const MapPlan& plan, const FurnitureSpec& furniture, const Style& style,
               ReadyBlocks blocks, const TextMeasurer& measurer);

}  // namespace dateline
