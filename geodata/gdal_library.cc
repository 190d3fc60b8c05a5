#include "geodata/gdal_library.h"

#include <dlfcn.h>

#include <array>
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

/// Blocks of rasters that GDAL keeps; its own default is a share of the machine's memory.
constexpr GIntBig max_cache_bytes = 64 << 20;

/// GTiff also reads cloud-optimised GeoTIFF.
constexpr auto raster_drivers = std::to_array<const char*>({
    "GDALRegister_GTiff",
    "GDALRegister_PNG",
    "GDALRegister_JPEG",
    "GDALRegister_AAIGrid",
    "GDALRegister_SRTMHGT",
    "GDALRegister_ENVI",
    "GDALRegister_EHdr",
});

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
  find(library, "VSIFOpenL", gdal.VSIFOpenL);
  find(library, "VSIFReadL", gdal.VSIFReadL);
  find(library, "VSIFWriteL", gdal.VSIFWriteL);
  find(library, "VSIFCloseL", gdal.VSIFCloseL);
  find(library, "VSIStatExL", gdal.VSIStatExL);
  find(library, "VSIUnlink", gdal.VSIUnlink);
  find(library, "VSIGetMemFileBuffer", gdal.VSIGetMemFileBuffer);
  find(library, "RegisterOGRGeoPackage", gdal.RegisterOGRGeoPackage);
  find(library, "GDALOpenEx", gdal.GDALOpenEx);
  find(library, "GDALGetDriverByName", gdal.GDALGetDriverByName);
  find(library, "GDALCreate", gdal.GDALCreate);
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
  find(library, "GDALGetRasterXSize", gdal.GDALGetRasterXSize);
  find(library, "GDALGetRasterYSize", gdal.GDALGetRasterYSize);
  find(library, "GDALGetRasterCount", gdal.GDALGetRasterCount);
  find(library, "GDALGetGeoTransform", gdal.GDALGetGeoTransform);
  find(library, "GDALGetGCPCount", gdal.GDALGetGCPCount);
  find(library, "GDALGetSpatialRef", gdal.GDALGetSpatialRef);
  find(library, "GDALGetRasterBand", gdal.GDALGetRasterBand);
  find(library, "GDALGetRasterDataType", gdal.GDALGetRasterDataType);
  find(library, "GDALGetDataTypeSizeBytes", gdal.GDALGetDataTypeSizeBytes);
  find(library, "GDALGetBlockSize", gdal.GDALGetBlockSize);
  find(library, "GDALGetOverviewCount", gdal.GDALGetOverviewCount);
  find(library, "GDALGetOverview", gdal.GDALGetOverview);
  find(library, "GDALGetRasterBandXSize", gdal.GDALGetRasterBandXSize);
  find(library, "GDALGetRasterBandYSize", gdal.GDALGetRasterBandYSize);
  find(library, "GDALGetRasterNoDataValue", gdal.GDALGetRasterNoDataValue);
  find(library, "GDALGetRasterScale", gdal.GDALGetRasterScale);
  find(library, "GDALGetRasterOffset", gdal.GDALGetRasterOffset);
  find(library, "GDALGetRasterUnitType", gdal.GDALGetRasterUnitType);
  find(library, "GDALGetMaskFlags", gdal.GDALGetMaskFlags);
  find(library, "GDALGetMaskBand", gdal.GDALGetMaskBand);
  find(library, "GDALGetRasterColorInterpretation", gdal.GDALGetRasterColorInterpretation);
  find(library, "GDALGetRasterColorTable", gdal.GDALGetRasterColorTable);
  find(library, "GDALGetColorEntryCount", gdal.GDALGetColorEntryCount);
  find(library, "GDALGetColorEntryAsRGB", gdal.GDALGetColorEntryAsRGB);
  find(library, "GDALRasterIOEx", gdal.GDALRasterIOEx);
  find(library, "GDALSetGeoTransform", gdal.GDALSetGeoTransform);
  find(library, "GDALSetSpatialRef", gdal.GDALSetSpatialRef);
  find(library, "GDALSetMetadataItem", gdal.GDALSetMetadataItem);
  find(library, "GDALWriteBlock", gdal.GDALWriteBlock);
  find(library, "GDALSetCacheMax64", gdal.GDALSetCacheMax64);
  find(library, "OSRNewSpatialReference", gdal.OSRNewSpatialReference);
  find(library, "OSRImportFromEPSG", gdal.OSRImportFromEPSG);
  find(library, "OSRImportFromProj4", gdal.OSRImportFromProj4);
  find(library, "OSRSetFromUserInput", gdal.OSRSetFromUserInput);
  find(library, "OSRExportToWktEx", gdal.OSRExportToWktEx);
  find(library, "OSRGetLinearUnits", gdal.OSRGetLinearUnits);
  find(library, "OSRDestroySpatialReference", gdal.OSRDestroySpatialReference);
  find(library, "OSRSetAxisMappingStrategy", gdal.OSRSetAxisMappingStrategy);
  find(library, "OSRIsGeographic", gdal.OSRIsGeographic);
  find(library, "OSRIsProjected", gdal.OSRIsProjected);
  find(library, "OSRGetAngularUnits", gdal.OSRGetAngularUnits);
  find(library, "OSRGetAuthorityCode", gdal.OSRGetAuthorityCode);
  find(library, "OCTNewCoordinateTransformation", gdal.OCTNewCoordinateTransformation);
  find(library, "OCTDestroyCoordinateTransformation", gdal.OCTDestroyCoordinateTransformation);
  find(library, "OCTTransformEx", gdal.OCTTransformEx);
  gdal.RegisterOGRGeoPackage();
  gdal.GDALSetCacheMax64(max_cache_bytes);
  for (const char* name : raster_drivers) {
    void (*add)() = nullptr;
    find(library, name, add);
    add();
  }
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
