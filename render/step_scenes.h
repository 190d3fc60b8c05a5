// What the layers of a map show in each step of a run.
//
// A record is of a step if its time, as far as it is stated, shares a moment with it: something that happened "in
// February" is of every day of February, for no day can be ruled out. A record whose time is not stated is of no step.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "render/frame_steps.h"
#include "render/map_plan.h"
#include "render/scene.h"

namespace dateline {

/// Steps from `first` to `last`, both included, by index; empty when `last < first`.
struct StepInterval {
  int first = 0;
  int last = -1;

  bool empty() const { return last < first; }
  bool contains(int step) const { return first <= step && step <= last; }

  friend bool operator==(const StepInterval&, const StepInterval&) = default;
};

/// The steps that a time shares a moment with; steps follow each other without gaps.
StepInterval steps_of(const When& when, std::span<const FrameStep> steps);

/// SO_FAR unless the layer says otherwise.
ShowInFrames shown_in_frames(const PlannedLayer& layer);

/// The records of a plan by step, and the scene of a step with the figures known at its end. All arguments must outlive
/// it. Const use is safe from several threads.
class StepScenes {
 public:
  StepScenes(const MapPlan& plan, const MapSpec& spec, const Chronicle& chronicle, const Style& style,
             std::span<const FrameStep> steps);

  /// The symbols and flows of layers that are not added up, and the chronicle-wide figures. Layers that show everything
  /// so far hold all records up to the step; the others those of the step. Notes and sizes are the parent's, which is
  /// the scene of the whole run; new notes are added.
  Scene make(int step, const Scene& parent) const;

  /// The chronicle-wide figures alone, with numbers from the notes of the whole run.
  std::vector<SummaryRow> summary(int step, const SourceNotes& notes) const;

  /// True if some layer shows single records or the chronicle makes claims about the whole: else all scenes are empty.
  bool any() const { return any_; }

  /// Of an event, movement or deployment of the plan.
  StepInterval range_of(std::string_view record) const;
  StepInterval event_range(std::size_t event) const { return events_[event]; }
  StepInterval movement_range(std::size_t movement) const { return movements_[movement]; }
  StepInterval deployment_range(std::size_t deployment) const { return deployments_[deployment]; }

  /// Known at the end of the step, or at the map's own `as_of` if that is earlier.
  AsOf as_of(int step) const;
  LocalSeconds end_of(int step) const { return steps_[static_cast<std::size_t>(step)].end; }
  const PlaceIndex& places() const { return places_; }

 private:
  ChronicleView view_at(int step) const;
  std::vector<std::size_t> chosen(const std::vector<std::size_t>& records, const std::vector<StepInterval>& ranges,
                                  int step, bool so_far) const;

  const MapPlan& plan_;
  const MapSpec& spec_;
  const Chronicle& chronicle_;
  const Style& style_;
  std::span<const FrameStep> steps_;
  PlaceIndex places_;
  std::vector<StepInterval> events_, movements_, deployments_;
  std::unordered_map<std::string_view, StepInterval> by_id_;
  bool any_ = false;
};

}  // namespace dateline
