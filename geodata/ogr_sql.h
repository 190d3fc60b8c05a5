// Runs SELECT statements on a GeoPackage through OGR, without its layers, geometries and spatial reference systems.
//
//   Result<OgrSqlFile> file = OgrSqlFile::open("a.gpkg");
//   Diagnostics problems = file->select("SELECT +name, +population FROM towns", [&](const OgrSqlRow& row) {
//     use(row.text(0), row.number(1));
//   });
//
// Why so: opening a GeoPackage layer the usual way makes OGR load SpatiaLite and ask PROJ's database for the layer's
// system, which takes five times as long as reading a regional basemap. A result column that is an expression ("+name")
// has no origin in a layer, and OGR asks nothing about it. `blob_expression` does the same for geometry.
//
// What GDAL has to say becomes diagnostics; nothing is printed. One file for one thread at a time.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "geodata/result.h"

namespace dateline {

/// A row of a result, valid during the callback that gets it. Columns count from 0; NULL reads as empty or zero.
class OgrSqlRow {
 public:
  explicit OgrSqlRow(void* feature) : feature_(feature) {}

  /// UTF-8; bytes that are not are shown as "?".
  std::string text(int column) const;
  double number(int column) const;
  long long integer(int column) const;
  bool is_null(int column) const;
  /// The bytes of a column that was selected with `blob_expression`; empty for NULL.
  std::span<const std::byte> blob(int column) const;
  /// No more rows are wanted.
  void stop() const { stopped_ = true; }
  bool stopped() const { return stopped_; }

 private:
  void* feature_;  ///< an OGRFeatureH
  mutable bool stopped_ = false;
};

/// An open GeoPackage, read-only and immutable: no lock is taken and no file appears beside it.
class OgrSqlFile {
 public:
  /// Throws Error when there is no regular file of that name; fails with diagnostics when it is no GeoPackage.
  static Result<OgrSqlFile> open(const std::string& path);

  /// Runs a SELECT and calls `use` for each row, to the last or until `use` stops it. Every result column must be an
  /// expression, not a bare column name.
  Diagnostics select(const std::string& sql, const std::function<void(const OgrSqlRow&)>& use);

  const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(void* dataset) const;
  };
  std::unique_ptr<void, Close> dataset_;  ///< a GDALDatasetH
  std::string path_;
};

/// `name` as an SQL identifier in double quotes.
std::string sql_name(std::string_view name);

/// The expression that selects a geometry (given as an SQL expression) as plain bytes, for OgrSqlRow::blob.
std::string blob_expression(std::string_view expression);

}  // namespace dateline
