// Writes the sample export (tests/support/sample_export.h) as a GeoPackage with styles and a project, or into PostGIS.
//
// Usage: write_sample GEOPACKAGE
//        write_sample CONNECTION SCHEMA
#include <cstdio>
#include <exception>
#include <filesystem>

#include "geodata/export/last_second.h"
#include "geodata/export/ogr_table_writer.h"
#include "styles/qgis_project.h"
#include "styles/qgis_style.h"
#include "tests/support/sample_export.h"

namespace dateline {
namespace {

Diagnostics write_to_file(const std::string& path) {
  const ExportTables tables = with_last_seconds(sample_export());
  StyleDocuments documents = style_documents(tables);
  documents.project_name = "sample";
  documents.project = qgis_project(tables, std::filesystem::path(path).filename().string(), "Records");
  OutputFile file(path);
  Diagnostics warnings = write_geopackage(file, tables, documents, 0);
  file.commit();
  return warnings;
}

Diagnostics write_to_database(const std::string& connection, const std::string& schema) {
  const ExportTables tables = with_last_seconds(sample_export());
  return write_postgis(connection, schema, tables, style_documents(tables), 0);
}

}  // namespace
}  // namespace dateline

int main(int count, char** arguments) try {
  if (count != 2 && count != 3) return 2;
  const dateline::Diagnostics warnings =
      count == 2 ? dateline::write_to_file(arguments[1]) : dateline::write_to_database(arguments[1], arguments[2]);
  for (const dateline::Diagnostic& warning : warnings) std::fprintf(stderr, "%s\n", warning.message.c_str());
  return warnings.empty() ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 3;
}
