// Curves of flows: chains of cubic Bézier pieces on the page.
#pragma once

#include <vector>

#include "render/page.h"

namespace dateline {

/// One cubic Bézier piece: ends `a`, `d`, control points `b`, `c`.
struct Cubic {
  PagePoint a, b, c, d;

  PagePoint at(double t) const;
  /// Derivative by t, points per unit of t.
  PagePoint tangent(double t) const;
  /// The part between two parameters, 0 <= from <= to <= 1 (de Casteljau).
  Cubic part(double from, double to) const;
  /// The cubic that draws a quadratic Bézier.
  static Cubic from_quadratic(PagePoint a, PagePoint control, PagePoint d);
  static Cubic from_line(PagePoint a, PagePoint d);
};

/// A continuous chain of pieces with a table of lengths, so that places on it are given by length from its start.
class Spine {
 public:
  Spine() = default;
  explicit Spine(std::vector<Cubic> pieces);

  bool empty() const { return pieces_.empty(); }
  const std::vector<Cubic>& pieces() const { return pieces_; }
  double length_pt() const { return lengths_.empty() ? 0 : lengths_.back(); }

  PagePoint at(double s_pt) const;
  /// Unit vector along the curve.
  PagePoint direction(double s_pt) const;
  /// The part between two lengths, clamped to the curve. Empty if nothing is left.
  Spine part(double from_pt, double to_pt) const;
  /// Points about every `step_pt`, ends included.
  std::vector<PagePoint> sampled(double step_pt) const;

 private:
  static constexpr int samples_per_piece = 16;
  struct Position {
    std::size_t piece;
    double t;
  };
  Position locate(double s_pt) const;

  std::vector<Cubic> pieces_;
  std::vector<double> lengths_;  ///< at each sample, from the start
};

/// A smooth chain through all points (centripetal tangents, no overshoot worth seeing); two points give a straight
/// piece.
Spine spine_through(const std::vector<PagePoint>& points);

}  // namespace dateline
