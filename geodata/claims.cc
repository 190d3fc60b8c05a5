#include "geodata/claims.h"

#include <algorithm>
#include <map>
#include <utility>

namespace dateline {
namespace {

/// When a claim became known. One whose report has no end was known when it began.
LocalSeconds known_at(const Figure& claim) {
  if (!claim.reported.stated()) return LocalSeconds::min();
  return claim.reported.open_end() ? claim.reported.earliest : claim.reported.latest;
}

using Indices = std::vector<std::size_t>;

/// The last word of each source; among claims of one moment the last in the file. A sum in another currency is no later
/// word: it may stand beside the first. A claim without a source has no earlier word to take back. `known` is in the
/// order of the file.
Indices latest_of_each_source(std::span<const Figure> claims, const Indices& known, Indices& superseded) {
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> latest;
  Indices out;
  for (const std::size_t i : known) {
    if (claims[i].source.empty()) {
      out.push_back(i);
      continue;
    }
    const auto [entry, is_first] =
        latest.emplace(std::pair{std::string_view{claims[i].source}, std::string_view{claims[i].currency}}, i);
    if (is_first) continue;
    const bool later = known_at(claims[i]) >= known_at(claims[entry->second]);
    superseded.push_back(later ? entry->second : i);
    if (later) entry->second = i;
  }
  for (const auto& [source, i] : latest) out.push_back(i);
  std::ranges::sort(out);
  std::ranges::sort(superseded);
  return out;
}

bool has_value(const Figure& claim) { return claim.low || claim.best || claim.high; }

/// The number a claim states, if it is a single one.
std::optional<double> single_value(const Figure& claim) {
  if (claim.best) return claim.best;
  if (claim.low && claim.high && *claim.low == *claim.high) return claim.low;
  if (claim.low && !claim.high) return claim.low;
  if (claim.high && !claim.low) return claim.high;
  return std::nullopt;
}

/// "From 8" without an upper end is said as "at least 8", "up to 8" likewise.
Qualifier spoken_qualifier(const Figure& claim) {
  if (claim.qualifier != Qualifier::kPlain || claim.best) return claim.qualifier;
  if (claim.low && !claim.high) return Qualifier::kAtLeast;
  if (claim.high && !claim.low) return Qualifier::kUpTo;
  return Qualifier::kPlain;
}

/// The currency that comes first in the file.
std::string main_currency(std::span<const Figure> claims, const Indices& counting) {
  return counting.empty() ? std::string{} : claims[counting.front()].currency;
}

void widen(FigureSummary& summary, const std::optional<double>& value) {
  if (!value) return;
  summary.low = std::min(summary.low.value_or(*value), *value);
  summary.high = std::max(summary.high.value_or(*value), *value);
}

/// Numbers, range and qualifier from the claims in `summary.used`.
void join(std::span<const Figure> claims, FigureSummary& summary) {
  if (summary.used.empty()) return;
  const Figure& first = claims[summary.used.front()];
  summary.value = single_value(first);
  summary.qualifier = spoken_qualifier(first);
  for (const std::size_t i : summary.used) {
    if (single_value(claims[i]) != summary.value) summary.value.reset();
    if (spoken_qualifier(claims[i]) != summary.qualifier) summary.qualifier = Qualifier::kPlain;
  }
  for (const std::size_t i : summary.used) {
    widen(summary, claims[i].low);
    widen(summary, claims[i].best);
    widen(summary, claims[i].high);
  }
  if (!summary.value) summary.qualifier = Qualifier::kPlain;
}

/// `known` are the claims of one measure and part that had been made.
FigureSummary summarise_known(std::span<const Figure> claims, const Indices& known, FigureSummary summary) {
  Indices counting;
  for (const std::size_t i : latest_of_each_source(claims, known, summary.superseded)) {
    if (claims[i].status == ClaimStatus::kRetracted)
      summary.retracted.push_back(i);
    else if (claims[i].status == ClaimStatus::kDenied)
      summary.denied.push_back(i);
    else if (has_value(claims[i]))
      counting.push_back(i);
  }
  summary.currency = main_currency(claims, counting);
  for (const std::size_t i : counting)
    (claims[i].currency == summary.currency ? summary.used : summary.set_aside).push_back(i);
  join(claims, summary);
  return summary;
}

FigureSummary empty_summary(Measure measure, const std::string& among) {
  FigureSummary summary;
  summary.measure = measure;
  summary.among = among;
  return summary;
}

}  // namespace

bool is_known(const Figure& claim, const AsOf& as_of) { return known_at(claim) <= as_of.moment; }

FigureSummary summarise(std::span<const Figure> claims, Measure measure, const AsOf& as_of, const std::string& among) {
  Indices known;
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (claims[i].measure == measure && claims[i].among == among && is_known(claims[i], as_of)) known.push_back(i);
  return summarise_known(claims, known, empty_summary(measure, among));
}

std::vector<FigureSummary> summarise_all(std::span<const Figure> claims, const AsOf& as_of) {
  std::map<std::pair<Measure, std::string_view>, std::size_t> group_of;
  std::vector<Indices> groups;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!is_known(claims[i], as_of)) continue;
    const auto [entry, is_new] =
        group_of.emplace(std::pair{claims[i].measure, std::string_view{claims[i].among}}, groups.size());
    if (is_new) groups.emplace_back();
    groups[entry->second].push_back(i);
  }
  std::vector<FigureSummary> out;
  for (const Indices& known : groups) {
    const Figure& first = claims[known.front()];
    out.push_back(summarise_known(claims, known, empty_summary(first.measure, first.among)));
  }
  return out;
}

}  // namespace dateline
