#include "geodata/safe_file_name.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

bool stays(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/// Windows opens a device, whatever stands behind the first dot.
bool is_device(std::string_view name) {
  std::string stem(name.substr(0, name.find('.')));
  std::ranges::transform(stem, stem.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  constexpr auto devices = std::to_array<std::string_view>({"CON", "PRN", "AUX", "NUL"});
  const bool port = stem.size() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT"));
  return port ? stem[3] >= '0' && stem[3] <= '9' : std::ranges::count(devices, stem) > 0;
}

}  // namespace

std::string safe_file_name(std::string_view text, std::size_t max_bytes) {
  std::string name(text.substr(0, max_bytes));
  std::ranges::replace_if(
      name, [](char c) { return !stays(c); }, '_');
  if (name.empty()) return "_";
  if (name.front() == '.' || name.front() == '-') name.front() = '_';
  if (name.back() == '.') name.back() = '_';
  if (is_device(name)) name.front() = '_';
  return name;
}

}  // namespace dateline
