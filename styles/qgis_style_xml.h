// The words of QGIS's XML. Private to styles/qgis_*.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "geodata/export/feature_table.h"

namespace dateline::qgis {

using Node = pugi::xml_node;
using Options = std::vector<std::pair<const char*, std::string>>;

/// Adds an element with attributes. pugixml escapes; what XML cannot carry, and what could reorder its neighbours, is
/// taken out here.
Node add(Node parent, const char* name, const Options& attributes = {});

/// Adds an element with text in it.
Node add_text(Node parent, const char* name, const std::string& text);

/// A symbol layer of that class with its options.
Node add_symbol_layer(Node symbol, const char* layer_class, const Options& options);

/// What is computed for each feature: name of the property and an expression. Adds nothing when empty.
void add_data_defined(Node parent, const char* element, const Options& properties);

/// "179,40,45,255" of "#b3282d"; black where that is no colour.
std::string rgba(const std::string& color);

/// Quoted for an expression: "size_pt"; quotes inside doubled.
std::string field_reference(const std::string& field);

bool has_field(const FeatureTable& table, const std::string& name);

/// With the declaration or document type that QGIS writes, tabs as single spaces.
std::string to_text(const pugi::xml_document& document);

}  // namespace dateline::qgis
