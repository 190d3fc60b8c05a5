#include "geodata/export/csv_writer.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "geodata/csv_cell.h"
#include "geodata/export/csv_cells.h"

namespace dateline {
namespace {

bool is_written(const FeatureTable& table, bool drawn) {
  return table.role == TableRole::kLayer || table.name == "other_records" || (drawn && table.role == TableRole::kDrawn);
}

/// The names of all fields, each where it first comes.
std::vector<std::string> columns_of(const ExportTables& tables, bool drawn) {
  std::vector<std::string> columns;
  for (const FeatureTable& table : tables.tables)
    if (is_written(table, drawn))
      for (std::size_t i = 0; i < table.fields.size(); ++i) {
        if (std::ranges::count(columns, table.fields[i].name) > 0) continue;
        // Behind the field that it follows in its own table.
        const auto before = i == 0 ? columns.end() : std::ranges::find(columns, table.fields[i - 1].name);
        columns.insert(before == columns.end() ? before : before + 1, table.fields[i].name);
      }
  return columns;
}

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// Which field of a table is in each column.
std::vector<std::size_t> fields_of(const FeatureTable& table, const std::vector<std::string>& columns) {
  std::vector<std::size_t> fields;
  for (const std::string& column : columns) {
    const auto found = std::ranges::find(table.fields, column, &FeatureField::name);
    fields.push_back(found == table.fields.end() ? none : static_cast<std::size_t>(found - table.fields.begin()));
  }
  return fields;
}

double within_180(double lon_deg) { return lon_deg - 360 * std::round(lon_deg / 360); }

void append_position(std::string& line, const Feature& feature, ShapeKind kind) {
  const bool point = kind == ShapeKind::kPoint && feature.shape.parts.size() == 1;
  if (point) {
    const LonLat at = feature.shape.parts[0][0];
    fmt::format_to(std::back_inserter(line), ",{},{},", within_180(at.lon_deg), at.lat_deg);
  } else {
    line += ",,,";
    append_csv_cell(line, to_wkt(feature.shape, kind));
  }
}

std::string point_list(const std::vector<LonLat>& points, bool close) {
  std::string text = "(";
  for (const LonLat p : points)
    fmt::format_to(std::back_inserter(text), "{}{:.7g} {:.7g}", text.size() > 1 ? ", " : "", p.lon_deg, p.lat_deg);
  if (close) fmt::format_to(std::back_inserter(text), ", {:.7g} {:.7g}", points[0].lon_deg, points[0].lat_deg);
  return text + ")";
}

std::string parts_text(const Shape& shape, bool close) {
  std::string text;
  for (const auto& part : shape.parts) text += (text.empty() ? "" : ", ") + point_list(part, close);
  return text;
}

std::string areas_text(const Shape& shape) {
  std::string text;
  for (std::size_t i = 0; i < shape.parts.size(); ++i) {
    const bool outer = i == 0 || shape.outer[i];
    text += (i == 0 ? "(" : outer ? "), (" : ", ") + point_list(shape.parts[i], true);
  }
  return text + ")";
}

}  // namespace

std::string to_wkt(const Shape& shape, ShapeKind kind) {
  if (shape.empty() || kind == ShapeKind::kNone) return {};
  const bool several = shape.parts.size() > 1;
  switch (kind) {
    case ShapeKind::kPoint:
      return several ? fmt::format("MULTIPOINT ({})", parts_text(shape, false))
                     : "POINT " + point_list(shape.parts[0], false);
    case ShapeKind::kLine:
      return several ? fmt::format("MULTILINESTRING ({})", parts_text(shape, false))
                     : "LINESTRING " + point_list(shape.parts[0], false);
    case ShapeKind::kArea: return fmt::format("MULTIPOLYGON ({})", areas_text(shape));
    case ShapeKind::kNone: break;
  }
  return {};
}

void write_csv(const ExportTables& tables, OutputFile& file, bool drawn) {
  const std::vector<std::string> columns = columns_of(tables, drawn);
  std::string line = "layer";
  for (const std::string& column : columns) line += "," + csv_cell(column);
  file.write(line + ",longitude,latitude,wkt\r\n");
  for (const FeatureTable& table : tables.tables) {
    if (!is_written(table, drawn)) continue;
    const std::vector<std::size_t> fields = fields_of(table, columns);
    table.each([&](const Feature& feature) {
      line.clear();
      append_csv_cell(line, table.layer);
      for (const std::size_t field : fields) {
        line += ',';
        if (field != none) append_csv_value(line, feature.values[field]);
      }
      append_position(line, feature, table.shape);
      line += "\r\n";
      file.write(line);
    });
  }
}

}  // namespace dateline
