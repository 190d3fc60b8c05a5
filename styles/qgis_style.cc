#include "styles/qgis_style.h"

#include "styles/qgis_style_parts.h"

namespace dateline {
namespace {

/// As numbered by QGIS: points, lines, areas, none.
const char* geometry_number(ShapeKind shape) {
  switch (shape) {
    case ShapeKind::kPoint: return "0";
    case ShapeKind::kLine: return "1";
    case ShapeKind::kArea: return "2";
    case ShapeKind::kNone: return "4";
  }
  return "4";
}

}  // namespace

std::string qgis_qml(const FeatureTable& table, const std::string& language) {
  using namespace qgis;
  pugi::xml_document document;
  document.append_child(pugi::node_doctype).set_value("qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'");
  const bool labelled = table.shape != ShapeKind::kNone && !table.label_field.empty();
  Node root = add(document, "qgis",
                  {{"version", "3.22.0"},
                   {"styleCategories", "AllStyleCategories"},
                   {"labelsEnabled", labelled ? "1" : "0"},
                   {"readOnly", "0"},
                   {"hasScaleBasedVisibilityFlag", "0"}});
  add_style(root, table, language);
  add_text(root, "layerGeometryType", geometry_number(table.shape));
  return to_text(document);
}

StyleDocuments style_documents(const ExportTables& tables) {
  StyleDocuments documents;
  for (const FeatureTable& table : tables.tables)
    documents.tables.push_back({table.name, qgis_qml(table, tables.language), qgis_sld(table)});
  return documents;
}

}  // namespace dateline
