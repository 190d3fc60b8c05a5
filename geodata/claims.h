// What was known of a number as of a moment, from the claims that had been made by then.
//
// Example (8 dead on the 8th by the ministry, 10 on the 9th, 11 on the 13th; 11 by a newspaper on the 13th):
//   summarise(event.figures, Measure::kDeaths, {.moment = end of 9 February})   best 10, one source
//   summarise(event.figures, Measure::kDeaths, {.moment = end of 13 February})  best 11, two sources agree
//
// The rules
//  - A claim is known from the end of the day (or other unit) in which it was reported; one without a reported day,
//  always.
//  - Of each source only the latest claim counts; of claims reported at the same time the later in the file. The others
//  are
//    superseded. A claim about a part (`among` an actor) only ever competes with claims about the same part.
//  - A retraction takes the source's earlier claim away and states nothing. A denial takes it away too and is listed.
//  - Where the values of all sources agree they are one number; else the range from the lowest to the highest stated.
//  - Claims in different currencies cannot be joined, nor does one supersede the other: the currency that comes first
//  in
//    the file is taken, and the other claims are listed as set aside.
//  - A qualifier ("nearly") is kept when every claim that counts has the same and they agree on one number. A claim of
//  nothing
//    but a lower end is said as "at least", of nothing but an upper end as "up to".
//  - Nothing is added up, and nothing is averaged.
// Pure functions of their input; indices point into the span that was given.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geodata/chronicle.h"

namespace dateline {

/// The moment of knowledge. The default knows everything that was ever said.
struct AsOf {
  LocalSeconds moment = LocalSeconds::max();
};

/// True if the claim had been made known by then.
bool is_known(const Figure& claim, const AsOf& as_of);

struct FigureSummary {
  Measure measure = Measure::kUnspecified;
  std::string among;  ///< id of the actor the part belongs to; empty for the whole

  /// The number that all claims agree on. Absent when they do not, or when none of them states one.
  std::optional<double> value;
  /// Lowest and highest number stated by any claim that counts, its own low and high included. Absent without any
  /// value.
  std::optional<double> low;
  std::optional<double> high;
  Qualifier qualifier = Qualifier::kPlain;
  std::string currency;

  /// Indices of the claims, each list in the order of the file.
  std::vector<std::size_t> used;        ///< those that make up the number: number the source notes by these
  std::vector<std::size_t> denied;      ///< latest word of a source that denies
  std::vector<std::size_t> superseded;  ///< known, but the same source said something later
  std::vector<std::size_t> retracted;   ///< retractions that stand as a source's latest word
  std::vector<std::size_t> set_aside;   ///< in another currency than the summary's

  bool stated() const { return low.has_value(); }
  bool is_range() const { return stated() && !value; }

  friend bool operator==(const FigureSummary&, const FigureSummary&) = default;
};

/// Summary of the claims of one measure, about the whole (`among` empty) or about one part of it.
FigureSummary summarise(std::span<const Figure> claims, Measure measure, const AsOf& as_of,
                        const std::string& among = {});

/// One summary for every measure and part of which anything was known, in the order in which they first come in the
/// file.
std::vector<FigureSummary> summarise_all(std::span<const Figure> claims, const AsOf& as_of);

}  // namespace dateline
