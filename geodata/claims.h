// What was known of a number at a time: several claims put together without hiding that they differ.
//
// For one measure, the latest claim of each source counts, by the day it was reported; what a source said before is
// superseded, whether it was a number or a denial. Retracted claims leave nothing of their source. Where the sources that
// remain agree there is one number, where they do not a range from the lowest to the highest. Denials stay apart: they are
// neither zero nor nothing.
//
//   const FigureSummary s = summarise(event.figures, {Measure::kDeaths}, end_of_day);
//   // s.low == 8, s.high == 10, s.used == {0, 2}
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geodata/chronicle.h"

namespace dateline {

/// Claims that can be compared: one measure, of the same people, in one currency.
struct ClaimKey {
  Measure measure = Measure::kUnspecified;
  std::string among;     ///< id of an actor; empty for the whole
  std::string currency;  ///< ISO 4217 for amounts of money

  friend bool operator==(const ClaimKey&, const ClaimKey&) = default;
};

/// Indices are into the claims given, ascending.
struct FigureSummary {
  ClaimKey key;
  std::optional<double> low;   ///< over all claims used; absent when none gives a number
  std::optional<double> high;  ///< >= low
  /// "nearly", "at least" ... when all claims used say the same, else plain.
  Qualifier qualifier = Qualifier::kPlain;
  std::vector<std::size_t> used;        ///< the latest claim of each source that gives a number
  std::vector<std::size_t> denied;      ///< the latest claim of each source that denies
  std::vector<std::size_t> superseded;  ///< known by then, but replaced or retracted by their own source

  bool empty() const { return used.empty() && denied.empty(); }
};

/// The keys that occur in the claims, in order of first occurrence.
std::vector<ClaimKey> claim_keys(std::span<const Figure> claims);

/// Claims with this key that were reported before `as_of` (exclusive; pass the end of the day). A claim without a day is known
/// from the start. Of claims that one source made on the same day, the last in order counts.
FigureSummary summarise(std::span<const Figure> claims, const ClaimKey& key, LocalSeconds as_of = LocalSeconds::max());

}  // namespace dateline
