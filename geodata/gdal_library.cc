#include "geodata/gdal_library.h"

#include <dlfcn.h>

#include <thread>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/gdal_preload.h"

namespace dateline {
namespace {

template <typename Function>
void find(void* library, const char* name, Function& function) {
  void* const symbol = dlsym(library, name);
  if (symbol == nullptr) throw Error(fmt::format("{} lacks the function {}", DATELINE_GDAL_SONAME, name));
  function = reinterpret_cast<Function>(symbol);
}

GdalLibrary load() {
  void* const library = dlopen(DATELINE_GDAL_SONAME, RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr) throw Error(fmt::format("cannot load GDAL: {}", dlerror()));
  GdalLibrary gdal;
  find(library, "CPLPushErrorHandlerEx", gdal.CPLPushErrorHandlerEx);
  find(library, "CPLPopErrorHandler", gdal.CPLPopErrorHandler);
  find(library, "CPLGetErrorHandlerUserData", gdal.CPLGetErrorHandlerUserData);
  find(library, "CPLGetThreadLocalConfigOption", gdal.CPLGetThreadLocalConfigOption);
  find(library, "CPLSetThreadLocalConfigOption", gdal.CPLSetThreadLocalConfigOption);
  find(library, "CPLIsUTF8", gdal.CPLIsUTF8);
  find(library, "CPLForceToASCII", gdal.CPLForceToASCII);
  find(library, "VSIFree", gdal.VSIFree);
  find(library, "RegisterOGRGeoPackage", gdal.RegisterOGRGeoPackage);
  find(library, "GDALOpenEx", gdal.GDALOpenEx);
  find(library, "GDALClose", gdal.GDALClose);
  find(library, "GDALDatasetExecuteSQL", gdal.GDALDatasetExecuteSQL);
  find(library, "GDALDatasetReleaseResultSet", gdal.GDALDatasetReleaseResultSet);
  find(library, "OGR_L_GetNextFeature", gdal.OGR_L_GetNextFeature);
  find(library, "OGR_F_Destroy", gdal.OGR_F_Destroy);
  find(library, "OGR_F_GetFieldAsString", gdal.OGR_F_GetFieldAsString);
  find(library, "OGR_F_GetFieldAsDouble", gdal.OGR_F_GetFieldAsDouble);
  find(library, "OGR_F_GetFieldAsInteger64", gdal.OGR_F_GetFieldAsInteger64);
  find(library, "OGR_F_IsFieldSetAndNotNull", gdal.OGR_F_IsFieldSetAndNotNull);
  find(library, "OGR_F_GetFieldAsBinary", gdal.OGR_F_GetFieldAsBinary);
  gdal.RegisterOGRGeoPackage();
  return gdal;
}

}  // namespace

const GdalLibrary& gdal() {
  static const GdalLibrary library = load();
  return library;
}

void preload_gdal() {
  // Joined when the program ends, so that no thread outlives the libraries it uses.
  static const std::jthread loader([] {
    try {
      gdal();
    } catch (const Error&) {
      // Said again, and heard, by whoever needs it.
    }
  });
}

}  // namespace dateline
