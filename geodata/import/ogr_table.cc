#include "geodata/import/ogr_table.h"

#include <algorithm>
#include <array>
#include <deque>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/did_you_mean.h"
#include "geodata/error.h"
#include "geodata/file_stream.h"
#include "geodata/gdal_errors.h"
#include "geodata/gdal_handles.h"
#include "geodata/gdal_library.h"
#include "geodata/gdal_setting.h"
#include "geodata/gdal_system.h"
#include "geodata/import/ogr_guard.h"
#include "geodata/projection_database.h"
#include "geodata/read_limits.h"

namespace dateline {
namespace {

struct Format {
  std::string_view ending;
  const char* driver;
  bool sheet;  ///< cells without names of columns
};

constexpr auto formats = std::to_array<Format>({
    {".xlsx", "XLSX", true},
    {".ods", "ODS", true},
    {".gpkg", "GPKG", false},
    {".shp", "ESRI Shapefile", false},
    {".geojson", "GeoJSON", false},
    {".fgb", "FlatGeobuf", false},
});
constexpr Format database{"", "PostgreSQL", false};

const Format* format_of(std::string_view path) {
  if (is_database(path)) return &database;
  const std::string lower = ascii_lower(path);
  for (const Format& format : formats)
    if (lower.ends_with(format.ending)) return &format;
  return nullptr;
}

std::string connection_of(const std::string& path) {
  if (path.starts_with("PG:")) return path;
  if (is_database(path)) return "PG:" + path;  // libpq reads addresses itself
  // An absolute path, so that no prefix of GDAL's can be meant.
  return std::filesystem::absolute(path).string();
}

/// Formats whose header says how many rows there are, and is right about it.
bool counts_its_rows(const Format& format) {
  return format.driver == std::string_view("FlatGeobuf") || format.driver == std::string_view("ESRI Shapefile");
}

class OgrTable : public TableReader {
 public:
  /// `so_far`: what there was to say when the file was opened.
  OgrTable(GdalDataset dataset, OGRLayerH layer, const Format& format, std::string name, Diagnostics so_far)
      : dataset_(std::move(dataset)), layer_(layer), name_(std::move(name)), diagnostics_(std::move(so_far)) {
    const GdalErrors errors(name_);  // a layer that does not know its number of rows still has rows
    rows_ = gdal().OGR_L_GetFeatureCount(layer_, FALSE);
    OGRFeatureDefnH fields = gdal().OGR_L_GetLayerDefn(layer_);
    for (int i = 0; i < gdal().OGR_FD_GetFieldCount(fields); ++i) {
      OGRFieldDefnH field = gdal().OGR_FD_GetFieldDefn(fields, i);
      names_.emplace_back(gdal().OGR_Fld_GetNameRef(field));
      types_.push_back(gdal().OGR_Fld_GetType(field));
    }
    if (!format.sheet) id_name_ = gdal().OGR_L_GetFIDColumn(layer_);
    if (!format.sheet && gdal().OGR_FD_GetGeomFieldCount(fields) > 0) prepare_geometry();
    if (!format.sheet) ahead_.push_back({0, header()});
    counted_ = counts_its_rows(format);
    gdal().OGR_L_ResetReading(layer_);
  }

  bool next(TableRow& row) override {
    if (ahead_.empty() && !read_ahead()) return false;
    current_ = std::move(ahead_.front());
    ahead_.pop_front();
    views_.assign(current_.cells.begin(), current_.cells.end());
    row = {current_.line, views_};
    return true;
  }

  std::vector<std::vector<std::string>> head(std::size_t rows) override {
    while (ahead_.size() < std::min<std::size_t>(rows, 100) && read_ahead()) {
    }
    std::vector<std::vector<std::string>> out;
    for (std::size_t i = 0; i < std::min(rows, ahead_.size()); ++i) out.push_back(ahead_[i].cells);
    return out;
  }

  double progress() const override {
    return rows_ > 0 ? std::min(1.0, static_cast<double>(read_) / static_cast<double>(rows_)) : 0;
  }
  const Diagnostics& diagnostics() const override { return diagnostics_; }

 private:
  struct Row {
    std::int64_t line = 0;
    std::vector<std::string> cells;
  };
  enum class Geometry { kNone, kPoint, kOther };

  std::vector<std::string> header() const {
    std::vector<std::string> cells;
    if (!id_name_.empty()) cells.push_back(id_name_);
    cells.insert(cells.end(), names_.begin(), names_.end());
    if (geometry_ == Geometry::kPoint) cells.insert(cells.end(), {"longitude", "latitude"});
    if (geometry_ == Geometry::kOther) cells.emplace_back("wkt");
    return cells;
  }

  void prepare_geometry() {
    const OGRwkbGeometryType type = gdal().OGR_GT_Flatten(gdal().OGR_L_GetGeomType(layer_));
    geometry_ = type == wkbNone ? Geometry::kNone : type == wkbPoint ? Geometry::kPoint : Geometry::kOther;
    if (geometry_ == Geometry::kOther && type == wkbUnknown && all_points_ahead()) geometry_ = Geometry::kPoint;
    OGRSpatialReferenceH system = gdal().OGR_L_GetSpatialRef(layer_);
    if (system == nullptr) return;  // taken as WGS 84
    const GdalSystem wgs84(gdal().OSRNewSpatialReference(nullptr));
    gdal().OSRImportFromEPSG(wgs84.get(), 4326);
    gdal().OSRSetAxisMappingStrategy(wgs84.get(), OAMS_TRADITIONAL_GIS_ORDER);
    // On a copy: the layer's own must not change.
    const GdalSystem own(gdal().OSRClone(system));
    gdal().OSRSetAxisMappingStrategy(own.get(), OAMS_TRADITIONAL_GIS_ORDER);
    if (gdal().OSRIsSame(own.get(), wgs84.get()) == 0)
      to_wgs84_.reset(gdal().OCTNewCoordinateTransformation(own.get(), wgs84.get()));
  }

  /// GeoJSON and databases often do not say what kind of geometry a layer has. Looks at the first 100.
  bool all_points_ahead() {
    gdal().OGR_L_ResetReading(layer_);
    bool any = false;
    for (int i = 0; i < 100; ++i) {
      const GdalFeature feature(gdal().OGR_L_GetNextFeature(layer_));
      if (!feature) break;
      OGRGeometryH geometry = gdal().OGR_F_GetGeometryRef(static_cast<OGRFeatureH>(feature.get()));
      if (geometry == nullptr) continue;
      if (gdal().OGR_GT_Flatten(gdal().OGR_G_GetGeometryType(geometry)) != wkbPoint) return false;
      any = true;
    }
    return any;
  }

  bool read_ahead() {
    if (over_) return false;
    GdalErrors errors(name_);
    const GdalFeature feature(gdal().OGR_L_GetNextFeature(layer_));
    Diagnostics said = errors.take();
    if (has_errors(said)) require_readable(name_);
    append(diagnostics_, std::move(said));
    if (!feature) return end();
    Row row;
    row.line = ++read_;
    if (const std::uint64_t most = read_limits().rows; static_cast<std::uint64_t>(read_) > most)
      return fail(over_limit("rows", most, "the table has more rows than that"));
    auto* handle = static_cast<OGRFeatureH>(feature.get());
    if (!id_name_.empty()) row.cells.push_back(std::to_string(gdal().OGR_F_GetFID(handle)));
    for (std::size_t i = 0; i < names_.size(); ++i) row.cells.push_back(cell(handle, static_cast<int>(i)));
    add_geometry(handle, row.cells);
    append(diagnostics_, errors.take());
    ahead_.push_back(std::move(row));
    return true;
  }

  bool fail(std::string what) {
    over_ = true;
    diagnostics_.push_back({Severity::kError, {name_, static_cast<int>(read_)}, std::move(what)});
    return false;
  }

  /// GDAL ends where a damaged file ends, and says nothing.
  bool end() {
    over_ = true;
    if (counted_ && rows_ > read_ && !has_errors(diagnostics_))
      return fail(fmt::format("damaged or cut off: its header says {} rows, {} could be read", rows_, read_));
    return false;
  }

  std::string cell(OGRFeatureH feature, int i) const {
    if (gdal().OGR_F_IsFieldSetAndNotNull(feature, i) == 0) return {};
    const OGRFieldType type = types_[static_cast<std::size_t>(i)];
    if (type == OFTDate || type == OFTDateTime) return date_cell(feature, i, type == OFTDateTime);
    std::string text = gdal().OGR_F_GetFieldAsString(feature, i);
    return text;
  }

  /// ISO 8601, with the offset where the file states one.
  static std::string date_cell(OGRFeatureH feature, int i, bool with_time) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
    gdal().OGR_F_GetFieldAsDateTimeEx(feature, i, &year, &month, &day, &hour, &minute, &second, &zone);
    std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    if (!with_time) return text;
    text += fmt::format("T{:02}:{:02}:{:02}", hour, minute, static_cast<int>(second));
    if (zone <= 1) return text;  // not known, or local
    const int offset_min = (zone - 100) * 15;
    return text + fmt::format("{}{:02}:{:02}", offset_min < 0 ? '-' : '+', std::abs(offset_min) / 60,
                              std::abs(offset_min) % 60);
  }

  void add_geometry(OGRFeatureH feature, std::vector<std::string>& cells) const {
    if (geometry_ == Geometry::kNone) return;
    OGRGeometryH geometry = gdal().OGR_F_GetGeometryRef(feature);
    bool usable = geometry != nullptr && gdal().OGR_G_IsEmpty(geometry) == 0;
    if (usable && to_wgs84_)
      usable =
          gdal().OGR_G_Transform(geometry, static_cast<OGRCoordinateTransformationH>(to_wgs84_.get())) == OGRERR_NONE;
    const bool point = usable && gdal().OGR_GT_Flatten(gdal().OGR_G_GetGeometryType(geometry)) == wkbPoint;
    if (geometry_ == Geometry::kPoint) {
      // NaN and infinity stay words, which the importer reports.
      cells.push_back(point ? fmt::format("{:.8f}", gdal().OGR_G_GetX(geometry, 0)) : "");
      cells.push_back(point ? fmt::format("{:.8f}", gdal().OGR_G_GetY(geometry, 0)) : "");
      return;
    }
    char* wkt = nullptr;
    if (usable) gdal().OGR_G_ExportToIsoWkt(geometry, &wkt);
    cells.emplace_back(wkt != nullptr ? wkt : "");
    gdal().VSIFree(wkt);
  }

  GdalDataset dataset_;
  OGRLayerH layer_;
  std::string name_;
  std::string id_name_;  ///< of the primary key, which OGR does not count among the fields; empty without one
  std::vector<std::string> names_;
  std::vector<OGRFieldType> types_;
  Geometry geometry_ = Geometry::kNone;
  GdalTransformation to_wgs84_;
  std::int64_t rows_ = 0;
  std::int64_t read_ = 0;
  bool counted_ = false;  ///< `rows_` is what the file's header says
  bool over_ = false;
  std::deque<Row> ahead_;
  Row current_;
  std::vector<std::string_view> views_;
  Diagnostics diagnostics_;
};

std::vector<std::string> names_of_layers(void* dataset) {
  std::vector<std::string> layers;
  for (int i = 0; i < gdal().GDALDatasetGetLayerCount(dataset); ++i)
    layers.emplace_back(gdal().OGR_L_GetName(gdal().GDALDatasetGetLayer(dataset, i)));
  return layers;
}

/// The layer that was asked for or the only one, else nothing and an error.
OGRLayerH choose_layer(void* dataset, const std::string& asked, const std::string& name, Diagnostics& diagnostics) {
  const std::vector<std::string> layers = names_of_layers(dataset);
  for (std::size_t i = 0; i < layers.size(); ++i)
    if (layers[i] == asked || (asked.empty() && layers.size() == 1))
      return gdal().GDALDatasetGetLayer(dataset, static_cast<int>(i));
  // A table of a database without geometry is not listed.
  if (OGRLayerH named = asked.empty() ? nullptr : gdal().GDALDatasetGetLayerByName(dataset, asked.c_str()))
    return named;
  const std::vector<std::string_view> known(layers.begin(), layers.end());
  std::string message =
      layers.empty()  ? "there are no layers in it"
      : asked.empty() ? fmt::format("there are several layers; choose one with --layer: {}", fmt::join(layers, ", "))
                      : fmt::format("no layer \"{}\"{}; there are: {}", asked, DidYouMean().among(known, asked),
                                    fmt::join(layers, ", "));
  diagnostics.push_back({Severity::kError, {name, 0, 0}, std::move(message)});
  return nullptr;
}

/// Null with an error when the file is not what its ending says.
GdalDataset open_dataset(const std::string& path, const Format& format, const std::string& name, bool all_tables,
                         Diagnostics& diagnostics) {
  if (!is_database(path)) diagnostics = check_table_file(path, format.driver);
  if (has_errors(diagnostics)) return nullptr;
  gdal_with_tables();
  GdalErrors errors(name);
  const DistrustfulOpening distrustful;
  const char* const drivers[] = {format.driver, nullptr};
  const char* const all = all_tables ? "LIST_ALL_TABLES=YES" : "LIST_ALL_TABLES=NO";
  // Nothing appears beside a GeoPackage that cannot change.
  const char* const of_geopackage[] = {all, "IMMUTABLE=YES", nullptr};
  const char* const of_database[] = {all, nullptr};
  const char* const* options = nullptr;
  if (format.driver == std::string_view("GPKG")) options = of_geopackage;
  if (format.driver == std::string_view("PostgreSQL")) options = of_database;
  GdalDataset dataset(
      gdal().GDALOpenEx(connection_of(path).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options, nullptr));
  diagnostics = errors.take();
  if (dataset)
    for (Diagnostic& d : diagnostics) d.severity = Severity::kWarning;  // it did open
  else
    require_readable(path);
  if (!dataset && !has_errors(diagnostics))
    diagnostics.push_back({Severity::kError, {name, 0, 0}, fmt::format("not readable as {}", format.driver)});
  return dataset;
}

}  // namespace

bool is_database(std::string_view path) {
  return path.starts_with("PG:") || path.starts_with("postgresql://") || path.starts_with("postgres://");
}

std::string shown_table(const std::string& path) { return is_database(path) ? "the database" : path; }

bool is_ogr_table(std::string_view path) { return format_of(path) != nullptr; }

Result<std::vector<std::string>> ogr_layers(const std::string& path) {
  const Format* format = format_of(path);
  if (format == nullptr) return Result<std::vector<std::string>>::success({});
  Diagnostics diagnostics;
  const GdalDataset dataset = open_dataset(path, *format, shown_table(path), true, diagnostics);
  std::vector<std::string> layers = dataset ? names_of_layers(dataset.get()) : std::vector<std::string>{};
  return Result<std::vector<std::string>>::of(std::move(layers), std::move(diagnostics));
}

Result<std::unique_ptr<TableReader>> open_ogr_table(const std::string& path, const std::string& layer) {
  using Opened = Result<std::unique_ptr<TableReader>>;
  const std::string name = shown_table(path);
  const Format* format = format_of(path);
  if (format == nullptr)
    return Opened::failure({{Severity::kError, {path, 0, 0}, "no format of tables has this ending"}});
  // Cells as text, all rows alike.
  const GdalSetting xlsx_header("OGR_XLSX_HEADERS", "DISABLE");
  const GdalSetting xlsx_types("OGR_XLSX_FIELD_TYPES", "STRING");
  const GdalSetting ods_header("OGR_ODS_HEADERS", "DISABLE");
  const GdalSetting ods_types("OGR_ODS_FIELD_TYPES", "STRING");
  Diagnostics diagnostics;
  GdalDataset dataset = open_dataset(path, *format, name, false, diagnostics);
  if (!dataset) return Opened::failure(std::move(diagnostics));
  GdalErrors errors(name);
  OGRLayerH chosen = choose_layer(dataset.get(), layer, name, diagnostics);
  if (chosen == nullptr) return Opened::failure(std::move(diagnostics));
  if (auto why = why_system_refused(gdal().OGR_L_GetSpatialRef(chosen)))
    return Opened::failure({{Severity::kError, {name, 0, 0}, std::move(*why)}});
  const std::uint64_t most = read_limits().columns;
  if (static_cast<std::uint64_t>(gdal().OGR_FD_GetFieldCount(gdal().OGR_L_GetLayerDefn(chosen))) > most)
    return Opened::failure(
        {{Severity::kError, {name, 0, 0}, over_limit("columns", most, "the table has more columns than that")}});
  // Spreadsheets are read when a layer is first asked for its columns, under the settings above.
  append(diagnostics, errors.take());
  if (has_errors(diagnostics)) {
    require_projection_database();
    return Opened::failure(std::move(diagnostics));
  }
  return Opened::success(std::make_unique<OgrTable>(std::move(dataset), chosen, *format, name, std::move(diagnostics)));
}

}  // namespace dateline
