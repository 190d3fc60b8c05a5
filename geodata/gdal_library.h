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

/// What we call of GDAL, in the order of the alphabet; the types are those of its headers.
#define DATELINE_GDAL_FUNCTIONS(DO)      \
  DO(CPLErrorReset)                      \
  DO(CPLForceToASCII)                    \
  DO(CPLGetErrorHandlerUserData)         \
  DO(CPLGetLastErrorMsg)                 \
  DO(CPLGetLastErrorType)                \
  DO(CPLGetThreadLocalConfigOption)      \
  DO(CPLIsUTF8)                          \
  DO(CPLPopErrorHandler)                 \
  DO(CPLPushErrorHandlerEx)              \
  DO(CPLSetThreadLocalConfigOption)      \
  DO(CSLAddNameValue)                    \
  DO(CSLDestroy)                         \
  DO(GDALClose)                          \
  DO(GDALCreate)                         \
  DO(GDALDatasetCommitTransaction)       \
  DO(GDALDatasetCreateLayer)             \
  DO(GDALDatasetExecuteSQL)              \
  DO(GDALDatasetGetLayer)                \
  DO(GDALDatasetGetLayerByName)          \
  DO(GDALDatasetGetLayerCount)           \
  DO(GDALDatasetReleaseResultSet)        \
  DO(GDALDatasetRollbackTransaction)     \
  DO(GDALDatasetStartTransaction)        \
  DO(GDALFlushCache)                     \
  DO(GDALGetBlockSize)                   \
  DO(GDALGetColorEntryAsRGB)             \
  DO(GDALGetColorEntryCount)             \
  DO(GDALGetDataTypeSizeBytes)           \
  DO(GDALGetDatasetDriver)               \
  DO(GDALGetDriverByName)                \
  DO(GDALGetDriverShortName)             \
  DO(GDALGetGCPCount)                    \
  DO(GDALGetGeoTransform)                \
  DO(GDALGetMaskBand)                    \
  DO(GDALGetMaskFlags)                   \
  DO(GDALGetOverview)                    \
  DO(GDALGetOverviewCount)               \
  DO(GDALGetRasterBand)                  \
  DO(GDALGetRasterBandXSize)             \
  DO(GDALGetRasterBandYSize)             \
  DO(GDALGetRasterColorInterpretation)   \
  DO(GDALGetRasterColorTable)            \
  DO(GDALGetRasterCount)                 \
  DO(GDALGetRasterDataType)              \
  DO(GDALGetRasterNoDataValue)           \
  DO(GDALGetRasterOffset)                \
  DO(GDALGetRasterScale)                 \
  DO(GDALGetRasterUnitType)              \
  DO(GDALGetRasterXSize)                 \
  DO(GDALGetRasterYSize)                 \
  DO(GDALGetSpatialRef)                  \
  DO(GDALOpenEx)                         \
  DO(GDALRasterIOEx)                     \
  DO(GDALSetCacheMax64)                  \
  DO(GDALSetGeoTransform)                \
  DO(GDALSetMetadataItem)                \
  DO(GDALSetSpatialRef)                  \
  DO(GDALWriteBlock)                     \
  DO(OCTDestroyCoordinateTransformation) \
  DO(OCTNewCoordinateTransformation)     \
  DO(OCTTransformEx)                     \
  DO(OGR_FD_GetFieldCount)               \
  DO(OGR_FD_GetFieldDefn)                \
  DO(OGR_FD_GetGeomFieldCount)           \
  DO(OGR_F_Create)                       \
  DO(OGR_F_Destroy)                      \
  DO(OGR_F_GetFID)                       \
  DO(OGR_F_GetFieldAsBinary)             \
  DO(OGR_F_GetFieldAsDateTimeEx)         \
  DO(OGR_F_GetFieldAsDouble)             \
  DO(OGR_F_GetFieldAsInteger64)          \
  DO(OGR_F_GetFieldAsString)             \
  DO(OGR_F_GetGeometryRef)               \
  DO(OGR_F_IsFieldSetAndNotNull)         \
  DO(OGR_F_SetFID)                       \
  DO(OGR_F_SetFieldDateTimeEx)           \
  DO(OGR_F_SetFieldDouble)               \
  DO(OGR_F_SetFieldInteger)              \
  DO(OGR_F_SetFieldInteger64)            \
  DO(OGR_F_SetFieldNull)                 \
  DO(OGR_F_SetFieldString)               \
  DO(OGR_F_SetGeometry)                  \
  DO(OGR_F_SetGeometryDirectly)          \
  DO(OGR_F_UnsetField)                   \
  DO(OGR_Fld_Create)                     \
  DO(OGR_Fld_Destroy)                    \
  DO(OGR_Fld_GetNameRef)                 \
  DO(OGR_Fld_GetSubType)                 \
  DO(OGR_Fld_GetType)                    \
  DO(OGR_Fld_SetAlternativeName)         \
  DO(OGR_Fld_SetNullable)                \
  DO(OGR_Fld_SetSubType)                 \
  DO(OGR_Fld_SetUnique)                  \
  DO(OGR_Fld_SetWidth)                   \
  DO(OGR_GT_Flatten)                     \
  DO(OGR_G_CreateFromWkb)                \
  DO(OGR_G_CreateGeometry)               \
  DO(OGR_G_DestroyGeometry)              \
  DO(OGR_G_ExportToIsoWkb)               \
  DO(OGR_G_ExportToIsoWkt)               \
  DO(OGR_G_ExportToWkb)                  \
  DO(OGR_G_ExportToWkt)                  \
  DO(OGR_G_GetGeometryType)              \
  DO(OGR_G_GetX)                         \
  DO(OGR_G_GetY)                         \
  DO(OGR_G_ImportFromWkb)                \
  DO(OGR_G_IsEmpty)                      \
  DO(OGR_G_SetPoint_2D)                  \
  DO(OGR_G_Transform)                    \
  DO(OGR_G_WkbSize)                      \
  DO(OGR_L_CommitTransaction)            \
  DO(OGR_L_CreateFeature)                \
  DO(OGR_L_CreateField)                  \
  DO(OGR_L_GetFIDColumn)                 \
  DO(OGR_L_GetFeatureCount)              \
  DO(OGR_L_GetGeomType)                  \
  DO(OGR_L_GetGeometryColumn)            \
  DO(OGR_L_GetLayerDefn)                 \
  DO(OGR_L_GetName)                      \
  DO(OGR_L_GetNextFeature)               \
  DO(OGR_L_GetSpatialRef)                \
  DO(OGR_L_ResetReading)                 \
  DO(OGR_L_StartTransaction)             \
  DO(OSRClone)                           \
  DO(OSRDestroySpatialReference)         \
  DO(OSRExportToWktEx)                   \
  DO(OSRGetAngularUnits)                 \
  DO(OSRGetAuthorityCode)                \
  DO(OSRGetLinearUnits)                  \
  DO(OSRImportFromEPSG)                  \
  DO(OSRImportFromProj4)                 \
  DO(OSRIsGeographic)                    \
  DO(OSRIsProjected)                     \
  DO(OSRIsSame)                          \
  DO(OSRNewSpatialReference)             \
  DO(OSRSetAxisMappingStrategy)          \
  DO(OSRSetFromUserInput)                \
  DO(VSIFCloseL)                         \
  DO(VSIFOpenL)                          \
  DO(VSIFReadL)                          \
  DO(VSIFWriteL)                         \
  DO(VSIFree)                            \
  DO(VSIGetMemFileBuffer)                \
  DO(VSIStatExL)                         \
  DO(VSIUnlink)

struct GdalLibrary {
#define DATELINE_GDAL_MEMBER(name) decltype(&::name) name;
  DATELINE_GDAL_FUNCTIONS(DATELINE_GDAL_MEMBER)
#undef DATELINE_GDAL_MEMBER
};

/// The library. Loads it if nobody has. Throws Error when it is not installed.
///
/// Registered are the GeoPackage driver and those raster drivers that read plain files of pixels. No other exists for
/// us: what a hostile file may name (through a side file, say) cannot be a virtual raster, a web service or a script.
const GdalLibrary& gdal();

/// Adds the drivers of the tables that are imported and exported (spreadsheets, shapefiles, databases, ...). Files must
/// then be opened with a list of the drivers that are allowed. Thread-safe; the second call does nothing.
const GdalLibrary& gdal_with_tables();

}  // namespace dateline
