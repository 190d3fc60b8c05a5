// Tables of the map's layers. Private to render/export_*.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "render/export_columns.h"
#include "render/export_context.h"

namespace dateline {

/// One or two tables a layer, points before lines, in the map's order from the bottom up.
std::vector<FeatureTable> layer_tables(const std::shared_ptr<const ExportContext>& context);

/// Records of the view that are on no layer or have no position, without geometry; no rows when there are none.
FeatureTable other_records_table(const std::shared_ptr<const ExportContext>& context);

/// "clash-sites" -> "clash_sites": a name of a table that databases take unquoted.
std::string table_name(std::string_view layer_id);

}  // namespace dateline
