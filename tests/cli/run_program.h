// Runs the real program and catches what it says.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/scratch_folder.h"

namespace dateline {

struct ProgramRun {
  int exit_code = -1;  ///< -1 when it did not end by itself
  std::string out;
  std::string err;
};

/// Runs `dateline` with these arguments in `folder`, adding `environment` to ours.
ProgramRun run_program(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                       const std::map<std::string, std::string>& environment = {});

std::string file_bytes(const std::filesystem::path& path);
void write_text(const std::filesystem::path& path, const std::string& text);

/// A folder of its own for each test with a small chronicle "a.chronicle.txtpb" and a map "a.map.txtpb" of it.
class ProgramTest : public testing::Test {
 protected:
  void SetUp() override;

  ProgramRun run(const std::vector<std::string>& arguments,
                 const std::map<std::string, std::string>& environment = {}) {
    return run_program(arguments, folder_, environment);
  }
  /// Names of all files in the folder, sorted.
  std::vector<std::string> files() const;

  const ScratchFolder scratch_;
  const std::filesystem::path folder_ = scratch_.path();
};

}  // namespace dateline
