// Looks of records as GIS formats need them: colours as text, symbols as small pictures. Private to render/export_*.
#pragma once

#include <string>

#include "geodata/export/feature_table.h"
#include "styles/style.h"

namespace dateline {

/// A symbol; hollow when the position is only approximate, as on the map.
FeatureLook symbol_look(const Look& look, bool approximate, const Style& style, const std::string& lang);

/// An arrow.
FeatureLook flow_look(const Look& look, const Style& style, const std::string& lang);

/// Where a place may lie: pale, with a dashed outline.
FeatureLook area_look(const Style& style, const std::string& lang);

/// Id of the look of a symbol: "clash", "clash-approximate".
std::string symbol_look_id(const Look& look, bool approximate);

}  // namespace dateline
