#include "geodata/import/gazetteer_files.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "geodata/import/cell_values.h"
#include "geodata/import/import_entities.h"
#include "geodata/import/name_folding.h"
#include "geodata/import/ogr_table.h"
#include "geodata/import/table_row_view.h"
#include "geodata/input_file.h"
#include "geodata/ogr_basemap.h"
#include "geodata/read_limits.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

Source source_of(const std::string& path) {
  const std::string stem = std::filesystem::path(path).stem().string();
  Source source;
  source.id = slug("gazetteer-" + stem);
  source.title = {{"", "Gazetteer " + stem}};
  source.kind = SourceKind::kReference;
  return source;
}

Diagnostic too_many(const std::string& path) {
  return {Severity::kError,
          {path, 0, 0},
          over_limit("places", read_limits().places, "the gazetteer has too many places; take one of the region")};
}

/// Nothing for what is no position on the Earth.
std::optional<LonLat> position_of(std::string_view lon_cell, std::string_view lat_cell) {
  const auto lon = read_number(lon_cell, false), lat = read_number(lat_cell, false);
  if (!lon || !lat || std::abs(*lon) > 180 || std::abs(*lat) > 90) return std::nullopt;
  return LonLat{*lon, *lat};
}

long long population_of(std::string_view cell) {
  constexpr double most = 1e11;  // more than there are people is no number of them
  const double read = read_number(cell, false).value_or(0);
  return read > 0 && read < most ? static_cast<long long>(read) : 0;
}

Diagnostic passed_over(const std::string& path, std::size_t lines) {
  return {Severity::kWarning, {path, 0, 0}, fmt::format("{} damaged lines were passed over", lines)};
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    cells.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return cells;
}

/// All fields of GeoNames are as they are: no quotes, no escapes.
Result<Gazetteer> read_geonames(const std::string& path) {
  Source source = source_of(path);
  source.publisher = "GeoNames";
  source.url = "https://www.geonames.org/";
  source.licence = "CC BY 4.0";
  Gazetteer gazetteer(std::move(source));
  const auto file = open_file(path);
  std::string buffer(read_limits().row_bytes, '\0');
  std::size_t damaged = 0;
  int number = 0;
  while (file->getline(buffer.data(), static_cast<std::streamsize>(buffer.size()))) {
    ++number;
    const std::streamsize of_line_end = file->eof() ? 0 : 1;  // what was read counts, though it is not kept
    const std::string_view line(buffer.data(), static_cast<std::size_t>(file->gcount() - of_line_end));
    const std::vector<std::string_view> cells = cells_of(line);
    if (cells.size() < 15)
      return Result<Gazetteer>::failure(
          {{Severity::kError, {path, number, 0}, "not a table of GeoNames (19 columns between tabs)"}});
    if (cells[6] != "P" && cells[6] != "A") continue;
    const std::optional<LonLat> position = position_of(cells[5], cells[4]);
    if (!position || text_problem(line)) {
      ++damaged;
      continue;
    }
    GazetteerPlace place{std::string(cells[1]), {std::string(cells[2])}, *position, std::string(cells[8]), {}, 0};
    for (const std::string_view name : split_list(cells[3], ",")) place.other_names.emplace_back(name);
    for (const std::string_view area : {cells[11], cells[10]})
      if (!area.empty()) place.admin.emplace_back(area);
    place.population = population_of(cells[14]);
    gazetteer.add(std::move(place));
    if (gazetteer.size() > read_limits().places) return Result<Gazetteer>::failure({too_many(path)});
  }
  if (!file->eof())
    return Result<Gazetteer>::failure(
        {{Severity::kError, {path, number + 1, 0}, over_limit("row-bytes", buffer.size(), "the line is too long")}});
  Diagnostics warnings;
  if (damaged > 0) warnings.push_back(passed_over(path, damaged));
  return Result<Gazetteer>::success(std::move(gazetteer), std::move(warnings));
}

Result<Gazetteer> read_basemap(Basemap& basemap, const std::string& path) {
  Result<BasemapLayer> towns = basemap.read(BasemapRole::kTowns, {-180, -90, 180, 90}, 1);
  if (!towns) return Result<Gazetteer>::failure(std::move(towns.diagnostics));
  Source source = source_of(path);
  if (!towns->source.empty()) source.publisher = towns->source;
  if (!towns->source.empty()) source.title = {{"", fmt::format("{} ({})", towns->source, towns->table)}};
  source.licence = towns->licence;
  Gazetteer gazetteer(std::move(source));
  for (std::size_t i = 0; i < towns->attributes.size(); ++i) {
    BasemapAttributes& town = towns->attributes[i];
    const auto& shapes = towns->shapes;
    if (shapes.features_begin[i] == shapes.features_begin[i + 1] || town.names.empty()) continue;
    const LonLat position = shapes.ring(shapes.features_begin[i]).front();
    const Name* usual = find_name(town.names, "en");
    GazetteerPlace place{usual != nullptr ? usual->text : town.names.front().text,
                         {},
                         position,
                         read_country_code(town.country),
                         {},
                         town.population};
    for (Name& name : town.names) place.other_names.push_back(std::move(name.text));
    gazetteer.add(std::move(place));
  }
  return Result<Gazetteer>::success(std::move(gazetteer), std::move(towns.diagnostics));
}

/// The columns of a layer of points.
struct PointColumns {
  std::optional<std::size_t> lon, lat, country;
  std::vector<std::size_t> names, alternates, admin;
};

PointColumns columns_of(const TableRow& header) {
  PointColumns out;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string name = as_word(header.cells[i]);
    if (name == "longitude") out.lon = i;
    if (name == "latitude") out.lat = i;
    if (name == "name") out.names.insert(out.names.begin(), i);
    if (name.starts_with("name_") || name == "asciiname" || name == "nom" || name == "nombre") out.names.push_back(i);
    if (name == "alternatenames" || name == "alternate_names" || name == "other_names") out.alternates.push_back(i);
    if (name == "country" || name == "country_code" || name == "iso2" || name == "iso3") out.country = i;
    for (const std::string_view area : {"admin1", "admin2", "adm1", "adm2", "district", "region", "province"})
      if (name == area || name == std::string(area) + "_name") out.admin.push_back(i);
  }
  return out;
}

Result<Gazetteer> read_points(const std::string& path) {
  auto table = open_ogr_table(path, "");
  if (!table) return Result<Gazetteer>::failure(std::move(table.diagnostics));
  TableRow row;
  (*table)->next(row);
  const PointColumns columns = columns_of(row);
  if (!columns.lon || !columns.lat || columns.names.empty())
    return Result<Gazetteer>::failure(
        {{Severity::kError, {path, 0, 0}, "a gazetteer has points and a column \"name\""}});
  Gazetteer gazetteer(source_of(path));
  std::size_t damaged = 0;
  while ((*table)->next(row)) {
    const std::optional<LonLat> position = position_of(row.cells[*columns.lon], row.cells[*columns.lat]);
    if (!position || std::ranges::any_of(row.cells, [](std::string_view c) { return text_problem(c).has_value(); })) {
      ++damaged;
      continue;
    }
    GazetteerPlace place;
    place.position = *position;
    for (const std::size_t c : columns.names) {
      if (place.name.empty()) place.name = row.cells[c];
      place.other_names.emplace_back(row.cells[c]);
    }
    for (const std::size_t c : columns.alternates)
      for (const std::string_view name : split_list(row.cells[c], ",;")) place.other_names.emplace_back(name);
    if (columns.country) place.country = read_country_code(row.cells[*columns.country]);
    for (const std::size_t c : columns.admin)
      if (!row.cells[c].empty()) place.admin.emplace_back(row.cells[c]);
    if (!place.name.empty()) gazetteer.add(std::move(place));
    if (gazetteer.size() > read_limits().places) return Result<Gazetteer>::failure({too_many(path)});
  }
  Diagnostics diagnostics = (*table)->diagnostics();
  if (damaged > 0) diagnostics.push_back(passed_over(path, damaged));
  return Result<Gazetteer>::of(std::move(gazetteer), std::move(diagnostics));
}

}  // namespace

Result<Gazetteer> open_gazetteer(const std::string& path) {
  if (!path.ends_with(".gpkg")) return is_ogr_table(path) ? read_points(path) : read_geonames(path);
  Result<Basemap> basemap = Basemap::open(path);
  return basemap ? read_basemap(*basemap, path) : read_points(path);
}

}  // namespace dateline
