#include "geodata/import/table_places.h"

#include <fmt/format.h>

#include "geodata/import/cell_coordinates.h"
#include "geodata/import/cell_values.h"
#include "geodata/text_forms.h"

namespace dateline {
namespace {

std::optional<LonLat> read_position(const CellPlace& cells, const TableRowView& row) {
  const bool comma = row.form().decimal_comma;
  const std::string_view both = row.cell(cells.coordinates);
  const std::string_view lat = row.cell(cells.lat);
  const std::string_view lon = row.cell(cells.lon);
  if (!both.empty()) {
    const auto position = read_coordinates(both, comma);
    if (!position) row.altered(row_reason::bad_position, both);
    return position;
  }
  if (lat.empty() && lon.empty()) return std::nullopt;
  const auto lat_deg = read_angle(lat, Axis::kLatitude, comma);
  const auto lon_deg = read_angle(lon, Axis::kLongitude, comma);
  if (!lat_deg || !lon_deg) {
    row.altered(row_reason::bad_position, fmt::format("latitude \"{}\", longitude \"{}\"", lat, lon));
    return std::nullopt;
  }
  if (*lat_deg == 0 && *lon_deg == 0) row.log().doubtful(row.line(), "a position is 0, 0");
  return LonLat{*lon_deg, *lat_deg};
}

std::optional<double> read_uncertainty(const CellPlace& cells, const TableRowView& row) {
  const std::string text = row.value(cells.uncertainty_m);
  if (text.empty()) return std::nullopt;
  const auto metres = read_number(text, row.form().decimal_comma);
  if (!metres || !(*metres > 0)) {
    row.altered(row_reason::bad_number, fmt::format("uncertainty \"{}\"", text));
    return std::nullopt;
  }
  return metres;
}

std::string position_name(const LonLat& p) { return fmt::format("{:.4f}, {:.4f}", p.lat_deg, p.lon_deg); }

}  // namespace

/// What a row says of a place, read.
struct TablePlaces::Described {
  LocalText names;
  std::string code;
  std::optional<LonLat> position;
  std::optional<double> uncertainty_m;
  PlacePrecision precision = PlacePrecision::kUnspecified;
  PlaceKind kind = PlaceKind::kUnspecified;
  std::vector<std::string> within;  ///< the nearest first, the country last when it is no code
  std::vector<std::string> countries;
  LocalText note;

  bool given() const { return !names.empty() || !code.empty() || position; }

  std::string key() const {
    std::string key;
    const auto add = [&](std::string_view part) { (key += part) += key_separator; };
    for (const Name& name : names) add(name.text);
    add(position ? fmt::format("{},{}", position->lat_deg, position->lon_deg) : "");
    add(fmt::format("{},{},{}", static_cast<int>(precision), static_cast<int>(kind), uncertainty_m.value_or(0)));
    for (const std::string& area : within) add(area);
    for (const std::string& country : countries) add(country);
    for (const Name& name : note) add(name.text);
    return key;
  }
};

TablePlaces::TablePlaces(const TableMapping& mapping, ImportEntities& entities, Gazetteer* gazetteer)
    : mapping_(mapping), entities_(entities), gazetteer_(gazetteer) {
  std::map<std::string, int> times;
  for (const Place& place : mapping.chronicle.places)
    for (const Name& name : place.names)
      if (times[fold_name(name.text)]++ == 0) known_[fold_name(name.text)] = place.id;
  for (const auto& [name, count] : times)
    if (count > 1) known_.erase(name);  // two places have it
  for (const Place& place : mapping.chronicle.places) known_[place.id] = place.id;
}

TablePlaces::Described TablePlaces::describe_row(const CellPlace& cells, const TableRowView& row,
                                                 const Extra& extra) const {
  Described place;
  place.names = row.names(cells.name);
  place.code = cells.code.empty() ? extra.code : std::string(row.cell(cells.code));
  place.position = read_position(cells, row);
  for (const std::string& column : cells.within)
    if (std::string area = one_line(row.cell(column)); !area.empty()) place.within.push_back(std::move(area));
  if (place.names.empty() && place.code.empty() && !place.position && !place.within.empty()) {
    place.names = {{"", place.within.front()}};  // the area is all that is known
    place.within.erase(place.within.begin());
  }
  if (!place.given()) return place;
  const std::string country = row.value(cells.country);
  if (std::string code = read_country_code(country); !code.empty())
    place.countries = {std::move(code)};
  else if (!country.empty() && (place.names.empty() || country != place.names.front().text))
    place.within.push_back(one_line(country));
  place.uncertainty_m = read_uncertainty(cells, row);
  place.precision = row.word<PlacePrecision>(cells.precision).value_or(PlacePrecision::kUnspecified);
  place.kind = row.word<PlaceKind>(extra.kind.given() ? extra.kind : cells.kind).value_or(PlaceKind::kUnspecified);
  place.note = extra.note;
  if (place.names.empty() && !place.code.empty()) place.names = {{"", place.code}};
  if (place.names.empty()) place.names = {{"", position_name(*place.position)}};
  return place;
}

const std::string* TablePlaces::known(const Described& place) const {
  if (place.position) return nullptr;
  auto found = known_.find(place.code);
  if (found == known_.end()) found = known_.find(fold_name(place.names.front().text));
  if (found == known_.end()) found = known_.find(place.names.front().text);
  return found == known_.end() ? nullptr : &found->second;
}

std::optional<std::string> TablePlaces::find(const CellPlace& cells, const TableRowView& row, const Extra& extra) {
  const Described place = describe_row(cells, row, extra);
  if (!place.given()) return std::nullopt;
  if (const std::string* id = known(place)) return *id;
  std::string key = place.key();
  if (!place.code.empty()) {
    const auto [said, fresh] = said_of_codes_.try_emplace(place.code, key);
    if (!fresh && said->second != key)
      row.log().doubtful(row.line(), "a place is described differently by another row", place.code);
    key = "code" + std::string(1, key_separator) + place.code;
  }
  return entities_.place(key, [&] { return make(place, row); });
}

/// The chain of areas from `first` on; empty when there is none. The outermost is put out first.
std::string TablePlaces::areas(const std::vector<std::string>& names, std::size_t first,
                               const std::vector<std::string>& countries) {
  if (first >= names.size()) return {};
  std::string key = "area";
  for (std::size_t i = first; i < names.size(); ++i) key += key_separator + names[i];
  for (const std::string& country : countries) key += key_separator + country;
  return entities_.place(key, [&] {
    Place area;
    area.id = slug_with_hash(names[first], key);
    area.names = {{"", names[first]}};
    area.countries = countries;
    area.within = areas(names, first + 1, countries);
    if (!mapping_.source.empty()) area.sources = {mapping_.source};
    return area;
  });
}

Place TablePlaces::make(const Described& described, const TableRowView& row) {
  Place place;
  const std::string lowered = as_word(described.code);
  place.id = described.code.empty()  ? slug_with_hash(described.names.front().text, described.key())
             : is_id(described.code) ? described.code
             : is_id(lowered)        ? lowered
                                     : slug_with_hash(described.code, described.code);
  place.names = described.names;
  place.position = described.position;
  place.kind = described.kind;
  place.uncertainty_m = described.uncertainty_m;
  place.countries = described.countries;
  place.within = areas(described.within, 0, described.countries);
  place.note = described.note;
  if (!mapping_.source.empty()) place.sources = {mapping_.source};
  place.precision = described.precision;
  if (place.position && place.precision == PlacePrecision::kUnspecified) place.precision = PlacePrecision::kNear;
  if (!place.position && gazetteer_ != nullptr) ask_gazetteer(described, row, place);
  return place;
}

void TablePlaces::ask_gazetteer(const Described& described, const TableRowView& row, Place& place) {
  const std::string& name = described.names.front().text;
  GazetteerQuestion question{name, {}, described.within};
  if (!described.countries.empty()) question.country = described.countries.front();
  const auto candidates = gazetteer_->find(question);
  if (candidates.empty())
    return row.altered("a place is not in the gazetteer", fmt::format("\"{}\"{}", name, gazetteer_->suggest(name)));
  if (candidates.size() > 1)
    return row.altered("a place could be several of the gazetteer",
                       fmt::format("\"{}\": {}", name, describe(candidates)));
  place.position = candidates.front()->position;
  place.precision = PlacePrecision::kNear;
  if (place.countries.empty() && !candidates.front()->country.empty()) place.countries = {candidates.front()->country};
  const Source& source = gazetteer_->source();
  place.sources.push_back(
      entities_.source("gazetteer" + std::string(1, key_separator) + source.id, [&] { return source; }));
}

}  // namespace dateline
