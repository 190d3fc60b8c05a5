#include "styles/qgis_project.h"

#include <algorithm>

#include <fmt/format.h>

#include "styles/qgis_project_layers.h"
#include "styles/qgis_style_parts.h"

namespace dateline {
namespace {

using namespace qgis;

void add_relations(Node root, const ExportTables& tables) {
  Node relations = add(root, "relations");
  for (std::size_t i = 0; i < tables.relations.size(); ++i) {
    const TableRelation& relation = tables.relations[i];
    if (!tables.find(relation.from_table) || !tables.find(relation.to_table)) continue;
    Node node = add(relations, "relation",
                    {{"id", fmt::format("relation_{}", i + 1)},
                     {"name", relation.name},
                     {"strength", "Association"},
                     {"referencingLayer", layer_id(relation.from_table)},
                     {"referencedLayer", layer_id(relation.to_table)}});
    add(node, "fieldRef", {{"referencingField", relation.from_field}, {"referencedField", "id"}});
  }
}

/// Beyond 180 degrees where it spans the meridian.
Options corners(const LonLatBox& box) {
  return {{"xmin", fmt::format("{}", box.west_deg)},
          {"ymin", fmt::format("{}", box.south_deg)},
          {"xmax", fmt::format("{}", box.west_deg + box.width_deg())},
          {"ymax", fmt::format("{}", box.north_deg)}};
}

/// Both where the window opens and where "full extent" goes.
void add_extent(Node root, const ExportTables& tables) {
  Node canvas = add(root, "mapcanvas", {{"name", "theMapCanvas"}, {"annotationsVisible", "1"}});
  add_text(canvas, "units", "degrees");
  Node extent = add(canvas, "extent");
  for (const auto& [name, value] : corners(tables.extent)) add_text(extent, name, value);
  add_text(canvas, "rotation", "0");
  add_reference_system(add(canvas, "destinationsrs"));
  Node view = add(root, "ProjectViewSettings", {{"UseProjectScales", "0"}, {"rotation", "0"}});
  add(view, "Scales");
  add_reference_system(add(view, "DefaultViewExtent", corners(tables.extent)));
}

/// Steps of a day, as the frames of a map.
void add_time_settings(Node root, const ExportTables& tables) {
  const bool open = tables.begin.empty() || tables.end.empty();
  Node time = add(root, "ProjectTimeSettings",
                  {{"timeStep", "1"}, {"timeStepUnit", "d"}, {"frameRate", "1"}, {"cumulativeTemporalRange", "0"}});
  if (open) return;
  Node range = add(time, "TemporalRange");
  add_text(range, "start", tables.begin);
  add_text(range, "end", tables.end);
}

void add_properties(Node root) {
  Node properties = add(root, "properties");
  const auto value = [&](const char* group, const char* name, const char* type, const char* text) {
    Node folder = properties.child(group) ? properties.child(group) : add(properties, group);
    add_text(folder, name, text).append_attribute("type").set_value(type);
  };
  value("Paths", "Absolute", "bool", "false");
  value("SpatialRefSys", "ProjectionsEnabled", "int", "1");
  value("PAL", "PlacementEngineVersion", "int", "1");
  value("Measurement", "DistanceUnits", "QString", "kilometers");
}

void add_metadata(Node root, const ExportTables& tables) {
  std::string abstract = tables.description;
  for (const std::string& credit : tables.credits) abstract += (abstract.empty() ? "" : "\n") + credit;
  Node metadata = add(root, "projectMetadata");
  for (const char* name : {"identifier", "parentidentifier"}) add_text(metadata, name, "");
  add_text(metadata, "language", tables.language);
  add_text(metadata, "type", "");
  add_text(metadata, "title", tables.title);
  add_text(metadata, "abstract", abstract);
  add(metadata, "links");
}

}  // namespace

std::string qgis_project(const ExportTables& tables, const std::string& file_name, const std::string& records_title) {
  pugi::xml_document document;
  document.append_child(pugi::node_doctype).set_value("qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'");
  Node root = add(document, "qgis", {{"projectname", tables.title}, {"version", "3.22.0"}});
  add(root, "homePath", {{"path", ""}});
  add_text(root, "title", tables.title);
  add_reference_system(add(root, "projectCrs"));
  add_layer_tree(root, tables, file_name, records_title);
  add_relations(root, tables);
  add_extent(root, tables);
  add_layers(root, tables, file_name);
  add_properties(root);
  add_metadata(root, tables);
  add_time_settings(root, tables);
  return to_text(document);
}

}  // namespace dateline
