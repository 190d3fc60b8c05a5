// The formats of exports that OGR writes: parts of render/export_formats.h, and databases.
#pragma once

#include "render/export_formats.h"

namespace dateline {

/// All tables with their styles; with a project of the file's name if asked for.
Diagnostics export_geopackage(const ExportTables& tables, const ExportRequest& request, OutputFile& file);

/// The format holds one layer: that which the file's name says ("korday.clash_sites.fgb"), else the only one that the
/// map has. When there is none, the refusal names the layers.
std::string flatgeobuf_refusal(const ExportTables& tables, const std::string& path);
Diagnostics export_flatgeobuf(const ExportTables& tables, const ExportRequest& request, OutputFile& file);

/// All tables with their styles into a schema of a database, in one transaction. Throws Error.
Diagnostics export_postgis(const ExportTables& tables, const std::string& connection, const std::string& schema);

}  // namespace dateline
