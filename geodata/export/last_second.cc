#include "geodata/export/last_second.h"

#include <algorithm>
#include <string_view>

#include <date/date.h>
#include <fmt/format.h>

namespace dateline {
namespace {

/// Two or four digits; a number below 0 for what is none.
int digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// Of "2020-02-08T00:00:00Z". A date of another form is left as it is: the writer will say so.
std::string second_before(const std::string& instant) {
  if (instant.size() != 20) return instant;
  const std::string_view text = instant;
  const int year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8, 2));
  const int hour = digits(text.substr(11, 2)), minute = digits(text.substr(14, 2)), second = digits(text.substr(17, 2));
  if (std::min({year, month, day, hour, minute, second}) < 0) return instant;
  const date::sys_days midnight =
      date::year(year) / date::month(static_cast<unsigned>(month)) / date::day(static_cast<unsigned>(day));
  const auto moment = std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second - 1);
  const date::sys_days on = date::floor<date::days>(midnight + moment);
  const date::year_month_day ymd(on);
  const date::hh_mm_ss time(midnight + moment - on);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
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
