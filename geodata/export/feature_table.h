// A map's records as tables of features: what every GIS format is written from.
//
// Made by `make_export_tables` (render/export_tables.h), written by geodata/export/*_writer. A table is a schema and a
// way to walk its rows: rows are made while they are written, so a million of them need no memory. Coordinates are
// degrees on WGS 84. Plain values but for the walk, which borrows the chronicle.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "geodata/coordinates.h"
#include "geodata/geometry.h"

namespace dateline {

enum class FieldType {
  kText,
  kInteger,
  kReal,
  kBoolean,  ///< as kInteger, 0 or 1
  kDate,     ///< text "2020-02-07"
  kInstant,  ///< text "2020-02-07T08:15:00Z": UTC, whole seconds
  kJson,     ///< text that is JSON
};

struct FeatureField {
  std::string name;  ///< a-z, 0-9 and _, not longer than 60; unique in its table
  FieldType type = FieldType::kText;
  std::string title;  ///< for people, in the map's language
};

/// Nothing, text, integer or real, as the field's type has it.
using FieldValue = std::variant<std::monostate, std::string, std::int64_t, double>;

enum class ShapeKind { kNone, kPoint, kLine, kArea };

/// The parts of one shape: of a point one part of one position; of lines one part each; of areas closed rings, the
/// first point not repeated, each outer ring followed by its holes, as `outer` says. Longitudes may run beyond 180
/// degrees where a shape crosses the antimeridian without being cut; writers cut as their format wants.
struct Shape {
  std::vector<std::vector<LonLat>> parts;
  std::vector<bool> outer;  ///< of areas: true where a part begins a new polygon

  bool empty() const { return parts.empty(); }
  void clear() { parts.clear(), outer.clear(); }
  static Shape point(LonLat at) { return {{{at}}, {}}; }
  static Shape line(std::vector<LonLat> points) { return {{std::move(points)}, {}}; }
};

struct Feature {
  Shape shape;
  std::vector<FieldValue> values;  ///< one for each field
  /// How the feature is drawn on the map: index into FeatureTable::looks; -1 for not.
  int look = -1;
  /// Its size there: radius of a symbol, width of a line, in points.
  double size_pt = 0;
};

using FeatureUse = std::function<void(const Feature&)>;

/// How some features of a table are drawn, as the key explains it: for QML, SLD and KML.
struct FeatureLook {
  std::string id;     ///< "battle": the value of the table's field "look"
  std::string title;  ///< in the map's language: "Clash"
  std::string color;  ///< "#rrggbb"
  double opacity = 1;
  std::string symbol;      ///< name as in render/symbols.h, for points
  std::string symbol_svg;  ///< an SVG document of the symbol, 64 x 64; empty for lines and areas
  std::string icon_png;    ///< the same as PNG, 64 x 64 pixels
  bool dashed = false;
  bool arrow = false;  ///< lines with a head at their end
};

/// What a table is for.
enum class TableRole {
  kLayer,    ///< a layer of the map: one row a record, with its position
  kDrawn,    ///< shapes as the map draws them: curved arrows, hexagons. Not read back
  kRecords,  ///< places, sources, actors, figures, other records, the chronicle itself
};

struct FeatureTable {
  std::string name;  ///< as a field's name; unique in the export
  std::string title;
  std::string description;
  TableRole role = TableRole::kRecords;
  std::string layer;  ///< id of the map's layer; empty for records
  ShapeKind shape = ShapeKind::kNone;
  bool multi = false;  ///< some shape has several parts, or an area several outer rings
  std::vector<FeatureField> fields;
  std::vector<FeatureLook> looks;
  std::string label_field;  ///< what QGIS writes beside a feature; empty for none
  std::size_t rows = 0;
  std::function<void(const FeatureUse&)> each;  ///< calls once a row; the feature is good during the call
};

/// Rows of `from`'s field are ids of rows of `to` (their field "id").
struct TableRelation {
  std::string name;
  std::string from_table;
  std::string from_field;
  std::string to_table;
};

struct ExportTables {
  std::string title;
  std::string description;  ///< plain text: what the map says and leaves open
  std::string language;
  std::vector<std::string> credits;
  LonLatBox extent;        ///< of the map; for views and projects
  std::string begin, end;  ///< instants of the span that the records cover; empty when open
  std::vector<FeatureTable> tables;
  std::vector<TableRelation> relations;

  const FeatureTable* find(const std::string& name) const {
    for (const FeatureTable& t : tables)
      if (t.name == name) return &t;
    return nullptr;
  }
};

}  // namespace dateline
