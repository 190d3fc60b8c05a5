#include "tests/support/golden.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace dateline::testing {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string shortened(const std::string& line) { return line.size() > 300 ? line.substr(0, 300) + " ..." : line; }

/// Up to three differing lines, expected and actual.
std::string first_differences(const std::string& expected, const std::string& actual) {
  std::istringstream a(expected), b(actual);
  std::string text, line_a, line_b;
  for (int number = 1, shown = 0; shown < 3; ++number) {
    const bool has_a = static_cast<bool>(std::getline(a, line_a));
    const bool has_b = static_cast<bool>(std::getline(b, line_b));
    if (!has_a && !has_b) break;
    if (has_a == has_b && line_a == line_b) continue;
    text += "line " + std::to_string(number) + "\n  golden: " + (has_a ? shortened(line_a) : "(ends)") +
            "\n  actual: " + (has_b ? shortened(line_b) : "(ends)") + "\n";
    ++shown;
  }
  return text;
}

}  // namespace

GoldenFolders GoldenFolders::standard() {
  const char* const update = std::getenv("DATELINE_UPDATE_GOLDEN");
  return {std::filesystem::path(DATELINE_SOURCE_DIR) / "tests" / "golden",
          std::filesystem::path(DATELINE_BINARY_DIR) / "golden-failures", update != nullptr && *update == '1'};
}

::testing::AssertionResult matches_golden(const std::string& name, const std::string& actual,
                                          const GoldenFolders& folders) {
  const std::filesystem::path golden = folders.golden / name;
  if (folders.update) {
    write_file(golden, actual);
    return ::testing::AssertionSuccess();
  }
  const bool exists = std::filesystem::exists(golden);
  const std::string expected = exists ? read_file(golden) : "";
  if (exists && expected == actual) return ::testing::AssertionSuccess();
  const std::filesystem::path kept = folders.actual / (name + ".actual.txt");
  write_file(kept, actual);
  if (!exists) return ::testing::AssertionFailure() << "no golden " << golden << "; the actual text is in " << kept;
  return ::testing::AssertionFailure() << golden << " differs from " << kept << ":\n"
                                       << first_differences(expected, actual);
}

}  // namespace dateline::testing
