#include <algorithm>
#include <cmath>
#include <unordered_map>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/check_context.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

bool is_money(Measure measure) { return measure == Measure::kDamageCost || measure == Measure::kAidValue; }

/// Measures of what cannot be counted in whole numbers.
bool may_have_fraction(Measure measure) {
  switch (measure) {
    case Measure::kDamageCost:
    case Measure::kAidValue:
    case Measure::kResponseHours:
    case Measure::kAreaKm2:
    case Measure::kTonnes:
    case Measure::kMagnitude:
    case Measure::kWaterLevelM: return true;
    default: return false;
  }
}

bool may_be_negative(Measure measure) { return measure == Measure::kMagnitude || measure == Measure::kWaterLevelM; }

void check_value(CheckContext& context, const Figure& figure, std::string_view field,
                 const std::optional<double>& value) {
  if (!value) return;
  if (!std::isfinite(*value)) return context.log.error({field}, fmt::format("{} is not a finite number", field));
  if (*value < 0 && !may_be_negative(figure.measure))
    context.log.error({field}, fmt::format("{} {} is negative", field, *value));
  if (!may_have_fraction(figure.measure) && *value != std::floor(*value))
    context.log.warning(
        {field}, fmt::format("{} {} is not a whole number, as {} should be", field, *value, to_string(figure.measure)));
}

void check_order(CheckContext& context, const Figure& figure) {
  const auto wrong = [](const std::optional<double>& less, const std::optional<double>& more) {
    return less && more && *less > *more;
  };
  if (wrong(figure.low, figure.high))
    context.log.error({"low"}, fmt::format("low {} is more than high {}", *figure.low, *figure.high));
  if (wrong(figure.low, figure.best))
    context.log.error({"best"}, fmt::format("best {} is less than low {}", *figure.best, *figure.low));
  if (wrong(figure.best, figure.high))
    context.log.error({"best"}, fmt::format("best {} is more than high {}", *figure.best, *figure.high));
}

void check_values(CheckContext& context, const Figure& figure) {
  check_value(context, figure, "low", figure.low);
  check_value(context, figure, "best", figure.best);
  check_value(context, figure, "high", figure.high);
  check_order(context, figure);
  const bool none = !figure.low && !figure.best && !figure.high;
  if (none && figure.status != ClaimStatus::kDenied && figure.status != ClaimStatus::kRetracted)
    context.log.error({}, "the figure has no value; only a denial or a retraction may go without");
}

void check_currency(CheckContext& context, const Figure& figure) {
  const std::string& code = figure.currency;
  const bool has_value = figure.low || figure.best || figure.high;
  if (!is_money(figure.measure)) {
    if (!code.empty()) context.log.error({"currency"}, fmt::format("{} has no currency", to_string(figure.measure)));
    return;
  }
  if (code.empty()) {
    if (has_value) context.log.error({}, fmt::format("{} needs a currency", to_string(figure.measure)));
  } else if (code.size() != 3 || !std::ranges::all_of(code, is_ascii_upper)) {
    context.log.error({"currency"}, fmt::format("\"{}\" is not an ISO 4217 currency of three capital letters",
                                                cut_at_character(code, 64)));
  }
}

void check_times(CheckContext& context, const Figure& figure, const When& when) {
  if (!figure.reported.stated()) {
    context.log.warning({}, "no reported day: the figure counts as known from the start");
    return;
  }
  const When& about = figure.covers.stated() ? figure.covers : when;
  if (about.stated() && figure.reported.latest <= about.earliest)
    context.log.warning({"reported"}, fmt::format("reported {}, before {} began ({})", figure.reported.edtf,
                                                  figure.covers.stated() ? "what it covers" : "it", about.edtf));
}

void check_figure(CheckContext& context, const Figure& figure, const When& when) {
  if (figure.measure == Measure::kUnspecified) context.log.error({}, "the figure has no measure");
  check_values(context, figure);
  check_currency(context, figure);
  check_times(context, figure, when);
  if (figure.source.empty())
    context.log.warning({}, "the figure has no source");
  else
    check_reference(context, context.sources, figure.source, {"source"});
  if (!figure.among.empty()) check_reference(context, context.actors, figure.among, {"among"});
  if (!figure.id.empty()) check_alphabet(context, figure.id, {"id"});
  check_text(context, figure.note, "note", TextUse::kNote);
}

/// Every figure of the chronicle, with the log standing at it.
template <typename Visit>
void visit_figures(CheckContext& context, const std::vector<Figure>& figures, const Visit& visit) {
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const FindingLog::Step inside = context.log.enter("figures", static_cast<int>(i));
    visit(figures[i]);
  }
}

template <typename Record, typename Visit>
void visit_figures(CheckContext& context, const std::vector<Record>& records, std::string_view field,
                   const Visit& visit) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    const FindingLog::Step inside = context.log.enter(field, static_cast<int>(i));
    visit_figures(context, records[i].figures, visit);
  }
}

template <typename Visit>
void visit_all_figures(CheckContext& context, const Visit& visit) {
  visit_figures(context, context.chronicle.events, "events", visit);
  visit_figures(context, context.chronicle.movements, "movements", visit);
  visit_figures(context, context.chronicle.deployments, "deployments", visit);
  visit_figures(context, context.chronicle.figures, visit);
}

struct FiguresById {
  std::unordered_map<std::string_view, const Figure*> figures;  ///< the first of each id
  std::vector<std::string_view> ids;                            ///< in the order of the file
};

void check_repeats(CheckContext& context, const Figure& figure, const FiguresById& by_id) {
  if (figure.repeats.empty()) return;
  const std::string_view id = cut_at_character(figure.repeats, 64);
  const auto found = by_id.figures.find(figure.repeats);
  if (found == by_id.figures.end())
    context.log.error({"repeats"},
                      fmt::format("unknown figure \"{}\"{}", id, context.suggest.among(by_id.ids, figure.repeats)));
  else if (found->second == &figure)
    context.log.error({"repeats"}, "the figure repeats itself");
  else if (found->second->measure != figure.measure)
    context.log.error({"repeats"}, fmt::format("\"{}\" is of {}, not of {}", id, to_string(found->second->measure),
                                               to_string(figure.measure)));
}

}  // namespace

void check_figures(CheckContext& context, const std::vector<Figure>& figures, const When& when) {
  visit_figures(context, figures, [&](const Figure& figure) { check_figure(context, figure, when); });
}

void check_figure_ids(CheckContext& context) {
  FiguresById by_id;
  visit_all_figures(context, [&](const Figure& figure) {
    if (figure.id.empty()) return;
    if (by_id.figures.emplace(figure.id, &figure).second) return by_id.ids.push_back(figure.id);
    context.log.error({"id"},
                      fmt::format("another figure before it has the id \"{}\"", cut_at_character(figure.id, 64)));
  });
  visit_all_figures(context, [&](const Figure& figure) { check_repeats(context, figure, by_id); });
}

}  // namespace dateline
