#include "geodata/time_zone.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <vector>

#include <date/tz.h>
#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/error.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view database = "/usr/share/zoneinfo";
constexpr auto not_zones = std::to_array<std::string_view>({"localtime", "posixrules", "Factory"});

void require_database() {
  std::error_code error;
  if (!fs::is_directory(database, error))
    throw Error(fmt::format("the time zone database {} is missing; install tzdata", database));
}

/// Only what can be a zone's name ever becomes a path. As the library knows names by their letters, and not by the file
/// they lead to, there is one way to write each.
bool looks_like_zone(std::string_view name) {
  const auto allowed = [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '+' || c == '-' || c == '/';
  };
  return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, allowed) && !name.starts_with('/') &&
         !name.ends_with('/') && name.find("//") == std::string_view::npos && !name.starts_with("posix/") &&
         !name.starts_with("right/") && std::ranges::count(not_zones, name) == 0;
}

std::vector<std::string> all_zones() {
  std::vector<std::string> zones;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(database, error)) {
    const std::string name = entry.path().string().substr(database.size() + 1);
    if (looks_like_zone(name) && name.find('/') != std::string::npos && entry.is_regular_file(error))
      zones.push_back(name);
  }
  std::ranges::sort(zones);
  return zones;
}

bool same_word(std::string_view a, std::string_view b) { return edit_distance(a, b, 0) == 0; }

constexpr date::local_seconds to_library(LocalSeconds local) { return date::local_seconds{local.time_since_epoch()}; }

}  // namespace

bool is_time_zone(std::string_view name) {
  if (name == "UTC") return true;
  require_database();
  if (!looks_like_zone(name)) return false;
  const std::string path = fmt::format("{}/{}", database, name);
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return false;
  std::array<char, 4> magic{};
  return std::ifstream{path, std::ios::binary}.read(magic.data(), magic.size()) &&
         std::string_view{magic.data(), magic.size()} == "TZif";
}

std::string suggest_time_zone(std::string_view name, DidYouMean& suggest) {
  const std::vector<std::string> zones = all_zones();
  for (const std::string& zone : zones)
    if (same_word(std::string_view{zone}.substr(zone.rfind('/') + 1), name))
      return fmt::format(" (did you mean \"{}\"?)", zone);
  const std::vector<std::string_view> names{zones.begin(), zones.end()};
  return suggest.among(names, name);
}

std::optional<TimeZone> TimeZone::find(std::string_view name) {
  if (!is_time_zone(name)) return std::nullopt;
  try {
    return TimeZone{date::locate_zone(name)};
  } catch (const std::runtime_error& error) {
    throw Error(fmt::format("cannot read the time zone {}: {}", name, error.what()));
  }
}

std::chrono::sys_seconds TimeZone::to_utc(LocalSeconds local, Repeated which) const {
  if (local == LocalSeconds::min()) return std::chrono::sys_seconds::min();
  if (local == LocalSeconds::max()) return std::chrono::sys_seconds::max();
  return zone_->to_sys(to_library(local), which == Repeated::kFirst ? date::choose::earliest : date::choose::latest);
}

LocalSeconds TimeZone::to_local(std::chrono::sys_seconds utc) const {
  if (utc == std::chrono::sys_seconds::min()) return LocalSeconds::min();
  if (utc == std::chrono::sys_seconds::max()) return LocalSeconds::max();
  return LocalSeconds{zone_->to_local(utc).time_since_epoch()};
}

}  // namespace dateline
