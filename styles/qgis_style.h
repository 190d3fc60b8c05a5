// How an exported table looks, as documents that QGIS and other programs read.
//
//   const ExportTables tables = with_last_seconds(made);  // geodata/export/last_second.h
//   StyleDocuments documents = style_documents(tables);
//   write_geopackage(file, tables, documents, 0);
//
// QML is QGIS's own form (3.18 and later): a category for each look with its title, symbols as they are on the map and
// of their size there (field `size_pt`), labels from `label_field`, the Temporal Controller's fields `starts` and
// `ends`, titles of fields, and a tip with title and figure. SLD is that of the OGC (Symbology Encoding 1.1), for
// GeoServer and others: the same looks and labels; it knows no time.
//
// Colours, words and symbols are those of the map and no others: nothing here takes a side. The same table gives the
// same bytes. Thread-safe.
#pragma once

#include <string>

#include "geodata/export/feature_table.h"
#include "geodata/export/ogr_table_writer.h"

namespace dateline {

/// The style of one table, with or without shapes. `language` chooses among its titles ("title_ru").
std::string qgis_qml(const FeatureTable& table, const std::string& language);

/// The style of a table with shapes; empty for others.
std::string qgis_sld(const FeatureTable& table);

/// QML and SLD of all tables; no project.
StyleDocuments style_documents(const ExportTables& tables);

}  // namespace dateline
