#include "render/bezier.h"

#include <algorithm>
#include <cmath>

namespace dateline {

PagePoint Cubic::at(double t) const {
  const double u = 1 - t;
  return a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t);
}

PagePoint Cubic::tangent(double t) const {
  const double u = 1 - t;
  return (b - a) * (3 * u * u) + (c - b) * (6 * u * t) + (d - c) * (3 * t * t);
}

Cubic Cubic::part(double from, double to) const {
  const double k = (to - from) / 3;
  const PagePoint start = at(from), end = at(to);
  return {start, start + tangent(from) * k, end - tangent(to) * k, end};
}

Cubic Cubic::from_quadratic(PagePoint a, PagePoint control, PagePoint d) {
  return {a, lerp(a, control, 2.0 / 3), lerp(d, control, 2.0 / 3), d};
}

Cubic Cubic::from_line(PagePoint a, PagePoint d) { return {a, lerp(a, d, 1.0 / 3), lerp(a, d, 2.0 / 3), d}; }

Spine::Spine(std::vector<Cubic> pieces) : pieces_(std::move(pieces)) {
  double length = 0;
  lengths_.push_back(0);
  for (const Cubic& piece : pieces_) {
    PagePoint before = piece.a;
    for (int i = 1; i <= samples_per_piece; ++i) {
      const PagePoint here = piece.at(static_cast<double>(i) / samples_per_piece);
      length += distance_pt(before, here);
      lengths_.push_back(length);
      before = here;
    }
  }
}

Spine::Position Spine::locate(double s_pt) const {
  const double s = std::clamp(s_pt, 0.0, length_pt());
  const auto above = std::upper_bound(lengths_.begin() + 1, lengths_.end() - 1, s);
  const auto index = static_cast<std::size_t>(above - lengths_.begin());  // 1 .. last
  const double before = lengths_[index - 1], step = lengths_[index] - before;
  const double within = step > 0 ? (s - before) / step : 0;
  const std::size_t sample = index - 1;
  return {sample / samples_per_piece, (static_cast<double>(sample % samples_per_piece) + within) / samples_per_piece};
}

PagePoint Spine::at(double s_pt) const {
  const Position p = locate(s_pt);
  return pieces_[p.piece].at(p.t);
}

PagePoint Spine::direction(double s_pt) const {
  const Position p = locate(s_pt);
  const PagePoint along = pieces_[p.piece].tangent(p.t);
  if (dateline::length_pt(along) > 1e-9) return unit(along);
  return unit(pieces_[p.piece].d - pieces_[p.piece].a);
}

Spine Spine::part(double from_pt, double to_pt) const {
  if (empty() || to_pt - from_pt < 1e-6 || from_pt >= length_pt() || to_pt <= 0) return {};
  const Position from = locate(from_pt), to = locate(to_pt);
  std::vector<Cubic> kept;
  for (std::size_t i = from.piece; i <= to.piece; ++i) {
    const double begin = i == from.piece ? from.t : 0, end = i == to.piece ? to.t : 1;
    if (end - begin > 1e-9) kept.push_back(pieces_[i].part(begin, end));
  }
  return kept.empty() ? Spine{} : Spine(std::move(kept));
}

std::vector<PagePoint> Spine::sampled(double step_pt) const {
  std::vector<PagePoint> points;
  if (empty()) return points;
  const int count = std::max(1, static_cast<int>(std::ceil(length_pt() / step_pt)));
  for (int i = 0; i <= count; ++i) points.push_back(at(length_pt() * i / count));
  return points;
}

Spine spine_through(const std::vector<PagePoint>& points) {
  const std::size_t n = points.size();
  std::vector<Cubic> pieces;
  for (std::size_t i = 0; i + 1 < n; ++i) {
    const PagePoint p0 = points[i], p1 = points[i + 1];
    const double reach = distance_pt(p0, p1) / 3;
    const PagePoint into = i > 0 ? unit(p1 - points[i - 1]) : unit(p1 - p0);
    const PagePoint out = i + 2 < n ? unit(points[i + 2] - p0) : unit(p1 - p0);
    pieces.push_back({p0, p0 + into * reach, p1 - out * reach, p1});
  }
  return Spine(std::move(pieces));
}

}  // namespace dateline
