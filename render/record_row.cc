#include "render/record_row.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

template <typename Record>
void take_common(RecordRow& row, const Record& record) {
  row.id = &record.id;
  row.when = &record.when;
  row.title = &record.title;
  row.note = &record.note;
  row.figures = &record.figures;
  row.sources = &record.sources;
  row.tags = &record.tags;
  row.certainty = record.certainty;
}

const LonLat* position_of(const std::string& id, const PlaceIndex& places) {
  const auto found = places.find(id);
  return found == places.end() || !found->second->position ? nullptr : &*found->second->position;
}

Shape points_at(const std::vector<std::string>& ids, const PlaceIndex& places) {
  Shape shape;
  for (const std::string& id : ids)
    if (const LonLat* at = position_of(id, places)) shape.parts.push_back({*at});
  return shape;
}

/// A line's next point on the shorter way around the Earth.
LonLat continued(const std::vector<LonLat>& line, LonLat next) {
  if (!line.empty()) next.lon_deg += 360 * std::round((line.back().lon_deg - next.lon_deg) / 360);
  return next;
}

Shape route_shape(const std::vector<Waypoint>& path, const PlaceIndex& places) {
  std::vector<LonLat> line;
  for (const Waypoint& stop : path)
    if (const std::string* id = stop.place())
      if (const LonLat* at = position_of(*id, places)) line.push_back(continued(line, *at));
  return line.size() < 2 ? Shape{} : Shape::line(std::move(line));
}

const LonLat* origin_of(const Deployment& deployment, const PlaceIndex& places) {
  const std::string* id = deployment.from ? deployment.from->place() : nullptr;
  return id ? position_of(*id, places) : nullptr;
}

Shape deployment_shape(const Deployment& deployment, const PlaceIndex& places) {
  const LonLat* from = origin_of(deployment, places);
  if (!from) return points_at(deployment.to, places);
  Shape shape;
  for (const std::string& id : deployment.to)
    if (const LonLat* to = position_of(id, places)) shape.parts.push_back({*from, continued({*from}, *to)});
  return shape;
}

}  // namespace

RecordRow::RecordRow(const Event& e) : record("event"), kind(to_string(e.kind)), actors(&e.actors), event(&e) {
  take_common(*this, e);
}

RecordRow::RecordRow(const Movement& m) : record("movement"), kind(to_string(m.kind)), actors(&m.actors), movement(&m) {
  take_common(*this, m);
}

RecordRow::RecordRow(const Deployment& d) : record("deployment"), deployment(&d) { take_common(*this, d); }

std::vector<std::string> RecordRow::places() const {
  if (event) return event->places;
  if (deployment) return deployment->to;
  std::vector<std::string> ids;
  for (const Waypoint& stop : movement->path)
    if (const std::string* place = stop.place()) ids.push_back(*place);
  return ids;
}

Shape shape_of(const RecordRow& row, const PlaceIndex& places) {
  if (row.event) return points_at(row.event->places, places);
  if (row.movement) return route_shape(row.movement->path, places);
  return deployment_shape(*row.deployment, places);
}

bool has_shape(const RecordRow& row, const PlaceIndex& places) {
  if (!row.event) return !shape_of(row, places).empty();
  return std::ranges::any_of(row.event->places, [&](const std::string& id) { return position_of(id, places); });
}

ShapeKind shape_kind_of(const RecordRow& row, const PlaceIndex& places) {
  if (row.event) return ShapeKind::kPoint;
  if (row.movement) return ShapeKind::kLine;
  return origin_of(*row.deployment, places) ? ShapeKind::kLine : ShapeKind::kPoint;
}

}  // namespace dateline
