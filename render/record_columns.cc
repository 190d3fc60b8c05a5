#include "render/record_columns.h"

#include <cmath>

#include <fmt/format.h>

#include "geodata/json_text.h"
#include "render/day_span.h"
#include "render/messages.h"
#include "render/scene_claims.h"

namespace dateline {
namespace {

using Context = std::shared_ptr<const ExportContext>;

std::string iso_day(std::chrono::year_month_day day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

FieldValue day_value(LocalSeconds time, bool open) { return open ? FieldValue{} : text_value(iso_day(day_of(time))); }

FieldValue actors_value(const RecordRow& row) {
  if (!row.actors) return {};
  std::vector<std::string> words;
  for (const Participant& p : *row.actors) words.push_back(fmt::format("{}:{}", p.actor, to_string(p.role)));
  return words_value(words);
}

/// As protobuf has a Waypoint in JSON.
std::string json_waypoint(const Waypoint& stop) {
  std::string json;
  if (const std::string* id = stop.place()) {
    json = fmt::format("{{\"place\":{}", json_string(*id));
  } else {
    const auto& unknown = std::get<UnknownPlace>(stop.where);
    json = fmt::format("{{\"unknown\":{{\"label\":{}", json_of(unknown.label));
    if (unknown.bearing_deg) json += fmt::format(",\"bearing_deg\":{}", *unknown.bearing_deg);
    json += "}";
  }
  if (stop.when.stated()) json += fmt::format(",\"when\":{}", json_string(stop.when.edtf));
  return json + "}";
}

/// The stops of a movement, or where a deployment came from.
FieldValue path_value(const RecordRow& row) {
  std::string json;
  if (row.movement)
    for (const Waypoint& stop : row.movement->path) json += (json.empty() ? "" : ",") + json_waypoint(stop);
  if (row.deployment && row.deployment->from) json = json_waypoint(*row.deployment->from);
  return json.empty() ? FieldValue{} : FieldValue("[" + json + "]");
}

std::string stop_name(const Waypoint& stop, const ExportContext& context) {
  if (const std::string* id = stop.place()) return context.place_name(*id);
  const auto& unknown = std::get<UnknownPlace>(stop.where);
  return unknown.label.empty() ? "?" : context.text(unknown.label);
}

FieldValue place_value(const RecordRow& row, const ExportContext& context) {
  if (row.event) return row.event->places.empty() ? FieldValue{} : text_value(context.place_name(row.event->places[0]));
  if (row.movement)
    return text_value(fmt::format("{} – {}", stop_name(row.movement->path.front(), context),
                                  stop_name(row.movement->path.back(), context)));
  std::string to;
  for (const std::string& id : row.deployment->to) to += (to.empty() ? "" : ", ") + context.place_name(id);
  if (row.deployment->from) return text_value(fmt::format("{} – {}", stop_name(*row.deployment->from, context), to));
  return text_value(to);
}

FieldValue precision_value(const RecordRow& row, const ExportContext& context) {
  if (!row.event || row.event->places.empty()) return {};
  const Place* place = context.place(row.event->places[0]);
  return place ? text_value(to_string(place->precision)) : FieldValue{};
}

/// The number all agree on; of a single claim its best estimate.
std::optional<double> best_of(const FigureSummary& summary, const std::vector<Figure>& figures) {
  if (summary.value) return summary.value;
  return summary.used.size() == 1 ? figures[summary.used.front()].best : std::nullopt;
}

void add_times(TableMaker<LayerRow>& maker, const Context& context) {
  using Row = const LayerRow&;
  maker.add(
      {"edtf", FieldType::kText, "EDTF"}, [](Row r) { return text_value(r.record.when->edtf); }, true);
  maker.add(
      {"starts", FieldType::kInstant, "Starts (UTC)"},
      [context](Row r) { return instant_value(r.record.when->earliest, context->zone); }, true);
  maker.add(
      {"ends", FieldType::kInstant, "Ends (UTC)"},
      [context](Row r) { return instant_value(r.record.when->latest, context->zone); }, true);
  maker.add(
      {"local_day", FieldType::kDate, "First day"},
      [](Row r) { return day_value(r.record.when->earliest, r.record.when->open_begin()); }, true);
  maker.add({"local_last_day", FieldType::kDate, "Last day"}, [](Row r) {
    return day_value(r.record.when->latest - std::chrono::seconds(r.record.when->open_end() ? 0 : 1),
                     r.record.when->open_end());
  });
}

void add_places(TableMaker<LayerRow>& maker, const Context& context) {
  using Row = const LayerRow&;
  maker.add({"place", FieldType::kText, "Place"}, [context](Row r) { return place_value(r.record, *context); });
  maker.add({"precision", FieldType::kText, "Precision of the position"},
            [context](Row r) { return precision_value(r.record, *context); });
  maker.add({"places", FieldType::kText, "Places (ids)"}, [](Row r) { return words_value(r.record.places()); });
  maker.add({"path", FieldType::kJson, "Route"}, [](Row r) { return path_value(r.record); });
}

void add_words(TableMaker<LayerRow>& maker) {
  using Row = const LayerRow&;
  maker.add({"actors", FieldType::kText, "Actors (ids)"}, [](Row r) { return actors_value(r.record); });
  maker.add({"force", FieldType::kText, "Force (id)"},
            [](Row r) { return r.record.deployment ? text_value(r.record.deployment->force) : FieldValue{}; });
  maker.add({"mode", FieldType::kText, "Mode"}, [](Row r) {
    const bool stated = r.record.movement && r.record.movement->mode != MovementMode::kUnspecified;
    return stated ? text_value(to_string(r.record.movement->mode)) : FieldValue{};
  });
  maker.add({"certainty", FieldType::kText, "Certainty"},
            [](Row r) { return text_value(to_string(r.record.certainty)); });
  maker.add({"tags", FieldType::kText, "Tags"}, [](Row r) { return words_value(*r.record.tags); });
  maker.add({"sources", FieldType::kText, "Sources (ids)"}, [](Row r) { return words_value(*r.record.sources); });
}

void add_claim(TableMaker<LayerRow>& maker) {
  using Row = const LayerRow&;
  maker.add({"measure", FieldType::kText, "Measure"}, [](Row r) {
    return r.claim.measure == Measure::kUnspecified ? FieldValue{} : text_value(to_string(r.claim.measure));
  });
  maker.add({"low", FieldType::kReal, "Lowest claim"}, [](Row r) { return number_value(r.claim.low); });
  maker.add({"best", FieldType::kReal, "Agreed or best"}, [](Row r) { return number_value(r.claim.best); });
  maker.add({"high", FieldType::kReal, "Highest claim"}, [](Row r) { return number_value(r.claim.high); });
  maker.add({"figure", FieldType::kText, "Figure"}, [](Row r) { return text_value(r.claim.words); });
  maker.add({"size_pt", FieldType::kReal, "Size on the map, points"},
            [](Row r) { return r.size_pt > 0 ? FieldValue(std::round(r.size_pt * 100) / 100) : FieldValue{}; });
}

}  // namespace

FieldValue instant_value(LocalSeconds time, const TimeZone& zone) {
  if (time == LocalSeconds::min() || time == LocalSeconds::max()) return {};
  const std::chrono::sys_seconds utc = zone.to_utc(time);
  const auto day = std::chrono::floor<std::chrono::days>(utc);
  const std::chrono::hh_mm_ss clock(utc - day);
  return FieldValue(fmt::format("{}T{:02}:{:02}:{:02}Z", iso_day(std::chrono::year_month_day(day)),
                                clock.hours().count(), clock.minutes().count(), clock.seconds().count()));
}

MainClaim main_claim(const RecordRow& row, Measure asked, const ExportContext& context) {
  MainClaim main;
  if (row.figures->empty()) return main;
  SceneClaims claims(context.languages, context.chronicle(), context.view,
                     SourceNotes(context.chronicle(), context.languages));
  auto [measure, text] = row.event ? claims.of_symbol(*row.figures, asked) : claims.of_flow(*row.figures, asked);
  if (measure == Measure::kUnspecified) return main;
  const FigureSummary summary = summarise(*row.figures, measure, context.view.as_of);
  main = {measure, summary.low, best_of(summary, *row.figures), summary.high, {}, text.size_value()};
  main.words = unmarked_claim_line(measure, text, context.lang());  // the table of figures has the sources
  return main;
}

void add_record_columns(TableMaker<LayerRow>& maker, const Context& context) {
  using Row = const LayerRow&;
  maker.add(
      {"id", FieldType::kText, "Id"}, [](Row r) { return text_value(*r.record.id); }, true);
  maker.add(
      {"record", FieldType::kText, "Record"}, [](Row r) { return text_value(r.record.record); }, true);
  maker.add(
      {"kind", FieldType::kText, "Kind"}, [](Row r) { return text_value(r.record.kind); }, true);
  maker.add(
      {"look", FieldType::kText, "Symbol"}, [](Row r) { return text_value(r.look); }, true);
  maker.add_texts("title", "Title", [](Row r) -> const LocalText& { return *r.record.title; });
  add_times(maker, context);
  add_places(maker, context);
  add_claim(maker);
  add_words(maker);
  maker.add_texts("note", "Note", [](Row r) -> const LocalText& { return *r.record.note; });
}

}  // namespace dateline
