// Places and sizes on the page: points (1/72 inch), origin at the top left, y down.
#pragma once

#include <algorithm>
#include <cmath>

namespace dateline {

struct PagePoint {
  double x_pt = 0;
  double y_pt = 0;

  friend bool operator==(const PagePoint&, const PagePoint&) = default;
  friend PagePoint operator+(PagePoint a, PagePoint b) { return {a.x_pt + b.x_pt, a.y_pt + b.y_pt}; }
  friend PagePoint operator-(PagePoint a, PagePoint b) { return {a.x_pt - b.x_pt, a.y_pt - b.y_pt}; }
  friend PagePoint operator*(PagePoint a, double k) { return {a.x_pt * k, a.y_pt * k}; }
};

/// Not std::hypot: a page has no overflow to fear, and this is asked millions of times a map.
inline double length_pt(PagePoint v) { return std::sqrt(v.x_pt * v.x_pt + v.y_pt * v.y_pt); }
inline double distance_pt(PagePoint a, PagePoint b) { return length_pt(b - a); }
inline double dot(PagePoint a, PagePoint b) { return a.x_pt * b.x_pt + a.y_pt * b.y_pt; }
inline double cross(PagePoint a, PagePoint b) { return a.x_pt * b.y_pt - a.y_pt * b.x_pt; }
/// The vector turned a quarter to the right as seen on the page (y down): {1,0} becomes {0,1}.
inline PagePoint right_of(PagePoint v) { return {-v.y_pt, v.x_pt}; }
/// Unit vector; {1,0} for a null vector.
inline PagePoint unit(PagePoint v) {
  const double length = length_pt(v);
  return length > 0 ? v * (1 / length) : PagePoint{1, 0};
}
inline PagePoint lerp(PagePoint a, PagePoint b, double t) { return a + (b - a) * t; }

struct PageSize {
  double width_pt = 1200;
  double height_pt = 900;

  friend bool operator==(const PageSize&, const PageSize&) = default;
};

/// A rectangle along the page's axes; left <= right, top <= bottom.
struct PageBox {
  double left_pt = 0;
  double top_pt = 0;
  double right_pt = 0;
  double bottom_pt = 0;

  friend bool operator==(const PageBox&, const PageBox&) = default;

  double width_pt() const { return right_pt - left_pt; }
  double height_pt() const { return bottom_pt - top_pt; }
  PagePoint center() const { return {(left_pt + right_pt) / 2, (top_pt + bottom_pt) / 2}; }
  PageBox grown(double by_pt) const { return {left_pt - by_pt, top_pt - by_pt, right_pt + by_pt, bottom_pt + by_pt}; }
  PageBox moved(PagePoint by) const {
    return {left_pt + by.x_pt, top_pt + by.y_pt, right_pt + by.x_pt, bottom_pt + by.y_pt};
  }
  bool contains(PagePoint p) const {
    return p.x_pt >= left_pt && p.x_pt <= right_pt && p.y_pt >= top_pt && p.y_pt <= bottom_pt;
  }
  bool contains(const PageBox& b) const {
    return b.left_pt >= left_pt && b.right_pt <= right_pt && b.top_pt >= top_pt && b.bottom_pt <= bottom_pt;
  }
  /// True if they share more than an edge.
  bool overlaps(const PageBox& b) const {
    return left_pt < b.right_pt && b.left_pt < right_pt && top_pt < b.bottom_pt && b.top_pt < bottom_pt;
  }
  void include(PagePoint p) {
    left_pt = std::min(left_pt, p.x_pt);
    right_pt = std::max(right_pt, p.x_pt);
    top_pt = std::min(top_pt, p.y_pt);
    bottom_pt = std::max(bottom_pt, p.y_pt);
  }

  static PageBox around(PagePoint center, double half_width_pt, double half_height_pt) {
    return {center.x_pt - half_width_pt, center.y_pt - half_height_pt, center.x_pt + half_width_pt,
            center.y_pt + half_height_pt};
  }
};

}  // namespace dateline
