// Where the files that come with the program are: themes and the world basemap.
//
//   <data folder>/styles/themes/*.style.txtpb
//   <data folder>/geodata/basemaps/world.gpkg
#pragma once

#include <string>

namespace dateline {

/// The first of: `asked` (--data); the environment variable DATELINE_DATA; share/dateline in a folder around the file
/// that holds this code, which is the program, or a shared library or Python module; where it was to be installed;
/// dateline in a folder of XDG_DATA_DIRS, by default /usr/local/share and /usr/share. The build folder has a
/// share/dateline that leads to the sources. The first two are taken at their word: throws Error when they hold no
/// themes, and when there is no folder at all.
std::string find_data_folder(const std::string& asked);

std::string theme_folder(const std::string& data_folder);

/// Path of the world basemap, empty when the folder has none.
std::string world_basemap(const std::string& data_folder);

}  // namespace dateline
