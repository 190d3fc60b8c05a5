#include "geodata/export/last_second.h"

#include <algorithm>
#include <sstream>

#include <date/date.h>

namespace dateline {
namespace {

/// A date that cannot be read is left as it is: the writer will say so.
std::string second_before(const std::string& instant) {
  std::istringstream in(instant);
  date::sys_seconds moment;
  in >> date::parse("%FT%TZ", moment);
  if (in.fail()) return instant;
  return date::format("%FT%TZ", moment - std::chrono::seconds(1));
}

FeatureTable with_last_second(FeatureTable table) {
  const auto ends = std::ranges::find(table.fields, "ends", &FeatureField::name);
  if (ends == table.fields.end()) return table;
  const auto index = static_cast<std::size_t>(ends - table.fields.begin());
  table.fields.push_back({kLastSecond, FieldType::kInstant, ends->title + " (–1 s)"});
  table.each = [index, each = std::move(table.each)](const FeatureUse& use) {
    Feature copy;
    each([&](const Feature& feature) {
      copy = feature;
      const auto* end = std::get_if<std::string>(&feature.values[index]);
      copy.values.push_back(end ? FieldValue(second_before(*end)) : FieldValue{});
      use(copy);
    });
  };
  return table;
}

}  // namespace

ExportTables with_last_seconds(ExportTables tables) {
  for (FeatureTable& table : tables.tables) table = with_last_second(std::move(table));
  return tables;
}

}  // namespace dateline
