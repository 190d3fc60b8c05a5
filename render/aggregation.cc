#include "render/aggregation.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include <fmt/format.h>

#include "render/aggregate_classes.h"
#include "render/ground.h"
#include "render/iso_rings.h"
#include "render/messages.h"
#include "styles/class_breaks.h"
#include "styles/color_vision.h"

namespace dateline {
namespace {

constexpr double square_km_unit = 1000;  // densities are of so many square kilometres

constexpr const char* off_page = "its place is not on this page";
constexpr const char* adds_nothing = "what is claimed where it is adds up to nothing";
constexpr const char* not_finite = "what is claimed where it is has no finite value";

Path closed_path(const std::vector<std::vector<PagePoint>>& rings) {
  Path path;
  for (const std::vector<PagePoint>& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) i == 0 ? path.move_to(ring[i]) : path.line_to(ring[i]);
    path.close();
  }
  return path;
}

class Aggregator {
 public:
  Aggregator(const SceneAggregate& events, const MapPlan& plan, const GroundScene* ground, const Style& style)
      : events_(events),
        plan_(plan),
        ground_(ground),
        style_(style),
        spec_(*plan.layers[events.layer].aggregate),
        whole_(std::ranges::all_of(events.events,
                                   [](const AggregateEvent& e) { return e.value == std::round(e.value); })) {}

  AggregatedLayer run() {
    layer_.layer = events_.layer;
    switch (spec_.method) {
      case AggregationMethod::kHexagons: add_hexagons(); break;
      case AggregationMethod::kDensity: add_density(); break;
      case AggregationMethod::kAreas: add_areas(); break;
      case AggregationMethod::kCircles: add_circles(); break;
    }
    return std::move(layer_);
  }

 private:
  const std::string& lang() const { return plan_.lang(); }
  const PageBox& frame() const { return plan_.viewport.page(); }

  std::string what() const {
    const Measure measure = spec_.measure == Measure::kUnspecified ? Measure::kEventsCount : spec_.measure;
    return message(fmt::format("measure.{}", to_string(measure)), lang());
  }

  void leave_out(const AggregateEvent& event, const char* reason) { layer_.left_out.push_back({event.id, reason}); }

  // ---- hexagons

  /// Columns and rows of hexagons that stand on a corner, odd rows half a hexagon to the right.
  using Cell = std::pair<int, int>;

  double row_pt() const { return spec_.cell_pt * std::sqrt(3) / 2; }
  PagePoint centre_of(Cell cell) const {
    const double shift = cell.second % 2 == 0 ? 0 : 0.5;
    return frame().center() + PagePoint{(cell.first + shift) * spec_.cell_pt, cell.second * row_pt()};
  }

  /// The cell whose centre is nearest: it is in one of the two rows around the point.
  Cell cell_at(PagePoint p) const {
    const PagePoint d = p - frame().center();
    Cell best{};
    double least = HUGE_VAL;
    const int above = static_cast<int>(std::floor(d.y_pt / row_pt()));
    for (const int row : {above, above + 1}) {
      const double shift = row % 2 == 0 ? 0 : 0.5;
      const Cell cell{static_cast<int>(std::lround(d.x_pt / spec_.cell_pt - shift)), row};
      if (const double off = distance_pt(centre_of(cell), p); off < least) {
        least = off;
        best = cell;
      }
    }
    return best;
  }

  Path hexagon(PagePoint center) const {
    std::vector<PagePoint> corners;
    for (int i = 0; i < 6; ++i) {
      const double angle = (i + 0.5) * std::numbers::pi / 3;
      corners.push_back(center + PagePoint{std::cos(angle), std::sin(angle)} * (spec_.cell_pt / std::sqrt(3)));
    }
    return Path::polygon(corners);
  }

  void add_hexagons() {
    std::map<Cell, double> sums;
    for (const AggregateEvent& e : events_.events)
      if (frame().contains(e.at)) sums[cell_at(e.at)] += e.value;
    for (const AggregateEvent& e : events_.events)
      if (!frame().contains(e.at))
        leave_out(e, off_page);
      else if (const double sum = sums[cell_at(e.at)]; sum <= 0 || !std::isfinite(sum))
        leave_out(e, sum <= 0 ? adds_nothing : not_finite);
    for (const auto& [cell, sum] : sums)
      if (sum > 0 && std::isfinite(sum))
        layer_.shapes.push_back({hexagon(centre_of(cell)), sum, 0, format_number(sum, lang())});
    const double across_m = spec_.cell_pt * plan_.viewport.metres_per_pt() / scale_at(frame().center());
    layer_.heading =
        message("aggregate.hexagon", lang(), {{"what", what()}, {"size", format_distance(across_m, lang())}});
    classify(whole_);
  }

  // ---- circles

  void add_circles() {
    std::vector<AggregateCircle> sums = sums_by_place(events_.events);
    std::map<std::size_t, const char*> not_shown;
    for (const AggregateCircle& c : sums) {
      if (!frame().contains(c.center))
        not_shown[c.located] = off_page;
      else if (!(c.value > 0))
        not_shown[c.located] = adds_nothing;
      else if (!std::isfinite(c.value))
        not_shown[c.located] = not_finite;
    }
    for (const AggregateEvent& e : events_.events)
      if (const auto why = not_shown.find(e.located); why != not_shown.end()) leave_out(e, why->second);
    std::erase_if(sums, [&](const AggregateCircle& c) { return not_shown.contains(c.located); });
    double largest = 0;
    for (const AggregateCircle& c : sums) largest = std::max(largest, c.value);
    layer_.scale = circle_scale(spec_, largest, style_);
    layer_.circles = sized(std::move(sums), layer_.scale);
    for (AggregateCircle& c : layer_.circles)
      c.approximate = c.located < events_.approximate.size() && events_.approximate[c.located];
    layer_.heading = what();
    layer_.colors = {events_.look.color};
  }

  // ---- density

  /// Plane metres for one on the ground, at a place of the page.
  double scale_at(PagePoint p) const {
    const auto at = plan_.projection.inverse(plan_.viewport.to_plane(p));
    return at ? plan_.projection.scale_factor(*at) : 1;
  }

  /// A cell of the grid at a twelfth of the reach: finer than what the kernel leaves to see. The grid goes beyond the
  /// page only as far as its edge would be seen otherwise; what lies farther out is spread onto it all the same.
  ValueGrid empty_grid(double reach_pt) const {
    constexpr double most_beyond_pt = 96;
    const double beyond_pt = std::min(reach_pt, most_beyond_pt);
    ValueGrid grid;
    grid.step_pt = std::clamp(reach_pt / 12, 1.0, 8.0);
    grid.origin = {frame().left_pt - beyond_pt, frame().top_pt - beyond_pt};
    grid.columns = static_cast<int>((frame().width_pt() + 2 * beyond_pt) / grid.step_pt) + 2;
    grid.rows = static_cast<int>((frame().height_pt() + 2 * beyond_pt) / grid.step_pt) + 2;
    grid.values.resize(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows));
    return grid;
  }

  /// Sums of events by crossing of a grid as fine as the reach asks for, which need not end at the page: what follows
  /// costs by the page and the reach, and not by the events.
  struct Bins {
    double step_pt = 1;
    std::map<std::pair<long, long>, double> sums;  ///< by row and column from the grid's origin
  };

  Bins binned(const ValueGrid& grid, double reach_km) {
    const double reach_pt = page_reach(frame().center(), reach_km);
    Bins bins;
    bins.step_pt = std::max(grid.step_pt, reach_pt / 12);
    for (const AggregateEvent& e : events_.events) {
      if (!frame().contains(e.at) && !frame().grown(page_reach(e.at, reach_km)).contains(e.at)) {
        leave_out(e, off_page);
      } else if (e.value <= 0) {
        leave_out(e, adds_nothing);
      } else {
        const PagePoint d = (e.at - grid.origin) * (1 / bins.step_pt);
        bins.sums[{std::lround(d.y_pt), std::lround(d.x_pt)}] += e.value;
      }
    }
    return bins;
  }

  /// Points on the page for a distance on the ground: more where the projection stretches.
  double page_reach(PagePoint at, double reach_km) const {
    return reach_km * 1000 * scale_at(at) / plan_.viewport.metres_per_pt();
  }

  /// The quartic kernel of Silverman, "Density Estimation" (1986), eq. 4.5, spread on the ground.
  void spread(const Bins& bins, double reach_km, ValueGrid& out) const {
    const double unit = square_km_unit * 3 / (std::numbers::pi * reach_km * reach_km);
    for (const auto& [cell, value] : bins.sums) {
      const PagePoint off = PagePoint{static_cast<double>(cell.second), static_cast<double>(cell.first)} * bins.step_pt;
      stamp(out, off * (1 / out.step_pt), page_reach(out.origin + off, reach_km) / out.step_pt, value * unit);
    }
  }

  /// `at` and `reach` in cells of the grid.
  static void stamp(ValueGrid& grid, PagePoint at, double reach, double peak) {
    const auto first = [](double from) { return static_cast<int>(std::max(0.0, std::ceil(from))); };
    const auto last = [](double to, int count) { return static_cast<int>(std::min(count - 1.0, std::floor(to))); };
    for (int y = first(at.y_pt - reach); y <= last(at.y_pt + reach, grid.rows); ++y)
      for (int x = first(at.x_pt - reach); x <= last(at.x_pt + reach, grid.columns); ++x) {
        const double dx = x - at.x_pt, dy = y - at.y_pt;
        const double off = (dx * dx + dy * dy) / (reach * reach);
        if (off < 1)
          grid.values[static_cast<std::size_t>(y) * static_cast<std::size_t>(grid.columns) +
                      static_cast<std::size_t>(x)] += peak * (1 - off) * (1 - off);
      }
  }

  void add_density() {
    const double ground_m_per_pt = plan_.viewport.metres_per_pt() / scale_at(frame().center());
    const double smaller = std::min(frame().width_pt(), frame().height_pt());
    const double reach_km = spec_.radius_km.value_or(smaller / 24 * ground_m_per_pt / 1000);
    ValueGrid grid = empty_grid(reach_km * 1000 / ground_m_per_pt);
    spread(binned(grid, reach_km), reach_km, grid);
    layer_.heading =
        message("aggregate.per_area", lang(), {{"what", what()}, {"n", format_number(square_km_unit, lang())}});
    std::vector<double> values;
    for (const double v : grid.values)
      if (v > 0 && std::isfinite(v)) values.push_back(v);
    // The first limit is the shore of the surface: below it nothing is drawn.
    std::vector<double> limits = spec_.limits;
    if (limits.empty()) limits = class_limits(thinned(values), method_of(spec_.breaks), spec_.classes + 1, false);
    layer_.limits = limits;
    for (std::size_t i = 0; i < limits.size(); ++i) {
      const auto rings = iso_rings(grid, limits[i]);
      if (!rings.empty()) layer_.shapes.push_back({closed_path(rings), limits[i], i, {}});
    }
    layer_.colors = sequential_ramp(events_.look.color, style_.color("land"), limits.size());
    for (std::size_t i = 0; i < limits.size(); ++i)
      layer_.labels.push_back(i + 1 < limits.size() ? range_label(limits[i], limits[i + 1]) : from_label(limits[i]));
  }

  // ---- areas

  void add_areas() {
    const bool districts = spec_.areas == AreaLevel::kDistricts;
    const FeatureSet<PagePoint>& shapes = districts ? ground_->areas : ground_->countries;
    const std::vector<GroundArea>& info = districts ? ground_->area_info : ground_->country_info;
    const std::vector<std::optional<std::size_t>>& located =
        districts ? ground_->located_areas : ground_->located_countries;
    // Without the role in the basemap there is neither an area nor an answer.
    const auto area_of = [&](const AggregateEvent& e) {
      const std::size_t i = events_.first_located + e.located;
      return i < located.size() ? located[i] : std::nullopt;
    };
    std::vector<double> sums(info.size());
    for (const AggregateEvent& e : events_.events)
      if (const auto in = area_of(e)) sums[*in] += e.value;
    std::vector<const char*> not_shown(info.size());  // why, of each area
    for (std::size_t i = 0; i < info.size(); ++i) {
      const double value = spec_.per_area ? sums[i] / info[i].area_km2 * square_km_unit : sums[i];
      Path path = path_of(shapes, i);
      if (sums[i] <= 0)
        not_shown[i] = adds_nothing;
      else if (path.empty() || !std::isfinite(value))
        not_shown[i] = path.empty() ? "its area is not on this page" : not_finite;
      else
        layer_.shapes.push_back(
            {std::move(path), value, 0, fmt::format("{}: {}", info[i].name, format_number(value, lang()))});
    }
    for (const AggregateEvent& e : events_.events)
      if (const auto in = area_of(e); !in || not_shown[*in])
        leave_out(e, in ? not_shown[*in] : "no area of the basemap holds its place");
    layer_.heading = spec_.per_area ? message("aggregate.per_area", lang(),
                                              {{"what", what()}, {"n", format_number(square_km_unit, lang())}})
                                    : what();
    classify(whole_ && !spec_.per_area);
  }

  // ---- classes

  void classify(bool whole) {
    if (layer_.shapes.empty()) return;
    std::vector<double> values;
    for (const AggregateShape& shape : layer_.shapes) values.push_back(shape.value);
    std::vector<double> limits = spec_.limits;
    if (limits.empty()) limits = class_limits(values, method_of(spec_.breaks), spec_.classes, whole);
    layer_.limits = limits;
    for (AggregateShape& shape : layer_.shapes) shape.class_index = class_of(shape.value, limits);
    layer_.colors = sequential_ramp(events_.look.color, style_.color("land"), limits.size() + 1);
    const auto [least, most] = std::ranges::minmax(values);
    for (std::size_t i = 0; i <= limits.size(); ++i) {
      const double from = i == 0 ? std::min(least, limits.empty() ? least : limits.front()) : limits[i - 1];
      const double to = i < limits.size() ? limits[i] : most;
      if (whole)
        layer_.labels.push_back(whole_label(from, i < limits.size() ? to - 1 : to));
      else
        layer_.labels.push_back(range_label(i == 0 ? shown_below(from, to) : shown(from), shown(to)));
    }
  }

  /// The ends of all classes are values of the data, to three digits.
  static double shown(double value) { return round_to_digits(value, 3); }

  /// The least value to the digits of the first limit: next to 0.07, 0.000059 is 0.
  static double shown_below(double value, double limit) {
    const double step = limit > 0 ? std::pow(10, std::floor(std::log10(limit)) - 1) : 1;
    return value < step ? 0 : shown(value);
  }

  std::string number(double value) const {
    if (value == 0 || std::abs(value) >= 0.1) return format_number(value, lang());
    // Two digits that count, written out, with the decimal sign of the language.
    std::string sign = format_number(0.5, lang());
    sign = sign.substr(1, sign.size() - 2);
    std::string text = fmt::format("{:.{}f}", value, 1 - static_cast<int>(std::floor(std::log10(std::abs(value)))));
    while (text.ends_with('0')) text.pop_back();
    return text.replace(text.find('.'), 1, sign);
  }
  std::string whole_label(double from, double to) const { return from >= to ? number(from) : range_label(from, to); }
  std::string range_label(double from, double to) const {
    return from == to ? number(from) : fmt::format("{}\u2013{}", number(from), number(to));
  }
  std::string from_label(double from) const { return message("aggregate.and_more", lang(), {{"n", number(from)}}); }

  const SceneAggregate& events_;
  const MapPlan& plan_;
  const GroundScene* ground_;
  const Style& style_;
  const AggregationSpec& spec_;
  bool whole_;
  AggregatedLayer layer_;
};

}  // namespace

bool needs_ground(const AggregationSpec& spec) { return spec.method == AggregationMethod::kAreas; }

AggregatedLayer aggregate(const SceneAggregate& events, const MapPlan& plan, const GroundScene* ground,
                          const Style& style) {
  return Aggregator(events, plan, ground, style).run();
}

std::vector<Color> sequential_ramp(Color color, Color land, std::size_t classes) {
  // Along the way from a tint of the colour to a shade of it; places on it are found by lightness.
  const Color from = mix(land, color, 0.22);
  const bool dark_land = to_lab(land).l < 50;
  const Color to = mix(color, dark_land ? Color{255, 255, 255, 255} : Color{0, 0, 0, 255}, 0.35);
  const auto way = [&](double t) { return t < 0.7 ? mix(from, color, t / 0.7) : mix(color, to, (t - 0.7) / 0.3); };
  const double first = to_lab(from).l, last = to_lab(to).l;
  std::vector<Color> ramp;
  for (std::size_t i = 0; i < classes; ++i) {
    const double share = classes == 1 ? 0.6 : static_cast<double>(i) / static_cast<double>(classes - 1);
    const double wanted = first + (last - first) * share;
    double low = 0, high = 1;
    for (int step = 0; step < 24; ++step) {
      const double middle = (low + high) / 2;
      const bool before = (to_lab(way(middle)).l - wanted) * (last - first) < 0;
      (before ? low : high) = middle;
    }
    ramp.push_back(way(high));
  }
  return ramp;
}

}  // namespace dateline
