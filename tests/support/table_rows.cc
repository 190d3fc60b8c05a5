#include "tests/support/table_rows.h"

#include <fmt/format.h>

namespace dateline::testing {
namespace {

class Rows : public TableReader {
 public:
  explicit Rows(const FeatureTable& table) {
    std::vector<std::string> names;
    for (const FeatureField& field : table.fields) names.push_back(field.name);
    names.insert(names.end(), {"longitude", "latitude"});
    rows_.push_back(names);
    table.each([&](const Feature& feature) {
      std::vector<std::string> cells;
      for (const FieldValue& value : feature.values) cells.push_back(text_of(value));
      const bool point = feature.shape.parts.size() == 1 && feature.shape.parts[0].size() == 1;
      cells.push_back(point ? fmt::format("{}", feature.shape.parts[0][0].lon_deg) : "");
      cells.push_back(point ? fmt::format("{}", feature.shape.parts[0][0].lat_deg) : "");
      rows_.push_back(std::move(cells));
    });
  }

  bool next(TableRow& row) override {
    if (at_ == rows_.size()) return false;
    views_.assign(rows_[at_].begin(), rows_[at_].end());
    row = {static_cast<std::int64_t>(at_++), views_};
    return true;
  }
  std::vector<std::vector<std::string>> head(std::size_t) override { return rows_; }
  double progress() const override { return 1; }
  const Diagnostics& diagnostics() const override { return diagnostics_; }

 private:
  static std::string text_of(const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *number);
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    return {};
  }

  std::vector<std::vector<std::string>> rows_;
  std::vector<std::string_view> views_;
  std::size_t at_ = 0;
  Diagnostics diagnostics_;
};

}  // namespace

std::vector<NamedTable> as_named_tables(const ExportTables& tables) {
  std::vector<NamedTable> named;
  for (const FeatureTable& table : tables.tables) named.push_back({table.name, std::make_unique<Rows>(table)});
  return named;
}

}  // namespace dateline::testing
