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

TEST(LastSecond, IsNotAddedWhereNothingEnds) {
  const ExportTables tables = with_last_seconds(sample_export());
  EXPECT_EQ(tables.find("sources")->fields.size(), sample_records().fields.size());
}

}  // namespace
}  // namespace dateline
