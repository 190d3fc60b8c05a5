#include "render/step_scenes.h"

#include <algorithm>

#include "render/scene_claims.h"

namespace dateline {
namespace {

template <typename Records>
std::vector<StepInterval> ranges_of(const Records& records, std::span<const FrameStep> steps,
                                    std::unordered_map<std::string_view, StepInterval>& by_id) {
  std::vector<StepInterval> ranges;
  ranges.reserve(records.size());
  for (const auto& record : records) {
    ranges.push_back(steps_of(record.when, steps));
    by_id.emplace(record.id, ranges.back());
  }
  return ranges;
}

}  // namespace

StepInterval steps_of(const When& when, std::span<const FrameStep> steps) {
  if (!when.stated() || steps.empty()) return {};
  const auto first = std::ranges::partition_point(steps, [&](const FrameStep& s) { return s.end <= when.earliest; });
  const auto end = std::ranges::partition_point(steps, [&](const FrameStep& s) { return s.begin < when.latest; });
  return {static_cast<int>(first - steps.begin()), static_cast<int>(end - steps.begin()) - 1};
}

ShowInFrames shown_in_frames(const PlannedLayer& layer) {
  return layer.in_frames.show == ShowInFrames::kAuto ? ShowInFrames::kSoFar : layer.in_frames.show;
}

StepScenes::StepScenes(const MapPlan& plan, const MapSpec& spec, const Chronicle& chronicle, const Style& style,
                       std::span<const FrameStep> steps)
    : plan_(plan), spec_(spec), chronicle_(chronicle), style_(style), steps_(steps), places_(index_places(chronicle)) {
  events_ = ranges_of(chronicle.events, steps, by_id_);
  movements_ = ranges_of(chronicle.movements, steps, by_id_);
  deployments_ = ranges_of(chronicle.deployments, steps, by_id_);
  any_ = !chronicle.figures.empty();
  for (const PlannedLayer& layer : plan.layers)
    any_ |= (!layer.aggregate && !layer.events.empty()) || !layer.movements.empty() || !layer.deployments.empty();
}

StepInterval StepScenes::range_of(std::string_view record) const {
  const auto found = by_id_.find(record);
  return found == by_id_.end() ? StepInterval{} : found->second;
}

AsOf StepScenes::as_of(int step) const {
  const LocalSeconds end = steps_[static_cast<std::size_t>(step)].end;
  return {spec_.as_of.stated() ? std::min(end, spec_.as_of.latest) : end};
}

std::vector<std::size_t> StepScenes::chosen(const std::vector<std::size_t>& records,
                                            const std::vector<StepInterval>& ranges, int step, bool so_far) const {
  std::vector<std::size_t> out;
  for (const std::size_t i : records)
    if (const StepInterval range = ranges[i]; !range.empty() && (so_far ? range.first <= step : range.contains(step)))
      out.push_back(i);
  return out;
}

/// Without records: those of a step are chosen by its plan.
ChronicleView StepScenes::view_at(int step) const {
  ChronicleView view;
  view.chronicle = &chronicle_;
  view.window.edtf = "step";
  view.window.earliest = steps_[static_cast<std::size_t>(step)].begin;
  view.window.latest = steps_[static_cast<std::size_t>(step)].end;
  view.as_of = as_of(step);
  view.figures = summarise_all(chronicle_.figures, view.as_of);
  return view;
}

std::vector<SummaryRow> StepScenes::summary(int step, const SourceNotes& notes) const {
  const ChronicleView view = view_at(step);
  return SceneClaims(plan_.languages, chronicle_, view, notes).summary();
}

Scene StepScenes::make(int step, const Scene& parent) const {
  MapPlan plan{plan_.page, plan_.languages, plan_.second_language, plan_.projection, plan_.viewport, {}, {}};
  for (const PlannedLayer& layer : plan_.layers) {
    const bool so_far = shown_in_frames(layer) == ShowInFrames::kSoFar;
    PlannedLayer shown = layer;
    shown.events = layer.aggregate ? std::vector<std::size_t>{} : chosen(layer.events, events_, step, so_far);
    shown.aggregate.reset();
    shown.movements = chosen(layer.movements, movements_, step, so_far);
    shown.deployments = chosen(layer.deployments, deployments_, step, so_far);
    plan.layers.push_back(std::move(shown));
  }
  const ChronicleView view = view_at(step);
  return make_scene(plan, spec_, chronicle_, view, style_, &parent, &places_);
}

}  // namespace dateline
