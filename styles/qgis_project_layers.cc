#include "styles/qgis_project_layers.h"

#include <algorithm>

#include <fmt/format.h>

#include "styles/qgis_style_parts.h"

namespace dateline::qgis {
namespace {

using Tables = std::vector<const FeatureTable*>;

/// Areas in which places may lie are drawn by nobody, though they are shapes.
bool is_of_map(const FeatureTable& table) { return table.role != TableRole::kRecords && !table.looks.empty(); }

/// Points over lines over areas; what is drawn over what it was made of.
int height_of(const FeatureTable& table) {
  const int shape = table.shape == ShapeKind::kPoint ? 2 : table.shape == ShapeKind::kLine ? 1 : 0;
  return 2 * shape + (table.role == TableRole::kDrawn ? 1 : 0);
}

/// Maps draw their layers from the first to the last; QGIS lists the uppermost first.
Tables of_map_from_the_top(const ExportTables& tables) {
  std::vector<std::string> order;
  Tables found;
  for (const FeatureTable& table : tables.tables) {
    if (!is_of_map(table)) continue;
    found.push_back(&table);
    if (std::ranges::count(order, table.layer) == 0) order.push_back(table.layer);
  }
  std::stable_partition(order.begin(), order.end(),
                        [](const std::string& layer) { return layer.empty(); });  // of none: below all
  const auto key = [&](const FeatureTable* table) {
    return std::pair(-(std::ranges::find(order, table->layer) - order.begin()), -height_of(*table));
  };
  std::ranges::stable_sort(found, [&](const FeatureTable* a, const FeatureTable* b) { return key(a) < key(b); });
  return found;
}

/// One of two that show the same is seen. Areas added up stand for their points. Arrows as drawn stand for their
/// routes, but only if they know their time, without which they could not be played.
bool is_shown_instead(const FeatureTable& drawn, const FeatureTable& table) {
  if (drawn.role != TableRole::kDrawn || drawn.layer != table.layer) return false;
  if (drawn.shape == ShapeKind::kLine) return table.shape == ShapeKind::kLine && has_field(drawn, "starts");
  return drawn.shape == ShapeKind::kArea && table.shape == ShapeKind::kPoint;
}

bool is_visible(const FeatureTable& table, const ExportTables& tables) {
  if (!is_of_map(table)) return false;
  if (table.role == TableRole::kLayer)
    return std::ranges::none_of(tables.tables, [&](const FeatureTable& t) { return is_shown_instead(t, table); });
  // A drawn layer that stands for none is seen only where none else shows it.
  return std::ranges::none_of(tables.tables, [&](const FeatureTable& t) {
    return t.role == TableRole::kLayer && t.layer == table.layer && t.shape == table.shape &&
           !is_shown_instead(table, t);
  });
}

std::string source(const std::string& file_name, const FeatureTable& table) {
  return fmt::format("./{}|layername={}", file_name, table.name);
}

/// Records as drawn have their layer's title.
std::string shown_name(const FeatureTable& table) {
  const std::string& title = table.title.empty() ? table.name : table.title;
  return table.role == TableRole::kDrawn ? fmt::format("{} ({})", title, table.name) : title;
}

void add_tree_layer(Node group, const FeatureTable& table, const std::string& file_name, bool visible) {
  add(group, "layer-tree-layer",
      {{"id", layer_id(table.name)},
       {"name", shown_name(table)},
       {"providerKey", "ogr"},
       {"source", source(file_name, table)},
       {"checked", visible ? "Qt::Checked" : "Qt::Unchecked"},
       {"expanded", visible ? "1" : "0"}});
}

Node add_group(Node parent, const std::string& name, bool unfolded) {
  return add(parent, "layer-tree-group",
             {{"name", name}, {"checked", "Qt::Checked"}, {"expanded", unfolded ? "1" : "0"}});
}

struct Geometry {
  const char* family;
  const char* type;
};

Geometry geometry_of(const FeatureTable& table) {
  switch (table.shape) {
    case ShapeKind::kPoint: return {"Point", table.multi ? "MultiPoint" : "Point"};
    case ShapeKind::kLine: return {"Line", "MultiLineString"};
    case ShapeKind::kArea: return {"Polygon", "MultiPolygon"};
    case ShapeKind::kNone: break;
  }
  return {"No geometry", "NoGeometry"};
}

void add_layer(Node layers, const FeatureTable& table, const ExportTables& tables, const std::string& file_name) {
  const Geometry geometry = geometry_of(table);
  const bool labelled = table.shape != ShapeKind::kNone && !table.label_field.empty();
  Node layer = add(layers, "maplayer",
                   {{"type", "vector"},
                    {"geometry", geometry.family},
                    {"wkbType", geometry.type},
                    {"styleCategories", "AllStyleCategories"},
                    {"labelsEnabled", labelled ? "1" : "0"},
                    {"hasScaleBasedVisibilityFlag", "0"},
                    {"readOnly", "0"}});
  add_text(layer, "id", layer_id(table.name));
  add_text(layer, "datasource", source(file_name, table));
  add_text(layer, "layername", shown_name(table));
  add_text(layer, "abstract", table.description);
  if (table.shape != ShapeKind::kNone) add_reference_system(add(layer, "srs"));
  add_text(layer, "provider", "ogr").append_attribute("encoding").set_value("UTF-8");
  add_style(layer, table, tables.language);
}

}  // namespace

std::string layer_id(const std::string& table) { return "dateline_" + table; }

void add_reference_system(Node parent) {
  Node system = add(parent, "spatialrefsys");
  add_text(system, "proj4", "+proj=longlat +datum=WGS84 +no_defs");
  add_text(system, "srid", "4326");
  add_text(system, "authid", "EPSG:4326");
  add_text(system, "description", "WGS 84");
  add_text(system, "projectionacronym", "longlat");
  add_text(system, "ellipsoidacronym", "EPSG:7030");
  add_text(system, "geographicflag", "true");
}

void add_layer_tree(Node root, const ExportTables& tables, const std::string& file_name,
                    const std::string& records_title) {
  Node tree = add(root, "layer-tree-group");
  Node map = add_group(tree, tables.title, true);
  for (const FeatureTable* table : of_map_from_the_top(tables))
    add_tree_layer(map, *table, file_name, is_visible(*table, tables));
  Node records = add_group(tree, records_title, false);
  for (const FeatureTable& table : tables.tables)
    if (!is_of_map(table)) add_tree_layer(records, table, file_name, false);
}

void add_layers(Node root, const ExportTables& tables, const std::string& file_name) {
  Node layers = add(root, "projectlayers");
  for (const FeatureTable& table : tables.tables) add_layer(layers, table, tables, file_name);
}

}  // namespace dateline::qgis
