// Golden files: expected texts kept under tests/golden, compared exactly.
//
//   EXPECT_TRUE(matches_golden("render/sample.dump.txt", dump_text(sample_drawing())));
//
// A missing golden fails. After a change that is meant, run the tests with DATELINE_UPDATE_GOLDEN=1 and read the
// difference before committing it.
#pragma once

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

namespace dateline::testing {

/// Where goldens lie and where the texts of failed comparisons go ("<name>.actual.txt").
struct GoldenFolders {
  std::filesystem::path golden;
  std::filesystem::path actual;
  bool update = false;

  /// tests/golden of the sources, golden-failures of the build; `update` from the environment.
  static GoldenFolders standard();
};

/// Success, or a failure that shows the first lines that differ and where the actual text was put.
::testing::AssertionResult matches_golden(const std::string& name, const std::string& actual,
                                          const GoldenFolders& folders = GoldenFolders::standard());

}  // namespace dateline::testing
