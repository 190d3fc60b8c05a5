// HXL: the tags of our columns, and measures as columns of their own.
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "geodata/csv_cell.h"
#include "geodata/export/csv_cells.h"
#include "geodata/export/csv_writer.h"

namespace dateline {
namespace {

struct TaggedField {
  std::string_view field;
  std::string_view tag;
};

constexpr auto tagged_fields = std::to_array<TaggedField>({
    {"id", "#event+code"},
    {"kind", "#event+type"},
    {"edtf", "#date+edtf"},
    {"local_day", "#date+start"},
    {"local_last_day", "#date+end"},
    {"place", "#loc+name"},
    {"precision", "#geo+precision"},
    {"certainty", "#status+certainty"},
    {"sources", "#meta+source"},
});

/// What the standard can say of people; households are told apart.
constexpr auto tagged_measures = std::to_array<TaggedField>({
    {"deaths", "#affected+killed"},
    {"injured", "#affected+injured"},
    {"missing", "#affected+missing"},
    {"abducted", "#affected+abducted"},
    {"displaced", "#affected+displaced+ind"},
    {"newly_displaced", "#affected+newdisp+ind"},
    {"households_displaced", "#affected+displaced+hh"},
    {"returned", "#affected+returnees"},
    {"affected", "#affected+ind"},
});

bool has_hxl_rows(const FeatureTable& table) {
  return table.role == TableRole::kLayer || table.name == "other_records";
}

std::size_t index_of(const FeatureTable& table, std::string_view field) {
  return static_cast<std::size_t>(std::ranges::find(table.fields, field, &FeatureField::name) - table.fields.begin());
}

const FieldValue* value_of(const FeatureTable& table, const Feature& feature, std::string_view field) {
  const std::size_t i = index_of(table, field);
  return i < feature.values.size() ? &feature.values[i] : nullptr;
}

/// "title_ru" -> "ru" for texts in languages.
std::string_view language_of(std::string_view field, std::string_view base) {
  return field.starts_with(base) && field.size() > base.size() && !field.ends_with("_other")
             ? field.substr(base.size() + 1)
             : std::string_view{};
}

class HxlWriter {
 public:
  HxlWriter(const ExportTables& tables, OutputFile& file) : tables_(tables), file_(file) { collect(); }

  void run() {
    std::string names = "layer", tags = "#meta+layer";
    const auto add = [&](std::string_view name, std::string_view tag) {
      names += fmt::format(",{}", name);
      tags += fmt::format(",{}", tag);
    };
    for (const auto& [field, tag] : fields_) add(field, tag);
    for (const TaggedField& measure : measures_)
      for (const char* end : {"", "+min", "+max"})
        add(std::string(measure.field) + end, std::string(measure.tag) + end);
    add("latitude", "#geo+lat");
    add("longitude", "#geo+lon");
    file_.write(names + "\r\n" + tags + "\r\n");
    for (const FeatureTable& table : tables_.tables)
      if (has_hxl_rows(table)) table.each([&](const Feature& feature) { write_row(table, feature); });
  }

 private:
  /// Which fields and measures there are.
  void collect() {
    std::set<std::string> present, measured;
    for (const FeatureTable& table : tables_.tables) {
      if (!has_hxl_rows(table)) continue;
      for (const FeatureField& field : table.fields) present.insert(field.name);
      table.each([&](const Feature& feature) {
        const FieldValue* measure = value_of(table, feature, "measure");
        if (measure && measure->index() == 1) measured.insert(std::get<std::string>(*measure));
      });
    }
    for (const TaggedField& field : tagged_fields)
      if (present.contains(std::string(field.field)))
        fields_.push_back({std::string(field.field), std::string(field.tag)});
    for (const std::string& field : present) {
      if (field == "title") fields_.push_back({field, "#event+name"});
      if (const auto lang = language_of(field, "title"); !lang.empty())
        fields_.push_back({field, fmt::format("#event+name+i_{}", lang)});
      if (field == "note") fields_.push_back({field, "#description"});
      if (const auto lang = language_of(field, "note"); !lang.empty())
        fields_.push_back({field, fmt::format("#description+i_{}", lang)});
    }
    for (const TaggedField& measure : tagged_measures)
      if (measured.contains(std::string(measure.field))) measures_.push_back(measure);
  }

  void write_row(const FeatureTable& table, const Feature& feature) {
    line_.clear();
    append_csv_cell(line_, table.layer);
    // "Sortobe – Karasu" is no location.
    for (const auto& [field, tag] : fields_)
      append(table.shape == ShapeKind::kLine && field == "place" ? nullptr : value_of(table, feature, field));
    const FieldValue* measure = value_of(table, feature, "measure");
    for (const TaggedField& column : measures_) {
      const bool its = measure && measure->index() == 1 && std::get<std::string>(*measure) == column.field;
      for (const char* field : {"best", "low", "high"}) append(its ? value_of(table, feature, field) : nullptr);
    }
    append_position(table, feature);
    file_.write(line_ + "\r\n");
  }

  void append(const FieldValue* value) {
    line_ += ',';
    if (value) append_csv_value(line_, *value);
  }

  /// The first position; of lines none, for a number must not stand at one end of a way.
  void append_position(const FeatureTable& table, const Feature& feature) {
    const bool point = table.shape == ShapeKind::kPoint && !feature.shape.empty();
    if (!point) {
      line_ += ",,";
      return;
    }
    const LonLat at = feature.shape.parts[0][0];
    fmt::format_to(std::back_inserter(line_), ",{},{}", at.lat_deg, at.lon_deg - 360 * std::round(at.lon_deg / 360));
  }

  const ExportTables& tables_;
  OutputFile& file_;
  std::vector<std::pair<std::string, std::string>> fields_;
  std::vector<TaggedField> measures_;
  std::string line_;
};

}  // namespace

void write_hxl_csv(const ExportTables& tables, OutputFile& file) { HxlWriter(tables, file).run(); }

}  // namespace dateline
