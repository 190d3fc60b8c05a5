// The steps in which a chronicle is shown one after the other.
//
// Example:
//   const auto length = parse_step_length("day");
//   const std::vector<FrameStep> steps = cut_into_steps(span, *length, "en");
//   steps[0].name == "2020-02-05", steps[0].label == "5 February 2020"
//
// Steps are of the local clock of the chronicle's zone, as all its times are: days begin at local midnight, weeks on
// Monday (ISO 8601), months on the first. A day on which clocks are changed is one step like any other; with steps of
// hours, the hour that comes twice is one step. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/edtf.h"

namespace dateline {

/// Calendar months or seconds, never both.
struct StepLength {
  int months = 0;
  long long seconds = 0;
  bool weeks = false;  ///< whole weeks, which begin on Mondays

  friend bool operator==(const StepLength&, const StepLength&) = default;
};

/// "hour", "day", "week", "month", "year", or an ISO 8601 duration of one kind of unit or of days and times ("P3D",
/// "P2W", "P1M", "PT6H", "P1DT12H"). Errors say what is understood. At least one second.
Result<StepLength> parse_step_length(std::string_view text);

/// A span of time and what it is called.
struct FrameStep {
  LocalSeconds begin;  ///< half open: [begin, end)
  LocalSeconds end;
  std::string name;   ///< names files and sorts in time: "2020-02-07", "2020-02-07T1400", "2020-W06", "2020-02", "2020"
  std::string label;  ///< for people, in the map's language

  friend bool operator==(const FrameStep&, const FrameStep&) = default;
};

/// At most this many steps; a longer run is better cut into several.
inline constexpr std::size_t most_steps = 4'000'000;

/// The steps that `span`, which is closed at both ends, touches. The first begins at the unit's own beginning
/// (midnight, Monday, the first of the month) in which the span begins, or for durations of several units there; the
/// last ends at or after the span's end. Nothing when they would be more than `most_steps`.
std::optional<std::vector<FrameStep>> cut_into_steps(const When& span, const StepLength& length,
                                                     const std::string& lang);

/// The `count` steps before the first of `steps`, in order of time. Without names.
std::vector<FrameStep> steps_before(const std::vector<FrameStep>& steps, const StepLength& length, int count);

}  // namespace dateline
