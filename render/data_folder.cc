#include "render/data_folder.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

#include <fmt/format.h>

#include "geodata/error.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

bool has_themes(const fs::path& folder) {
  std::error_code ignored;  // what cannot be looked at has none
  return fs::is_directory(folder / "styles" / "themes", ignored);
}

fs::path beside_program() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path{} : program.parent_path().parent_path() / "share" / "dateline";
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
  for (const fs::path& folder : {beside_program(), fs::path(DATELINE_DATA_DIR), fs::path(DATELINE_SOURCE_DIR)})
    if (!folder.empty() && has_themes(folder)) return folder.string();
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
