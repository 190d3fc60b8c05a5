#include "geodata/ogr_basemap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "geodata/ogr_sql.h"
#include "geodata/read_limits.h"
#include "geodata/wkb.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 8> kRoles{"land",  "countries", "borders", "provinces",
                                                 "lakes", "rivers",    "towns",   "areas"};
constexpr char kSeparator = '\x1f';

std::optional<BasemapRole> role_of(std::string_view word) {
  const auto found = std::ranges::find(kRoles, word);
  if (found == kRoles.end()) return std::nullopt;
  return static_cast<BasemapRole>(found - kRoles.begin());
}

/// What is needed to read a table besides its line in `dateline_layers`.
struct TableAccess {
  std::string geometry_column;
  bool has_rtree = false;
  std::vector<std::string> columns;
};

std::vector<std::string> split(const std::string& joined) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < joined.size();) {
    const std::size_t end = std::min(joined.find(kSeparator, begin), joined.size());
    parts.push_back(joined.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// True for the name of a plain table (one that runs no code when it is read), as an SQL condition.
std::string is_plain_table(std::string_view name_expression) {
  return fmt::format(
      "EXISTS(SELECT 1 FROM sqlite_master m WHERE m.type = 'table' AND m.sql LIKE 'CREATE TABLE%' AND m.name = {})",
      name_expression);
}

/// The lines of `dateline_layers` with what sqlite knows of their tables.
std::string layers_query() {
  return fmt::format(
      "SELECT +l.table_name, +l.role, +l.scale_min, +l.scale_max, +l.source, +l.licence, +l.credit, +l.url, "
      "+l.version, "
      "+g.column_name, +g.srs_id, {}, "
      "EXISTS(SELECT 1 FROM sqlite_master m WHERE m.type = 'table' AND m.name = 'rtree_' || l.table_name || '_' || "
      "g.column_name), "
      "(SELECT group_concat(name, char(31)) FROM pragma_table_info(l.table_name)) "
      "FROM dateline_layers l LEFT JOIN gpkg_geometry_columns g ON g.table_name = l.table_name ORDER BY l.rowid",
      is_plain_table("l.table_name"));
}

/// What is wrong with a line of `layers_query`; empty if it can be used.
std::string problem_with(const OgrSqlRow& row) {
  if (!role_of(row.text(1))) return fmt::format("unknown role \"{}\"", row.text(1));
  if (row.integer(11) == 0 || row.is_null(9)) return "no such table of features";
  if (row.integer(10) != 4326) return fmt::format("coordinates are in system {}, not EPSG:4326", row.integer(10));
  return {};
}

BasemapTable table_of(const OgrSqlRow& row) {
  return {row.text(0), *role_of(row.text(1)), row.number(2), row.number(3), row.text(4),
          row.text(5), row.text(6),           row.text(7),   row.text(8)};
}

/// A column of a feature table that we know, and how to keep its value.
struct Column {
  std::string expression;  ///< SQL; of the columns that we know first their name
  std::function<void(const OgrSqlRow&, int, BasemapAttributes&)> keep;
};

template <auto Member>
void keep_text(const OgrSqlRow& row, int i, BasemapAttributes& out) {
  out.*Member = row.text(i);
}

/// All names as one result column, joined by separators: OGR takes as long for an empty column as for a full one.
Column names_column(const std::vector<std::string>& name_columns) {
  std::string form, columns;
  std::vector<std::string> languages;
  for (const std::string& column : name_columns) {
    form += form.empty() ? "%s" : std::string(1, kSeparator) + "%s";
    columns += ", t." + sql_name(column);
    languages.push_back(column.substr(5));
  }
  return {fmt::format("printf('{}'{})", form, columns),
          [languages](const OgrSqlRow& row, int i, BasemapAttributes& out) {
            for (std::size_t k = 0; std::string & text : split(row.text(i))) {
              if (k < languages.size() && !text.empty()) out.names.push_back({languages[k], std::move(text), {}});
              ++k;
            }
          }};
}

bool is_wanted(const std::string& lang, const std::vector<std::string>& languages) {
  if (languages.empty() || lang == "en") return true;
  return std::ranges::any_of(languages, [&](const std::string& wanted) {
    return wanted == lang || wanted.starts_with(lang + "-") || lang.starts_with(wanted + "-");
  });
}

/// Those of the table's columns that we know, names in order of language.
std::vector<Column> known_columns(std::vector<std::string> present, const std::vector<std::string>& languages) {
  using A = BasemapAttributes;
  static const std::vector<Column> kKnown{
      {"id", keep_text<&A::id>},
      {"country", keep_text<&A::country>},
      {"status", keep_text<&A::status>},
      {"left_id", keep_text<&A::left_id>},
      {"right_id", keep_text<&A::right_id>},
      {"rank", [](const OgrSqlRow& row, int i,
                  A& out) { out.rank = static_cast<int>(std::clamp(row.integer(i), 0LL, 1000LL)); }},
      {"population", [](const OgrSqlRow& row, int i, A& out) { out.population = std::max(row.integer(i), 0LL); }},
      {"capital", [](const OgrSqlRow& row, int i, A& out) { out.capital = row.integer(i) != 0; }},
      {"area_km2", [](const OgrSqlRow& row, int i, A& out) { out.area_km2 = row.number(i); }},
  };
  std::ranges::sort(present);
  std::vector<Column> columns;
  std::vector<std::string> names;
  for (const std::string& name : present) {
    const auto known = std::ranges::find(kKnown, name, &Column::expression);
    if (known != kKnown.end()) columns.push_back({"+t." + sql_name(name), known->keep});
    if (name.starts_with("name_") && name.size() > 5 && is_wanted(name.substr(5), languages)) names.push_back(name);
  }
  if (!names.empty()) columns.push_back(names_column(names));
  return columns;
}

std::string box_condition(const std::string& rtree, double west, double east, const LonLatBox& box) {
  return fmt::format("SELECT id FROM {} WHERE maxx >= {:.9f} AND minx <= {:.9f} AND maxy >= {:.9f} AND miny <= {:.9f}",
                     rtree, west, east, box.south_deg, box.north_deg);
}

/// WHERE clause for the features near the box: an R-tree search, or two on both sides of the 180th meridian.
std::string near(const BasemapTable& table, const TableAccess& access, const LonLatBox& box) {
  if (!access.has_rtree) return "";
  const std::string rtree = sql_name("rtree_" + table.table + "_" + access.geometry_column);
  const std::string ids = box.spans_antimeridian() ? box_condition(rtree, box.west_deg, 180, box) + " UNION " +
                                                         box_condition(rtree, -180, box.east_deg, box)
                                                   : box_condition(rtree, box.west_deg, box.east_deg, box);
  return fmt::format(" AND t.rowid IN ({})", ids);
}

std::string features_query(const BasemapTable& table, const TableAccess& access, const std::vector<Column>& columns,
                           const LonLatBox& box, std::size_t limit) {
  const std::string geometry = "t." + sql_name(access.geometry_column);
  std::string sql = "SELECT " + blob_expression(geometry) + ", +t.rowid";
  for (const Column& column : columns) sql += ", " + column.expression;
  const std::string from =
      fmt::format("FROM {} t WHERE {} IS NOT NULL{}", sql_name(table.table), geometry, near(table, access, box));
  const auto has = [&](std::string_view name) {
    return std::ranges::find(access.columns, name) != access.columns.end();
  };
  if (limit == 0 || !has("population")) return fmt::format("{} {} ORDER BY t.rowid", sql, from);
  return fmt::format(
      "{} FROM {} t WHERE t.rowid IN (SELECT t.rowid {} ORDER BY {}t.population DESC, t.rowid LIMIT {}) ORDER BY "
      "t.rowid",
      sql, sql_name(table.table), from, has("capital") ? "t.capital DESC, " : "", limit);
}

/// How far a scale is from a table's range, as a ratio: 0 inside.
double scale_distance(const BasemapTable& table, double scale) {
  if (scale < table.scale_min) return std::log(table.scale_min / std::max(scale, 1.0));
  if (scale >= table.scale_max) return std::log(scale / std::max(table.scale_max, 1.0)) + 1e-12;
  return 0;
}

}  // namespace

struct Basemap::State {
  OgrSqlFile file;
  std::vector<BasemapTable> tables;
  std::map<std::string, TableAccess> access;  ///< by table name
};

Basemap::Basemap(std::unique_ptr<State> state) : state_(std::move(state)) {}
Basemap::Basemap(Basemap&&) noexcept = default;
Basemap& Basemap::operator=(Basemap&&) noexcept = default;
Basemap::~Basemap() = default;

Result<Basemap> Basemap::open(const std::string& path) {
  auto file = OgrSqlFile::open(path);
  if (!file) return Result<Basemap>::failure(std::move(file.diagnostics));
  Diagnostics problems = std::move(file.diagnostics);
  const auto add = [&](Severity severity, std::string what) {
    problems.push_back({severity, {path, 0, 0}, std::move(what)});
  };
  auto state = std::make_unique<State>(State{std::move(*file), {}, {}});
  const std::string check = fmt::format("SELECT {} AND {} AND (SELECT encoding FROM pragma_encoding) = 'UTF-8'",
                                        is_plain_table("'dateline_layers'"), is_plain_table("'gpkg_geometry_columns'"));
  bool is_basemap = false;
  const Diagnostics failed = state->file.select(check, [&](const OgrSqlRow& row) { is_basemap = row.integer(0) != 0; });
  problems.insert(problems.end(), failed.begin(), failed.end());
  if (!is_basemap) add(Severity::kError, "not a basemap: it has no table \"dateline_layers\" in UTF-8");
  if (has_errors(problems)) return Result<Basemap>::failure(std::move(problems));

  const Diagnostics reading = state->file.select(layers_query(), [&](const OgrSqlRow& row) {
    if (const std::string problem = problem_with(row); !problem.empty()) {
      return add(Severity::kWarning, fmt::format("layer \"{}\" is left out: {}", row.text(0), problem));
    }
    state->tables.push_back(table_of(row));
    state->access[row.text(0)] = {row.text(9), row.integer(12) != 0, split(row.text(13))};
  });
  problems.insert(problems.end(), reading.begin(), reading.end());
  return Result<Basemap>::of(Basemap(std::move(state)), std::move(problems));
}

const std::vector<BasemapTable>& Basemap::layers() const { return state_->tables; }

Result<BasemapLayer> Basemap::read(BasemapRole role, const LonLatBox& box, double scale_denominator,
                                   const BasemapFilter& filter) {
  BasemapLayer layer;
  layer.shapes.kind = geometry_kind(role);
  const auto table = table_for(state_->tables, role, scale_denominator);
  if (!table) return Result<BasemapLayer>::success(std::move(layer));
  layer.table = table->table;
  layer.source = table->source;
  layer.licence = table->licence;
  layer.credit = table->credit;
  const TableAccess& access = state_->access.at(table->table);
  const std::vector<Column> columns = known_columns(access.columns, filter.languages);
  Diagnostics damaged;
  const ReadLimits& limits = read_limits();
  const auto too_many = [&](const OgrSqlRow& row, std::string_view limit, std::uint64_t most) {
    const std::string what = fmt::format("{} has too many {} on this map", table->table, limit);
    damaged.push_back({Severity::kError, {state_->file.path(), 0, 0}, over_limit(limit, most, what)});
    row.stop();
  };
  Diagnostics problems =
      state_->file.select(features_query(*table, access, columns, box, filter.limit), [&](const OgrSqlRow& row) {
        if (const auto wrong = append_gpkg_blob(row.blob(0), layer.shapes)) {
          const std::string what = fmt::format("{} {} is left out: {}", table->table, row.integer(1), *wrong);
          return damaged.push_back({Severity::kWarning, {state_->file.path(), 0, 0}, what});
        }
        if (layer.attributes.size() >= limits.features) return too_many(row, "features", limits.features);
        if (layer.shapes.points.size() > limits.vertices) return too_many(row, "vertices", limits.vertices);
        BasemapAttributes& attributes = layer.attributes.emplace_back();
        for (int i = 0; const Column& column : columns) column.keep(row, 2 + i++, attributes);
      });
  problems.insert(problems.end(), damaged.begin(), damaged.end());
  return Result<BasemapLayer>::of(std::move(layer), std::move(problems));
}

std::string_view to_string(BasemapRole role) { return kRoles[static_cast<std::size_t>(role)]; }

GeometryKind geometry_kind(BasemapRole role) {
  switch (role) {
    case BasemapRole::kBorders:
    case BasemapRole::kProvinces:
    case BasemapRole::kRivers: return GeometryKind::kLines;
    case BasemapRole::kTowns: return GeometryKind::kPoints;
    default: return GeometryKind::kPolygons;
  }
}

std::optional<BasemapTable> table_for(const std::vector<BasemapTable>& tables, BasemapRole role,
                                      double scale_denominator) {
  const BasemapTable* best = nullptr;
  for (const BasemapTable& table : tables) {
    if (table.role != role) continue;
    if (!best || scale_distance(table, scale_denominator) < scale_distance(*best, scale_denominator)) best = &table;
  }
  return best ? std::optional(*best) : std::nullopt;
}

}  // namespace dateline
