#include "render/description_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/day_span.h"
#include "render/joined_text.h"
#include "render/look_words.h"
#include "render/messages.h"
#include "render/scene.h"

namespace dateline {
namespace {

/// False for an end that is stated to the month or the year.
bool to_the_day(bool open, TimePrecision precision) { return open || precision >= TimePrecision::kDay; }

std::string days_text(const When& time, const std::string& lang) {
  const auto first = day_of(time.open_begin() ? LocalSeconds{} : time.earliest);
  const auto last = day_of(time.open_end() ? LocalSeconds{} : time.latest - std::chrono::seconds(1));
  if (time.open_end()) return message("description.since", lang, {{"day", format_day(first, lang)}});
  if (time.open_begin()) return message("description.until", lang, {{"day", format_day(last, lang)}});
  return format_days(first, last, lang);
}

}  // namespace

const Look& look_of(const PlannedLayer& layer, const Event& event, const Style& style) {
  return look_of(layer, "event", to_string(event.kind), style);
}

const Look& look_of(const PlannedLayer& layer, const Movement& movement, const Style& style) {
  return look_of(layer, "movement", to_string(movement.kind), style);
}

const Look& look_of(const PlannedLayer& layer, const Deployment&, const Style& style) {
  return look_of(layer, "deployment", {}, style);
}

std::string DescriptionWords::name(const LocalText& title, const Look& look) const {
  std::string name = text(title);
  return name.empty() ? flow_words(look, lang()) : name;
}

std::string DescriptionWords::place(const std::string& id) const {
  const auto found = places_.find(id);
  return found == places_.end() ? id : text(found->second->names);
}

std::string DescriptionWords::places(const std::vector<std::string>& ids) const {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(place(id));
  return joined(names, ", ");
}

std::string DescriptionWords::when(const When& time) const {
  if (!time.stated()) return {};
  const bool open = time.open_begin() && time.open_end();
  if (open || !to_the_day(time.open_begin(), time.begin_precision) || !to_the_day(time.open_end(), time.end_precision))
    return time.edtf;
  const std::string days = days_text(time, lang());
  return time.approximate || time.uncertain ? message("day.about", lang(), {{"day", days}}) : days;
}

std::string DescriptionWords::certainty(Certainty certainty) const {
  return certainty == Certainty::kStated ? std::string{}
                                         : message(fmt::format("certainty.{}", to_string(certainty)), lang());
}

std::string DescriptionWords::label(const FigureSummary& summary) const {
  const std::string measure = message(fmt::format("measure.{}", to_string(summary.measure)), lang());
  const Actor* among = find_actor(chronicle_, summary.among);
  return among ? fmt::format("{} ({})", measure, text(among->names)) : measure;
}

std::string DescriptionWords::number(const FigureSummary& summary) const {
  if (!summary.stated()) return {};
  const std::string number = format_claimed(*summary.low, *summary.high, summary.qualifier, lang());
  return summary.currency.empty() ? number : number + "\u00A0" + summary.currency;
}

std::string DescriptionWords::status(const FigureSummary& summary, std::span<const Figure> claims) const {
  if (summary.used.empty()) return {};
  const ClaimStatus first = claims[summary.used.front()].status;
  const bool all = std::ranges::all_of(summary.used, [&](std::size_t i) { return claims[i].status == first; });
  if (!all || first == ClaimStatus::kUnspecified) return {};
  return message(fmt::format("status.{}", to_string(first)), lang());
}

std::string DescriptionWords::sources(const std::vector<std::size_t>& indices, std::span<const Figure> claims) const {
  std::vector<std::string> names;
  for (const std::size_t i : indices) {
    const Source* source = find_source(chronicle_, claims[i].source);
    std::string name = source ? text(source->title) : claims[i].source;
    if (name.empty()) name = message("source.unnamed", lang());
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return joined(names, "; ");
}

std::string DescriptionWords::claim(const FigureSummary& summary, std::span<const Figure> claims,
                                    const AsOf& as_of) const {
  std::vector<std::string> parts;
  if (summary.stated())
    parts.push_back(fmt::format("{} ({})", number(summary),
                                joined({status(summary, claims), sources(summary.used, claims)}, ": ")));
  if (!summary.denied.empty())
    parts.push_back(message("denied_by", lang(), {{"who", sources(summary.denied, claims)}}));
  if (!summary.retracted.empty())
    parts.push_back(message("retracted_by", lang(), {{"who", sources(summary.retracted, claims)}}));
  // Amounts in another currency are claims of their own.
  std::vector<Figure> other;
  for (const std::size_t i : summary.set_aside) other.push_back(claims[i]);
  std::string text = parts.empty() ? std::string{} : fmt::format("{}: {}", label(summary), joined(parts, ", "));
  if (other.empty()) return text;
  return joined({text, claim(summarise(other, summary.measure, as_of, summary.among), other, as_of)}, "; ");
}

std::string DescriptionWords::short_claim(const FigureSummary& summary, std::span<const Figure> claims) const {
  const std::string denied = summary.denied.empty() ? std::string{} : message("denied", lang());
  if (!summary.stated()) return denied.empty() ? denied : fmt::format("{}: {}", label(summary), denied);
  const std::string remarks = joined({status(summary, claims), denied}, "; ");
  return fmt::format("{}: {}{}", label(summary), number(summary),
                     remarks.empty() ? std::string{} : fmt::format(" ({})", remarks));
}

std::string DescriptionWords::waypoint(const Waypoint& point) const {
  if (const std::string* id = point.place()) return place(*id);
  const std::string known = text(std::get<UnknownPlace>(point.where).label);
  const std::string unknown = message("description.unknown_place", lang());
  return known.empty() ? unknown : fmt::format("{} ({})", unknown, known);
}

std::string DescriptionWords::route(const std::vector<Waypoint>& path) const {
  if (path.empty()) return {};
  std::vector<std::string> between;
  for (std::size_t i = 1; i + 1 < path.size(); ++i) between.push_back(waypoint(path[i]));
  const std::string ends =
      message("description.route", lang(), {{"from", waypoint(path.front())}, {"to", waypoint(path.back())}});
  if (between.empty()) return ends;
  return joined({ends, message("description.via", lang(), {{"places", joined(between, ", ")}})}, "; ");
}

std::string DescriptionWords::route(const Deployment& deployment) const {
  const std::string to = places(deployment.to);
  if (!deployment.from) return to;
  return message("description.route", lang(), {{"from", waypoint(*deployment.from)}, {"to", to}});
}

}  // namespace dateline
