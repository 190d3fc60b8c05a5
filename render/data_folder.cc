#include "render/data_folder.h"

#include <dlfcn.h>
#include <link.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include <fmt/format.h>

#include "geodata/error.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

bool has_themes(const fs::path& folder) {
  std::error_code ignored;  // what cannot be looked at has none
  return fs::is_directory(folder / "styles" / "themes", ignored);
}

/// The file that this code is in: the program, or the shared library or binding that it was linked into.
fs::path own_file() {
  Dl_info info;
  void* map = nullptr;
  const int found = dladdr1(reinterpret_cast<const void*>(&has_themes), &info, &map, RTLD_DL_LINKMAP);
  const char* name = found != 0 && map != nullptr ? static_cast<const link_map*>(map)->l_name : "";
  std::error_code error;
  // The program alone has no name in that list.
  const fs::path file =
      name == nullptr || *name == '\0' ? fs::read_symlink("/proc/self/exe", error) : fs::canonical(name, error);
  return error ? fs::path{} : file;
}

/// share/dateline in a folder around this code, so that what was installed may be moved as a whole.
fs::path around_own_file() {
  for (fs::path folder = own_file().parent_path(); folder.has_relative_path(); folder = folder.parent_path())
    if (const fs::path data = folder / "share" / "dateline"; has_themes(data)) return data;
  return {};
}

fs::path in_system_folders() {
  const char* set = std::getenv("XDG_DATA_DIRS");
  std::string_view rest = set == nullptr || *set == '\0' ? "/usr/local/share:/usr/share" : set;
  while (!rest.empty()) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
    if (const fs::path data = fs::path(folder) / "dateline"; data.is_absolute() && has_themes(data)) return data;
  }
  return {};
}

std::string taken_at_its_word(const std::string& folder) {
  if (!has_themes(folder)) throw Error(fmt::format("the data folder {} holds no styles/themes", folder));
  return folder;
}

}  // namespace

std::string find_data_folder(const std::string& asked) {
  if (!asked.empty()) return taken_at_its_word(asked);
  const char* environment = std::getenv("DATELINE_DATA");
  if (environment != nullptr && *environment != '\0') return taken_at_its_word(environment);
  if (const fs::path data = around_own_file(); !data.empty()) return data.string();
  if (has_themes(DATELINE_DATA_DIR)) return DATELINE_DATA_DIR;
  if (const fs::path data = in_system_folders(); !data.empty()) return data.string();
  throw Error("no data folder with styles/themes; name one with --data or the environment variable DATELINE_DATA");
}

std::string theme_folder(const std::string& data_folder) {
  return (fs::path(data_folder) / "styles" / "themes").string();
}

std::string world_basemap(const std::string& data_folder) {
  const fs::path path = fs::path(data_folder) / "geodata" / "basemaps" / "world.gpkg";
  std::error_code ignored;  // no file, no world
  return fs::exists(path, ignored) ? path.string() : std::string{};
}

}  // namespace dateline
