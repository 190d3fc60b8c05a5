// What labels must keep clear of: symbols, arrows, furniture, lines of the ground.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "render/box_grid.h"
#include "render/page.h"

namespace dateline {

/// Thick segments ("capsules"), discs and boxes, each with an owner and the cost of covering it. Add all, build once,
/// ask.
class ObstacleField {
 public:
  /// Covering it is out of the question.
  static constexpr double forbidden = 1e9;
  /// Owner of what nobody may ignore.
  static constexpr int nobody = -1;

  void add_disc(PagePoint center, double radius_pt, double cost, int owner = nobody);
  void add_line(const std::vector<PagePoint>& line, double radius_pt, double cost, int owner = nobody);
  void add_box(const PageBox& box, double cost, int owner = nobody);
  void build();

  /// Sum of the costs of what the box covers, each line counted once a segment; >= forbidden if any part is. Obstacles
  /// owned by `ignore` do not count, unless it is `nobody`. Counts no further
  /// than `enough`.
  double cost_of(const PageBox& box, int ignore = nobody, double enough = HUGE_VAL) const;

 private:
  struct Capsule {
    PagePoint a, b;
    double radius_pt;
    double cost;
    int owner;
    bool box;  // a and b are opposite corners
  };
  std::vector<Capsule> capsules_;
  BoxGrid grid_;
};

/// Least distance between a point and a segment.
double distance_to_segment(PagePoint p, PagePoint a, PagePoint b);

/// Least distance between a segment and a box; 0 if they meet.
double distance_to_box(PagePoint a, PagePoint b, const PageBox& box);

}  // namespace dateline
