#include "geodata/export/kml_placemark.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/export/kml_geometry.h"
#include "geodata/export/kml_text.h"
#include "geodata/xml_text.h"

namespace dateline {
namespace {

/// "title_kk_latn" of "kk-Latn".
std::string title_field(std::string_view language) {
  std::string field = fmt::format("title_{}", language);
  for (char& c : field) {
    c = ascii_lower(c);
    if (c == '-') c = '_';
  }
  return field;
}

std::vector<int> name_fields(const FeatureTable& table, const std::string& language) {
  std::vector<int> fields;
  for (const std::string& name : {title_field(language), std::string("title"), std::string("label")})
    if (const int field = kml_field(table, name); field >= 0) fields.push_back(field);
  for (std::size_t i = 0; i < table.fields.size(); ++i)
    if (table.fields[i].name.starts_with("title_")) fields.push_back(static_cast<int>(i));
  if (const int id = kml_field(table, "id"); id >= 0) fields.push_back(id);
  return fields;
}

const char* type_of(FieldType type) {
  switch (type) {
    case FieldType::kInteger:  // KML's integers have 32 bits
    case FieldType::kReal: return "double";
    case FieldType::kBoolean: return "bool";
    case FieldType::kText:
    case FieldType::kDate:
    case FieldType::kInstant:
    case FieldType::kJson: break;
  }
  return "string";
}

/// What tells people nothing is left to the data.
bool is_for_people(const FeatureField& field) {
  constexpr auto others = std::to_array<std::string_view>({"look", "record", "size_pt"});
  return field.type != FieldType::kJson && std::ranges::count(others, field.name) == 0;
}

bool is_nothing(const FieldValue& value) { return std::holds_alternative<std::monostate>(value); }

}  // namespace

KmlPlacemarks::KmlPlacemarks(const FeatureTable& table, const std::string& language, const KmlTableStyles& styles,
                             const KmlTimes& times)
    : table_(&table), styles_(&styles), times_(&times), time_columns_(table), names_(name_fields(table, language)) {
  for (const FeatureField& field : table.fields) {
    openings_.push_back(fmt::format("<SimpleData name=\"{}\">", xml_text(field.name)));
    std::string heading;
    if (is_for_people(field)) {
      heading = "<tr><th align=\"left\">";
      append_kml_html(heading, field.title);
      heading += "</th><td>";
    }
    headings_.push_back(std::move(heading));
  }
}

void KmlPlacemarks::append_schema(std::string& out) const {
  fmt::format_to(std::back_inserter(out), "<Schema name=\"{0}\" id=\"{0}\">", xml_text(table_->name));
  for (const FeatureField& field : table_->fields) {
    fmt::format_to(std::back_inserter(out), "<SimpleField type=\"{}\" name=\"{}\"><displayName>", type_of(field.type),
                   xml_text(field.name));
    append_kml_text(out, field.title);
    out += "</displayName></SimpleField>";
  }
  out += "</Schema>\n";
}

int KmlPlacemarks::name_of(const Feature& feature) const {
  for (const int field : names_)
    if (!kml_text_of(feature, field).empty()) return field;
  return -1;
}

void KmlPlacemarks::append_description(std::string& out, const Feature& feature, int name) const {
  out += "<description><![CDATA[<div dir=\"auto\"><h3>";
  append_kml_html(out, kml_text_of(feature, name));
  out += "</h3><table>";
  for (std::size_t i = 0; i < headings_.size(); ++i) {
    if (headings_[i].empty() || is_nothing(feature.values[i]) || static_cast<int>(i) == name) continue;
    out += headings_[i];
    append_kml_html_value(out, feature.values[i]);
    out += "</td></tr>";
  }
  out += "</table></div>]]></description>";
}

void KmlPlacemarks::append_time(std::string& out, const Feature& feature) {
  const KmlTime time = time_columns_.time_of(feature, *times_);
  if (time.unwritable) ++unwritable_times_;
  if (time.begin.empty() && time.end.empty()) return;
  out += "<TimeSpan>";
  if (!time.begin.empty()) fmt::format_to(std::back_inserter(out), "<begin>{}</begin>", time.begin);
  if (!time.end.empty()) fmt::format_to(std::back_inserter(out), "<end>{}</end>", time.end);
  out += "</TimeSpan>";
}

void KmlPlacemarks::append_data(std::string& out, const Feature& feature) const {
  fmt::format_to(std::back_inserter(out), "<ExtendedData><SchemaData schemaUrl=\"#{}\">", xml_text(table_->name));
  for (std::size_t i = 0; i < openings_.size(); ++i) {
    if (is_nothing(feature.values[i])) continue;
    out += openings_[i];
    append_kml_value(out, feature.values[i]);
    out += "</SimpleData>";
  }
  out += "</SchemaData></ExtendedData>";
}

void KmlPlacemarks::append(std::string& out, const Feature& feature, bool visible) {
  const int name = name_of(feature);
  out += "<Placemark><name>";
  append_kml_text(out, kml_text_of(feature, name));
  // Google Earth shows what is in a folder that is off, unless each feature is off too.
  out += visible ? "</name>" : "</name><visibility>0</visibility>";
  out += "<Snippet maxLines=\"0\"/>";
  append_description(out, feature, name);
  append_time(out, feature);
  fmt::format_to(std::back_inserter(out), "<styleUrl>#{}</styleUrl>", xml_text(styles_->id_of(feature)));
  append_data(out, feature);
  append_kml_geometry(out, feature.shape, table_->shape);
  out += "</Placemark>\n";
}

}  // namespace dateline
