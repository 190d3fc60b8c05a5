#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "geodata/check_context.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

/// Parents by id for `check_no_circles`.
template <typename Record>
void check_chain(CheckContext& context, const IdIndex& index, const std::vector<Record>& records,
                 std::string Record::*parent_id, std::string_view records_field, std::string_view field) {
  std::vector<int> parents;
  std::vector<std::string> ids;
  for (const Record& record : records) {
    const auto parent = index.find(record.*parent_id);
    parents.push_back(parent ? static_cast<int>(*parent) : -1);
    ids.push_back(record.id);
  }
  check_no_circles(context, parents, records_field, field, ids);
}

void check_participants(CheckContext& context, const std::vector<Participant>& participants) {
  for (std::size_t i = 0; i < participants.size(); ++i) {
    const FindingLog::Step inside = context.log.enter("actors", static_cast<int>(i));
    check_reference(context, context.actors, participants[i].actor, {"actor"});
  }
}

/// What events, movements and deployments have in common. `kind` is the word for one of them.
template <typename Record>
void check_common(CheckContext& context, const Record& record, std::string_view kind) {
  if (!record.when.stated()) context.log.warning({}, fmt::format("the {} has no time; it is shown on every day", kind));
  check_text(context, record.title, "title", TextUse::kName);
  check_figures(context, record.figures, record.when);
  if (record.sources.empty()) context.log.warning({}, fmt::format("the {} has no source", kind));
  check_references(context, context.sources, record.sources, "sources");
  check_text(context, record.note, "note", TextUse::kNote);
  for (std::size_t i = 0; i < record.tags.size(); ++i)
    check_alphabet(context, record.tags[i], {"tags", static_cast<int>(i)});
}

/// A waypoint's place and bearing; its time must share some moment with that of the whole.
void check_waypoint(CheckContext& context, const Waypoint& waypoint, const When& whole) {
  if (const std::string* place = waypoint.place()) {
    if (place->empty())
      context.log.error({}, "the waypoint names no place; write \"unknown {}\" where the sources leave it open");
    else
      check_reference(context, context.places, *place, {"place"});
  } else {
    const FindingLog::Step inside = context.log.enter("unknown");
    const auto& unknown = std::get<UnknownPlace>(waypoint.where);
    check_text(context, unknown.label, "label", TextUse::kName);
    const std::optional<double> bearing = unknown.bearing_deg;
    if (bearing && !(*bearing >= 0 && *bearing <= 360))
      context.log.error({"bearing_deg"}, fmt::format("bearing_deg {} is not between 0 and 360", *bearing));
  }
  if (waypoint.when.stated() && !waypoint.when.overlaps(whole))
    context.log.warning({"when"},
                        fmt::format("{} is outside the time of the whole, {}", waypoint.when.edtf, whole.edtf));
}

void check_path(CheckContext& context, const Movement& movement) {
  const std::vector<Waypoint>& path = movement.path;
  LocalSeconds reached = LocalSeconds::min();
  for (std::size_t i = 0; i < path.size(); ++i) {
    const FindingLog::Step inside = context.log.enter("path", static_cast<int>(i));
    check_waypoint(context, path[i], movement.when);
    if (path[i].when.stated() && path[i].when.latest <= reached)
      context.log.warning({"when"}, fmt::format("{} is before the waypoint that precedes it", path[i].when.edtf));
    if (path[i].when.stated()) reached = std::max(reached, path[i].when.earliest);
    const bool end = i == 0 || i + 1 == path.size();
    if (!end && path[i].place() == nullptr)
      context.log.warning({}, "only the ends of a path can be unknown; it is passed over");
    if (i > 0 && path[i].place() && path[i - 1].place() && !path[i].place()->empty() &&
        *path[i].place() == *path[i - 1].place())
      context.log.warning({"place"}, fmt::format("the path stays at \"{}\"", cut_at_character(*path[i].place(), 64)));
  }
  if (path.size() < 2)
    return context.log.error({}, fmt::format("a path has an origin and a destination; this has {} of 2", path.size()));
  if (std::ranges::none_of(path, [](const Waypoint& w) { return w.place() != nullptr; }))
    context.log.error({}, "no end of the path is known; a movement needs at least one place");
}

}  // namespace

void check_sources(CheckContext& context) {
  const auto& sources = context.chronicle.sources;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const Source& source = sources[i];
    const FindingLog::Step inside = context.log.enter("sources", static_cast<int>(i));
    check_own_id(context, context.sources, source.id, i);
    if (source.title.empty()) context.log.warning({}, "the source has no title; its id is shown");
    check_text(context, source.title, "title", TextUse::kName);
    if (!source.url.empty() && !source.url.starts_with("https://") && !source.url.starts_with("http://"))
      context.log.error({"url"},
                        fmt::format("\"{}\" is not an http or https address", cut_at_character(source.url, 64)));
    check_clean(context, source.url, {"url"});
    check_clean(context, source.publisher, {"publisher"});
    check_clean(context, source.licence, {"licence"});
    if (!source.via.empty()) check_reference(context, context.sources, source.via, {"via"});
    check_text(context, source.note, "note", TextUse::kNote);
  }
  check_chain(context, context.sources, sources, &Source::via, "sources", "via");
}

void check_actors(CheckContext& context) {
  const auto& actors = context.chronicle.actors;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const Actor& actor = actors[i];
    const FindingLog::Step inside = context.log.enter("actors", static_cast<int>(i));
    check_own_id(context, context.actors, actor.id, i);
    if (actor.names.empty()) context.log.error({}, "the actor has no name");
    check_text(context, actor.names, "names", TextUse::kName);
    if (!actor.part_of.empty()) check_reference(context, context.actors, actor.part_of, {"part_of"});
    if (!actor.country.empty()) check_country(context, actor.country, {"country"});
    check_text(context, actor.note, "note", TextUse::kNote);
  }
  check_chain(context, context.actors, actors, &Actor::part_of, "actors", "part_of");
}

void check_events(CheckContext& context) {
  const auto& events = context.chronicle.events;
  const IdIndex index{"event", events};
  for (std::size_t i = 0; i < events.size(); ++i) {
    const FindingLog::Step inside = context.log.enter("events", static_cast<int>(i));
    check_own_id(context, index, events[i].id, i);
    if (events[i].kind == EventKind::kUnspecified) context.log.warning({}, "the event has no kind");
    check_references(context, context.places, events[i].places, "places");
    check_participants(context, events[i].actors);
    check_common(context, events[i], "event");
  }
}

void check_movements(CheckContext& context) {
  const auto& movements = context.chronicle.movements;
  const IdIndex index{"movement", movements};
  for (std::size_t i = 0; i < movements.size(); ++i) {
    const FindingLog::Step inside = context.log.enter("movements", static_cast<int>(i));
    check_own_id(context, index, movements[i].id, i);
    if (movements[i].kind == MovementKind::kUnspecified) context.log.warning({}, "the movement has no kind");
    check_path(context, movements[i]);
    check_participants(context, movements[i].actors);
    check_common(context, movements[i], "movement");
  }
}

void check_deployments(CheckContext& context) {
  const auto& deployments = context.chronicle.deployments;
  const IdIndex index{"deployment", deployments};
  for (std::size_t i = 0; i < deployments.size(); ++i) {
    const Deployment& deployment = deployments[i];
    const FindingLog::Step inside = context.log.enter("deployments", static_cast<int>(i));
    check_own_id(context, index, deployment.id, i);
    if (deployment.force.empty())
      context.log.error({}, "the deployment names no force");
    else
      check_reference(context, context.actors, deployment.force, {"force"});
    if (deployment.from) {
      const FindingLog::Step from = context.log.enter("from");
      check_waypoint(context, *deployment.from, deployment.when);
    }
    if (deployment.to.empty()) context.log.error({}, "the deployment goes to no place");
    check_references(context, context.places, deployment.to, "to");
    check_common(context, deployment, "deployment");
  }
}

}  // namespace dateline
