#include "render/flow_quality.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "render/obstacles.h"

namespace dateline {
namespace {

using Kind = FlowStop::Kind;

constexpr double touch_pt = 1.0;  // a casing, the rim of a symbol
constexpr double sharp_rad = 15 * std::numbers::pi / 180;
constexpr double most_height = 0.25;  // of a bow, by its length
constexpr double most_turning = std::numbers::pi / 2;

bool inside_triangle(PagePoint p, const std::vector<PagePoint>& t) {
  const double a = cross(t[1] - t[0], p - t[0]), b = cross(t[2] - t[1], p - t[1]), c = cross(t[0] - t[2], p - t[2]);
  return (a >= 0 && b >= 0 && c >= 0) || (a <= 0 && b <= 0 && c <= 0);
}

/// Where two segments cross, as a part of the first; nothing if they do not.
std::optional<double> crossing_of(PagePoint a, PagePoint b, PagePoint c, PagePoint d) {
  const double across = cross(b - a, d - c);
  if (std::abs(across) < 1e-12) return std::nullopt;
  const double t = cross(c - a, d - c) / across, u = cross(c - a, b - a) / across;
  if (t < 0 || t >= 1 || u < 0 || u >= 1) return std::nullopt;
  return t;
}

bool boxes_meet(PagePoint a, PagePoint b, PagePoint c, PagePoint d) {
  return std::min(a.x_pt, b.x_pt) <= std::max(c.x_pt, d.x_pt) && std::min(c.x_pt, d.x_pt) <= std::max(a.x_pt, b.x_pt) &&
         std::min(a.y_pt, b.y_pt) <= std::max(c.y_pt, d.y_pt) && std::min(c.y_pt, d.y_pt) <= std::max(a.y_pt, b.y_pt);
}

/// True if some part of the line is nearer than `reach_pt`.
bool is_near_line(PagePoint p, const std::vector<PagePoint>& line, double reach_pt) {
  const PagePoint corner{reach_pt, reach_pt};
  for (std::size_t i = 0; i + 1 < line.size(); ++i)
    if (boxes_meet(p - corner, p + corner, line[i], line[i + 1]) &&
        distance_to_segment(p, line[i], line[i + 1]) < reach_pt)
      return true;
  return false;
}

/// Distance from a disc's middle to a triangle; 0 inside.
double distance_to_triangle(PagePoint p, const std::vector<PagePoint>& t) {
  if (inside_triangle(p, t)) return 0;
  return std::min(
      {distance_to_segment(p, t[0], t[1]), distance_to_segment(p, t[1], t[2]), distance_to_segment(p, t[2], t[0])});
}

double half_at(const FlowTrace& trace, std::size_t k) {
  const double part = static_cast<double>(k) / static_cast<double>(trace.line.size() - 1);
  return trace.begin_half_pt + (trace.end_half_pt - trace.begin_half_pt) * part;
}

/// Within `reach_pt` of the body, which tapers.
bool is_near_body(PagePoint p, const FlowTrace& trace, double reach_pt) {
  const double most = reach_pt + std::max(trace.begin_half_pt, trace.end_half_pt);
  const PagePoint corner{most, most};
  for (std::size_t k = 0; k + 1 < trace.line.size(); ++k)
    if (boxes_meet(p - corner, p + corner, trace.line[k], trace.line[k + 1]) &&
        distance_to_segment(p, trace.line[k], trace.line[k + 1]) < reach_pt + half_at(trace, k + 1))
      return true;
  return false;
}

bool triangles_meet(const std::vector<PagePoint>& a, const std::vector<PagePoint>& b) {
  for (std::size_t i = 0; i < 3; ++i) {
    if (inside_triangle(a[i], b) || inside_triangle(b[i], a)) return true;
    for (std::size_t j = 0; j < 3; ++j)
      if (crossing_of(a[i], a[(i + 1) % 3], b[j], b[(j + 1) % 3])) return true;
  }
  return false;
}

/// True if the body runs over the head.
bool covers_head(const FlowTrace& body, const std::vector<PagePoint>& head) {
  PageBox box{head[0].x_pt, head[0].y_pt, head[0].x_pt, head[0].y_pt};
  for (const PagePoint p : head) box.include(p);
  if (!box.grown(0.01).overlaps(body.box)) return false;
  box = box.grown(body.end_half_pt + touch_pt);
  for (std::size_t k = 0; k < body.line.size(); ++k)
    if (box.contains(body.line[k]) && distance_to_triangle(body.line[k], head) < half_at(body, k)) return true;
  const PagePoint least{box.left_pt, box.top_pt}, most{box.right_pt, box.bottom_pt};
  for (std::size_t k = 0; k + 1 < body.line.size(); ++k) {
    if (!boxes_meet(least, most, body.line[k], body.line[k + 1])) continue;
    for (std::size_t i = 0; i < 3; ++i)
      if (crossing_of(body.line[k], body.line[k + 1], head[i], head[(i + 1) % 3]) ||
          distance_to_segment(head[i], body.line[k], body.line[k + 1]) < half_at(body, k))
        return true;
  }
  return false;
}

/// The discs within which two flows that share a place may come together.
struct SharedPlaces {
  std::vector<std::pair<PagePoint, double>> discs;

  SharedPlaces(const FlowTrace& a, const FlowTrace& b) {
    for (std::size_t i = 0; i < a.stops.size(); ++i)
      for (std::size_t j = 0; j < b.stops.size(); ++j)
        if (distance_pt(a.stops[i], b.stops[j]) < 0.5)
          discs.emplace_back(a.stops[i],
                             std::max(a.rims_pt[i], b.rims_pt[j]) + 8 + 1.2 * (a.end_half_pt + b.end_half_pt));
  }
  bool contain(PagePoint p) const {
    return std::ranges::any_of(discs, [&](const auto& disc) { return distance_pt(disc.first, p) < disc.second; });
  }
};

void count_crossings(const FlowTrace& a, const FlowTrace& b, const SharedPlaces& shared, FlowQuality& quality) {
  for (std::size_t i = 0; i + 1 < a.line.size(); ++i)
    for (std::size_t j = 0; j + 1 < b.line.size(); ++j) {
      if (!boxes_meet(a.line[i], a.line[i + 1], b.line[j], b.line[j + 1])) continue;
      const auto t = crossing_of(a.line[i], a.line[i + 1], b.line[j], b.line[j + 1]);
      if (!t || shared.contain(lerp(a.line[i], a.line[i + 1], *t))) continue;
      ++quality.crossings;
      const PagePoint u = unit(a.line[i + 1] - a.line[i]), v = unit(b.line[j + 1] - b.line[j]);
      if (std::abs(cross(u, v)) < std::sin(sharp_rad)) ++quality.sharp_angles;
    }
}

void count_sharp_partings(const FlowTrace& a, const FlowTrace& b, FlowQuality& quality) {
  const auto away = [](const FlowTrace& t, bool from_end) {
    const std::size_t n = t.line.size(), k = std::min<std::size_t>(3, n - 1);
    return from_end ? unit(t.line[n - 1 - k] - t.line[n - 1]) : unit(t.line[k] - t.line[0]);
  };
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}})
    for (const std::size_t j : {std::size_t{0}, std::size_t{1}}) {
      if (i >= a.stops.size() || j >= b.stops.size() || distance_pt(a.stops[i], b.stops[j]) > 0.5) continue;
      if (dot(away(a, i == 1), away(b, j == 1)) > std::cos(sharp_rad)) ++quality.sharp_angles;
    }
}

/// How much farther apart than a label is high flows with one far end leave or enter the page.
double distance_of_exits(const FlowTrace& a, const FlowTrace& b) {
  constexpr double beside_pt = 24;
  double apart = 0;
  for (const std::size_t end : {std::size_t{0}, std::size_t{1}}) {
    if (!a.far[end] || !b.far[end] || distance_pt(*a.far[end], *b.far[end]) > 0.5) continue;
    const double distance =
        end == 0 ? distance_pt(a.line.front(), b.line.front()) : distance_pt(a.line.back(), b.line.back());
    if (distance < 160) apart += std::max(0.0, distance - beside_pt);
  }
  return apart;
}

}  // namespace

double FlowQuality::score() const {
  return 60 * symbols_crossed + 25 * heads_covered + 12 * crossings + 5 * sharp_angles + 0.6 * overlap_pt +
         1.5 * covered_pt + 0.15 * names_pt + 0.2 * exits_apart_pt + 6 * bend;
}

FlowQuality& FlowQuality::operator+=(const FlowQuality& more) {
  symbols_crossed += more.symbols_crossed;
  heads_covered += more.heads_covered;
  crossings += more.crossings;
  sharp_angles += more.sharp_angles;
  overlap_pt += more.overlap_pt;
  covered_pt += more.covered_pt;
  names_pt += more.names_pt;
  exits_apart_pt += more.exits_apart_pt;
  bend += more.bend;
  return *this;
}

FlowTrace FlowJudge::trace(std::size_t flow, const Spine& spine) const {
  FlowTrace trace;
  if (spine.empty()) return trace;
  const FlowRequest& f = flows_[flow];
  const double length = spine.length_pt();
  trace.line = spine.sampled(std::max(length / 28, 3.0));
  trace.step_pt = length / static_cast<double>(trace.line.size() - 1);
  trace.begin_half_pt = f.origin_pt / 2;
  trace.end_half_pt = f.width_pt / 2;
  if (!f.goes_on) {
    const bool leaves = f.to.kind == Kind::kOffPage, unknown = f.to.kind == Kind::kUnknown;
    const double tip = length - std::min(leaves ? options_.fade_pt : unknown ? options_.fan_pt : 0.0, length / 3);
    const double neck = std::max(tip - std::min(f.head_length_pt, tip * 0.55), 0.0);
    const PagePoint side = right_of(spine.direction(neck)) * f.head_pt;
    trace.head = {spine.at(neck) - side, spine.at(tip), spine.at(neck) + side};
  }
  trace.box = {trace.line[0].x_pt, trace.line[0].y_pt, trace.line[0].x_pt, trace.line[0].y_pt};
  for (const PagePoint p : trace.line) trace.box.include(p);
  trace.box = trace.box.grown(f.width_pt / 2 + touch_pt);
  for (const PagePoint p : trace.head) trace.box.include(p);
  for (const FlowStop& stop : {f.from, f.to}) {
    // A point no other end has, for ends that are no places: `stops` keeps from and to in order.
    const bool place = stop.kind == Kind::kPlace;
    trace.stops.push_back(place ? stop.at
                                : PagePoint{-1e6 - static_cast<double>(flow), trace.stops.empty() ? 0.0 : 9e6});
    trace.rims_pt.push_back(place ? stop.rim_pt : 0);
    trace.far.push_back(stop.kind == Kind::kOffPage ? std::optional(stop.at) : std::nullopt);
  }
  return trace;
}

FlowQuality FlowJudge::alone(const FlowTrace& trace) const {
  FlowQuality quality;
  if (trace.line.empty()) return quality;
  for (const FlowObstacle& obstacle : obstacles_) {
    if (!trace.box.grown(obstacle.radius_pt).contains(obstacle.center)) continue;
    if (std::ranges::any_of(trace.stops, [&](PagePoint p) { return distance_pt(p, obstacle.center) < 0.5; })) continue;
    const bool under_head =
        !trace.head.empty() && distance_to_triangle(obstacle.center, trace.head) < obstacle.radius_pt + touch_pt;
    if (under_head || is_near_body(obstacle.center, trace, obstacle.radius_pt + touch_pt)) ++quality.symbols_crossed;
  }
  const PageBox roomy = options_.frame.grown(0.5);
  for (const PagePoint p : trace.line) {
    const auto covers = [&](const PageBox& box) { return box.grown(trace.end_half_pt + touch_pt).contains(p); };
    if (!roomy.contains(p) || std::ranges::any_of(options_.keep_off, covers)) quality.covered_pt += trace.step_pt;
    if (std::ranges::any_of(options_.names, covers)) quality.names_pt += trace.step_pt;
  }
  double turning = 0, height = 0;
  const PagePoint first = trace.line.front(), base = trace.line.back() - first;
  for (std::size_t k = 1; k + 1 < trace.line.size(); ++k) {
    const PagePoint u = trace.line[k] - trace.line[k - 1], v = trace.line[k + 1] - trace.line[k];
    turning += std::abs(std::atan2(cross(u, v), dot(u, v)));
    height = std::max(height, std::abs(cross(unit(base), trace.line[k] - first)));
  }
  quality.bend =
      std::max(0.0, turning - most_turning) + 4 * std::max(0.0, height / std::max(length_pt(base), 1.0) - most_height);
  return quality;
}

FlowQuality FlowJudge::together(const FlowTrace& a, const FlowTrace& b) {
  FlowQuality quality;
  if (a.line.empty() || b.line.empty()) return quality;
  quality.exits_apart_pt = distance_of_exits(a, b);
  if (!a.box.overlaps(b.box)) return quality;
  const SharedPlaces shared(a, b);
  count_crossings(a, b, shared, quality);
  count_sharp_partings(a, b, quality);
  for (std::size_t k = 0; k < a.line.size(); ++k) {
    const PagePoint p = a.line[k];
    if (!b.box.grown(half_at(a, k)).contains(p) || shared.contain(p)) continue;
    if (is_near_line(p, b.line, half_at(a, k) + b.end_half_pt + touch_pt)) quality.overlap_pt += a.step_pt;
  }
  if (!a.head.empty() && !b.head.empty() && triangles_meet(a.head, b.head)) ++quality.heads_covered;
  if (!a.head.empty() && covers_head(b, a.head)) ++quality.heads_covered;
  if (!b.head.empty() && covers_head(a, b.head)) ++quality.heads_covered;
  return quality;
}

FlowQuality FlowJudge::all(const std::vector<Spine>& spines) const {
  std::vector<FlowTrace> traces;
  for (std::size_t i = 0; i < spines.size(); ++i) traces.push_back(trace(i, spines[i]));
  FlowQuality sum;
  for (std::size_t i = 0; i < traces.size(); ++i) {
    sum += alone(traces[i]);
    for (std::size_t j = 0; j < i; ++j) sum += together(traces[i], traces[j]);
  }
  return sum;
}

}  // namespace dateline
