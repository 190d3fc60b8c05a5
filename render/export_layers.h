// Tables of the map's layers. Private to render/export_*.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/export_context.h"
#include "render/export_survey.h"

namespace dateline {

/// One or two tables a layer, points before lines, in the map's order from the bottom up.
std::vector<FeatureTable> layer_tables(ExportSurvey& survey, const ExportContext& context);

/// "clash-sites" -> "clash_sites": a name of a table that databases take unquoted.
std::string table_name(std::string_view layer_id);

}  // namespace dateline
