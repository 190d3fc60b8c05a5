#include "render/flow_ends.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace dateline {
namespace {

using Kind = FlowStop::Kind;

constexpr double turn = 2 * std::numbers::pi;
constexpr double origin_gap_pt = 0.5;
constexpr double passing_gap_pt = 0.75;   // on both sides of a stop that a route passes
constexpr double between_heads_pt = 3.0;  // room between neighbours on a rim
constexpr double most_turn = 0.8;         // radians that an end may be turned to make room
constexpr double origin_reach_pt = 7;     // bodies may run together nearer to the rim than this
constexpr double most_wider_pt = 40;      // that a crowd of heads may stop farther out

/// An end of a leg at a place.
struct FlowEndAt {
  std::size_t flow;
  bool arrives;
  double angle;     // from the place towards the curve, radians clockwise from the x axis of the page
  double reach_pt;  // from the rim to where the end is widest
  double half_pt;   // half of its width there
  bool fixed;       // part of a route that goes on: its tangent is set
};

/// The ends at one place.
struct Rim {
  PagePoint center;
  double radius_pt = 0;
  std::vector<FlowEndAt> ends;

  double need(const FlowEndAt& end) const {
    return std::atan2(end.half_pt + between_heads_pt / 2, radius_pt + end.reach_pt);
  }
  double need() const {
    double sum = 0;
    for (const FlowEndAt& end : ends) sum += 2 * need(end);
    return sum;
  }
};

double angle_of(PagePoint v) { return std::atan2(v.y_pt, v.x_pt); }
PagePoint direction_of(double angle) { return {std::cos(angle), std::sin(angle)}; }

/// Length from the start of the curve at which it has left the disc for good (searched over the first half).
double rim_crossing(const Spine& spine, PagePoint center, double radius_pt, bool from_end) {
  const double length = spine.length_pt();
  const auto inside = [&](double s) { return distance_pt(spine.at(from_end ? length - s : s), center) < radius_pt; };
  const double most = length * 0.6;
  if (inside(most)) return length;
  // A curve cannot be farther out than it is long: nothing to look for before.
  double out = -1;
  for (double s = std::max(radius_pt * 0.98 - 1, 0.0); s <= most && s < radius_pt * 4 + 2; s += 1.5)
    if (inside(s)) out = s;
  if (out < 0) return 0;
  double in = out, beyond = std::min(out + 1.5, most);
  for (int i = 0; i < 6; ++i) (inside((in + beyond) / 2) ? in : beyond) = (in + beyond) / 2;
  return beyond;
}

Spine cut_at_rims(const Spine& spine, const FlowStop& from, double from_radius, const FlowStop& to, double to_radius) {
  const double begin = from.kind == Kind::kPlace ? rim_crossing(spine, from.at, from_radius, false) : 0;
  const double end = to.kind == Kind::kPlace ? rim_crossing(spine, to.at, to_radius, true) : 0;
  return spine.part(begin, spine.length_pt() - end);
}

class EndSpreader {
 public:
  EndSpreader(const std::vector<FlowRequest>& flows, const std::vector<FlowCurve>& curves,
              const FlowLayoutOptions& options)
      : flows_(flows), curves_(curves), out_(flows.size()) {
    for (std::size_t i = 0; i < flows.size(); ++i) {
      out_[i].begin_direction = unit(curves[i].control - curves[i].from);
      out_[i].end_direction = unit(curves[i].control - curves[i].to);
      out_[i].begin_radius_pt = flows[i].from.rim_pt + (continues(i) ? passing_gap_pt : origin_gap_pt);
      out_[i].end_radius_pt = flows[i].to.rim_pt + (flows[i].goes_on ? passing_gap_pt : options.gap_pt);
    }
  }

  std::vector<Spine> run() {
    for (std::size_t i = 0; i + 1 < flows_.size(); ++i)
      if (flows_[i].goes_on) join_legs(i);
    for (std::size_t i = 0; i < flows_.size(); ++i) {
      add_end(i, flows_[i].from, false);
      add_end(i, flows_[i].to, true);
    }
    for (Rim& rim : rims_) spread(rim);
    std::vector<Spine> spines;
    for (std::size_t i = 0; i < flows_.size(); ++i) spines.push_back(spine_of(i));
    return spines;
  }

 private:
  struct Ends {
    PagePoint begin_direction, end_direction;  // from the stop towards the curve
    double begin_radius_pt = 0, end_radius_pt = 0;
  };

  bool continues(std::size_t i) const { return i > 0 && flows_[i - 1].goes_on; }

  /// One tangent for the two legs that meet at a stop on the way, unless the route turns back there.
  void join_legs(std::size_t i) {
    const PagePoint through = out_[i + 1].begin_direction - out_[i].end_direction;
    if (length_pt(through) < 0.5) return;
    out_[i + 1].begin_direction = unit(through);
    out_[i].end_direction = unit(through) * -1;
  }

  void add_end(std::size_t i, const FlowStop& stop, bool arrives) {
    if (stop.kind != Kind::kPlace || curves_[i].from == curves_[i].to) return;
    auto rim = std::ranges::find_if(rims_, [&](const Rim& r) { return distance_pt(r.center, stop.at) < 0.5; });
    if (rim == rims_.end()) rim = rims_.insert(rims_.end(), {stop.at, 0, {}});
    const bool fixed = arrives ? flows_[i].goes_on : continues(i);
    const bool head = arrives && !fixed;
    const double half = head ? flows_[i].head_pt : (fixed ? flows_[i].width_pt : flows_[i].origin_pt) / 2;
    const PagePoint direction = arrives ? out_[i].end_direction : out_[i].begin_direction;
    rim->radius_pt = std::max(rim->radius_pt, arrives ? out_[i].end_radius_pt : out_[i].begin_radius_pt);
    rim->ends.push_back(
        {i, arrives, angle_of(direction), head ? flows_[i].head_length_pt : origin_reach_pt, half, fixed});
  }

  void spread(Rim& rim) {
    if (rim.ends.size() < 2) return;
    const double radius = rim.radius_pt;
    while (rim.need() > turn * 0.98 && rim.radius_pt < radius + most_wider_pt) rim.radius_pt += 1;
    const double wider = rim.radius_pt - radius;
    std::ranges::stable_sort(rim.ends, {}, &FlowEndAt::angle);
    const std::vector<double> angles = pushed_apart(rim);
    for (std::size_t k = 0; k < rim.ends.size(); ++k) {
      const FlowEndAt& end = rim.ends[k];
      if (end.fixed) continue;
      Ends& out = out_[end.flow];
      (end.arrives ? out.end_direction : out.begin_direction) = direction_of(angles[k]);
      (end.arrives ? out.end_radius_pt : out.begin_radius_pt) += wider;
    }
  }

  /// The angles of the ends, in order, moved until neighbours have room.
  static std::vector<double> pushed_apart(const Rim& rim) {
    const std::size_t n = rim.ends.size();
    std::vector<double> angles;
    for (const FlowEndAt& end : rim.ends) angles.push_back(end.angle);
    for (int round = 0; round < 60; ++round) {
      bool moved = false;
      for (std::size_t k = 0; k < n; ++k) {
        const std::size_t next = (k + 1) % n;
        if (next == k) break;
        const FlowEndAt &a = rim.ends[k], &b = rim.ends[next];
        const double gap = angles[next] + (next == 0 ? turn : 0) - angles[k];
        const double lack = rim.need(a) + rim.need(b) - gap;
        if (lack < 1e-4 || (a.fixed && b.fixed)) continue;
        const double share = a.fixed ? 0 : b.fixed ? 1 : 0.5;
        angles[k] = std::max(angles[k] - lack * share, a.angle - most_turn);
        angles[next] = std::min(angles[next] + lack * (1 - share), b.angle + most_turn);
        moved = true;
      }
      if (!moved) break;
    }
    return angles;
  }

  Spine spine_of(std::size_t i) const {
    const FlowCurve& curve = curves_[i];
    if (curve.from == curve.to) return {};
    const Ends& ends = out_[i];
    // The handles of the quadratic, turned.
    const double begin_reach = distance_pt(curve.from, curve.control) * 2 / 3;
    const double end_reach = distance_pt(curve.to, curve.control) * 2 / 3;
    const Spine spine({Cubic{curve.from, curve.from + ends.begin_direction * begin_reach,
                             curve.to + ends.end_direction * end_reach, curve.to}});
    return cut_at_rims(spine, flows_[i].from, ends.begin_radius_pt, flows_[i].to, ends.end_radius_pt);
  }

  const std::vector<FlowRequest>& flows_;
  const std::vector<FlowCurve>& curves_;
  std::vector<Ends> out_;
  std::vector<Rim> rims_;
};

}  // namespace

Spine trimmed_spine(const FlowRequest& flow, const FlowCurve& curve, const FlowLayoutOptions& options) {
  if (curve.from == curve.to) return {};
  const double gap = flow.goes_on ? passing_gap_pt : options.gap_pt;
  return cut_at_rims(Spine({curve.cubic()}), flow.from, flow.from.rim_pt + origin_gap_pt, flow.to,
                     flow.to.rim_pt + gap);
}

std::vector<Spine> spread_spines(const std::vector<FlowRequest>& flows, const std::vector<FlowCurve>& curves,
                                 const FlowLayoutOptions& options) {
  return EndSpreader(flows, curves, options).run();
}

}  // namespace dateline
