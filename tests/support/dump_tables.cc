#include "tests/support/dump_tables.h"

#include <fmt/format.h>

namespace dateline::testing {
namespace {

std::string text_of(const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *number);
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{:g}", *number);
  return "-";
}

std::string text_of(const Shape& shape) {
  std::string text;
  for (std::size_t i = 0; i < shape.parts.size(); ++i) {
    text += text.empty() ? "" : " / ";
    if (!shape.outer.empty()) text += shape.outer[i] ? "outer " : "hole ";
    if (shape.parts[i].size() > 8) {
      text += fmt::format("{} points", shape.parts[i].size());
      continue;
    }
    for (const LonLat& p : shape.parts[i]) text += fmt::format("({:.5f} {:.5f})", p.lon_deg, p.lat_deg);
  }
  return text;
}

}  // namespace

std::string dump_table(const FeatureTable& table) {
  constexpr const char* shapes[] = {"no shape", "points", "lines", "areas"};
  std::string text = fmt::format("{} \"{}\": {}{}, {} rows\n", table.name, table.title, table.multi ? "multi " : "",
                                 shapes[static_cast<int>(table.shape)], table.rows);
  for (const FeatureLook& look : table.looks)
    text += fmt::format("  look {} \"{}\" {} {:g} {}\n", look.id, look.title, look.color, look.opacity, look.symbol);
  text += " ";
  for (const FeatureField& field : table.fields) text += " | " + field.name;
  text += "\n";
  table.each([&](const Feature& feature) {
    text += " ";
    for (const FieldValue& value : feature.values) text += " | " + text_of(value);
    text += fmt::format(" | look {} size {:.2f} | {}\n", feature.look, feature.size_pt, text_of(feature.shape));
  });
  return text;
}

std::string dump_tables(const ExportTables& tables) {
  std::string text = fmt::format("\"{}\" {} {} to {}\n", tables.title, tables.language, tables.begin, tables.end);
  for (const FeatureTable& table : tables.tables) text += dump_table(table);
  for (const TableRelation& r : tables.relations)
    text += fmt::format("relation {}: {}.{} -> {}\n", r.name, r.from_table, r.from_field, r.to_table);
  return text;
}

}  // namespace dateline::testing
