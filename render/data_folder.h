// Where the files that come with the program are: themes and the world basemap.
//
//   <data folder>/styles/themes/*.style.txtpb
//   <data folder>/geodata/basemaps/world.gpkg
#pragma once

#include <string>

namespace dateline {

/// The first of: `asked` (--data); the environment variable DATELINE_DATA; ../share/dateline beside the program; where
/// it was to be installed; the source tree it was built from. The first two are taken at their word: throws Error when
/// they hold no themes, and when there is no folder at all.
std::string find_data_folder(const std::string& asked);

std::string theme_folder(const std::string& data_folder);

/// Path of the world basemap, empty when the folder has none.
std::string world_basemap(const std::string& data_folder);

}  // namespace dateline
