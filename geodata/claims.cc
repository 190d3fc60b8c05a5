#include "geodata/claims.h"

#include <algorithm>
#include <map>

namespace dateline {
namespace {

ClaimKey key_of(const Figure& claim) { return {claim.measure, claim.among, claim.currency}; }

bool known_by(const Figure& claim, LocalSeconds as_of) {
  return !claim.reported.stated() || claim.reported.earliest < as_of;
}

double lowest(const Figure& claim) { return claim.low ? *claim.low : claim.best ? *claim.best : *claim.high; }
double highest(const Figure& claim) { return claim.high ? *claim.high : claim.best ? *claim.best : *claim.low; }
bool has_number(const Figure& claim) { return claim.low || claim.best || claim.high; }

/// The claim of each source that was reported last.
std::map<std::string, std::size_t> latest_by_source(std::span<const Figure> claims, const std::vector<std::size_t>& known) {
  std::map<std::string, std::size_t> latest;
  for (const std::size_t i : known) {
    const auto [entry, first] = latest.try_emplace(claims[i].source, i);
    if (!first && claims[i].reported.earliest >= claims[entry->second].reported.earliest) entry->second = i;
  }
  return latest;
}

void include(FigureSummary& summary, const Figure& claim) {
  if (!summary.low) summary.qualifier = claim.qualifier;
  if (summary.qualifier != claim.qualifier) summary.qualifier = Qualifier::kPlain;
  summary.low = std::min(summary.low.value_or(lowest(claim)), lowest(claim));
  summary.high = std::max(summary.high.value_or(highest(claim)), highest(claim));
}

}  // namespace

std::vector<ClaimKey> claim_keys(std::span<const Figure> claims) {
  std::vector<ClaimKey> keys;
  for (const Figure& claim : claims)
    if (std::ranges::find(keys, key_of(claim)) == keys.end()) keys.push_back(key_of(claim));
  return keys;
}

FigureSummary summarise(std::span<const Figure> claims, const ClaimKey& key, LocalSeconds as_of) {
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (key_of(claims[i]) == key && known_by(claims[i], as_of)) known.push_back(i);
  const auto latest = latest_by_source(claims, known);

  FigureSummary summary;
  summary.key = key;
  for (const std::size_t i : known) {
    const Figure& claim = claims[i];
    if (latest.at(claim.source) != i || claim.status == ClaimStatus::kRetracted) {
      summary.superseded.push_back(i);
    } else if (claim.status == ClaimStatus::kDenied) {
      summary.denied.push_back(i);
    } else if (has_number(claim)) {
      summary.used.push_back(i);
      include(summary, claim);
    }
  }
  return summary;
}

}  // namespace dateline
