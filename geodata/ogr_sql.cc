#include "geodata/ogr_sql.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/file_stream.h"
#include "geodata/gdal_errors.h"
#include "geodata/gdal_library.h"
#include "geodata/gdal_setting.h"
#include "geodata/remote_files.h"
#include "geodata/source_file.h"
#include "geodata/sqlite_schema.h"

namespace dateline {
namespace {

OGRFeatureH handle(void* feature) { return static_cast<OGRFeatureH>(feature); }

void check_is_there(const std::string& path) {
  if (is_remote(path)) {
    if (remote_file_size(path)) return;
    throw Error(fmt::format("cannot read \"{}\": no such object", path));
  }
  check_plain_file(path);
}

}  // namespace

std::string OgrSqlRow::text(int column) const {
  const std::string raw = gdal().OGR_F_GetFieldAsString(handle(feature_), column);
  if (gdal().CPLIsUTF8(raw.data(), static_cast<int>(raw.size()))) return raw;
  char* ascii = gdal().CPLForceToASCII(raw.data(), static_cast<int>(raw.size()), '?');
  std::string out = ascii;
  gdal().VSIFree(ascii);
  return out;
}

double OgrSqlRow::number(int column) const { return gdal().OGR_F_GetFieldAsDouble(handle(feature_), column); }

long long OgrSqlRow::integer(int column) const { return gdal().OGR_F_GetFieldAsInteger64(handle(feature_), column); }

bool OgrSqlRow::is_null(int column) const { return gdal().OGR_F_IsFieldSetAndNotNull(handle(feature_), column) == 0; }

std::span<const std::byte> OgrSqlRow::blob(int column) const {
  if (is_null(column)) return {};
  int size = 0;
  const GByte* bytes = gdal().OGR_F_GetFieldAsBinary(handle(feature_), column, &size);
  if (bytes == nullptr || size < 1) return {};
  return std::as_bytes(std::span(bytes, static_cast<std::size_t>(size))).subspan(1);
}

void OgrSqlFile::Close::operator()(void* dataset) const { gdal().GDALClose(dataset); }

Result<OgrSqlFile> OgrSqlFile::open(const std::string& path) {
  check_is_there(path);
  if (!is_remote(path))
    if (Diagnostics refused = check_sqlite_schema(path); !refused.empty())
      return Result<OgrSqlFile>::failure(std::move(refused));
  GdalErrors errors(path);
  const DistrustfulOpening distrustful;
  const GdalSetting without_listing("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
  const char* const drivers[] = {"GPKG", nullptr};
  const char* const options[] = {"LIST_ALL_TABLES=NO", "IMMUTABLE=YES", nullptr};
  OgrSqlFile file;
  file.path_ = path;
  // An absolute path, so that no prefix of GDAL's ("GPKG:") can be meant; remote ones were checked.
  const std::string absolute = std::filesystem::absolute(path).string();
  file.dataset_.reset(
      gdal().GDALOpenEx(absolute.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options, nullptr));
  Diagnostics diagnostics = errors.take();
  if (!file.dataset_) {
    require_readable(path);
    if (!has_errors(diagnostics)) diagnostics.push_back({Severity::kError, {path, 0, 0}, "not a GeoPackage"});
    return Result<OgrSqlFile>::failure(std::move(diagnostics));
  }
  for (Diagnostic& d : diagnostics) d.severity = Severity::kWarning;  // it did open
  return Result<OgrSqlFile>::success(std::move(file), std::move(diagnostics));
}

Diagnostics OgrSqlFile::select(const std::string& sql, const std::function<void(const OgrSqlRow&)>& use) {
  GdalErrors errors(path_);
  OGRLayerH rows = gdal().GDALDatasetExecuteSQL(dataset_.get(), sql.c_str(), nullptr, nullptr);
  while (OGRFeatureH feature = rows == nullptr ? nullptr : gdal().OGR_L_GetNextFeature(rows)) {
    const OgrSqlRow row(feature);
    use(row);
    gdal().OGR_F_Destroy(feature);
    if (row.stopped()) break;
  }
  if (rows != nullptr) gdal().GDALDatasetReleaseResultSet(dataset_.get(), rows);
  Diagnostics said = errors.take();
  if (has_errors(said)) require_readable(path_);
  return said;
}

std::string sql_name(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

/// One byte before the geometry hides it from OGR, which else takes a blob that looks like one for a geometry column.
std::string blob_expression(std::string_view expression) {
  return fmt::format("CAST(x'00' || {} AS BLOB)", expression);
}

}  // namespace dateline
