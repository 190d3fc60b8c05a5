#include "render/flow_growth.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace dateline {
namespace {

/// At `time` the head is `length_pt` from the start.
struct Knot {
  LocalSeconds time;
  double length_pt = 0;
};

double whole_length(std::span<const LaidFlow> legs) {
  double length = 0;
  for (const LaidFlow& leg : legs) length += leg.spine.length_pt();
  return length;
}

/// When the head is at a stop: it leaves the first at the earliest, and has surely come to the others at the latest
/// that is stated.
std::optional<LocalSeconds> time_at(const SceneFlow& flow, std::size_t stop) {
  const bool first = stop == 0, last = stop + 1 == flow.stops.size();
  const When& own = flow.times[stop];
  if (own.stated()) {
    if (first ? own.open_begin() : own.open_end()) return {};
    return first ? own.earliest : own.latest;
  }
  if (!flow.when.interval) return {};
  if (first && !flow.when.open_begin()) return flow.when.earliest;
  if (last && !flow.when.open_end()) return flow.when.latest;
  return {};
}

std::vector<Knot> knots_of(const SceneFlow& flow, std::span<const LaidFlow> legs) {
  std::vector<Knot> knots;
  double length = 0;
  for (std::size_t stop = 0; stop < flow.stops.size() && stop < flow.times.size(); ++stop) {
    if (stop > 0 && stop - 1 < legs.size()) length += legs[stop - 1].spine.length_pt();
    const auto time = time_at(flow, stop);
    if (time && (knots.empty() || knots.back().time < *time)) knots.push_back({*time, length});
  }
  return knots;
}

}  // namespace

double progress_of(const SceneFlow& flow, std::span<const LaidFlow> legs, LocalSeconds at) {
  const std::vector<Knot> knots = knots_of(flow, legs);
  const double whole = whole_length(legs);
  if (knots.size() < 2 || whole <= 0 || at >= knots.back().time) return 1;
  if (at <= knots.front().time) return knots.front().length_pt / whole;
  const auto next = std::ranges::upper_bound(knots, at, {}, &Knot::time);
  const Knot &a = *(next - 1), &b = *next;
  const double t = static_cast<double>((at - a.time).count()) / static_cast<double>((b.time - a.time).count());
  return std::lerp(a.length_pt, b.length_pt, t) / whole;
}

std::vector<LaidFlow> grown(std::span<const LaidFlow> legs, double part, double least_pt) {
  std::vector<LaidFlow> out;
  const double whole = whole_length(legs);
  double left = std::max(part * whole, std::min(least_pt, whole));
  for (const LaidFlow& leg : legs) {
    const double length = leg.spine.length_pt();
    if (left <= 0) break;
    out.push_back(leg);
    if (left < length - 1e-6) {
      LaidFlow& tip = out.back();
      tip.spine = leg.spine.part(0, left);
      tip.end_part = std::lerp(leg.begin_part, leg.end_part, left / length);
      tip.leaves = tip.to_unknown = false;
      tip.has_head = true;
    }
    left -= length;
  }
  return out;
}

}  // namespace dateline
