// A table as a layer of an OGR dataset. Private to geodata/export/ogr_*.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "geodata/diagnostic.h"
#include "geodata/export/feature_table.h"
#include "geodata/gdal_errors.h"
#include "geodata/gdal_library.h"

namespace dateline {

struct CloseOgr {
  void operator()(void* dataset) const { gdal().GDALClose(dataset); }
};
using OgrDataset = std::unique_ptr<void, CloseOgr>;

/// Throws Error: "cannot write korday.gpkg: table clash_sites: ..." with what GDAL said last.
[[noreturn]] void fail_export(const std::string& target, const std::string& what, GdalErrors& errors);

/// Warnings among what GDAL said; throws Error if it was an error.
Diagnostics check_export(const std::string& target, const std::string& what, GdalErrors& errors);

/// Makes the layer of a table, columns and all. `options` are those of the driver, "NAME=value".
OGRLayerH make_layer(const OgrDataset& dataset, const FeatureTable& table, std::vector<std::string> options);

/// Writes all rows; false when the driver refused one. Values that the format cannot hold (a year of five digits) are
/// left empty and counted in a warning.
bool write_rows(OGRLayerH layer, const FeatureTable& table, const std::string& target, Diagnostics& warnings);

/// Runs a statement that gives no rows; false when it failed, of which GdalErrors hears.
bool run_sql(const OgrDataset& dataset, const std::string& sql);

/// A text as an SQL literal.
std::string sql_text(std::string_view text);

}  // namespace dateline
