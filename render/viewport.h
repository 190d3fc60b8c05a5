// Crosses between the metres of a projection and the points of the page.
//
//   const Viewport view = Viewport::fit(content, {0, 0, 1200, 900}, 24);
//   const PagePoint at = view.to_page(plane_point);
//   view.scale_denominator();                            // the N of 1:N
//
// One scale in both directions, y flipped, no rotation. A plain value; share it freely between threads.
#pragma once

#include "geodata/coordinates.h"
#include "render/page.h"

namespace dateline {

class Viewport {
 public:
  /// Shows `center` of the plane at the centre of `page`, `metres_per_pt` (> 0) plane metres to a point of the page.
  Viewport(PlanePoint center, double metres_per_pt, const PageBox& page);

  /// Shows all of `content`, as large as it fits into `page` less `margin_pt` on each side, centred. Content without
  /// width and height is shown at `min_metres_per_pt`, which is also the largest magnification: default 1:14 173 at 5 m
  /// a point.
  static Viewport fit(const PlaneBox& content, const PageBox& page, double margin_pt = 0, double min_metres_per_pt = 5);

  PagePoint to_page(PlanePoint p) const {
    return {left_pt_ + (p.x_m - plane_.min_x_m) / metres_per_pt_, top_pt_ + (plane_.max_y_m - p.y_m) / metres_per_pt_};
  }
  PlanePoint to_plane(PagePoint p) const {
    return {plane_.min_x_m + (p.x_pt - left_pt_) * metres_per_pt_,
            plane_.max_y_m - (p.y_pt - top_pt_) * metres_per_pt_};
  }
  PageBox to_page(const PlaneBox& box) const;
  PlaneBox to_plane(const PageBox& box) const;

  /// What of the plane is seen, and where on the page; both show exactly the same.
  const PlaneBox& plane() const { return plane_; }
  const PageBox& page() const { return page_; }

  /// Plane metres to a point of the page.
  double metres_per_pt() const { return metres_per_pt_; }
  /// The N of 1:N, in plane metres. Ground metres differ by `Projection::scale_factor`.
  double scale_denominator() const;

 private:
  PageBox page_;
  PlaneBox plane_;
  double metres_per_pt_;
  double left_pt_;
  double top_pt_;
};

/// Metres in a point, 1/72 inch.
inline constexpr double kMetresInPoint = 0.0254 / 72;

}  // namespace dateline
