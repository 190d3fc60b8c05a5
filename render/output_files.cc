#include "render/output_files.h"

#include <deque>
#include <filesystem>

#include <fmt/format.h>

#include "geodata/output_file.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

bool same_file(const std::string& a, const std::string& b) {
  std::error_code ignored;  // then the paths as written are compared
  const fs::path first = fs::weakly_canonical(fs::absolute(a), ignored),
                 second = fs::weakly_canonical(fs::absolute(b), ignored);
  return first == second;
}

}  // namespace

std::string clash_of_outputs(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    for (std::size_t j = i + 1; j < outputs.size(); ++j)
      if (same_file(outputs[i], outputs[j])) return fmt::format("{} is named twice as output", outputs[i]);
    for (const std::string& input : inputs)
      if (same_file(outputs[i], input)) return fmt::format("{} is both input and output", outputs[i]);
  }
  return {};
}

void write_outputs(const std::vector<Output>& outputs) {
  std::deque<OutputFile> files;
  for (const Output& output : outputs) files.emplace_back(output.path).write(output.bytes);
  std::vector<OutputFile*> all;
  for (OutputFile& file : files) all.push_back(&file);
  commit_together(all);
}

}  // namespace dateline
