// GDAL, loaded when it is first needed.
//
// libgdal pulls in some hundred and fifty libraries, and linking them takes longer than drawing a map. So the program
// does not link to it: this file opens it with dlopen, and `preload_gdal` does so in the background while other work
// goes on. The functions are those of GDAL's C API under their own names. Thread-safe.
#pragma once

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <gdal_frmts.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

namespace dateline {

/// What we call of GDAL; the types are those of its headers.
struct GdalLibrary {
  decltype(&::CPLPushErrorHandlerEx) CPLPushErrorHandlerEx;
  decltype(&::CPLPopErrorHandler) CPLPopErrorHandler;
  decltype(&::CPLGetErrorHandlerUserData) CPLGetErrorHandlerUserData;
  decltype(&::CPLGetThreadLocalConfigOption) CPLGetThreadLocalConfigOption;
  decltype(&::CPLSetThreadLocalConfigOption) CPLSetThreadLocalConfigOption;
  decltype(&::CPLIsUTF8) CPLIsUTF8;
  decltype(&::CPLForceToASCII) CPLForceToASCII;
  decltype(&::VSIFree) VSIFree;
  decltype(&::VSIFOpenL) VSIFOpenL;
  decltype(&::VSIFReadL) VSIFReadL;
  decltype(&::VSIFWriteL) VSIFWriteL;
  decltype(&::VSIFCloseL) VSIFCloseL;
  decltype(&::VSIStatExL) VSIStatExL;
  decltype(&::VSIUnlink) VSIUnlink;
  decltype(&::VSIGetMemFileBuffer) VSIGetMemFileBuffer;
  decltype(&::RegisterOGRGeoPackage) RegisterOGRGeoPackage;
  decltype(&::GDALOpenEx) GDALOpenEx;
  decltype(&::GDALGetDriverByName) GDALGetDriverByName;
  decltype(&::GDALCreate) GDALCreate;
  decltype(&::GDALClose) GDALClose;
  decltype(&::GDALDatasetExecuteSQL) GDALDatasetExecuteSQL;
  decltype(&::GDALDatasetReleaseResultSet) GDALDatasetReleaseResultSet;
  decltype(&::OGR_L_GetNextFeature) OGR_L_GetNextFeature;
  decltype(&::OGR_F_Destroy) OGR_F_Destroy;
  decltype(&::OGR_F_GetFieldAsString) OGR_F_GetFieldAsString;
  decltype(&::OGR_F_GetFieldAsDouble) OGR_F_GetFieldAsDouble;
  decltype(&::OGR_F_GetFieldAsInteger64) OGR_F_GetFieldAsInteger64;
  decltype(&::OGR_F_IsFieldSetAndNotNull) OGR_F_IsFieldSetAndNotNull;
  decltype(&::OGR_F_GetFieldAsBinary) OGR_F_GetFieldAsBinary;
  decltype(&::GDALGetRasterXSize) GDALGetRasterXSize;
  decltype(&::GDALGetRasterYSize) GDALGetRasterYSize;
  decltype(&::GDALGetRasterCount) GDALGetRasterCount;
  decltype(&::GDALGetGeoTransform) GDALGetGeoTransform;
  decltype(&::GDALGetGCPCount) GDALGetGCPCount;
  decltype(&::GDALGetSpatialRef) GDALGetSpatialRef;
  decltype(&::GDALGetRasterBand) GDALGetRasterBand;
  decltype(&::GDALGetRasterDataType) GDALGetRasterDataType;
  decltype(&::GDALGetDataTypeSizeBytes) GDALGetDataTypeSizeBytes;
  decltype(&::GDALGetBlockSize) GDALGetBlockSize;
  decltype(&::GDALGetOverviewCount) GDALGetOverviewCount;
  decltype(&::GDALGetOverview) GDALGetOverview;
  decltype(&::GDALGetRasterBandXSize) GDALGetRasterBandXSize;
  decltype(&::GDALGetRasterBandYSize) GDALGetRasterBandYSize;
  decltype(&::GDALGetRasterNoDataValue) GDALGetRasterNoDataValue;
  decltype(&::GDALGetRasterScale) GDALGetRasterScale;
  decltype(&::GDALGetRasterOffset) GDALGetRasterOffset;
  decltype(&::GDALGetRasterUnitType) GDALGetRasterUnitType;
  decltype(&::GDALGetMaskFlags) GDALGetMaskFlags;
  decltype(&::GDALGetMaskBand) GDALGetMaskBand;
  decltype(&::GDALGetRasterColorInterpretation) GDALGetRasterColorInterpretation;
  decltype(&::GDALGetRasterColorTable) GDALGetRasterColorTable;
  decltype(&::GDALGetColorEntryCount) GDALGetColorEntryCount;
  decltype(&::GDALGetColorEntryAsRGB) GDALGetColorEntryAsRGB;
  decltype(&::GDALRasterIOEx) GDALRasterIOEx;
  decltype(&::GDALSetGeoTransform) GDALSetGeoTransform;
  decltype(&::GDALSetSpatialRef) GDALSetSpatialRef;
  decltype(&::GDALSetMetadataItem) GDALSetMetadataItem;
  decltype(&::GDALWriteBlock) GDALWriteBlock;
  decltype(&::GDALSetCacheMax64) GDALSetCacheMax64;
  decltype(&::OSRNewSpatialReference) OSRNewSpatialReference;
  decltype(&::OSRImportFromEPSG) OSRImportFromEPSG;
  decltype(&::OSRImportFromProj4) OSRImportFromProj4;
  decltype(&::OSRSetFromUserInput) OSRSetFromUserInput;
  decltype(&::OSRExportToWktEx) OSRExportToWktEx;
  decltype(&::OSRGetLinearUnits) OSRGetLinearUnits;
  decltype(&::OSRDestroySpatialReference) OSRDestroySpatialReference;
  decltype(&::OSRSetAxisMappingStrategy) OSRSetAxisMappingStrategy;
  decltype(&::OSRIsGeographic) OSRIsGeographic;
  decltype(&::OSRIsProjected) OSRIsProjected;
  decltype(&::OSRGetAngularUnits) OSRGetAngularUnits;
  decltype(&::OSRGetAuthorityCode) OSRGetAuthorityCode;
  decltype(&::OCTNewCoordinateTransformation) OCTNewCoordinateTransformation;
  decltype(&::OCTDestroyCoordinateTransformation) OCTDestroyCoordinateTransformation;
  decltype(&::OCTTransformEx) OCTTransformEx;
};

/// The library. Loads it if nobody has. Throws Error when it is not installed.
///
/// Registered are the GeoPackage driver and those raster drivers that read plain files of pixels. No other exists for
/// us: what a hostile file may name (through a side file, say) cannot be a virtual raster, a web service or a script.
const GdalLibrary& gdal();

}  // namespace dateline
