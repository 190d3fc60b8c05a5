// Begins to load GDAL in the background, so that it is there when the basemap is read. See geodata/gdal_library.h.
#pragma once

namespace dateline {

/// Returns at once. Calling it is never necessary, only faster; a failure to load is reported by the first real use.
void preload_gdal();

}  // namespace dateline
