// Running the programs that check our outputs (rsvg-convert, pdftotext, ...). Tests that need one that is missing skip.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::testing {

/// True if `program` lies on the PATH.
bool has_program(const std::string& program);

/// Runs a program and gives what it prints; throws std::runtime_error if it fails. Arguments are quoted for the shell.
std::string run_program(const std::vector<std::string>& command);

/// A fresh empty folder for the running test.
std::filesystem::path fresh_folder();

void write_bytes(const std::filesystem::path& path, std::string_view bytes);

}  // namespace dateline::testing

/// Skips the test, with a message, if a program is not installed.
#define DATELINE_NEEDS_PROGRAM(name) \
  if (!::dateline::testing::has_program(name)) GTEST_SKIP() << name << " is not installed"
