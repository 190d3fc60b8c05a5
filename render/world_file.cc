#include "render/world_file.h"

#include <filesystem>
#include <string_view>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/projection_system.h"
#include "geodata/xml_text.h"

namespace dateline {
namespace {

/// A page's first pixel, in the projection's own unit.
struct FirstPixel {
  double left = 0;
  double top = 0;
  double side = 0;
};

std::string pgw_of(const FirstPixel& pixel) {
  return fmt::format("{}\n0\n0\n{}\n{}\n{}\n", pixel.side, -pixel.side, pixel.left + pixel.side / 2,
                     pixel.top - pixel.side / 2);
}

/// The same place as the world file's, but by the corner of the pixel, and without taking half a pixel off and on.
std::string aux_of(const FirstPixel& pixel, const std::string& wkt) {
  return fmt::format(
      "<PAMDataset>\n  <SRS>{}</SRS>\n  <GeoTransform>{}, {}, 0, {}, 0, {}</GeoTransform>\n</PAMDataset>\n",
      xml_text(wkt), pixel.left, pixel.side, pixel.top, -pixel.side);
}

}  // namespace

WorldFile world_file(const PageGeoreference& page, double pixels_per_inch) {
  const ProjectionSystem system = projection_system(page.projection);
  if (system.esri_wkt.empty())
    throw Error(
        fmt::format("cannot write a world file: no well-known text for the projection \"{}\"", page.projection));
  const double unit = system.metres_per_unit;
  const FirstPixel pixel{page.top_left.x_m / unit, page.top_left.y_m / unit,
                         page.metres_per_pt * 72 / pixels_per_inch / unit};
  return {pgw_of(pixel), system.esri_wkt + "\n", aux_of(pixel, system.wkt)};
}

WorldFilePaths world_file_paths(const std::string& png) {
  const std::filesystem::path path(png);
  const auto beside = [&](const char* ending) {
    return std::filesystem::path(path).replace_extension(ending).string();
  };
  return {beside(".pgw"), beside(".prj"), png + ".aux.xml"};
}

}  // namespace dateline
