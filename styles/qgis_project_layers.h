// The layers of a QGIS project. Private to styles/qgis_project*.
#pragma once

#include <string>

#include "styles/qgis_style_xml.h"

namespace dateline::qgis {

/// The table's name will do: it is unique, and the same each time.
std::string layer_id(const std::string& table);

/// WGS 84, to which QGIS knows the rest.
void add_reference_system(Node parent);

/// The list at the side: layers of the map, the uppermost first, then the records, folded.
void add_layer_tree(Node root, const ExportTables& tables, const std::string& file_name,
                    const std::string& records_title);

/// The layers themselves with their styles.
void add_layers(Node root, const ExportTables& tables, const std::string& file_name);

}  // namespace dateline::qgis
