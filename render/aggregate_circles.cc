#include "render/aggregate_circles.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "render/aggregation.h"
#include "render/messages.h"

namespace dateline {
namespace {

constexpr double least_radius_pt = 1.4;
constexpr double unit_radius_pt = 2.4;  // of the value 1, where that leaves room for the largest
constexpr double edge_width_pt = 0.5;
constexpr double hollow_edge_width_pt = 0.9;
constexpr double hollow_fill_opacity = 0.12;

}  // namespace

double CircleScale::radius_pt(double value) const {
  return std::max(least_radius_pt, largest_radius_pt * std::sqrt(value / largest_value));
}

CircleScale circle_scale(const AggregationSpec& spec, double largest_value, const Style& style) {
  const double value = spec.largest.value_or(std::max(largest_value, 1e-9));
  const double by_style =
      std::min(style.measures.symbol_max_radius_pt, unit_radius_pt * std::sqrt(std::max(value, 1.0)));
  return {value, spec.radius_pt.value_or(by_style)};
}

std::vector<AggregateCircle> sums_by_place(std::span<const AggregateEvent> events) {
  std::map<std::size_t, AggregateCircle> at;
  for (const AggregateEvent& event : events) {
    AggregateCircle& circle =
        at.try_emplace(event.located, AggregateCircle{event.at, 0, 0, event.located, false}).first->second;
    circle.value += event.value;
  }
  std::vector<AggregateCircle> circles;
  for (const auto& [located, circle] : at) circles.push_back(circle);
  return circles;
}

std::vector<AggregateCircle> sized(std::vector<AggregateCircle> circles, const CircleScale& scale) {
  std::erase_if(circles, [](const AggregateCircle& c) { return !(c.value > 0) || !std::isfinite(c.value); });
  for (AggregateCircle& circle : circles) circle.radius_pt = scale.radius_pt(circle.value);
  std::ranges::stable_sort(circles, std::greater{}, &AggregateCircle::radius_pt);
  return circles;
}

CircleItem circle_item(const AggregateCircle& circle, Color color, const Style& style) {
  CircleItem item;
  item.center = circle.center;
  item.radius_pt = circle.radius_pt;
  item.fill = color.faded(0.72);
  item.edge = style.color("land").faded(0.9);
  item.edge_width_pt = edge_width_pt;
  if (circle.approximate) {
    item.fill = color.faded(hollow_fill_opacity);
    item.edge = color.faded(0.9);
    item.edge_width_pt = hollow_edge_width_pt;
  }
  return item;
}

std::string circle_title(double value, const std::string& lang) { return format_number(value, lang); }

}  // namespace dateline
