#include "geodata/gdal_library.h"

#include <dlfcn.h>

#include <array>
#include <exception>
#include <span>
#include <thread>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/gdal_preload.h"
#include "geodata/shared_library.h"

namespace dateline {
namespace {

template <typename Function>
void find(void* library, const char* name, Function& function) {
  void* const symbol = dlsym(library, name);
  if (symbol == nullptr) throw Error(fmt::format("{} lacks the function {}", DATELINE_GDAL_SONAME, name));
  function = reinterpret_cast<Function>(symbol);
}

/// Blocks of rasters that GDAL keeps; its own default is a share of the machine's memory.
constexpr GIntBig max_cache_bytes = 64 << 20;

/// GTiff also reads cloud-optimised GeoTIFF.
constexpr auto map_drivers = std::to_array<const char*>({
    "RegisterOGRGeoPackage",
    "GDALRegister_GTiff",
    "GDALRegister_PNG",
    "GDALRegister_JPEG",
    "GDALRegister_AAIGrid",
    "GDALRegister_SRTMHGT",
    "GDALRegister_ENVI",
    "GDALRegister_EHdr",
});

constexpr auto table_drivers = std::to_array<const char*>({
    "RegisterOGRShape",
    "RegisterOGRGeoJSON",
    "RegisterOGRFlatGeobuf",
    "RegisterOGRXLSX",
    "RegisterOGRODS",
    "RegisterOGRPG",
    "RegisterOGRMEM",
});

void* open_library() { return load_shared_library(DATELINE_GDAL_SONAME, "GDAL"); }

/// Calls functions that each add a driver.
void add_drivers(void* library, std::span<const char* const> names) {
  for (const char* name : names) {
    void (*add)() = nullptr;
    find(library, name, add);
    add();
  }
}

GdalLibrary load() {
  void* const library = open_library();
  GdalLibrary gdal;
#define DATELINE_GDAL_FIND(name) find(library, #name, gdal.name);
  DATELINE_GDAL_FUNCTIONS(DATELINE_GDAL_FIND)
#undef DATELINE_GDAL_FIND
  gdal.GDALSetCacheMax64(max_cache_bytes);
  add_drivers(library, map_drivers);
  return gdal;
}

}  // namespace

const GdalLibrary& gdal() {
  static const GdalLibrary library = load();
  return library;
}

const GdalLibrary& gdal_with_tables() {
  const GdalLibrary& library = gdal();
  static const bool added = (add_drivers(open_library(), table_drivers), true);
  (void)added;
  return library;
}

void preload_gdal() {
  // Joined when the program ends, so that no thread outlives the libraries it uses.
  static const std::jthread loader([] {
    try {
      gdal();
    } catch (const std::exception&) {  // Error, or out of memory
      // Said again, and heard, by whoever needs it.
    }
  });
}

}  // namespace dateline
