#include "geodata/chronicle_message_reader.h"

#include <algorithm>
#include <utility>

#include "proto/chronicle.pb.h"

namespace dateline {
namespace {

template <typename Repeated>
std::vector<std::string> to_strings(const Repeated& values) {
  return {values.begin(), values.end()};
}

template <typename Repeated>
LocalText to_text(const Repeated& names) {
  LocalText text;
  text.reserve(static_cast<std::size_t>(names.size()));
  for (const v1::Name& name : names) text.push_back({name.lang(), name.text(), static_cast<NameKind>(name.kind())});
  return text;
}

template <typename Repeated>
std::vector<Participant> to_participants(const Repeated& participants) {
  std::vector<Participant> out;
  for (const v1::Participant& p : participants) out.push_back({p.actor(), static_cast<Role>(p.role())});
  return out;
}

When to_when(const std::string& edtf, std::string_view field, FindingLog& log) {
  Result<When> when = parse_edtf(edtf);
  if (when) return *std::move(when);
  log.error({field}, std::move(when.diagnostics.front().message));
  When as_written;
  as_written.edtf = edtf;
  return as_written;
}

/// Converts every record of a repeated field, each at its own path.
template <typename Value, typename Repeated>
std::vector<Value> to_values(const Repeated& records, std::string_view field, FindingLog& log,
                             Value (*convert)(const typename Repeated::value_type&, FindingLog&)) {
  std::vector<Value> out;
  out.reserve(static_cast<std::size_t>(records.size()));
  for (int i = 0; i < records.size(); ++i) {
    const FindingLog::Step inside = log.enter(field, i);
    out.push_back(convert(records[i], log));
  }
  return out;
}

Waypoint to_waypoint(const v1::Waypoint& message, FindingLog& log) {
  Waypoint waypoint;
  switch (message.where_case()) {
    case v1::Waypoint::kPlace: waypoint.where = message.place(); break;
    case v1::Waypoint::kUnknown: {
      UnknownPlace unknown{to_text(message.unknown().label()), std::nullopt};
      if (message.unknown().has_bearing_deg()) unknown.bearing_deg = message.unknown().bearing_deg();
      waypoint.where = std::move(unknown);
      break;
    }
    case v1::Waypoint::WHERE_NOT_SET: break;  // an empty id, which `check` reports
  }
  waypoint.when = to_when(message.when(), "when", log);
  return waypoint;
}

bool has_time_of_day(const When& when) {
  return when.begin_precision >= TimePrecision::kHour || when.end_precision >= TimePrecision::kHour;
}

bool has_time_of_day(const Waypoint& waypoint) { return has_time_of_day(waypoint.when); }

/// True if any time in the chronicle depends on where midnight is.
bool has_time_of_day(const Chronicle& chronicle) {
  const auto timed = [](const auto& record) { return has_time_of_day(record.when); };
  return std::ranges::any_of(chronicle.events, timed) || std::ranges::any_of(chronicle.deployments, timed) ||
         std::ranges::any_of(chronicle.movements, [&](const Movement& movement) {
           return timed(movement) ||
                  std::ranges::any_of(movement.path, [](const Waypoint& point) { return has_time_of_day(point); });
         });
}

}  // namespace

Source to_source(const v1::Source& message, FindingLog& log) {
  return {.id = message.id(),
          .title = to_text(message.title()),
          .kind = static_cast<SourceKind>(message.kind()),
          .publisher = message.publisher(),
          .url = message.url(),
          .published = to_when(message.published(), "published", log),
          .via = message.via(),
          .licence = message.licence(),
          .note = to_text(message.note())};
}

Place to_place(const v1::Place& message, FindingLog& log) {
  Place place{.id = message.id(),
              .names = to_text(message.names()),
              .position = std::nullopt,
              .kind = static_cast<PlaceKind>(message.kind()),
              .within = message.within(),
              .precision = static_cast<PlacePrecision>(message.precision()),
              .uncertainty_m = std::nullopt,
              .countries = to_strings(message.countries()),
              .sources = to_strings(message.sources()),
              .note = to_text(message.note())};
  if (message.has_lat() && message.has_lon()) place.position = LonLat{message.lon(), message.lat()};
  if (message.has_lat() && !message.has_lon()) log.error({"lat"}, "lat is given without lon");
  if (message.has_lon() && !message.has_lat()) log.error({"lon"}, "lon is given without lat");
  if (message.has_uncertainty_m()) place.uncertainty_m = message.uncertainty_m();
  return place;
}

Actor to_actor(const v1::Actor& message, FindingLog&) {
  return {.id = message.id(),
          .names = to_text(message.names()),
          .kind = static_cast<ActorKind>(message.kind()),
          .part_of = message.part_of(),
          .country = message.country(),
          .note = to_text(message.note())};
}

Figure to_figure(const v1::Figure& message, FindingLog& log) {
  Figure figure{.measure = static_cast<Measure>(message.measure()),
                .low = std::nullopt,
                .best = std::nullopt,
                .high = std::nullopt,
                .qualifier = static_cast<Qualifier>(message.qualifier()),
                .currency = message.currency(),
                .reported = to_when(message.reported(), "reported", log),
                .source = message.source(),
                .status = static_cast<ClaimStatus>(message.status()),
                .among = message.among(),
                .covers = to_when(message.covers(), "covers", log),
                .note = to_text(message.note()),
                .id = message.id(),
                .repeats = message.repeats()};
  if (message.has_low()) figure.low = message.low();
  if (message.has_best()) figure.best = message.best();
  if (message.has_high()) figure.high = message.high();
  return figure;
}

Event to_event(const v1::Event& message, FindingLog& log) {
  return {.id = message.id(),
          .kind = static_cast<EventKind>(message.kind()),
          .places = to_strings(message.places()),
          .when = to_when(message.when(), "when", log),
          .title = to_text(message.title()),
          .actors = to_participants(message.actors()),
          .figures = to_values(message.figures(), "figures", log, to_figure),
          .sources = to_strings(message.sources()),
          .certainty = static_cast<Certainty>(message.certainty()),
          .note = to_text(message.note()),
          .tags = to_strings(message.tags())};
}

Movement to_movement(const v1::Movement& message, FindingLog& log) {
  return {.id = message.id(),
          .kind = static_cast<MovementKind>(message.kind()),
          .path = to_values(message.path(), "path", log, to_waypoint),
          .mode = static_cast<MovementMode>(message.mode()),
          .when = to_when(message.when(), "when", log),
          .title = to_text(message.title()),
          .actors = to_participants(message.actors()),
          .figures = to_values(message.figures(), "figures", log, to_figure),
          .sources = to_strings(message.sources()),
          .certainty = static_cast<Certainty>(message.certainty()),
          .note = to_text(message.note()),
          .tags = to_strings(message.tags())};
}

Deployment to_deployment(const v1::Deployment& message, FindingLog& log) {
  Deployment deployment{.id = message.id(),
                        .force = message.force(),
                        .from = std::nullopt,
                        .to = to_strings(message.to()),
                        .when = to_when(message.when(), "when", log),
                        .title = to_text(message.title()),
                        .figures = to_values(message.figures(), "figures", log, to_figure),
                        .sources = to_strings(message.sources()),
                        .certainty = static_cast<Certainty>(message.certainty()),
                        .note = to_text(message.note()),
                        .tags = to_strings(message.tags())};
  if (message.has_from()) {
    const FindingLog::Step inside = log.enter("from");
    deployment.from = to_waypoint(message.from(), log);
  }
  return deployment;
}

Chronicle to_chronicle(const v1::Chronicle& message, FindingLog& log) {
  Chronicle chronicle;
  chronicle.id = message.id();
  chronicle.title = to_text(message.title());
  if (!message.time_zone().empty()) chronicle.time_zone = message.time_zone();
  if (!message.language().empty()) chronicle.language = message.language();
  chronicle.note = to_text(message.note());
  chronicle.sources = to_values(message.sources(), "sources", log, to_source);
  chronicle.places = to_values(message.places(), "places", log, to_place);
  chronicle.actors = to_values(message.actors(), "actors", log, to_actor);
  chronicle.events = to_values(message.events(), "events", log, to_event);
  chronicle.movements = to_values(message.movements(), "movements", log, to_movement);
  chronicle.deployments = to_values(message.deployments(), "deployments", log, to_deployment);
  chronicle.figures = to_values(message.figures(), "figures", log, to_figure);
  if (message.time_zone().empty() && has_time_of_day(chronicle))
    log.warning({}, "times of day are given but no time_zone; they are taken as UTC");
  return chronicle;
}

}  // namespace dateline
