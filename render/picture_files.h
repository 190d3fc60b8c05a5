// The files of a map's pictures: themselves, and beside a PNG what places it on Earth (render/world_file.h).
//
//   const std::vector<std::string> pictures{"korday.png", "korday.svg"};
//   if (const std::string why = clash_of_outputs(picture_file_paths(pictures, true), {"korday.map.txtpb"}); ...) ...
//   write_outputs(draw_picture_files(map, pictures, true));
//
// All endings must be known (picture_format_of). Safe in any thread.
#pragma once

#include <string>
#include <vector>

#include "render/output_files.h"
#include "render/picture_format.h"

namespace dateline {

/// Of all files that the pictures make; as many as pictures when there is no PNG, or no world files are wanted.
std::vector<std::string> picture_file_paths(const std::vector<std::string>& pictures, bool world_files);

/// The same files with their bytes: all is drawn before anything is written. Throws Error when a library that a form
/// needs is missing.
std::vector<Output> draw_picture_files(const RenderedMap& map, const std::vector<std::string>& pictures,
                                       bool world_files, const PictureOptions& options = {});

}  // namespace dateline
