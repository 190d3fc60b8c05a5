#include "render/flow_forces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "render/obstacles.h"

namespace dateline {
namespace {

using Kind = FlowStop::Kind;

constexpr int samples = 5;
constexpr double farthest_reaches = 5;  // beyond so many times the reach the push is nothing
constexpr double clearance_pt = 2.5;
constexpr double near_angle = 0.6;  // radians within which ends at one place turn apart

using Samples = std::array<PagePoint, samples>;

Samples samples_of(const FlowCurve& curve) {
  Samples points;
  for (int k = 0; k < samples; ++k) points[static_cast<std::size_t>(k)] = curve.at((k + 0.5) / samples);
  return points;
}

PageBox box_of(const Samples& points) {
  PageBox box{points[0].x_pt, points[0].y_pt, points[0].x_pt, points[0].y_pt};
  for (const PagePoint p : points) box.include(p);
  return box;
}

class ForceLayout {
 public:
  ForceLayout(std::vector<FlowCurve> curves, const std::vector<FlowRequest>& flows,
              const std::vector<FlowObstacle>& obstacles, const FlowLayoutOptions& options, const FlowForces& forces)
      : curves_(std::move(curves)), flows_(flows), obstacles_(obstacles), options_(options), forces_(forces) {
    PagePoint sum{0, 0};
    for (const FlowCurve& c : curves_) {
      longest_ = std::max(longest_, distance_pt(c.from, c.to));
      sum = sum + lerp(c.from, c.to, 0.5);
      rest_.push_back(rest_of(c));
    }
    if (!curves_.empty()) middle_ = sum * (1.0 / static_cast<double>(curves_.size()));
    find_meetings();
  }

  std::vector<FlowCurve> run() {
    for (int i = 0; i < forces_.iterations; ++i) iterate(1 - static_cast<double>(i) / forces_.iterations);
    for (std::size_t i = 0; i < curves_.size(); ++i) move_off_symbols(i);
    return std::move(curves_);
  }

 private:
  /// Two ends at one place.
  struct Meeting {
    std::size_t a, b;
    bool a_arrives, b_arrives;
  };

  PagePoint rest_of(const FlowCurve& c) const {
    const double length = std::max(distance_pt(c.from, c.to), 1.0);
    const double bulge = std::min(options_.bulge, options_.most_bulge_pt / length);
    const bool left = cross(c.to - c.from, c.control - c.from) < 0;
    return bulged(c.from, c.to, left ? -bulge : bulge).control;
  }

  void find_meetings() {
    for (std::size_t a = 0; a < flows_.size(); ++a)
      for (std::size_t b = 0; b < a; ++b)
        for (const bool a_arrives : {false, true})
          for (const bool b_arrives : {false, true}) {
            const FlowStop& at = a_arrives ? flows_[a].to : flows_[a].from;
            const FlowStop& bt = b_arrives ? flows_[b].to : flows_[b].from;
            if (at.kind == Kind::kPlace && bt.kind == Kind::kPlace && distance_pt(at.at, bt.at) < 0.5)
              meetings_.push_back({a, b, a_arrives, b_arrives});
          }
  }

  void iterate(double heat) {
    std::vector<PagePoint> moves(curves_.size(), PagePoint{0, 0});
    push_apart(moves);
    turn_apart(moves);
    for (std::size_t i = 0; i < curves_.size(); ++i) {
      moves[i] = moves[i] + pull_back(i);
      FlowCurve& c = curves_[i];
      c.control = c.control + moves[i] * heat;
      constrain(c);
    }
  }

  void push_apart(std::vector<PagePoint>& moves) const {
    std::vector<Samples> points;
    std::vector<PageBox> boxes;
    for (const FlowCurve& c : curves_) {
      points.push_back(samples_of(c));
      boxes.push_back(box_of(points.back()));
    }
    const auto idle = [&](std::size_t i) { return curves_[i].from == curves_[i].to; };
    for (std::size_t a = 0; a < curves_.size(); ++a)
      for (std::size_t b = 0; b < a && !idle(a); ++b) {
        if (idle(b)) continue;
        const double reach = forces_.reach_pt + (flows_[a].width_pt + flows_[b].width_pt) / 2;
        if (!boxes[a].grown(reach * farthest_reaches).overlaps(boxes[b].grown(0.01))) continue;
        const PagePoint push = push_of(points[a], points[b], reach) * forces_.push;
        moves[a] = moves[a] + push;
        moves[b] = moves[b] - push;
      }
  }

  /// The mean direction from samples of b to those of a, weighted by inverse distance to the fourth; its length falls
  /// off with the distance.
  static PagePoint push_of(const Samples& a, const Samples& b, double reach_pt) {
    PagePoint sum{0, 0};
    double weights = 0, distance = 0;
    for (const PagePoint p : a)
      for (const PagePoint q : b) {
        const PagePoint d = p - q;
        const double squared = std::max(dot(d, d), 1.0);
        const double weight = 1 / (squared * squared);
        sum = sum + d * weight;
        distance += std::sqrt(squared) * weight;
        weights += weight;
      }
    const double apart = distance / weights;
    const double part = apart / reach_pt;
    return sum * (1 / (weights * apart)) * (reach_pt / (1 + 2 * part * part));
  }

  /// Ends at one place that point the same way turn from each other, as if on a hinge at the place.
  void turn_apart(std::vector<PagePoint>& moves) const {
    for (const Meeting& m : meetings_) {
      const FlowCurve &a = curves_[m.a], &b = curves_[m.b];
      const PagePoint arm_a = a.control - (m.a_arrives ? a.to : a.from),
                      arm_b = b.control - (m.b_arrives ? b.to : b.from);
      const double angle = std::atan2(cross(arm_b, arm_a), dot(arm_b, arm_a));  // from b to a, clockwise
      if (std::abs(angle) > near_angle) continue;
      const double torque = (angle < 0 ? -1 : 1) * forces_.angular * (1 - std::abs(angle) / near_angle);
      moves[m.a] = moves[m.a] + right_of(arm_a) * torque;
      moves[m.b] = moves[m.b] - right_of(arm_b) * torque;
    }
  }

  /// Spring and anti-torsion.
  PagePoint pull_back(std::size_t i) const {
    const FlowCurve& c = curves_[i];
    const PagePoint base = c.to - c.from;
    const double length = length_pt(base);
    const double edge = std::min(1.0, distance_pt(lerp(c.from, c.to, 0.5), middle_) / (options_.frame.width_pt() / 2));
    const double part = std::min(1.0, 0.7 * length / std::max(longest_, 1.0) + 0.3 * edge);
    const double stiffness = forces_.spring_short + (forces_.spring_long - forces_.spring_short) * part;
    const PagePoint along = unit(base);
    const double slide = dot(c.control - lerp(c.from, c.to, 0.5), along);
    return (rest_[i] - c.control) * stiffness - along * (slide * forces_.anti_torsion);
  }

  void constrain(FlowCurve& c) const {
    const PagePoint along = unit(c.to - c.from), across = right_of(along), middle = lerp(c.from, c.to, 0.5);
    const double length = distance_pt(c.from, c.to);
    const double slide = dot(c.control - middle, along), height = dot(c.control - middle, across);
    // The middle of the curve stands half as high as its control point.
    const double most_height = 2 * forces_.most_height * length, most_slide = forces_.most_slide * length;
    c.control = middle + along * std::clamp(slide, -most_slide, most_slide) +
                across * std::clamp(height, -most_height, most_height);
  }

  bool is_own(std::size_t i, const FlowObstacle& obstacle) const {
    const auto at = [&](const FlowStop& s) {
      return s.kind == Kind::kPlace && distance_pt(s.at, obstacle.center) < 0.5;
    };
    return at(flows_[i].from) || at(flows_[i].to);
  }

  /// How deep the curve reaches into symbols of others, points.
  double depth_in_symbols(std::size_t i, const FlowCurve& curve) const {
    constexpr std::size_t parts = 24;
    std::array<PagePoint, parts + 1> line;
    PageBox box{curve.from.x_pt, curve.from.y_pt, curve.from.x_pt, curve.from.y_pt};
    for (std::size_t k = 0; k <= parts; ++k) {
      line[k] = curve.at(static_cast<double>(k) / parts);
      box.include(line[k]);
    }
    double depth = 0;
    for (const FlowObstacle& obstacle : obstacles_) {
      const double keep = obstacle.radius_pt + flows_[i].width_pt / 2 + clearance_pt;
      if (!box.grown(keep).contains(obstacle.center) || is_own(i, obstacle)) continue;
      double least = keep;
      for (std::size_t k = 0; k < parts; ++k)
        least = std::min(least, distance_to_segment(obstacle.center, line[k], line[k + 1]));
      depth += keep - least;
    }
    return depth;
  }

  /// The nearest control point, on rings around the present one, from which no symbol of others is touched.
  void move_off_symbols(std::size_t i) {
    if (obstacles_.empty() || depth_in_symbols(i, curves_[i]) <= 0) return;
    const double length = distance_pt(curves_[i].from, curves_[i].to);
    for (double ring = 6; ring <= length * 0.6; ring += 6)
      for (int k = 0; k < 12; ++k) {
        const double angle = k * std::numbers::pi / 6;
        FlowCurve moved = curves_[i];
        moved.control = moved.control + PagePoint{std::cos(angle), std::sin(angle)} * ring;
        constrain(moved);
        if (depth_in_symbols(i, moved) > 0) continue;
        curves_[i] = moved;
        return;
      }
  }

  std::vector<FlowCurve> curves_;
  const std::vector<FlowRequest>& flows_;
  const std::vector<FlowObstacle>& obstacles_;
  const FlowLayoutOptions& options_;
  const FlowForces& forces_;
  std::vector<PagePoint> rest_;
  std::vector<Meeting> meetings_;
  double longest_ = 0;
  PagePoint middle_{0, 0};
};

}  // namespace

std::vector<FlowCurve> apply_flow_forces(std::vector<FlowCurve> curves, const std::vector<FlowRequest>& flows,
                                         const std::vector<FlowObstacle>& obstacles, const FlowLayoutOptions& options,
                                         const FlowForces& forces) {
  return ForceLayout(std::move(curves), flows, obstacles, options, forces).run();
}

}  // namespace dateline
