// What a flow looks like: the outline of a tapered or even arrow around its spine.
#pragma once

#include "render/bezier.h"
#include "render/drawing.h"
#include "styles/style.h"

namespace dateline {

/// Sizes of one flow on the page.
struct FlowSize {
  double width_pt = 2;       ///< of the body where it is widest
  double origin_pt = 2;      ///< of the body at its origin
  double head_width_pt = 6;  ///< whole width of the head
  double head_length_pt = 6;
};

/// The sizes for a body of this width, after the style.
FlowSize flow_size(double width_pt, const Look& look, const StyleMeasures& measures);

struct FlowShape {
  Path body;  ///< filled; for lines, dots and dashes the spine to be stroked
  bool stroked = false;
  Path head;  ///< filled; may be empty
};

/// The sizes of one leg of a route, from `begin_part` to `end_part` of its length: how far it has widened there.
FlowSize leg_size(FlowSize whole, double begin_part, double end_part);

/// Body and head of a flow along `spine`. For tapered and band bodies the head is part of `body` and `head` is empty. A
/// flow shorter than its head gets a smaller one.
FlowShape flow_shape(const Spine& spine, FlowSize size, FlowBody body, FlowHead head);

}  // namespace dateline
