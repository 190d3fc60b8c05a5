// The events of a layer that adds them up, with their values as they became known.
#pragma once

#include <vector>

#include "render/aggregation.h"
#include "render/step_scenes.h"

namespace dateline {

/// From `step` on an event counts this much.
struct ValueFrom {
  int step = 0;
  double value = 0;
};

struct CountedEvent {
  const AggregateEvent* event = nullptr;
  StepInterval range;
  std::vector<ValueFrom> values;  ///< from its first step on, ascending; 0 while nothing is claimed

  double value_at(int step) const;
};

/// Events that touch no step are left out. `events` must outlive the result.
std::vector<CountedEvent> counted_events(const SceneAggregate& events, Measure measure, const StepScenes& scenes,
                                         int steps, const Chronicle& chronicle);

/// What counts in a step: its own events, those of the last steps of a trail, or all so far.
std::vector<AggregateEvent> events_at(const std::vector<CountedEvent>& events, const PlannedLayer& layer, int step);

}  // namespace dateline
