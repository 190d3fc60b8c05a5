// Gazetteers from files: the towns of a basemap, a GeoPackage with a layer of named points, a GeoNames table.
#pragma once

#include <string>

#include "geodata/import/gazetteer.h"
#include "geodata/result.h"

namespace dateline {

/// By content and ending. A .gpkg with a table `dateline_layers` (geodata/ogr_basemap.h) gives its towns, in all
/// languages; another one its only layer, whose columns are recognised by name: name, name_<lang>, alternate names
/// (between ","), country (two or three letters), admin1, admin2, district, region, province. Any other file is read as
/// a table of GeoNames (https://download.geonames.org/export/dump/readme.txt: tab-separated, 19 columns), of which
/// inhabited places and areas (classes P and A) are taken. At most two million places. Throws Error when the file
/// cannot be read.
Result<Gazetteer> open_gazetteer(const std::string& path);

}  // namespace dateline
