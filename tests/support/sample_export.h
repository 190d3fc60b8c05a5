// A small export as made by hand: two clashes, a route, an area, a table of sources. For tests of its writers.
#pragma once

#include <utility>
#include <vector>

#include "geodata/export/feature_table.h"

namespace dateline {

/// Fills the table's rows.
inline void set_rows(FeatureTable& table, std::vector<Feature> rows) {
  table.rows = rows.size();
  table.each = [rows = std::move(rows)](const FeatureUse& use) {
    for (const Feature& row : rows) use(row);
  };
}

inline FeatureTable sample_points() {
  FeatureTable table;
  table.name = "clash_sites";
  table.title = "Clash sites";
  table.description = "Where it happened";
  table.role = TableRole::kLayer;
  table.layer = "clashes";
  table.shape = ShapeKind::kPoint;
  table.fields = {{"id", FieldType::kText, "Id"},         {"look", FieldType::kText, "Class"},
                  {"title", FieldType::kText, "Title"},   {"starts", FieldType::kInstant, "Starts"},
                  {"ends", FieldType::kInstant, "Ends"},  {"local_day", FieldType::kDate, "Day"},
                  {"low", FieldType::kInteger, "Least"},  {"best", FieldType::kReal, "Best"},
                  {"figure", FieldType::kText, "Figure"}, {"disputed", FieldType::kBoolean, "Disputed"},
                  {"path", FieldType::kJson, "Path"},     {"size_pt", FieldType::kReal, "Size"}};
  table.looks = {{"battle", "Clash", "#b3282d", 1, "disc",
                  R"(<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">)"
                  R"(<circle cx="32" cy="32" r="31" fill="#b3282d"/></svg>)",
                  "", false, false},
                 {"arson", "Arson & looting", "#d9822b", 0.8, "square",
                  R"(<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">)"
                  R"(<rect x="4" y="4" width="56" height="56" fill="#d9822b"/></svg>)",
                  "", false, false}};
  table.label_field = "title";
  set_rows(table,
           {{Shape::point({75.1, 42.9}),
             {std::string("first"), std::string("battle"), std::string("Masanchi"), std::string("2020-02-07T14:15:00Z"),
              std::string("2020-02-08T00:00:00Z"), std::string("2020-02-07"), std::int64_t{10}, 10.5,
              std::string("10 dead"), std::int64_t{1}, std::string("[\"a\"]"), 12.0},
             0,
             12},
            {Shape::point({75.3, 42.95}),
             {std::string("second"),
              std::string("arson"),
              std::string("O'Sortobe"),
              std::string("2020-02-08T00:00:00Z"),
              std::string("2020-02-09T00:00:00Z"),
              std::string("2020-02-08"),
              {},
              {},
              {},
              std::int64_t{0},
              {},
              6.0},
             1,
             6}});
  return table;
}

inline FeatureTable sample_lines() {
  FeatureTable table;
  table.name = "displacement_routes";
  table.title = "Displacement routes";
  table.role = TableRole::kLayer;
  table.layer = "routes";
  table.shape = ShapeKind::kLine;
  table.fields = {{"id", FieldType::kText, "Id"},        {"look", FieldType::kText, "Class"},
                  {"title", FieldType::kText, "Title"},  {"starts", FieldType::kInstant, "Starts"},
                  {"ends", FieldType::kInstant, "Ends"}, {"sources", FieldType::kText, "Sources"},
                  {"size_pt", FieldType::kReal, "Width"}};
  table.looks = {{"flight", "People who fled", "#2f5f9e", 0.9, "", "", "", true, true}};
  table.label_field = "title";
  set_rows(table, {{Shape::line({{75.1, 42.9}, {75.2, 42.8}, {75.4, 42.85}}),
                    {std::string("flight"),
                     std::string("flight"),
                     std::string("Flight"),
                     std::string("2020-02-08T00:00:00Z"),
                     {},
                     std::string("paper"),
                     4.0},
                    0,
                    4}});
  return table;
}

inline FeatureTable sample_areas() {
  FeatureTable table;
  table.name = "clash_sites_drawn";
  table.title = "Clash sites";
  table.role = TableRole::kDrawn;
  table.layer = "clashes";
  table.shape = ShapeKind::kArea;
  table.fields = {{"look", FieldType::kText, "Class"}, {"count", FieldType::kInteger, "Count"}};
  table.looks = {{"few", "1–2", "#f0d9b5", 0.6, "", "", "", false, false}};
  const std::vector<LonLat> outer{{75, 42.8}, {75.5, 42.8}, {75.5, 43}, {75, 43}};
  const std::vector<LonLat> hole{{75.2, 42.85}, {75.3, 42.85}, {75.3, 42.9}, {75.2, 42.9}};
  set_rows(table, {{Shape{{outer, hole}, {true, false}}, {std::string("few"), std::int64_t{2}}, 0, 0}});
  return table;
}

inline FeatureTable sample_records() {
  FeatureTable table;
  table.name = "sources";
  table.title = "Sources";
  table.fields = {{"id", FieldType::kText, "Id"}, {"title", FieldType::kText, "Title"}};
  set_rows(table, {{{}, {std::string("paper"), std::string("A paper")}, -1, 0}});
  return table;
}

inline ExportTables sample_export() {
  ExportTables out;
  out.title = "Violence in the villages";
  out.description = "What the map says & leaves open";
  out.language = "en";
  out.credits = {"Figures: a paper"};
  out.extent = {74.5, 42.6, 75.6, 43.1};
  out.begin = "2020-02-06T18:00:00Z";
  out.end = "2020-02-10T18:00:00Z";
  out.tables = {sample_areas(), sample_lines(), sample_points(), sample_records()};
  out.relations = {{"Sources of routes", "displacement_routes", "sources", "sources"}};
  return out;
}

}  // namespace dateline
