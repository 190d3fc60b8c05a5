// Events added up as circles: one a place, its area in proportion to the sum of its events.
//
// Proportional symbols after Bertin and MacEachren: areas are in true proportion, without Flannery's correction, down
// to the least circle that can be seen. Larger circles lie below smaller ones. Pure functions.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "render/drawing.h"
#include "render/map_spec.h"
#include "render/page.h"
#include "styles/style.h"

namespace dateline {

struct AggregateEvent;

/// How large a circle of a value is. One scale serves a map, its insets and all frames of a run.
struct CircleScale {
  double largest_value = 1;
  double largest_radius_pt = 1;

  /// By the square root; never smaller than what can be seen.
  double radius_pt(double value) const;
};

struct AggregateCircle {
  PagePoint center;
  double value = 0;
  double radius_pt = 0;
  std::size_t located = 0;  ///< of its events, see AggregateEvent
  bool approximate = false;
};

/// `spec.largest` where it is stated, else `largest_value`. Without a stated radius one event is a small dot, and the
/// largest circle no larger than the style's largest symbol.
CircleScale circle_scale(const AggregationSpec& spec, double largest_value, const Style& style);

/// The sum at each place, in the order of their positions; what adds up to nothing or to no number has radius 0.
std::vector<AggregateCircle> sums_by_place(std::span<const AggregateEvent> events);

/// Gives each its radius, drops those without one and sorts them from the largest to the smallest.
std::vector<AggregateCircle> sized(std::vector<AggregateCircle> circles, const CircleScale& scale);

/// A circle as it is drawn; hollow where the position is only approximate.
CircleItem circle_item(const AggregateCircle& circle, Color color, const Style& style);

/// The sum as a plain number, for the title of a circle.
std::string circle_title(double value, const std::string& lang);

}  // namespace dateline
