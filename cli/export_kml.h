// The formats of `dateline export` for Google Earth.
#pragma once

#include "cli/export_formats.h"

namespace dateline {

Diagnostics export_kml(const ExportTables& tables, const ExportRequest& request, OutputFile& file);

/// With the symbols of the map.
Diagnostics export_kmz(const ExportTables& tables, const ExportRequest& request, OutputFile& file);

}  // namespace dateline
