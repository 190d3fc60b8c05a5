#include "render/viewport.h"

#include <algorithm>
#include <cassert>

namespace dateline {

Viewport::Viewport(PlanePoint center, double metres_per_pt, const PageBox& page)
    : page_(page), metres_per_pt_(metres_per_pt), left_pt_(page.left_pt), top_pt_(page.top_pt) {
  assert(metres_per_pt > 0);
  const double half_width_m = page.width_pt() / 2 * metres_per_pt;
  const double half_height_m = page.height_pt() / 2 * metres_per_pt;
  plane_ = {center.x_m - half_width_m, center.y_m - half_height_m, center.x_m + half_width_m,
            center.y_m + half_height_m};
}

Viewport Viewport::fit(const PlaneBox& content, const PageBox& page, double margin_pt, double min_metres_per_pt) {
  const double width_pt = std::max(page.width_pt() - 2 * margin_pt, 1.0);
  const double height_pt = std::max(page.height_pt() - 2 * margin_pt, 1.0);
  const double scale = std::max(content.width_m() / width_pt, content.height_m() / height_pt);
  return Viewport(content.center(), std::max(scale, min_metres_per_pt), page);
}

PageBox Viewport::to_page(const PlaneBox& box) const {
  const PagePoint a = to_page(PlanePoint{box.min_x_m, box.max_y_m});
  const PagePoint b = to_page(PlanePoint{box.max_x_m, box.min_y_m});
  return {a.x_pt, a.y_pt, b.x_pt, b.y_pt};
}

PlaneBox Viewport::to_plane(const PageBox& box) const {
  const PlanePoint a = to_plane(PagePoint{box.left_pt, box.bottom_pt});
  const PlanePoint b = to_plane(PagePoint{box.right_pt, box.top_pt});
  return {a.x_m, a.y_m, b.x_m, b.y_m};
}

double Viewport::scale_denominator() const { return metres_per_pt_ / kMetresInPoint; }

}  // namespace dateline
