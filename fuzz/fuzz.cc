#include "fuzz/fuzz.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "geodata/chronicle_check.h"
#include "geodata/utf8.h"

namespace dateline::fuzz {
namespace {

/// One name a process: targets read one input after the other.
std::string temporary_path(std::string_view ending) {
  static int count = 0;
  const char* folder = std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : "/tmp";
  return std::string(folder) + "/dateline-fuzz-" + std::to_string(getpid()) + "-" + std::to_string(++count % 8) +
         std::string(ending);
}

}  // namespace

void require(bool kept, std::string_view promise) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %.*s\n", static_cast<int>(promise.size()), promise.data());
  std::abort();
}

void require_good(const Diagnostics& diagnostics, bool has_value) {
  require(has_value == !has_errors(diagnostics), "a value, or errors that say why there is none");
  for (const Diagnostic& d : diagnostics) {
    require(!d.message.empty(), "a diagnostic says something");
    require_showable(d);
    require(d.where.line >= 0 && d.where.column >= 0, "places of diagnostics are places");
  }
}

void require_showable(const Diagnostic& diagnostic) {
  const std::string shown = to_string(diagnostic);
  require(!text_problem(shown) && shown.find('\n') == std::string::npos, "messages can be shown: " + shown);
  require(is_valid_utf8(to_json(diagnostic)), "messages can be JSON: " + shown);
}

void require_checked(const Chronicle& chronicle) {
  for (const Finding& finding : check(chronicle))
    require(finding.severity != Severity::kError, "no errors in what was let through: " + finding.message);
}

std::vector<std::string_view> pieces(std::string_view bytes, std::size_t least) {
  std::vector<std::string_view> found;
  while (true) {
    const std::size_t end = bytes.find('\x1e');
    found.push_back(bytes.substr(0, end));
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(end + 1);
  }
  if (found.size() < least) found.resize(least);
  return found;
}

TemporaryFile::TemporaryFile(std::string_view bytes, std::string_view ending) : path_(temporary_path(ending)) {
  std::ofstream file(path_, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) {
    std::fprintf(stderr, "cannot write %s\n", path_.c_str());
    std::exit(3);  // a full disk is no finding
  }
}

TemporaryFile::~TemporaryFile() { std::remove(path_.c_str()); }

}  // namespace dateline::fuzz
