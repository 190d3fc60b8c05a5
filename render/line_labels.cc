#include "render/line_labels.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace dateline {
namespace {

constexpr double offset_pt = 3.2;        // of the baseline from the line
constexpr double smoothing_pt = 14;      // the baseline follows the line's course, not its every bend
constexpr double most_turn = 0.26;       // radians between neighbouring letters
constexpr double tracking_em = 0.05;     // letters on a bend need more air than on a level
constexpr double most_bend_em = 0.6;     // of the line off the chord under a straight name, in sizes of the letters
constexpr double most_total_turn = 1.3;  // radians over the whole name

/// A line with lengths, averaged over a window so that letters do not dance.
class Course {
 public:
  explicit Course(const std::vector<PagePoint>& line) {
    const std::vector<PagePoint> even = resampled(line);
    constexpr int reach = static_cast<int>(smoothing_pt / step);
    for (int i = 0; i < static_cast<int>(even.size()); ++i) {
      const int around = std::min({reach, i, static_cast<int>(even.size()) - 1 - i});
      PagePoint sum{};
      for (int k = i - around; k <= i + around; ++k) sum = sum + even[static_cast<std::size_t>(k)];
      points_.push_back(sum * (1.0 / (2 * around + 1)));
    }
    // Averaging shortens bends: even steps again, or letters would crowd there.
    points_ = resampled(points_);
  }
  /// The course beside this one, `distance_pt` to its left. Letters that stand there are measured there: along the line
  /// itself they would spread on the outer side of bends and crowd on the inner.
  Course beside(double distance_pt) const {
    std::vector<PagePoint> moved;
    for (std::size_t i = 0; i + 1 < points_.size(); ++i)
      moved.push_back(points_[i] - right_of(unit(points_[i + 1] - points_[i])) * distance_pt);
    Course out;
    out.points_ = resampled(moved);
    return out;
  }
  Course reversed() const {
    Course out;
    out.points_.assign(points_.rbegin(), points_.rend());
    return out;
  }
  double length_pt() const { return points_.size() < 2 ? 0 : static_cast<double>(points_.size() - 1) * step; }
  PagePoint at(double s) const {
    const double index = std::clamp(s / step, 0.0, static_cast<double>(points_.size() - 1));
    const auto low = std::min(static_cast<std::size_t>(index), points_.size() - 2);
    return lerp(points_[low], points_[low + 1], index - static_cast<double>(low));
  }

 private:
  Course() = default;

  static constexpr double step = 2;
  static std::vector<PagePoint> resampled(const std::vector<PagePoint>& line) {
    std::vector<PagePoint> out;
    double left = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const double length = distance_pt(line[i], line[i + 1]);
      for (; left < length; left += step) out.push_back(lerp(line[i], line[i + 1], left / length));
      left -= length;
    }
    return out;
  }
  std::vector<PagePoint> points_;
};

/// The letters on a baseline from length `start` on, or nothing if it bends too much.
std::optional<LineSpot> letters_at(const Course& baseline, double start, const std::vector<double>& advances,
                                   const TypeStyle& type, const PageBox& frame) {
  LineSpot spot;
  double s = start, first_angle = 0, last_angle = 0;
  for (std::size_t i = 0; i < advances.size(); ++i) {
    const double to = s + advances[i];
    const PagePoint a = baseline.at(s), b = baseline.at(to);
    const PagePoint along = unit(b - a);
    const double angle = std::atan2(along.y_pt, along.x_pt);
    if (i == 0) first_angle = angle;
    if (i > 0 && std::abs(std::remainder(angle - last_angle, 2 * std::numbers::pi)) > most_turn) return std::nullopt;
    last_angle = angle;
    spot.cost += std::abs(std::remainder(angle - first_angle, 2 * std::numbers::pi)) * 0.5;
    const PagePoint up = right_of(along) * -1;
    spot.glyphs.push_back({a, angle * 180 / std::numbers::pi});
    const PagePoint middle = a + along * (advances[i] / 2) + up * (type.size_pt * 0.3);
    const double half = std::max(type.size_pt * 0.55, advances[i] / 2);
    spot.boxes.push_back(PageBox::around(middle, half, half));
    if (!frame.contains(spot.boxes.back())) return std::nullopt;
    s = to;
  }
  if (std::abs(std::remainder(last_angle - first_angle, 2 * std::numbers::pi)) > most_total_turn) return std::nullopt;
  return spot;
}

/// Text along the chord of the stretch, clear of its bends, or nothing if they are too large.
std::optional<LineSpot> straight_at(const Course& course, double start, double width, const TypeStyle& type,
                                    const PageBox& frame) {
  PagePoint a = course.at(start), b = course.at(start + width);
  if (b.x_pt < a.x_pt) std::swap(a, b);
  const PagePoint along = unit(b - a), up = right_of(along) * -1, middle = lerp(a, b, 0.5);
  double bend_up = 0, bend_down = 0;
  for (double s = start; s < start + width; s += 4) {
    bend_up = std::max(bend_up, dot(course.at(s) - a, up));
    bend_down = std::max(bend_down, -dot(course.at(s) - a, up));
  }
  if (std::max(bend_up, bend_down) > most_bend_em * type.size_pt) return std::nullopt;
  LineSpot spot;
  // Letters that join reach far below their baseline.
  const PagePoint baseline = middle + up * (offset_pt + bend_up + 0.25 * type.size_pt);
  spot.whole = TextItem::GlyphPlace{baseline, std::atan2(along.y_pt, along.x_pt) * 180 / std::numbers::pi};
  const double half = type.size_pt * 0.55;
  for (double s = -width / 2 + half; s <= width / 2; s += half) {
    spot.boxes.push_back(PageBox::around(baseline + along * s + up * (type.size_pt * 0.3), half, half));
    if (!frame.contains(spot.boxes.back())) return std::nullopt;
  }
  spot.cost = (bend_up + bend_down) / type.size_pt;
  return spot;
}

}  // namespace

std::vector<LineSpot> spots_on_line(const std::vector<PagePoint>& line, const std::string& text, const TypeStyle& type,
                                    const std::string& lang, const PageBox& frame, const TextMeasurer& measurer) {
  std::vector<LineSpot> spots;
  if (line.size() < 2) return spots;
  const bool whole = measurer.must_stay_whole(text);
  std::vector<double> advances = measurer.advances(text, type, lang);
  if (!whole)
    for (double& advance : advances) advance += tracking_em * type.size_pt;
  const double width = std::accumulate(advances.begin(), advances.end(), 0.0);
  const Course course(line);
  if (course.length_pt() < width) return spots;
  const Course there = course.beside(offset_pt), back = course.reversed().beside(offset_pt);
  for (double start = 6; start + width + 6 < course.length_pt(); start += 16) {
    const PagePoint chord = course.at(start + width) - course.at(start);
    if (length_pt(chord) < width * 0.8) continue;
    const Course& baseline = chord.x_pt >= 0 ? there : back;
    // Both have the same middle; their ends differ as their bends do.
    const double begin = (chord.x_pt >= 0 ? start : course.length_pt() - start - width) / course.length_pt();
    if (!whole && begin * baseline.length_pt() + width > baseline.length_pt()) continue;
    auto spot = whole ? straight_at(course, start, width, type, frame)
                      : letters_at(baseline, begin * baseline.length_pt(), advances, type, frame);
    if (!spot) continue;
    // Level names read best.
    spot->cost += std::abs(unit(chord).y_pt) * 2;
    spots.push_back(std::move(*spot));
  }
  return spots;
}

}  // namespace dateline
