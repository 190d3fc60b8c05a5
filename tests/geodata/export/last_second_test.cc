#include "geodata/export/last_second.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/sample_export.h"

namespace dateline {
namespace {

TEST(LastSecond, IsOneBeforeTheEndAndEmptyWhereThatIsOpen) {
  const ExportTables tables = with_last_seconds(sample_export());
  std::vector<FieldValue> last;
  for (const char* name : {"clash_sites", "displacement_routes"}) {
    EXPECT_EQ(tables.find(name)->fields.back().name, "last_second");
    tables.find(name)->each([&](const Feature& feature) { last.push_back(feature.values.back()); });
  }
  EXPECT_THAT(
      last, testing::ElementsAre(FieldValue("2020-02-07T23:59:59Z"), FieldValue("2020-02-08T23:59:59Z"), FieldValue{}));
}

TEST(LastSecond, GoesBackOverDaysMonthsAndYears) {
  ExportTables tables;
  tables.tables.push_back(sample_lines());
  FeatureTable& lines = tables.tables[0];
  lines.fields = {{"ends", FieldType::kInstant, "Ends"}};
  std::vector<Feature> rows;
  for (const char* end :
       {"2020-03-01T00:00:00Z", "2020-01-01T00:00:00Z", "2020-02-07T14:16:00Z", "-0044-03-15T00:00:00Z"})
    rows.push_back({{}, {std::string(end)}, -1, 0});
  set_rows(lines, std::move(rows));
  std::vector<FieldValue> last;
  with_last_seconds(tables).tables[0].each([&](const Feature& feature) { last.push_back(feature.values.back()); });
  EXPECT_THAT(last, testing::ElementsAre(FieldValue("2020-02-29T23:59:59Z"), FieldValue("2019-12-31T23:59:59Z"),
                                         FieldValue("2020-02-07T14:15:59Z"), FieldValue("-0044-03-15T00:00:00Z")));
}

TEST(LastSecond, IsNotAddedWhereNothingEnds) {
  const ExportTables tables = with_last_seconds(sample_export());
  EXPECT_EQ(tables.find("sources")->fields.size(), sample_records().fields.size());
}

}  // namespace
}  // namespace dateline
