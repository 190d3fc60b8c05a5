// Where a map lies on Earth, in the terms of a geospatial PDF (ISO 32000-2, 12.10: viewport and measure dictionaries).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geodata/coordinates.h"
#include "render/page.h"
#include "render/page_georeference.h"

namespace dateline {

/// The neat line of a map, and four points in it of which the degrees are known.
struct PdfPlace {
  struct Point {
    double right = 0;  ///< share of the frame's width, from its left edge
    double up = 0;     ///< share of its height, from its lower edge
    LonLat at;         ///< on the datum of the projection
  };
  PageBox frame;
  std::vector<Point> points;  ///< around the frame, from the lower left counter-clockwise
  std::string wkt;            ///< Esri's form, ASCII
  int epsg = 0;               ///< 0 when the projection has no code
};

/// The frame's corners; where one of them is nowhere on Earth, as on a map of the world, the corners of the largest box
/// about the same centre that has four, in steps of a twentieth. Nothing when there is none, when the place has no
/// frame, or when the projection has no text. Throws Error when PROJ cannot work.
std::optional<PdfPlace> pdf_place(const PageGeoreference& page);

}  // namespace dateline
