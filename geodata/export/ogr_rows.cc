#include "geodata/export/ogr_rows.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/export/ogr_feature.h"
#include "geodata/gdal_handles.h"

namespace dateline {
namespace {

struct DestroyField {
  void operator()(void* field) const { gdal().OGR_Fld_Destroy(static_cast<OGRFieldDefnH>(field)); }
};
using Field = std::unique_ptr<void, DestroyField>;

/// EPSG:4326 in full. Not by its number: what PROJ makes of that depends on what it was asked before in the same
/// process (once a datum of the ensemble has been used, the system comes back with that datum), and the bytes of a file
/// with it.
constexpr const char* kWgs84 =
    R"wkt(GEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble",)wkt"
    R"wkt(MEMBER["World Geodetic System 1984 (Transit)"],MEMBER["World Geodetic System 1984 (G730)"],)wkt"
    R"wkt(MEMBER["World Geodetic System 1984 (G873)"],MEMBER["World Geodetic System 1984 (G1150)"],)wkt"
    R"wkt(MEMBER["World Geodetic System 1984 (G1674)"],MEMBER["World Geodetic System 1984 (G1762)"],)wkt"
    R"wkt(MEMBER["World Geodetic System 1984 (G2139)"],)wkt"
    R"wkt(ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[2.0]],)wkt"
    R"wkt(PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],)wkt"
    R"wkt(AXIS["geodetic latitude (Lat)",north,ORDER[1],ANGLEUNIT["degree",0.0174532925199433]],)wkt"
    R"wkt(AXIS["geodetic longitude (Lon)",east,ORDER[2],ANGLEUNIT["degree",0.0174532925199433]],)wkt"
    R"wkt(USAGE[SCOPE["Horizontal component of 3D system."],AREA["World."],BBOX[-90,-180,90,180]],ID["EPSG",4326]])wkt";

GdalSystem wgs84() {
  GdalSystem system(gdal().OSRNewSpatialReference(nullptr));
  const auto handle = static_cast<OGRSpatialReferenceH>(system.get());
  if (gdal().OSRSetFromUserInput(handle, kWgs84) != OGRERR_NONE) throw Error("PROJ does not understand EPSG:4326");
  gdal().OSRSetAxisMappingStrategy(handle, OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

OGRwkbGeometryType geometry_type(const FeatureTable& table) {
  switch (table.shape) {
    case ShapeKind::kNone: return wkbNone;
    case ShapeKind::kPoint: return table.multi ? wkbMultiPoint : wkbPoint;
    case ShapeKind::kLine: return wkbMultiLineString;
    case ShapeKind::kArea: return wkbMultiPolygon;
  }
  return wkbNone;
}

OGRFieldType field_type(FieldType type) {
  switch (type) {
    case FieldType::kText: return OFTString;
    case FieldType::kInteger: return OFTInteger64;
    case FieldType::kReal: return OFTReal;
    case FieldType::kBoolean: return OFTInteger;
    case FieldType::kDate: return OFTDate;
    case FieldType::kInstant: return OFTDateTime;
    case FieldType::kJson: return OFTString;
  }
  return OFTString;
}

OGRFieldSubType field_subtype(FieldType type) {
  if (type == FieldType::kBoolean) return OFSTBoolean;
  return type == FieldType::kJson ? OFSTJSON : OFSTNone;
}

bool make_field(OGRLayerH layer, const FeatureField& field) {
  const Field made(gdal().OGR_Fld_Create(field.name.c_str(), field_type(field.type)));
  const auto handle = static_cast<OGRFieldDefnH>(made.get());
  gdal().OGR_Fld_SetSubType(handle, field_subtype(field.type));
  if (!field.title.empty()) gdal().OGR_Fld_SetAlternativeName(handle, field.title.c_str());
  return gdal().OGR_L_CreateField(layer, handle, FALSE) == OGRERR_NONE;
}

}  // namespace

void fail_export(const std::string& target, const std::string& what, GdalErrors& errors) {
  const Diagnostics said = errors.take();
  // The first: what fails after it fails because of it.
  const auto first = std::ranges::find(said, Severity::kError, &Diagnostic::severity);
  throw Error(fmt::format("cannot write {}: {}{}", target, what, first == said.end() ? "" : ": " + first->message));
}

Diagnostics check_export(const std::string& target, const std::string& what, GdalErrors& errors) {
  Diagnostics said = errors.take();
  for (const Diagnostic& d : said)
    if (d.severity == Severity::kError) throw Error(fmt::format("cannot write {}: {}: {}", target, what, d.message));
  return said;
}

OGRLayerH make_layer(const OgrDataset& dataset, const FeatureTable& table, std::vector<std::string> options) {
  std::vector<char*> pointers;
  for (std::string& option : options) pointers.push_back(option.data());
  pointers.push_back(nullptr);
  const GdalSystem system = table.shape == ShapeKind::kNone ? nullptr : wgs84();
  OGRLayerH layer =
      gdal().GDALDatasetCreateLayer(dataset.get(), table.name.c_str(), static_cast<OGRSpatialReferenceH>(system.get()),
                                    geometry_type(table), pointers.data());
  if (layer == nullptr) return nullptr;
  for (const FeatureField& field : table.fields)
    if (!make_field(layer, field)) return nullptr;
  return layer;
}

bool write_rows(OGRLayerH layer, const FeatureTable& table, const std::string& target, Diagnostics& warnings) {
  OgrFeature row(layer, table);
  bool done = true;
  table.each([&](const Feature& feature) { done = done && row.write(feature); });
  for (std::size_t i = 0; i < table.fields.size(); ++i)
    if (const std::size_t left_out = row.left_out(i))
      warnings.push_back({Severity::kWarning,
                          {target, 0, 0},
                          fmt::format("{}.{}: {} {} no date from year 0 to 9999 and left empty", table.name,
                                      table.fields[i].name, left_out, left_out == 1 ? "value is" : "values are")});
  return done;
}

bool run_sql(const OgrDataset& dataset, const std::string& sql) {
  gdal().CPLErrorReset();
  OGRLayerH rows = gdal().GDALDatasetExecuteSQL(dataset.get(), sql.c_str(), nullptr, nullptr);
  if (rows != nullptr) gdal().GDALDatasetReleaseResultSet(dataset.get(), rows);
  return gdal().CPLGetLastErrorType() < CE_Failure;
}

std::string sql_text(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\'';
    out += c;
  }
  return out + '\'';
}

}  // namespace dateline
