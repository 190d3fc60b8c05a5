#include "geodata/export/kml_time.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace dateline {
namespace {

/// EDTF has a capital T before times of day and nowhere else.
bool is_finer_than_day(std::string_view edtf) { return edtf.find('T') != std::string_view::npos; }

/// "2020-02-07" or "2020-02-07T08:15:00Z", which are xsd:date and xsd:dateTime as they are.
bool is_form(std::string_view text, std::string_view form) {
  if (text.size() != form.size() || text.starts_with("0000")) return false;
  for (std::size_t i = 0; i < form.size(); ++i)
    if (form[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != form[i]) return false;
  return true;
}

std::string checked(std::string_view text, bool& unwritable) {
  if (text.empty()) return {};
  if (is_form(text, "0000-00-00") || is_form(text, "0000-00-00T00:00:00Z")) return std::string(text);
  unwritable = true;
  return {};
}

}  // namespace

int kml_field(const FeatureTable& table, std::string_view name) {
  const auto found = std::ranges::find(table.fields, name, &FeatureField::name);
  return found == table.fields.end() ? -1 : static_cast<int>(found - table.fields.begin());
}

std::string_view kml_text_of(const Feature& feature, int field) {
  if (field < 0) return {};
  const auto* text = std::get_if<std::string>(&feature.values[static_cast<std::size_t>(field)]);
  return text ? std::string_view(*text) : std::string_view{};
}

KmlTimeColumns::KmlTimeColumns(const FeatureTable& table)
    : edtf_(kml_field(table, "edtf")),
      starts_(kml_field(table, "starts")),
      ends_(kml_field(table, "ends")),
      first_day_(kml_field(table, "local_day")),
      last_day_(kml_field(table, "local_last_day")),
      record_(table.role == TableRole::kDrawn ? kml_field(table, "record_id") : -1) {}

KmlTime KmlTimeColumns::stated(const Feature& feature) const {
  const std::string_view edtf = kml_text_of(feature, edtf_);
  const std::size_t slash = edtf.find('/');
  const std::string_view last = slash == std::string_view::npos ? edtf : edtf.substr(slash + 1);
  // Tables without days, or without the time as written, have nothing but instants.
  const bool instant_begins = edtf.empty() || first_day_ < 0 || is_finer_than_day(edtf.substr(0, slash));
  const bool instant_ends = edtf.empty() || last_day_ < 0 || is_finer_than_day(last);
  KmlTime time;
  time.begin = checked(kml_text_of(feature, instant_begins ? starts_ : first_day_), time.unwritable);
  time.end = checked(kml_text_of(feature, instant_ends ? ends_ : last_day_), time.unwritable);
  return time;
}

KmlTime KmlTimeColumns::time_of(const Feature& feature, const KmlTimes& records) const {
  if (!has_edtf() && record_ >= 0) {
    const auto record = records.find(kml_text_of(feature, record_));
    if (record != records.end()) return record->second;
  }
  return stated(feature);
}

KmlTimes times_of_drawn_records(const ExportTables& tables) {
  std::set<std::string, std::less<>> wanted;
  for (const FeatureTable& table : tables.tables) {
    const int record = table.role == TableRole::kDrawn ? kml_field(table, "record_id") : -1;
    if (record < 0) continue;
    table.each([&](const Feature& feature) { wanted.emplace(kml_text_of(feature, record)); });
  }
  KmlTimes times;
  if (wanted.empty()) return times;
  for (const FeatureTable& table : tables.tables) {
    const KmlTimeColumns columns(table);
    const int id = kml_field(table, "id");
    if (!columns.has_edtf() || id < 0) continue;
    table.each([&](const Feature& feature) {
      const std::string_view name = kml_text_of(feature, id);
      if (wanted.contains(name)) times.emplace(name, columns.time_of(feature, {}));
    });
  }
  return times;
}

}  // namespace dateline
