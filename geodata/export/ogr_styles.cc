#include "geodata/export/ogr_styles.h"

#include <string_view>

#include <date/date.h>
#include <fmt/format.h>

#include "geodata/safe_file_name.h"
#include "geodata/zip_archive.h"

namespace dateline {
namespace {

/// The columns, and their types, are those that QGIS makes.
constexpr std::string_view kGeoPackageStyles = R"(CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
  styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30),
  ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))))";

constexpr std::string_view kPostgisStyles = R"(CREATE TABLE IF NOT EXISTS public.layer_styles (
  id SERIAL PRIMARY KEY,
  f_table_catalog varchar, f_table_schema varchar, f_table_name varchar, f_geometry_column varchar,
  styleName text, styleQML xml, styleSLD xml, useAsDefault boolean, description text,
  owner varchar(63) DEFAULT CURRENT_USER, ui xml, update_time timestamp DEFAULT CURRENT_TIMESTAMP))";

constexpr std::string_view kStyleName = "dateline";

std::string geometry_column(const FeatureTable& table) { return table.shape == ShapeKind::kNone ? "" : "geom"; }

std::string hex(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return out;
}

/// PostgreSQL's own type for documents.
std::string xml_value(const std::string& document) {
  return document.empty() ? "NULL" : fmt::format("XMLPARSE(DOCUMENT {})", sql_text(document));
}

bool replace_postgis_style(const OgrDataset& dataset, const std::string& schema, const FeatureTable& table,
                           const TableStyle& style, const std::string& time) {
  const std::string key =
      fmt::format("f_table_catalog = current_database() AND f_table_schema = {} AND f_table_name = {}",
                  sql_text(schema), sql_text(table.name));
  return run_sql(dataset, fmt::format("DELETE FROM public.layer_styles WHERE {}", key)) &&
         run_sql(
             dataset,
             fmt::format("INSERT INTO public.layer_styles (f_table_catalog, f_table_schema, f_table_name, "
                         "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, update_time) "
                         "VALUES (current_database(), {}, {}, {}, {}, {}, {}, true, {}, {})",
                         sql_text(schema), sql_text(table.name), sql_text(geometry_column(table)), sql_text(kStyleName),
                         xml_value(style.qml), xml_value(style.sld), sql_text(table.title), sql_text(time)));
}

}  // namespace

std::string geopackage_time(long long seconds_since_1970) {
  const date::sys_seconds moment{std::chrono::seconds(seconds_since_1970)};
  const auto day = date::floor<date::days>(moment);
  const date::year_month_day ymd(day);
  const date::hh_mm_ss time(moment - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.000Z", static_cast<int>(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

bool store_geopackage_styles(const OgrDataset& dataset, const ExportTables& tables, const StyleDocuments& documents,
                             const std::string& time) {
  if (documents.tables.empty()) return true;
  bool done = run_sql(dataset, std::string(kGeoPackageStyles)) &&
              run_sql(dataset, fmt::format("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, "
                                           "last_change) VALUES ('layer_styles', 'attributes', 'layer_styles', '', {})",
                                           sql_text(time)));
  for (const TableStyle& style : documents.tables) {
    const FeatureTable* table = tables.find(style.table);
    if (table == nullptr) continue;
    // QGIS looks for empty texts, not for NULL.
    done = done && run_sql(dataset, fmt::format("INSERT INTO layer_styles (f_table_catalog, f_table_schema, "
                                                "f_table_name, f_geometry_column, styleName, styleQML, styleSLD, "
                                                "useAsDefault, description, owner, ui, update_time) "
                                                "VALUES ('', '', {}, {}, {}, {}, {}, 1, {}, '', NULL, {})",
                                                sql_text(table->name), sql_text(geometry_column(*table)),
                                                sql_text(kStyleName), sql_text(style.qml), sql_text(style.sld),
                                                sql_text(table->title), sql_text(time)));
  }
  return done;
}

bool store_geopackage_project(const OgrDataset& dataset, const StyleDocuments& documents, const std::string& time) {
  if (documents.project.empty()) return true;
  const std::string archive = zip({{safe_file_name(documents.project_name) + ".qgs", documents.project}});
  // QGIS writes the time without a zone.
  const std::string about =
      fmt::format(R"({{"last_modified_time": "{}", "last_modified_user": "dateline" }})", time.substr(0, 19));
  return run_sql(dataset, "CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB)") &&
         run_sql(dataset, fmt::format("INSERT INTO qgis_projects VALUES ({}, {}, '{}')",
                                      sql_text(documents.project_name), sql_text(about), hex(archive)));
}

bool store_postgis_styles(const OgrDataset& dataset, const std::string& schema, const ExportTables& tables,
                          const StyleDocuments& documents, const std::string& time) {
  if (documents.tables.empty()) return true;
  bool done = run_sql(dataset, std::string(kPostgisStyles));
  for (const TableStyle& style : documents.tables)
    if (const FeatureTable* table = tables.find(style.table))
      done = done && replace_postgis_style(dataset, schema, *table, style, time);
  return done;
}

}  // namespace dateline
