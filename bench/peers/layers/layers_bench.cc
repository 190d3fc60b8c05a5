// Writes a made-up layer of many points, as an export has them, as GeoPackage, FlatGeobuf or KML.
//
// Usage: dateline_layers_bench ROWS FILE.gpkg|FILE.fgb|FILE.kml
//        dateline_layers_bench ROWS -                     makes the rows and does nothing with them
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "geodata/export/kml_writer.h"
#include "geodata/export/last_second.h"
#include "geodata/export/ogr_table_writer.h"
#include "styles/qgis_style.h"

namespace dateline {
namespace {

constexpr const char* kKinds[] = {"battle", "riot", "arson", "arrest"};

/// The columns of a layer, less languages.
std::vector<FeatureField> fields() {
  return {{"id", FieldType::kText, "Id"},
          {"record", FieldType::kText, "Record"},
          {"kind", FieldType::kText, "Kind"},
          {"look", FieldType::kText, "Symbol"},
          {"title_en", FieldType::kText, "Title"},
          {"edtf", FieldType::kText, "Time"},
          {"starts", FieldType::kInstant, "Starts"},
          {"ends", FieldType::kInstant, "Ends"},
          {"local_day", FieldType::kDate, "Day"},
          {"place", FieldType::kText, "Place"},
          {"measure", FieldType::kText, "Measure"},
          {"low", FieldType::kReal, "Least"},
          {"best", FieldType::kReal, "Best"},
          {"high", FieldType::kReal, "Most"},
          {"figure", FieldType::kText, "Figure"},
          {"size_pt", FieldType::kReal, "Size"},
          {"sources", FieldType::kText, "Sources"}};
}

void fill(Feature& feature, std::size_t i) {
  const auto mixed = static_cast<unsigned>(i * 2654435761U);
  const unsigned day = 1 + mixed % 28, month = 1 + mixed / 28 % 12, deaths = mixed / 336 % 40;
  const std::string date = fmt::format("2020-{:02}-{:02}", month, day);
  feature.look = static_cast<int>(mixed % 4);
  feature.shape = Shape::point({-30 + mixed % 7919 * 0.01, -20 + mixed / 7919 % 4001 * 0.01});
  const std::string kind = kKinds[mixed % 4];
  feature.values = {fmt::format("event-{}", i),
                    std::string("event"),
                    kind,
                    kind,
                    fmt::format("A made-up event, number {} of many", i),
                    date,
                    date + "T00:00:00Z",
                    date + "T23:59:00Z",
                    date,
                    fmt::format("Place {}", mixed % 5000),
                    std::string("deaths"),
                    deaths * 0.5,
                    deaths * 1.0,
                    deaths * 2.0,
                    fmt::format("{} dead", deaths),
                    3.0 + deaths / 4,
                    std::string("paper radio")};
}

ExportTables made_tables(std::size_t rows) {
  FeatureTable table;
  table.name = "events";
  table.title = "Events";
  table.role = TableRole::kLayer;
  table.layer = "events";
  table.shape = ShapeKind::kPoint;
  table.fields = fields();
  for (const char* kind : kKinds) table.looks.push_back({kind, kind, "#b3282d", 1, "disc", "", "", false, false});
  table.label_field = "figure";
  table.rows = rows;
  table.each = [rows](const FeatureUse& use) {
    Feature feature;
    for (std::size_t i = 0; i < rows; ++i) {
      fill(feature, i);
      use(feature);
    }
  };
  ExportTables tables;
  tables.tables.push_back(std::move(table));
  return tables;
}

void run(std::size_t rows, const std::string& path) {
  ExportTables tables = made_tables(rows);
  if (path == "-") return tables.tables.front().each([](const Feature&) {});
  OutputFile file(path);
  if (path.ends_with(".fgb")) {
    write_flatgeobuf(file, tables.tables.front());
  } else if (path.ends_with(".kml")) {
    write_kml(tables, file);
  } else {
    tables = with_last_seconds(std::move(tables));
    write_geopackage(file, tables, style_documents(tables), 0);
  }
  file.commit();
}

}  // namespace
}  // namespace dateline

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const std::string_view rows = arguments[1];
  std::size_t number = 0;
  std::from_chars(rows.data(), rows.data() + rows.size(), number);
  dateline::run(number, arguments[2]);
  return 0;
}
