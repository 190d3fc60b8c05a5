#include "geodata/export/ogr_table_writer.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/export/ogr_rows.h"
#include "geodata/export/ogr_styles.h"
#include "geodata/gdal_setting.h"
#include "geodata/inert_text.h"
#include "geodata/ogr_sql.h"
#include "geodata/output_file.h"
#include "geodata/projection_database.h"

namespace dateline {
namespace {

/// Where a table goes, and who hears of it.
struct Target {
  std::string name;  ///< for messages
  const OgrDataset& dataset;
  GdalErrors& errors;
  Diagnostics& warnings;

  [[noreturn]] void fail(const std::string& what) const { fail_export(name, what, errors); }
  void check(const std::string& what) const {
    std::ranges::move(check_export(name, what, errors), std::back_inserter(warnings));
  }
};

void add_table(const Target& target, const FeatureTable& table, std::vector<std::string> options) {
  const std::string what = "table " + table.name;
  OGRLayerH layer = make_layer(target.dataset, table, std::move(options));
  if (layer == nullptr || !write_rows(layer, table, target.name, target.warnings)) target.fail(what);
  target.check(what);
}

bool has_id(const FeatureTable& table) {
  return std::ranges::any_of(table.fields, [](const FeatureField& field) { return field.name == "id"; });
}

/// Unique if it is; a table of claims names a record more than once.
void index_ids(const Target& target, const FeatureTable& table, const std::string& name_in_sql) {
  if (!has_id(table)) return;
  const std::string columns = fmt::format("INDEX {} ON {} (id)", sql_name(table.name + "_id"), name_in_sql);
  run_sql(target.dataset, "SAVEPOINT ids");
  const bool unique = run_sql(target.dataset, "CREATE UNIQUE " + columns);
  target.errors.take();
  if (!unique) run_sql(target.dataset, "ROLLBACK TO SAVEPOINT ids");
  run_sql(target.dataset, "RELEASE SAVEPOINT ids");
  if (!unique) run_sql(target.dataset, "CREATE " + columns);
  target.check("index of " + table.name);
}

/// GeoPackage wants titles of tables to differ.
class Identifiers {
 public:
  std::string of(const FeatureTable& table) {
    const std::string title = table.title.empty() ? table.name : table.title;
    if (used_.insert(title).second) return title;
    std::string longer = fmt::format("{} ({})", title, table.name);
    used_.insert(longer);
    return longer;
  }

 private:
  std::set<std::string> used_{"layer_styles"};
};

void describe(const OgrDataset& dataset, const ExportTables& tables) {
  const auto say = [&](const char* name, const std::string& text) {
    if (!text.empty()) gdal().GDALSetMetadataItem(dataset.get(), name, inert_paragraphs(text).c_str(), nullptr);
  };
  say("TITLE", tables.title);
  say("DESCRIPTION", tables.description);
  say("CREDITS", fmt::format("{}", fmt::join(tables.credits, "; ")));
}

OgrDataset create_file(const char* driver_name, const std::string& path) {
  require_projection_database();  // without, a file would be made that does not say its system
  const GDALDriverH driver = gdal_with_tables().GDALGetDriverByName(driver_name);
  return OgrDataset(driver == nullptr ? nullptr
                                      : gdal().GDALCreate(driver, path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
}

/// The driver does not say when the last bytes did not get to the disk, so all rows are read back.
void check_rows(const Target& target, const std::string& path) {
  const OgrDataset dataset(gdal_with_tables().GDALOpenEx(path.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr));
  if (!dataset) target.fail("it cannot be read back");
  OGRLayerH layer = gdal().GDALDatasetGetLayer(dataset.get(), 0);
  GIntBig missing = gdal().OGR_L_GetFeatureCount(layer, TRUE);
  while (OGRFeatureH row = gdal().OGR_L_GetNextFeature(layer)) {
    gdal().OGR_F_Destroy(row);
    --missing;
  }
  target.check("it cannot be read back");
  if (missing != 0) target.fail("rows are missing at its end");
}

/// Where OGR may make its file.
const std::string& place_for(OutputFile& file) {
  if (file.temporary_path().empty()) throw Error(fmt::format("cannot write {}: not a file", file.path()));
  file.clear_path();
  return file.temporary_path();
}

void fill_geopackage(const Target& target, const ExportTables& tables, const StyleDocuments& documents,
                     const std::string& time) {
  if (gdal().GDALDatasetStartTransaction(target.dataset.get(), FALSE) != OGRERR_NONE) target.fail("no transaction");
  describe(target.dataset, tables);
  Identifiers identifiers;
  for (const FeatureTable& table : tables.tables) {
    add_table(target, table,
              {"GEOMETRY_NAME=geom", "FID=fid", "SPATIAL_INDEX=YES", "IDENTIFIER=" + identifiers.of(table),
               "DESCRIPTION=" + table.description});
    index_ids(target, table, sql_name(table.name));
  }
  if (!store_geopackage_styles(target.dataset, tables, documents, time)) target.fail("styles");
  if (!store_geopackage_project(target.dataset, documents, time)) target.fail("project");
  if (gdal().GDALDatasetCommitTransaction(target.dataset.get()) != OGRERR_NONE) target.fail("its transaction");
}

std::string qualified_name(const std::string& schema, const FeatureTable& table) {
  return sql_name(schema) + "." + sql_name(table.name);
}

void fill_postgis(const Target& target, const std::string& schema, const ExportTables& tables,
                  const StyleDocuments& documents, const std::string& time) {
  if (gdal().GDALDatasetStartTransaction(target.dataset.get(), FALSE) != OGRERR_NONE) target.fail("no transaction");
  if (!run_sql(target.dataset, "CREATE SCHEMA IF NOT EXISTS " + sql_name(schema))) target.fail("schema " + schema);
  target.errors.take();  // "schema exists" is no news
  // All at first: when OGR makes a layer it looks once what tables there are.
  for (const FeatureTable& table : tables.tables)
    if (!run_sql(target.dataset, fmt::format("DROP TABLE IF EXISTS {} CASCADE", qualified_name(schema, table))))
      target.fail("the old table " + table.name);
  target.errors.take();  // nor that there was none
  for (const FeatureTable& table : tables.tables) {
    add_table(target, table,
              {"GEOMETRY_NAME=geom", "FID=fid", "SPATIAL_INDEX=GIST", "LAUNDER=NO", "SCHEMA=" + schema,
               "DESCRIPTION=" + table.title});
    index_ids(target, table, qualified_name(schema, table));
  }
  if (!store_postgis_styles(target.dataset, schema, tables, documents, time)) target.fail("styles");
  if (gdal().GDALDatasetCommitTransaction(target.dataset.get()) != OGRERR_NONE) target.fail("its transaction");
}

}  // namespace

Diagnostics write_geopackage(OutputFile& file, const ExportTables& tables, const StyleDocuments& documents,
                             long long made_at_s) {
  const std::string& place = place_for(file);
  const std::string time = geopackage_time(made_at_s);
  Diagnostics warnings;
  GdalErrors errors(file.path());
  const GdalSetting clock("OGR_CURRENT_DATE", time.c_str());
  // A file that nobody sees until it is done needs no protection from power cuts.
  const GdalSetting unsynced("OGR_SQLITE_SYNCHRONOUS", "OFF");
  const GdalSetting journal("OGR_SQLITE_JOURNAL", "MEMORY");
  const GdalSetting cache("OGR_SQLITE_CACHE", "64");  // megabytes
  const GdalSetting without_spatialite("SPATIALITE_LOAD", "NO");
  OgrDataset dataset = create_file("GPKG", place);
  const Target target{file.path(), dataset, errors, warnings};
  if (!dataset) target.fail("it cannot be begun");
  fill_geopackage(target, tables, documents, time);
  dataset.reset();
  target.check("its end");
  file.adopt_path();
  return warnings;
}

Diagnostics write_flatgeobuf(OutputFile& file, const FeatureTable& table) {
  assert(table.shape != ShapeKind::kNone);
  const std::string& place = place_for(file);
  Diagnostics warnings;
  GdalErrors errors(file.path());
  OgrDataset dataset = create_file("FlatGeobuf", place);
  const Target target{file.path(), dataset, errors, warnings};
  if (!dataset) target.fail("it cannot be begun");
  add_table(target, table, {"SPATIAL_INDEX=YES"});
  dataset.reset();
  target.check("its end");
  check_rows(target, place);
  file.adopt_path();
  return warnings;
}

Diagnostics write_postgis(const std::string& connection, const std::string& schema, const ExportTables& tables,
                          const StyleDocuments& documents, long long made_at_s) {
  Diagnostics warnings;
  GdalErrors errors("PostGIS");
  const GdalSetting copy("PG_USE_COPY", "YES");
  require_projection_database();
  const char* const drivers[] = {"PostgreSQL", nullptr};
  const char* const options[] = {"LIST_ALL_TABLES=NO", nullptr};
  const OgrDataset dataset(
      gdal_with_tables().GDALOpenEx(connection.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, drivers, options, nullptr));
  // Not the connection: it may hold a password.
  const Target target{"to the database", dataset, errors, warnings};
  if (!dataset) target.fail("no connection");
  fill_postgis(target, schema, tables, documents, geopackage_time(made_at_s));
  target.check("its end");
  return warnings;
}

}  // namespace dateline
