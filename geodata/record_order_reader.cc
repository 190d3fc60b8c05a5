#include "geodata/record_order_reader.h"

namespace dateline {

bool RecordOrder::Ids::add(const std::string& id) {
  known.insert(id);
  return !awaited.contains(id);
}

void RecordOrder::Ids::use(const std::string& id) {
  if (!id.empty() && !known.contains(id)) awaited.insert(id);
}

void RecordOrder::use(const v1::Figure& figure) {
  sources_.use(figure.source());
  actors_.use(figure.among());
}

void RecordOrder::use(const v1::Waypoint& waypoint) {
  if (waypoint.has_place()) places_.use(waypoint.place());
}

template <typename Record>
void RecordOrder::use_common(const Record& record) {
  for (const v1::Figure& figure : record.figures()) use(figure);
  for (const std::string& source : record.sources()) sources_.use(source);
}

void RecordOrder::use(const v1::Event& event) {
  for (const std::string& place : event.places()) places_.use(place);
  for (const v1::Participant& participant : event.actors()) actors_.use(participant.actor());
  use_common(event);
}

void RecordOrder::use(const v1::Movement& movement) {
  for (const v1::Waypoint& waypoint : movement.path()) use(waypoint);
  for (const v1::Participant& participant : movement.actors()) actors_.use(participant.actor());
  use_common(movement);
}

void RecordOrder::use(const v1::Deployment& deployment) {
  actors_.use(deployment.force());
  if (deployment.has_from()) use(deployment.from());
  for (const std::string& place : deployment.to()) places_.use(place);
  use_common(deployment);
}

bool RecordOrder::add_place(const v1::Place& place) {
  for (const std::string& source : place.sources()) sources_.use(source);
  return places_.add(place.id());
}

bool RecordOrder::add(const v1::Record& record) {
  switch (record.record_case()) {
    case v1::Record::kSource: return sources_.add(record.source().id());
    case v1::Record::kPlace: return add_place(record.place());
    case v1::Record::kActor: return actors_.add(record.actor().id());
    case v1::Record::kEvent: use(record.event()); return true;
    case v1::Record::kMovement: use(record.movement()); return true;
    case v1::Record::kDeployment: use(record.deployment()); return true;
    case v1::Record::kFigure: use(record.figure()); return true;
    case v1::Record::kHeader:
    case v1::Record::RECORD_NOT_SET: break;
  }
  return true;
}

}  // namespace dateline
