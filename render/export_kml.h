// The formats of exports for Google Earth: parts of render/export_formats.h.
#pragma once

#include "render/export_formats.h"

namespace dateline {

Diagnostics export_kml(const ExportTables& tables, const ExportRequest& request, OutputFile& file);

/// With the symbols of the map.
Diagnostics export_kmz(const ExportTables& tables, const ExportRequest& request, OutputFile& file);

}  // namespace dateline
