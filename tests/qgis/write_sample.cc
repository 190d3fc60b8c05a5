// Writes the sample export (tests/support/sample_export.h) as a GeoPackage with styles and a project.
//
// Usage: write_sample GEOPACKAGE
#include <filesystem>

#include "geodata/export/last_second.h"
#include "geodata/export/ogr_table_writer.h"
#include "styles/qgis_project.h"
#include "styles/qgis_style.h"
#include "tests/support/sample_export.h"

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const dateline::ExportTables tables = dateline::with_last_seconds(dateline::sample_export());
  dateline::StyleDocuments documents = dateline::style_documents(tables);
  documents.project_name = "sample";
  documents.project = dateline::qgis_project(tables, std::filesystem::path(arguments[1]).filename().string());
  dateline::OutputFile file(arguments[1]);
  const dateline::Diagnostics warnings = dateline::write_geopackage(file, tables, documents, 0);
  file.commit();
  return warnings.empty() ? 0 : 1;
}
