#include "render/picture_files.h"

#include <cassert>

#include "render/world_file.h"

namespace dateline {

std::vector<std::string> picture_file_paths(const std::vector<std::string>& pictures, bool world_files) {
  std::vector<std::string> paths;
  for (const std::string& picture : pictures) {
    paths.push_back(picture);
    if (!world_files || picture_format_of(picture) != PictureFormat::kPng) continue;
    const WorldFilePaths beside = world_file_paths(picture);
    paths.insert(paths.end(), {beside.pgw, beside.prj, beside.aux});
  }
  return paths;
}

std::vector<Output> draw_picture_files(const RenderedMap& map, const std::vector<std::string>& pictures,
                                       bool world_files, const PictureOptions& options) {
  std::vector<Output> files;
  for (const std::string& picture : pictures) {
    const auto format = picture_format_of(picture);
    assert(format);
    files.push_back({picture, draw_picture(map, *format, options)});
    if (!world_files || format != PictureFormat::kPng) continue;
    const WorldFilePaths beside = world_file_paths(picture);
    const WorldFile world = world_file(map.georeference, options.pixels_per_inch);
    files.insert(files.end(), {{beside.pgw, world.pgw}, {beside.prj, world.prj}, {beside.aux, world.aux}});
  }
  return files;
}

}  // namespace dateline
