#include "render/scene_claims.h"

#include <algorithm>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "render/messages.h"

namespace dateline {
namespace {

constexpr auto flow_measures = std::to_array<Measure>(
    {Measure::kDisplaced, Measure::kNewlyDisplaced, Measure::kEvacuated, Measure::kReturned, Measure::kTransferred,
     Measure::kHospitalised, Measure::kInjured, Measure::kTreated, Measure::kParticipants, Measure::kPersonnel,
     Measure::kAffected, Measure::kArrested, Measure::kDetained, Measure::kBorderCrossings});

std::map<std::string, std::vector<Figure>> other_currencies(const FigureSummary& summary,
                                                            const std::vector<Figure>& figures) {
  std::map<std::string, std::vector<Figure>> claims;
  for (const std::size_t i : summary.set_aside) claims[figures[i].currency].push_back(figures[i]);
  return claims;
}

}  // namespace

std::string short_name_of(const Actor& actor, const std::vector<std::string>& languages, const std::string& fallback) {
  for (const std::string& language : languages)
    for (const Name& name : actor.names)
      if (name.kind == NameKind::kShort && name.lang == language) return name.text;
  return text_in(actor.names, languages, fallback);
}

template <std::size_t N>
SceneClaims::Claim SceneClaims::first_of(const std::vector<Figure>& figures, Measure asked,
                                         const std::array<Measure, N>& measures) {
  const auto of = [&](Measure measure) {
    return claim_text(summarise(figures, measure, view_.as_of), figures, notes_, lang());
  };
  if (asked != Measure::kUnspecified)
    if (ClaimText claim = of(asked); !claim.empty()) return {asked, std::move(claim)};
  for (const Measure measure : measures)
    if (ClaimText claim = of(measure); !claim.empty()) return {measure, std::move(claim)};
  return {Measure::kUnspecified, {}};
}

SceneClaims::Claim SceneClaims::of_symbol(const std::vector<Figure>& figures, Measure asked) {
  return first_of(figures, asked, symbol_measures);
}

SceneClaims::Claim SceneClaims::of_flow(const std::vector<Figure>& figures, Measure asked) {
  return first_of(figures, asked, flow_measures);
}

SceneClaims::Claim SceneClaims::second_of_symbol(const std::vector<Figure>& figures, Measure first) {
  if (first == Measure::kUnspecified) return {};
  std::vector<Figure> others;
  std::ranges::copy_if(figures, std::back_inserter(others), [&](const Figure& f) { return f.measure != first; });
  return first_of(others, Measure::kUnspecified, symbol_measures);
}

double SceneClaims::symbol_value(const std::vector<Figure>& figures, Measure asked) {
  const SourceNotes before = notes_;
  const double value = of_symbol(figures, asked).second.size_value();
  notes_ = before;
  return value;
}

std::vector<SummaryRow> SceneClaims::summary() {
  std::vector<SummaryRow> rows;
  std::vector<FigureSummary> summaries = view_.figures;
  std::ranges::stable_sort(summaries, {}, [&](const FigureSummary& s) {
    const auto first = std::ranges::find(view_.figures, s.measure, &FigureSummary::measure);
    return std::pair(first - view_.figures.begin(), !s.among.empty());
  });
  for (const FigureSummary& summary : summaries) {
    std::string label = message(fmt::format("measure.{}", to_string(summary.measure)), lang());
    if (const Actor* actor = find_actor(chronicle_, summary.among))
      label = message("measure.among", lang(), {{"who", short_name_of(*actor, languages_, chronicle_.language)}});
    add_row(rows, summary, chronicle_.figures, label);
    for (const auto& [currency, claims] : other_currencies(summary, chronicle_.figures))
      add_row(rows, summarise(claims, summary.measure, view_.as_of, summary.among), claims, {});
  }
  return rows;
}

void SceneClaims::add_row(std::vector<SummaryRow>& rows, const FigureSummary& summary,
                          const std::vector<Figure>& claims, std::string label) {
  ClaimText claim = claim_text(summary, claims, notes_, lang());
  if (!claim.empty()) rows.push_back({summary.measure, std::move(label), std::move(claim)});
}

}  // namespace dateline
