// A Layout as a Drawing: groups, layers, ids and titles; no place is decided here.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "render/drawing.h"
#include "render/halo_tones.h"
#include "render/layout.h"

namespace dateline {

/// Draws the parts of a laid out map. All arguments must outlive it; const use is safe from several threads. `home` is
/// the id of the country that has the land's own colour; see render/ground_drawing.h.
class MapArtist {
 public:
  MapArtist(const Layout& layout, const Scene& scene, const MapPlan& plan, const std::string& home, const Style& style);

  Color background() const;
  /// From the bottom up: sea, land and water, outlines of insets, areas of places. Empty layers are left out, here and
  /// below.
  std::vector<Group> ground() const;
  /// A layer of the plan without its content.
  Group layer_shell(std::size_t layer) const;
  Group layer(std::size_t layer) const;
  /// Marks of places.
  Group places() const;
  Group labels() const;
  Group furniture() const;
  /// Around the map, when it has a margin.
  Group frame() const;

  Group flow(const SceneFlow& flow, std::span<const LaidFlow> legs, double width_pt) const;
  Group symbol(const SceneSymbol& symbol, PagePoint center, double radius_pt, bool main) const;
  Item dot(const PlacedDot& dot) const;
  Item shape(const AggregatedLayer& aggregated, const AggregateShape& shape) const;
  Item circle(const AggregatedLayer& aggregated, const AggregateCircle& circle) const;
  Item leader(const std::vector<PagePoint>& points) const;
  /// With halos in the tone of the ground.
  Group label(const PlacedLabel& label) const;
  /// Furniture in its place likewise.
  Group block(std::size_t index) const;

  bool has_margin() const { return layout_.frame.left_pt > 0; }

 private:
  Group sea() const;
  Group inset_outlines() const;
  Group areas() const;
  const Layout& layout_;
  const Scene& scene_;
  const MapPlan& plan_;
  const std::string& home_;
  const Style& style_;
  HaloTones tones_;
};

/// The whole, without a description (render/description.h).
Drawing make_drawing(const Layout& layout, const Scene& scene, const MapPlan& plan, const std::string& home,
                     const Style& style);

}  // namespace dateline
