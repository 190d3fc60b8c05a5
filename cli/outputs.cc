#include "cli/outputs.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <deque>
#include <filesystem>

#include <fmt/format.h>

#include "cli/usage_error.h"
#include "geodata/error.h"
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

PictureFormat picture_format(const std::string& path) {
  if (const auto format = picture_format_of(path)) return *format;
  throw UsageError(fmt::format("{}: unknown ending; a map is written as .png, .svg, .pdf or .tif", path));
}

void check_outputs(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    for (std::size_t j = i + 1; j < outputs.size(); ++j)
      if (same_file(outputs[i], outputs[j])) throw UsageError(fmt::format("{} is named twice as output", outputs[i]));
    for (const std::string& input : inputs)
      if (same_file(outputs[i], input)) throw UsageError(fmt::format("{} is both input and output", outputs[i]));
  }
}

void write_outputs(const std::vector<Output>& outputs) {
  std::deque<OutputFile> files;
  for (const Output& output : outputs) files.emplace_back(output.path).write(output.bytes);
  std::vector<OutputFile*> all;
  for (OutputFile& file : files) all.push_back(&file);
  commit_together(all);
}

long long source_date_epoch() {
  const char* stated = std::getenv("SOURCE_DATE_EPOCH");
  if (stated == nullptr || *stated == '\0') return 0;
  const std::string_view text = stated;
  long long seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc{} || end != text.data() + text.size() || seconds < 0)
    throw Error(fmt::format("SOURCE_DATE_EPOCH is \"{}\", not a number of seconds", text));
  return seconds;
}

}  // namespace dateline
