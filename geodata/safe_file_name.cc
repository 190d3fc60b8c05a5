#include "geodata/safe_file_name.h"

#include <algorithm>
#include <array>

#include "geodata/ascii.h"

namespace dateline {
namespace {

bool stays(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.'; }

/// Windows opens a device, whatever stands behind the first dot.
bool is_device(std::string_view name) {
  const std::string stem = ascii_upper(name.substr(0, name.find('.')));
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
