// The chronicle in memory: plain values that mirror proto/chronicle.proto field by field, with times parsed.
//
// What every field means, its unit and its range are said once, in the proto file. Made by `read_chronicle`
// (geodata/chronicle_reader.h), which has checked all cross references; written by geodata/chronicle_writer.h. Optional
// numbers are absent when not stated. Plain values: copy, compare, share between threads freely.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "geodata/coordinates.h"
#include "geodata/edtf.h"
#include "geodata/kinds.h"

namespace dateline {

/// A text in one language (BCP 47; empty means the chronicle's language).
struct Name {
  std::string lang;
  std::string text;
  NameKind kind = NameKind::kUsual;

  friend bool operator==(const Name&, const Name&) = default;
};

/// The same text in several languages, in the author's order of preference.
using LocalText = std::vector<Name>;

struct Source {
  std::string id;
  LocalText title;
  SourceKind kind = SourceKind::kUnspecified;
  std::string publisher;
  std::string url;
  When published;
  std::string via;  ///< id of a source
  std::string licence;
  LocalText note;

  friend bool operator==(const Source&, const Source&) = default;
};

struct Place {
  std::string id;
  LocalText names;
  std::optional<LonLat> position;  ///< absent: listed, not drawn
  PlaceKind kind = PlaceKind::kUnspecified;
  std::string within;  ///< id of a place
  PlacePrecision precision = PlacePrecision::kUnspecified;
  std::optional<double> uncertainty_m;
  std::vector<std::string> countries;
  std::vector<std::string> sources;
  LocalText note;

  friend bool operator==(const Place&, const Place&) = default;
};

struct Actor {
  std::string id;
  LocalText names;
  ActorKind kind = ActorKind::kUnspecified;
  std::string part_of;  ///< id of an actor
  std::string country;
  LocalText note;

  friend bool operator==(const Actor&, const Actor&) = default;
};

struct Participant {
  std::string actor;
  Role role = Role::kParticipant;

  friend bool operator==(const Participant&, const Participant&) = default;
};

/// A claim of a source about a number.
struct Figure {
  Measure measure = Measure::kUnspecified;
  std::optional<double> low;
  std::optional<double> best;
  std::optional<double> high;
  Qualifier qualifier = Qualifier::kPlain;
  std::string currency;
  When reported;
  std::string source;  ///< id of a source
  ClaimStatus status = ClaimStatus::kUnspecified;
  std::string among;  ///< id of an actor
  When covers;
  LocalText note;
  std::string id;
  std::string repeats;  ///< id of the figure that is the same claim on another record; not counted twice

  friend bool operator==(const Figure&, const Figure&) = default;
};

struct Event {
  std::string id;
  EventKind kind = EventKind::kUnspecified;
  std::vector<std::string> places;  ///< ids, the first is the main one
  When when;
  LocalText title;
  std::vector<Participant> actors;
  std::vector<Figure> figures;
  std::vector<std::string> sources;
  Certainty certainty = Certainty::kStated;
  LocalText note;
  std::vector<std::string> tags;

  friend bool operator==(const Event&, const Event&) = default;
};

/// An end of a route that the sources leave open.
struct UnknownPlace {
  LocalText label;
  std::optional<double> bearing_deg;  ///< clockwise from north, seen from the known end

  friend bool operator==(const UnknownPlace&, const UnknownPlace&) = default;
};

struct Waypoint {
  std::variant<std::string, UnknownPlace> where;  ///< id of a place, or said to be unknown
  When when;

  /// Id of the place, or null when unknown.
  const std::string* place() const { return std::get_if<std::string>(&where); }

  friend bool operator==(const Waypoint&, const Waypoint&) = default;
};

struct Movement {
  std::string id;
  MovementKind kind = MovementKind::kUnspecified;
  std::vector<Waypoint> path;  ///< two or more
  MovementMode mode = MovementMode::kUnspecified;
  When when;
  LocalText title;
  std::vector<Participant> actors;
  std::vector<Figure> figures;
  std::vector<std::string> sources;
  Certainty certainty = Certainty::kStated;
  LocalText note;
  std::vector<std::string> tags;

  friend bool operator==(const Movement&, const Movement&) = default;
};

struct Deployment {
  std::string id;
  std::string force;  ///< id of an actor
  std::optional<Waypoint> from;
  std::vector<std::string> to;  ///< ids of places, one or more
  When when;
  LocalText title;
  std::vector<Figure> figures;
  std::vector<std::string> sources;
  Certainty certainty = Certainty::kStated;
  LocalText note;
  std::vector<std::string> tags;

  friend bool operator==(const Deployment&, const Deployment&) = default;
};

struct Chronicle {
  std::string id;
  LocalText title;
  std::string time_zone = "UTC";  ///< IANA name, known to the zone database
  std::string language = "en";
  LocalText note;
  std::vector<Source> sources;
  std::vector<Place> places;
  std::vector<Actor> actors;
  std::vector<Event> events;
  std::vector<Movement> movements;
  std::vector<Deployment> deployments;
  std::vector<Figure> figures;

  friend bool operator==(const Chronicle&, const Chronicle&) = default;
};

/// Linear lookup by id; null when absent. For loops over many ids build an index of your own.
const Place* find_place(const Chronicle& chronicle, const std::string& id);
const Source* find_source(const Chronicle& chronicle, const std::string& id);
/// Places by id, for many questions. Points into the chronicle and is good as long as its places do not change.
using PlaceIndex = std::unordered_map<std::string_view, const Place*>;
PlaceIndex index_places(const Chronicle& chronicle);

const Actor* find_actor(const Chronicle& chronicle, const std::string& id);

/// The usual name in the language; null when there is none. Tags are BCP 47: "kk" finds "kk-Latn" where there is no
/// plain "kk"; "zh-Hant" finds "zh", then "zh-Hans" (RFC 4647, lookup). Texts without a tag are in `fallback_language`.
/// Points into `texts`.
const Name* find_name(const LocalText& texts, std::string language, const std::string& fallback_language = {});

/// The name in the first of `languages` that has one, else in `fallback_language`, else the first; empty when there is
/// none. Its tag is filled in.
Name name_in(const LocalText& texts, const std::vector<std::string>& languages,
             const std::string& fallback_language = {});

/// The text alone.
std::string text_in(const LocalText& texts, const std::vector<std::string>& languages,
                    const std::string& fallback_language = {});

}  // namespace dateline
