// What lies over what on a page as drawn: outlines of letters, symbols, arrows and their heads, recomputed from the
// items that the canvases get and not from the boxes that placed them.
#pragma once

#include <string>
#include <vector>

#include "render/drawing.h"
#include "render/scene.h"

namespace dateline::testing {

/// Two things that share more than an edge on the page.
struct DrawnOverlap {
  enum class Kind {
    kLabelLabel,
    kLabelSymbol,
    kLabelHead,
    kArrowSymbol,  ///< an arrow over a symbol of a place that it neither joins nor passes
    kHeadHead,
    kArrowHead,  ///< the body of one arrow over the head of another
  };
  Kind kind;
  std::string upper;    ///< id of the label or arrow
  std::string lower;    ///< id of what it covers
  double depth_pt = 0;  ///< at least so much of it
};

/// All overlaps of the drawn map, in order of the drawing. `drawing` was made of `scene`. Letters are taken
/// by their outlines in Pango's fonts, without halos; strokes with their width; dashes as whole lines.
std::vector<DrawnOverlap> drawn_overlaps(const Drawing& drawing, const Scene& scene);

/// "label-x lies over the head of y by 1.2 pt", for messages of tests.
std::string to_string(const DrawnOverlap& overlap);
std::vector<std::string> to_strings(const std::vector<DrawnOverlap>& overlaps, DrawnOverlap::Kind kind);

}  // namespace dateline::testing
