#include "render/export_kml.h"

#include "geodata/export/kml_writer.h"
#include "render/messages.h"

namespace dateline {
namespace {

KmlWords words_in(const std::string& language) {
  return {message("export.as_drawn", language), message("export.as_recorded", language)};
}

}  // namespace

Diagnostics export_kml(const ExportTables& tables, const ExportRequest&, OutputFile& file) {
  return write_kml(tables, file, words_in(tables.language));
}

Diagnostics export_kmz(const ExportTables& tables, const ExportRequest&, OutputFile& file) {
  return write_kmz(tables, file, words_in(tables.language));
}

}  // namespace dateline
