#include "geodata/import/record_tables.h"

#include <gtest/gtest.h>

#include "geodata/chronicle_check.h"
#include "geodata/chronicle_reader.h"
#include "geodata/chronicle_writer.h"
#include "geodata/import/record_cells.h"
#include "render/export_tables.h"
#include "tests/geodata/complete_chronicle.h"
#include "tests/support/comparable.h"
#include "tests/support/example_inputs.h"
#include "tests/support/table_rows.h"

namespace dateline::testing {
namespace {

Chronicle there_and_back(MapInputs inputs) {
  inputs.spec.window = {};  // all records
  const Result<ExportTables> tables = make_export_tables(inputs, real_measurer());
  EXPECT_TRUE(tables);
  ChronicleCollector collector;
  ImportLog log("a.gpkg", [](const Diagnostic& d) { EXPECT_LT(d.severity, Severity::kError) << to_string(d); });
  import_record_tables(as_named_tables(*tables), collector, log);
  EXPECT_FALSE(log.failed());
  return collector.chronicle();
}

void expect_same(const Chronicle& a, const Chronicle& b) {
  EXPECT_EQ(to_bytes(comparable(a), ChronicleFormat::kText), to_bytes(comparable(b), ChronicleFormat::kText));
}

class RecordTablesOfExamples : public ::testing::TestWithParam<const char*> {};

TEST_P(RecordTablesOfExamples, GiveTheChronicleBack) {
  const MapInputs inputs = example_inputs(GetParam());
  expect_same(there_and_back(inputs), inputs.chronicle);
}

INSTANTIATE_TEST_SUITE_P(All, RecordTablesOfExamples,
                         ::testing::Values("korday", "ukraine-2022", "ioke-2006", "derna-2023"),
                         [](const auto& example) {
                           std::string name = example.param;
                           std::erase(name, '-');
                           return name;
                         });

TEST(RecordTables, HoldEveryFieldThereIs) {
  MapInputs inputs = example_inputs("korday");
  inputs.spec = MapSpec{};
  inputs.chronicle = *read_chronicle_text(samples::complete, ChronicleFormat::kText, "complete.chronicle.txtpb");
  expect_same(there_and_back(inputs), inputs.chronicle);
}

TEST(RecordTables, LanguagesComeBackFromColumnNames) {
  EXPECT_EQ(language_of_field("title", "title"), "");
  EXPECT_EQ(language_of_field("title_ru", "title"), "ru");
  EXPECT_EQ(language_of_field("title_kk_latn", "title"), "kk-Latn");
  EXPECT_EQ(language_of_field("title_zh_hant_tw", "title"), "zh-Hant-TW");
  EXPECT_EQ(language_of_field("title_x_abcd", "title"), "x-abcd");
  EXPECT_EQ(language_of_field("title_other", "title"), std::nullopt);
  EXPECT_EQ(language_of_field("titles", "title"), std::nullopt);
}

}  // namespace
}  // namespace dateline::testing
