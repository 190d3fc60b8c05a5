#include "geodata/chronicle_message_writer.h"

namespace dateline {
namespace {

using Names = google::protobuf::RepeatedPtrField<v1::Name>;
using Strings = google::protobuf::RepeatedPtrField<std::string>;

void put(const LocalText& text, Names& out) {
  for (const Name& name : text) {
    v1::Name& message = *out.Add();
    message.set_lang(name.lang);
    message.set_text(name.text);
    message.set_kind(static_cast<v1::Name::Kind>(name.kind));
  }
}

void put(const std::vector<std::string>& values, Strings& out) {
  for (const std::string& value : values) *out.Add() = value;
}

void put(const std::vector<Participant>& participants, google::protobuf::RepeatedPtrField<v1::Participant>& out) {
  for (const Participant& participant : participants) {
    v1::Participant& message = *out.Add();
    message.set_actor(participant.actor);
    message.set_role(static_cast<v1::Participant::Role>(participant.role));
  }
}

void put(const Source& source, v1::Source& out) {
  out.set_id(source.id);
  put(source.title, *out.mutable_title());
  out.set_kind(static_cast<v1::Source::Kind>(source.kind));
  out.set_publisher(source.publisher);
  out.set_url(source.url);
  out.set_published(source.published.edtf);
  out.set_via(source.via);
  out.set_licence(source.licence);
  put(source.note, *out.mutable_note());
}

void put(const Place& place, v1::Place& out) {
  out.set_id(place.id);
  put(place.names, *out.mutable_names());
  if (place.position) {
    out.set_lat(place.position->lat_deg);
    out.set_lon(place.position->lon_deg);
  }
  out.set_kind(static_cast<v1::Place::Kind>(place.kind));
  out.set_within(place.within);
  out.set_precision(static_cast<v1::Place::Precision>(place.precision));
  if (place.uncertainty_m) out.set_uncertainty_m(*place.uncertainty_m);
  put(place.countries, *out.mutable_countries());
  put(place.sources, *out.mutable_sources());
  put(place.note, *out.mutable_note());
}

void put(const Actor& actor, v1::Actor& out) {
  out.set_id(actor.id);
  put(actor.names, *out.mutable_names());
  out.set_kind(static_cast<v1::Actor::Kind>(actor.kind));
  out.set_part_of(actor.part_of);
  out.set_country(actor.country);
  put(actor.note, *out.mutable_note());
}

void put(const Figure& figure, v1::Figure& out) {
  out.set_measure(static_cast<v1::Figure::Measure>(figure.measure));
  if (figure.low) out.set_low(*figure.low);
  if (figure.best) out.set_best(*figure.best);
  if (figure.high) out.set_high(*figure.high);
  out.set_qualifier(static_cast<v1::Figure::Qualifier>(figure.qualifier));
  out.set_currency(figure.currency);
  out.set_reported(figure.reported.edtf);
  out.set_source(figure.source);
  out.set_status(static_cast<v1::Figure::Status>(figure.status));
  out.set_among(figure.among);
  out.set_covers(figure.covers.edtf);
  put(figure.note, *out.mutable_note());
  out.set_id(figure.id);
  out.set_repeats(figure.repeats);
}

void put(const Waypoint& waypoint, v1::Waypoint& out) {
  if (const std::string* place = waypoint.place()) {
    if (!place->empty()) out.set_place(*place);
  } else {
    const auto& unknown = std::get<UnknownPlace>(waypoint.where);
    put(unknown.label, *out.mutable_unknown()->mutable_label());
    if (unknown.bearing_deg) out.mutable_unknown()->set_bearing_deg(*unknown.bearing_deg);
  }
  out.set_when(waypoint.when.edtf);
}

void put(const Event& event, v1::Event& out);
void put(const Movement& movement, v1::Movement& out);
void put(const Deployment& deployment, v1::Deployment& out);

/// One message for each record.
template <typename Record, typename Message>
void put(const std::vector<Record>& records, google::protobuf::RepeatedPtrField<Message>& out) {
  out.Reserve(static_cast<int>(records.size()));
  for (const Record& record : records) put(record, *out.Add());
}

/// What events, movements and deployments have in common.
template <typename Record, typename Message>
void put_common(const Record& record, Message& out) {
  out.set_id(record.id);
  out.set_when(record.when.edtf);
  put(record.title, *out.mutable_title());
  put(record.figures, *out.mutable_figures());
  put(record.sources, *out.mutable_sources());
  out.set_certainty(static_cast<v1::Certainty>(record.certainty));
  put(record.note, *out.mutable_note());
  put(record.tags, *out.mutable_tags());
}

void put(const Event& event, v1::Event& out) {
  put_common(event, out);
  out.set_kind(static_cast<v1::Event::Kind>(event.kind));
  put(event.places, *out.mutable_places());
  put(event.actors, *out.mutable_actors());
}

void put(const Movement& movement, v1::Movement& out) {
  put_common(movement, out);
  out.set_kind(static_cast<v1::Movement::Kind>(movement.kind));
  put(movement.path, *out.mutable_path());
  out.set_mode(static_cast<v1::Movement::Mode>(movement.mode));
  put(movement.actors, *out.mutable_actors());
}

void put(const Deployment& deployment, v1::Deployment& out) {
  put_common(deployment, out);
  out.set_force(deployment.force);
  if (deployment.from) put(*deployment.from, *out.mutable_from());
  put(deployment.to, *out.mutable_to());
}

}  // namespace

void fill_message(const Source& source, v1::Source& out) {
  out.Clear();
  put(source, out);
}

void fill_message(const Place& place, v1::Place& out) {
  out.Clear();
  put(place, out);
}

void fill_message(const Actor& actor, v1::Actor& out) {
  out.Clear();
  put(actor, out);
}

void fill_message(const Event& event, v1::Event& out) {
  out.Clear();
  put(event, out);
}

void fill_message(const Movement& movement, v1::Movement& out) {
  out.Clear();
  put(movement, out);
}

void fill_message(const Deployment& deployment, v1::Deployment& out) {
  out.Clear();
  put(deployment, out);
}

void fill_message(const Figure& figure, v1::Figure& out) {
  out.Clear();
  put(figure, out);
}

v1::Chronicle to_message(const Chronicle& chronicle) {
  v1::Chronicle out;
  out.set_id(chronicle.id);
  put(chronicle.title, *out.mutable_title());
  out.set_time_zone(chronicle.time_zone);
  out.set_language(chronicle.language);
  put(chronicle.note, *out.mutable_note());
  put(chronicle.sources, *out.mutable_sources());
  put(chronicle.places, *out.mutable_places());
  put(chronicle.actors, *out.mutable_actors());
  put(chronicle.events, *out.mutable_events());
  put(chronicle.movements, *out.mutable_movements());
  put(chronicle.deployments, *out.mutable_deployments());
  put(chronicle.figures, *out.mutable_figures());
  return out;
}

}  // namespace dateline
