// Tables of what records refer to. Private to render/export_*.
#pragma once

#include <memory>
#include <vector>

#include "render/export_columns.h"
#include "render/export_context.h"

namespace dateline {

/// "places", "place_areas" (circles within which imprecise places lie), "sources", "actors", "chronicle";
/// those without rows are left out.
std::vector<FeatureTable> record_tables(const std::shared_ptr<const ExportContext>& context);

}  // namespace dateline
