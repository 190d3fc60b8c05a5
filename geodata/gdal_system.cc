#include "geodata/gdal_system.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "geodata/gdal_library.h"

namespace dateline {
namespace {

/// What stands in a system's WKT where it names a file: both forms of it say so in their own way.
constexpr auto words = std::to_array<std::string_view>({"grids=", "PARAMETERFILE", "init=", "file=", "proj=pipeline"});

constexpr std::string_view no_grid = "+nadgrids=@null";

bool names_files(OGRSpatialReferenceH system, const char* form) {
  const char* const options[] = {form, nullptr};
  char* wkt = nullptr;
  gdal().OSRExportToWktEx(system, &wkt, options);
  std::string text = wkt != nullptr ? wkt : "";
  gdal().VSIFree(wkt);
  // Of Web Mercator: no grid at all.
  for (std::size_t at; (at = text.find(no_grid)) != std::string::npos;) text.erase(at, no_grid.size());
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

}  // namespace

std::optional<std::string> why_system_refused(void* system) {
  auto* const handle = static_cast<OGRSpatialReferenceH>(system);
  if (handle == nullptr || (!names_files(handle, "FORMAT=WKT1_GDAL") && !names_files(handle, "FORMAT=WKT2_2018")))
    return std::nullopt;
  return "its coordinate system names other files (datum grids), which are not opened";
}

}  // namespace dateline
