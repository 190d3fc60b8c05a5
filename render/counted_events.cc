#include "render/counted_events.h"

#include <algorithm>
#include <set>

namespace dateline {
namespace {

double value_of(const Event& event, Measure measure, const AsOf& as_of) {
  const FigureSummary summary = summarise(event.figures, measure, as_of);
  return summary.stated() ? (*summary.low + *summary.high) / 2 : 0;
}

/// The event's first step, and every later one in which some claim became known.
std::set<int> steps_of_news(const Event& event, StepInterval range, const StepScenes& scenes, int steps) {
  std::set<int> news{range.first};
  for (const Figure& figure : event.figures) {
    if (!figure.reported.stated()) continue;
    int from = range.first, to = steps;  // the first step at whose end the claim is known
    while (from < to) {
      const int middle = (from + to) / 2;
      is_known(figure, scenes.as_of(middle)) ? to = middle : from = middle + 1;
    }
    if (from < steps) news.insert(from);
  }
  return news;
}

}  // namespace

double CountedEvent::value_at(int step) const {
  double value = 0;
  for (const ValueFrom& from : values)
    if (from.step <= step) value = from.value;
  return value;
}

std::vector<CountedEvent> counted_events(const SceneAggregate& events, Measure measure, const StepScenes& scenes,
                                         int steps, const Chronicle& chronicle) {
  std::vector<CountedEvent> out;
  for (const AggregateEvent& event : events.events) {
    CountedEvent counted{&event, scenes.event_range(event.event), {}};
    if (counted.range.empty()) continue;
    const Event& record = chronicle.events[event.event];
    if (measure == Measure::kUnspecified)
      counted.values.push_back({counted.range.first, event.value});
    else
      for (const int step : steps_of_news(record, counted.range, scenes, steps))
        counted.values.push_back({step, value_of(record, measure, scenes.as_of(step))});
    out.push_back(std::move(counted));
  }
  return out;
}

std::vector<AggregateEvent> events_at(const std::vector<CountedEvent>& events, const PlannedLayer& layer, int step) {
  const ShowInFrames show = shown_in_frames(layer);
  const int since = show == ShowInFrames::kTrail ? step - layer.in_frames.steps : step;
  std::vector<AggregateEvent> out;
  for (const CountedEvent& counted : events) {
    const StepInterval& range = counted.range;
    if (range.first > step || (show != ShowInFrames::kSoFar && range.last < since)) continue;
    out.push_back(*counted.event);
    out.back().value = counted.value_at(step);
  }
  return out;
}

}  // namespace dateline
