#include "python/records.h"

#include <pybind11/stl.h>

#include "geodata/kinds.h"

namespace dateline::python {
namespace {

namespace py = pybind11;
using namespace py::literals;

py::object text_or_none(std::string_view text) {
  if (text.empty()) return py::none();
  return py::str(text.data(), text.size());
}

/// None for the zero value of a set that has no other meaning for it.
template <typename Enum>
py::object word_of(Enum value) {
  const std::string_view word = to_string(value);
  return word == "unspecified" ? py::none() : text_or_none(word);
}

py::object time_of(const When& when) { return text_or_none(when.edtf); }

template <typename Record>
py::list list_of(const std::vector<Record>& records) {
  py::list list;
  for (const Record& record : records) list.append(record_of(record));
  return list;
}

py::list list_of(const std::vector<Participant>& actors) {
  py::list list;
  for (const Participant& one : actors) list.append(py::dict("actor"_a = one.actor, "role"_a = word_of(one.role)));
  return list;
}

py::dict waypoint_of(const Waypoint& waypoint) {
  py::dict dict("place"_a = py::none(), "unknown"_a = py::none(), "when"_a = time_of(waypoint.when));
  if (const std::string* place = waypoint.place()) {
    dict["place"] = *place;
  } else {
    const auto& unknown = std::get<UnknownPlace>(waypoint.where);
    dict["unknown"] = py::dict("label"_a = texts_of(unknown.label), "bearing_deg"_a = unknown.bearing_deg);
  }
  return dict;
}

/// The fields that events, movements and deployments share.
template <typename Record>
void add_common(py::dict& dict, const Record& record) {
  dict["when"] = time_of(record.when);
  dict["title"] = texts_of(record.title);
  dict["figures"] = list_of(record.figures);
  dict["sources"] = record.sources;
  dict["certainty"] = word_of(record.certainty);
  dict["note"] = texts_of(record.note);
  dict["tags"] = record.tags;
}

}  // namespace

py::list texts_of(const LocalText& texts) {
  py::list list;
  for (const Name& name : texts)
    list.append(py::dict("lang"_a = text_or_none(name.lang), "text"_a = name.text, "kind"_a = word_of(name.kind)));
  return list;
}

py::dict record_of(const Source& source) {
  return py::dict("id"_a = source.id, "title"_a = texts_of(source.title), "kind"_a = word_of(source.kind),
                  "publisher"_a = text_or_none(source.publisher), "url"_a = text_or_none(source.url),
                  "published"_a = time_of(source.published), "via"_a = text_or_none(source.via),
                  "licence"_a = text_or_none(source.licence), "note"_a = texts_of(source.note));
}

py::dict record_of(const Place& place) {
  const auto degrees = [&](double LonLat::*axis) -> py::object {
    return place.position ? py::object(py::float_(*place.position.*axis)) : py::none();
  };
  return py::dict("id"_a = place.id, "names"_a = texts_of(place.names), "lat"_a = degrees(&LonLat::lat_deg),
                  "lon"_a = degrees(&LonLat::lon_deg), "kind"_a = word_of(place.kind),
                  "within"_a = text_or_none(place.within), "precision"_a = word_of(place.precision),
                  "uncertainty_m"_a = place.uncertainty_m, "countries"_a = place.countries, "sources"_a = place.sources,
                  "note"_a = texts_of(place.note));
}

py::dict record_of(const Actor& actor) {
  return py::dict("id"_a = actor.id, "names"_a = texts_of(actor.names), "kind"_a = word_of(actor.kind),
                  "part_of"_a = text_or_none(actor.part_of), "country"_a = text_or_none(actor.country),
                  "note"_a = texts_of(actor.note));
}

py::dict record_of(const Figure& figure) {
  return py::dict(
      "measure"_a = word_of(figure.measure), "low"_a = figure.low, "best"_a = figure.best, "high"_a = figure.high,
      "qualifier"_a = word_of(figure.qualifier), "currency"_a = text_or_none(figure.currency),
      "reported"_a = time_of(figure.reported), "source"_a = text_or_none(figure.source),
      "status"_a = word_of(figure.status), "among"_a = text_or_none(figure.among), "covers"_a = time_of(figure.covers),
      "note"_a = texts_of(figure.note), "id"_a = text_or_none(figure.id), "repeats"_a = text_or_none(figure.repeats));
}

py::dict record_of(const Event& event) {
  py::dict dict("id"_a = event.id, "kind"_a = word_of(event.kind), "places"_a = event.places,
                "actors"_a = list_of(event.actors));
  add_common(dict, event);
  return dict;
}

py::dict record_of(const Movement& movement) {
  py::list path;
  for (const Waypoint& waypoint : movement.path) path.append(waypoint_of(waypoint));
  py::dict dict("id"_a = movement.id, "kind"_a = word_of(movement.kind), "path"_a = path,
                "mode"_a = word_of(movement.mode), "actors"_a = list_of(movement.actors));
  add_common(dict, movement);
  return dict;
}

py::dict record_of(const Deployment& deployment) {
  py::dict dict("id"_a = deployment.id, "force"_a = deployment.force, "from"_a = py::none(), "to"_a = deployment.to);
  if (deployment.from) dict["from"] = waypoint_of(*deployment.from);
  add_common(dict, deployment);
  return dict;
}

}  // namespace dateline::python
