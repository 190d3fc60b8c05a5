// Where a page lies in the plane of its map's projection.
//
//   const PageGeoreference place = georeference_of(plan);
//   const PlanePoint p = place.at(PagePoint{100, 50});
//
// The same straight relation holds on the whole page, beyond the frame of the map too: margins, furniture and insets
// have the coordinates of the map that would be drawn there. A plain value.
#pragma once

#include <string>

#include "geodata/coordinates.h"
#include "render/page.h"

namespace dateline {

struct PageGeoreference {
  std::string projection;    ///< as of Projection::description
  PlanePoint top_left;       ///< of the page
  double metres_per_pt = 1;  ///< in the plane, in both directions; y goes up there and down here
  PageBox frame;             ///< of the map on the page; empty when not known

  PlanePoint at(PagePoint p) const {
    return {top_left.x_m + p.x_pt * metres_per_pt, top_left.y_m - p.y_pt * metres_per_pt};
  }

  friend bool operator==(const PageGeoreference&, const PageGeoreference&) = default;
};

struct MapPlan;

/// Of the map itself, not of its insets.
PageGeoreference georeference_of(const MapPlan& plan);

}  // namespace dateline
