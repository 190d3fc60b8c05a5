#include "render/aggregate_frames.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "render/aggregate_classes.h"
#include "render/counted_events.h"
#include "render/messages.h"
#include "render/sheet_frames.h"

namespace dateline {
namespace {

/// A circle in time: in the steps from `first` to `last` it stands for `value`, at this opacity.
struct TimedCircle {
  int first = 0;
  int last = 0;
  std::size_t located = 0;
  double value = 0;
  double opacity = 1;
};

/// The sums at one place through time.
class PlaceInTime {
 public:
  void add(const CountedEvent& counted, bool so_far) {
    center_ = counted.event->at;
    if (so_far) {
      double before = 0;
      for (const ValueFrom& from : counted.values) {
        change_[from.step] += from.value - before;
        before = from.value;
      }
      // One of more than a run is of every step.
      for (int step = counted.range.first; step <= counted.range.last; ++step) sums_[step] += 0;
    } else {
      for (int step = counted.range.first; step <= counted.range.last; ++step) sums_[step] += counted.value_at(step);
    }
  }

  PagePoint center() const { return center_; }

  double largest() const {
    double most = 0, total = 0;
    for (const auto& [step, change] : change_) most = std::max(most, total += change);
    for (const auto& [step, sum] : sums_) most = std::max(most, sum);
    return most;
  }

  void tell(const PlannedLayer& layer, std::size_t located, int steps, std::vector<TimedCircle>& out) const {
    shown_in_frames(layer) == ShowInFrames::kSoFar ? tell_so_far(layer, located, steps, out)
                                                   : tell_steps(layer, located, steps, out);
  }

 private:
  static void add(std::vector<TimedCircle>& out, TimedCircle circle, std::size_t from) {
    if (!(circle.value > 0) || !std::isfinite(circle.value) || circle.opacity <= 0 || circle.last < circle.first)
      return;
    // Runs of the same become one.
    if (out.size() > from && out.back().last == circle.first - 1 && out.back().value == circle.value &&
        out.back().opacity == circle.opacity)
      out.back().last = circle.last;
    else
      out.push_back(circle);
  }

  void tell_steps(const PlannedLayer& layer, std::size_t located, int steps, std::vector<TimedCircle>& out) const {
    const std::size_t from = out.size();
    const bool trail = shown_in_frames(layer) == ShowInFrames::kTrail;
    for (auto it = sums_.begin(); it != sums_.end(); ++it) {
      const auto [step, sum] = *it;
      add(out, {step, step, located, sum, 1}, from);
      if (!trail) continue;
      const int next = std::next(it) == sums_.end() ? steps : std::next(it)->first;
      for (int age = 1; age <= layer.in_frames.steps && step + age < next; ++age)
        add(out, {step + age, step + age, located, sum, trail_opacity(layer.in_frames, age)}, from);
    }
  }

  void tell_so_far(const PlannedLayer& layer, std::size_t located, int steps, std::vector<TimedCircle>& out) const {
    const std::size_t from = out.size();
    std::map<int, bool> moments;  // where something may change
    for (const auto& [step, change] : change_) moments[step] = true;
    for (const auto& [step, sum] : sums_) moments[step] = moments[step + 1] = true;
    double total = 0;
    for (auto it = moments.begin(); it != moments.end(); ++it) {
      const int step = it->first;
      const int next = std::next(it) == moments.end() ? steps : std::next(it)->first;
      if (const auto change = change_.find(step); change != change_.end()) total += change->second;
      add(out, {step, next - 1, located, total, sums_.contains(step) ? 1 : layer.in_frames.earlier_opacity}, from);
    }
  }

  PagePoint center_;
  std::map<int, double> sums_;    ///< of steps with events of their own
  std::map<int, double> change_;  ///< of the total
};

std::map<std::size_t, PlaceInTime> places_in_time(const std::vector<CountedEvent>& events, const PlannedLayer& layer,
                                                  const PageBox& frame) {
  const bool so_far = shown_in_frames(layer) == ShowInFrames::kSoFar;
  std::map<std::size_t, PlaceInTime> places;
  for (const CountedEvent& counted : events)
    if (frame.contains(counted.event->at)) places[counted.event->located].add(counted, so_far);
  return places;
}

std::vector<CountedEvent> events_of(const SceneAggregate& events, const PlannedLayer& layer, const StepScenes& scenes,
                                    int steps, const Chronicle& chronicle) {
  return counted_events(events, layer.aggregate->measure, scenes, steps, chronicle);
}

SceneAggregate with_events(const SceneAggregate& all, std::vector<AggregateEvent> events) {
  SceneAggregate out;
  out.layer = all.layer;
  out.look = all.look;
  out.positions = all.positions;
  out.approximate = all.approximate;
  out.first_located = all.first_located;
  out.events = std::move(events);
  return out;
}

/// The classes of all steps: of all their values together; of a density those of its densest step.
std::vector<double> run_limits(const SceneAggregate& all, const std::vector<CountedEvent>& events, const MapPlan& plan,
                               const GroundScene* ground, int steps, const Style& style) {
  const PlannedLayer& layer = plan.layers[all.layer];
  std::vector<double> values, densest;
  for (int step = 0; step < steps; ++step) {
    const AggregatedLayer now = aggregate(with_events(all, events_at(events, layer, step)), plan, ground, style);
    if (layer.aggregate->method == AggregationMethod::kDensity) {
      if (!now.limits.empty() && (densest.empty() || now.limits.back() > densest.back())) densest = now.limits;
      continue;
    }
    for (const AggregateShape& shape : now.shapes) values.push_back(shape.value);
  }
  if (values.empty()) return densest;
  const std::vector<double> some = thinned(std::move(values));
  const bool whole = std::ranges::all_of(some, [](double v) { return v == std::round(v); });
  return class_limits(some, method_of(layer.aggregate->breaks), layer.aggregate->classes, whole);
}

const SceneAggregate* events_of_layer(const Scene& scene, std::size_t layer) {
  const auto found = std::ranges::find(scene.aggregates, layer, &SceneAggregate::layer);
  return found == scene.aggregates.end() ? nullptr : &*found;
}

class CircleFrames {
 public:
  CircleFrames(const Sheet& sheet, const SceneAggregate& all, const StepScenes& scenes, const Style& style)
      : plan_(sheet.plan), layer_(plan_.layers[all.layer]), all_(all), scenes_(scenes), style_(style) {}

  std::vector<TimedItem> run(const std::vector<CountedEvent>& events, int steps, const ShownSteps& shown) const {
    const auto places = places_in_time(events, layer_, plan_.viewport.page());
    std::vector<TimedCircle> circles;
    for (const auto& [located, place] : places) place.tell(layer_, located, steps, circles);
    const CircleScale scale = circle_scale(*layer_.aggregate, 1, style_);
    // What is earlier lies below, the larger below the smaller.
    std::ranges::stable_sort(
        circles, {}, [](const TimedCircle& c) { return std::tuple(c.opacity == 1, -c.value, c.located, c.first); });
    std::vector<TimedItem> items;
    for (const TimedCircle& c : circles) {
      TimedItem timed;
      if (!shown.frames_of(c.first, c.last, timed.first, timed.last)) continue;
      CircleItem item = circle_item(
          {places.at(c.located).center(), c.value, scale.radius_pt(c.value), c.located, all_.approximate[c.located]},
          all_.look.color, style_);
      item.fill = item.fill.faded(c.opacity);
      item.edge = item.edge.faded(c.opacity);
      item.name = {"at-" + all_.places[c.located], "circle", title(c)};
      timed.item = {std::move(item)};
      items.push_back(std::move(timed));
    }
    return items;
  }

 private:
  std::string title(const TimedCircle& c) const {
    const std::string value = circle_title(c.value, plan_.lang());
    const auto found = scenes_.places().find(all_.places[c.located]);
    const std::string name =
        found == scenes_.places().end() ? std::string{} : name_in(found->second->names, plan_.languages, "").text;
    return name.empty() ? value : name + ": " + value;
  }

  const MapPlan& plan_;
  const PlannedLayer& layer_;
  const SceneAggregate& all_;
  const StepScenes& scenes_;
  const Style& style_;
};

}  // namespace

void share_run_scales(Sheet& sheet, const StepScenes& scenes, int steps, const Chronicle& chronicle,
                      const Style& style) {
  for (const SceneAggregate& all : sheet.scene.aggregates) {
    PlannedLayer& layer = sheet.plan.layers[all.layer];
    AggregationSpec& spec = *layer.aggregate;
    const std::vector<CountedEvent> events = events_of(all, layer, scenes, steps, chronicle);
    if (spec.method == AggregationMethod::kCircles) {
      double largest = 0;
      for (const auto& [located, place] : places_in_time(events, layer, sheet.plan.viewport.page()))
        largest = std::max(largest, place.largest());
      const CircleScale scale = circle_scale(spec, largest, style);
      spec.largest = scale.largest_value;
      spec.radius_pt = scale.largest_radius_pt;
    } else if (spec.limits.empty()) {
      const GroundScene* ground = needs_ground(spec) ? &ground_of(sheet) : nullptr;
      spec.limits = run_limits(all, events, sheet.plan, ground, steps, style);
    }
  }
  const bool areas = std::ranges::any_of(
      sheet.plan.layers, [](const PlannedLayer& l) { return l.aggregate && needs_ground(*l.aggregate); });
  sheet.scene.aggregated.clear();
  add_aggregated(sheet.scene, sheet.plan, areas ? &ground_of(sheet) : nullptr, style);
}

std::vector<TimedItem> aggregate_frames(const Sheet& sheet, std::size_t layer, const MapArtist& artist,
                                        const StepScenes& scenes, int steps, const ShownSteps& shown,
                                        const Chronicle& chronicle, const Style& style) {
  const SceneAggregate* all = events_of_layer(sheet.scene, layer);
  if (!all) return {};
  const PlannedLayer& planned = sheet.plan.layers[layer];
  const std::vector<CountedEvent> events = events_of(*all, planned, scenes, steps, chronicle);
  if (planned.aggregate->method == AggregationMethod::kCircles)
    return CircleFrames(sheet, *all, scenes, style).run(events, steps, shown);
  TimedItems items(shown);
  std::map<std::string, std::size_t> order_of;  // of a shape, by where it begins
  for (int step = 0; step < steps; ++step) {
    const AggregatedLayer now =
        aggregate(with_events(*all, events_at(events, planned, step)), sheet.plan, &sheet.scene.ground, style);
    const bool density = planned.aggregate->method == AggregationMethod::kDensity;
    for (const AggregateShape& shape : now.shapes) {
      const PagePoint at = shape.path.points.front();
      const std::string key =
          density ? fmt::format("{}", shape.class_index) : fmt::format("{:.3f},{:.3f}", at.x_pt, at.y_pt);
      const std::size_t order = order_of.try_emplace(key, order_of.size()).first->second;
      const std::string look = density ? fmt::format("{}", step) : fmt::format("{}|{}", shape.class_index, shape.title);
      items.add(step, order, look, [&] { return artist.shape(now, shape); });
    }
  }
  return items.take();
}

}  // namespace dateline
