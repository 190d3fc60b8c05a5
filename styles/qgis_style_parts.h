// The parts of a layer's style, which stand in a QML document as in a project. Private to styles/qgis_*.
#pragma once

#include <string>
#include <vector>

#include "styles/qgis_style_xml.h"

namespace dateline::qgis {

/// Everything below; adds to a document's root or to a project's layer.
void add_style(Node parent, const FeatureTable& table, const std::string& language);

/// When the Temporal Controller shows a feature: from `starts` to its last second (geodata/export/last_second.h); until
/// `ends` where there is no such field.
void add_time(Node parent, const FeatureTable& table);

/// A category for each look.
void add_renderer(Node parent, const FeatureTable& table);

/// Symbols of one look; `name` is its number among the symbols.
void add_point_symbol(Node symbols, const FeatureTable& table, const FeatureLook& look, const std::string& name);
void add_line_symbol(Node symbols, const FeatureTable& table, const FeatureLook& look, const std::string& name);
void add_area_symbol(Node symbols, const FeatureLook& look, const std::string& name);

/// The element `symbol`, to which symbol layers are added; `type` is marker, line or fill.
Node add_symbol(Node symbols, const char* type, double opacity, const std::string& name);

void add_labels(Node parent, const FeatureTable& table);

/// Titles of fields, what names a feature, and the tip above it.
void add_fields(Node parent, const FeatureTable& table, const std::string& language);

/// An expression that names a feature in the language, as far as the table has it: titles, names, else the id.
std::string display_expression(const FeatureTable& table, const std::string& language);

/// Of an icon's 64 units, 28 are the symbol's radius: the rest is room for its rim.
constexpr double kIconWidthPerRadius = 64.0 / 28;

/// Where a feature has no size of its own, in points.
constexpr double kUsualRadius_pt = 6;
constexpr double kUsualWidth_pt = 1.5;

}  // namespace dateline::qgis
