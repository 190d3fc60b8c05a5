#include "geodata/export/geojson_writer.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "geodata/export/antimeridian.h"
#include "geodata/export/geojson_shape.h"
#include "geodata/json_text.h"

namespace dateline {
namespace {

void append_value(std::string& json, const FieldValue& value, FieldType type) {
  if (const auto* text = std::get_if<std::string>(&value))
    json += type == FieldType::kJson ? *text : json_string(*text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (type == FieldType::kBoolean)
      json += *number ? "true" : "false";
    else
      fmt::format_to(std::back_inserter(json), "{}", *number);
  }
  if (const auto* number = std::get_if<double>(&value)) fmt::format_to(std::back_inserter(json), "{}", *number);
}

/// The columns that are filled, each after a comma.
void append_members(std::string& json, const FeatureTable& table, const Feature& feature) {
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    if (feature.values[i].index() == 0) continue;
    fmt::format_to(std::back_inserter(json), ",{}:", json_string(table.fields[i].name));
    append_value(json, feature.values[i], table.fields[i].type);
  }
}

class GeoJsonWriter {
 public:
  GeoJsonWriter(const ExportTables& tables, OutputFile& file, bool drawn)
      : tables_(tables), file_(file), drawn_(drawn) {}

  void run() {
    file_.write(
        fmt::format("{{\"type\":\"FeatureCollection\",\n\"name\":{},\n\"features\":[", json_string(tables_.title)));
    for (const FeatureTable& table : tables_.tables)
      if (is_feature(table)) write_features(table);
    file_.write("\n]");
    if (!box_.empty()) file_.write(",\n\"bbox\":" + box_.text());
    write_records();
    file_.write("}\n");
  }

 private:
  bool is_feature(const FeatureTable& table) const {
    return table.role == TableRole::kLayer || (drawn_ && table.role == TableRole::kDrawn);
  }

  void write_features(const FeatureTable& table) {
    const auto id = std::ranges::find(table.fields, "id", &FeatureField::name) - table.fields.begin();
    const std::string layer = json_string(table.role == TableRole::kLayer ? table.layer : table.name);
    table.each([&](const Feature& feature) {
      json_ = first_ ? "\n{\"type\":\"Feature\"" : ",\n{\"type\":\"Feature\"";
      first_ = false;
      if (static_cast<std::size_t>(id) < feature.values.size())
        if (const auto* text = std::get_if<std::string>(&feature.values[static_cast<std::size_t>(id)]))
          json_ += ",\"id\":" + json_string(*text);
      json_ += ",\"geometry\":";
      append_geometry(json_, cut_at_antimeridian(feature.shape, table.shape), table.shape, box_);
      json_ += ",\"properties\":{\"layer\":" + layer;
      append_members(json_, table, feature);
      json_ += "}}";
      file_.write(json_);
    });
  }

  /// All tables of records as lists of objects, places with their positions in full.
  void write_records() {
    file_.write(fmt::format(",\n\"dateline\":{{\"title\":{},\"credits\":[", json_string(tables_.title)));
    for (std::size_t i = 0; i < tables_.credits.size(); ++i)
      file_.write((i > 0 ? "," : "") + json_string(tables_.credits[i]));
    file_.write("],\n\"tables\":{");
    bool first = true;
    for (const FeatureTable& table : tables_.tables) {
      if (table.role != TableRole::kRecords) continue;
      file_.write(fmt::format("{}\n{}:[", first ? "" : ",", json_string(table.name)));
      first = false;
      write_rows(table);
      file_.write("\n]");
    }
    file_.write("\n}}");
  }

  void write_rows(const FeatureTable& table) {
    bool first = true;
    table.each([&](const Feature& feature) {
      std::string members;
      append_members(members, table, feature);
      if (table.shape == ShapeKind::kPoint && feature.shape.parts.size() == 1) {
        const LonLat at = feature.shape.parts[0][0];
        members += fmt::format(",\"longitude\":{},\"latitude\":{}", at.lon_deg, at.lat_deg);
      }
      if (!members.empty()) members.erase(0, 1);
      file_.write(fmt::format("{}\n{{{}}}", first ? "" : ",", members));
      first = false;
    });
  }

  const ExportTables& tables_;
  OutputFile& file_;
  bool drawn_;
  bool first_ = true;
  GeoJsonBox box_;
  std::string json_;
};

}  // namespace

void write_geojson(const ExportTables& tables, OutputFile& file, bool drawn) {
  GeoJsonWriter(tables, file, drawn).run();
}

}  // namespace dateline
