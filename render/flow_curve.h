// The quadratic curve that a flow is while its course is sought.
#pragma once

#include "render/bezier.h"
#include "render/page.h"

namespace dateline {

/// A quadratic Bézier between the middles of two stops, or a point of the frame or of an unknown end. Page points.
struct FlowCurve {
  PagePoint from;
  PagePoint control;
  PagePoint to;

  PagePoint at(double t) const { return lerp(lerp(from, control, t), lerp(control, to, t), t); }
  Cubic cubic() const { return Cubic::from_quadratic(from, control, to); }

  friend bool operator==(const FlowCurve&, const FlowCurve&) = default;
};

/// A curve whose middle stands off the straight line by `bulge` of its length, positive to the right.
inline FlowCurve bulged(PagePoint from, PagePoint to, double bulge) {
  return {from, lerp(from, to, 0.5) + right_of(to - from) * (2 * bulge), to};
}

}  // namespace dateline
