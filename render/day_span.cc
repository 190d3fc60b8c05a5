#include "render/day_span.h"

#include <algorithm>

namespace dateline {
namespace {

struct Span {
  LocalSeconds earliest = LocalSeconds::max();
  LocalSeconds latest = LocalSeconds::min();  // exclusive

  void include(const When& time) {
    if (!time.stated()) return;
    const auto to_the_day = [](TimePrecision p) { return p >= TimePrecision::kDay; };
    if (!time.open_begin() && to_the_day(time.begin_precision)) {
      earliest = std::min(earliest, time.earliest);
      latest = std::max(latest, time.earliest + std::chrono::seconds(1));
    }
    if (!time.open_end() && to_the_day(time.end_precision)) {
      latest = std::max(latest, time.latest);
      earliest = std::min(earliest, time.latest - std::chrono::seconds(1));
    }
  }
};

}  // namespace

std::chrono::year_month_day day_of(LocalSeconds time) {
  return std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(time)};
}

std::optional<DaySpan> days_shown(const ChronicleView& view) {
  Span span;
  if (view.window.stated() && !view.window.open_begin() && !view.window.open_end()) {
    span.earliest = view.window.earliest;
    span.latest = view.window.latest;
  } else {
    for (const auto& seen : view.events) span.include(seen.record->when);
    for (const auto& seen : view.movements) span.include(seen.record->when);
    for (const auto& seen : view.deployments) span.include(seen.record->when);
  }
  if (!(span.earliest < span.latest)) return std::nullopt;
  return DaySpan{day_of(span.earliest), day_of(span.latest - std::chrono::seconds(1))};
}

}  // namespace dateline
