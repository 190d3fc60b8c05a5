#include "render/pdf_place.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "geodata/projection_system.h"

namespace dateline {
namespace {

constexpr int kSteps = 20;

/// Four points `share` of the way from the centre of the frame to its corners.
std::vector<PdfPlace::Point> corners(double share) {
  const double low = (1 - share) / 2, high = (1 + share) / 2;
  return {{low, low, {}}, {high, low, {}}, {high, high, {}}, {low, high, {}}};
}

}  // namespace

std::optional<PdfPlace> pdf_place(const PageGeoreference& page) {
  const PageBox& frame = page.frame;
  if (frame.width_pt() <= 0 || frame.height_pt() <= 0) return std::nullopt;
  std::vector<PdfPlace::Point> candidates;
  std::vector<PlanePoint> planes;
  for (int step = kSteps; step > 0; --step)
    for (const PdfPlace::Point& point : corners(static_cast<double>(step) / kSteps)) {
      candidates.push_back(point);
      planes.push_back(
          page.at({frame.left_pt + point.right * frame.width_pt(), frame.bottom_pt - point.up * frame.height_pt()}));
    }
  ProjectionSystem system = projection_system(page.projection, planes);
  if (system.esri_wkt.empty()) return std::nullopt;
  const std::vector<LonLat>& degrees = system.degrees;
  for (std::size_t i = 0; i < degrees.size(); i += 4) {
    const bool known = std::all_of(degrees.begin() + static_cast<std::ptrdiff_t>(i),
                                   degrees.begin() + static_cast<std::ptrdiff_t>(i) + 4,
                                   [](LonLat at) { return std::isfinite(at.lon_deg) && std::isfinite(at.lat_deg); });
    if (!known) continue;
    PdfPlace place{frame, {}, std::move(system.esri_wkt), system.epsg};
    for (std::size_t k = i; k < i + 4; ++k) place.points.push_back({candidates[k].right, candidates[k].up, degrees[k]});
    return place;
  }
  return std::nullopt;
}

}  // namespace dateline
