#include "render/point_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "render/text_content.h"

namespace dateline {
namespace {

/// Where a block stands about its mark: part of its width and height left and above of the anchor, and the direction.
struct Position {
  double dx, dy;            // direction of the anchor from the centre, times the radius
  double shift_x, shift_y;  // of the block's left top corner from the anchor, in parts of its size
  LabelAlign align;
  double cost;
};

constexpr double diagonal = 0.74;
constexpr std::array<Position, 8> positions{{
    {1, 0, 0, -0.5, LabelAlign::kLeft, 0},
    {diagonal, -diagonal, 0, -0.85, LabelAlign::kLeft, 0.5},
    {diagonal, diagonal, 0, -0.15, LabelAlign::kLeft, 0.8},
    {0, -1, -0.5, -1, LabelAlign::kCenter, 1.0},
    {0, 1, -0.5, 0, LabelAlign::kCenter, 1.2},
    {-1, 0, -1, -0.5, LabelAlign::kRight, 1.4},
    {-diagonal, -diagonal, -1, -0.85, LabelAlign::kRight, 1.8},
    {-diagonal, diagonal, -1, -0.15, LabelAlign::kRight, 2.0},
}};

Position mirrored(Position p) {
  if (p.align == LabelAlign::kCenter) return p;
  p.dx = -p.dx;
  p.shift_x = -1 - p.shift_x;
  p.align = p.align == LabelAlign::kLeft ? LabelAlign::kRight : LabelAlign::kLeft;
  return p;
}

PageBox box_at(PagePoint corner, const LabelSize& size) {
  return {corner.x_pt, corner.y_pt, corner.x_pt + size.width_pt, corner.y_pt + size.height_pt};
}

PagePoint turned(PagePoint p, PagePoint about, double degrees) {
  const double radians = degrees * std::numbers::pi / 180, c = std::cos(radians), s = std::sin(radians);
  const PagePoint d = p - about;
  return about + PagePoint{d.x_pt * c - d.y_pt * s, d.x_pt * s + d.y_pt * c};
}

/// A turned box as a chain of upright ones that cover it.
void add_turned(std::vector<PageBox>& boxes, const PageBox& box, PagePoint about, double degrees) {
  const int parts = std::max(1, static_cast<int>(std::ceil(box.width_pt() / (box.height_pt() * 0.6))));
  const double step = box.width_pt() / parts;
  for (int k = 0; k < parts; ++k) {
    const double left = box.left_pt + k * step, right = left + step;
    const PagePoint first = turned({left, box.top_pt}, about, degrees);
    PageBox part{first.x_pt, first.y_pt, first.x_pt, first.y_pt};
    for (const PagePoint corner : {PagePoint{right, box.top_pt}, {right, box.bottom_pt}, {left, box.bottom_pt}})
      part.include(turned(corner, about, degrees));
    boxes.push_back(part);
  }
}

double line_left(const LabelSize& size, const LabelSpot& spot, std::size_t line) {
  const double spare = size.width_pt - size.widths_pt[line];
  switch (spot.align) {
    case LabelAlign::kLeft: return spot.box.left_pt;
    case LabelAlign::kCenter: return spot.box.left_pt + spare / 2;
    case LabelAlign::kRight: return spot.box.left_pt + spare;
  }
  return spot.box.left_pt;
}

}  // namespace

LabelSize measure_label(const LabelText& text, const TextMeasurer& measurer) {
  LabelSize size;
  for (const LabelText::Line& line : text.lines) {
    const double width = measurer.measure(line.text, line.type, line.lang).advance_pt;
    size.widths_pt.push_back(width);
    size.width_pt = std::max(size.width_pt, width);
    // The block is as tall as what is seen: capitals above, tails below; lines are set close.
    size.baselines_pt.push_back(size.height_pt + line.type.size_pt * (size.height_pt == 0 ? 0.86 : 0.98));
    // Letters that join have marks below their tails.
    size.height_pt = size.baselines_pt.back() + line.type.size_pt * (letters_join(line.text) ? 0.4 : 0.24);
  }
  return size;
}

bool starts_at_the_right(const LabelText& text) {
  return !text.lines.empty() && reads_right_to_left(text.lines.front().text, text.lines.front().lang);
}

std::vector<LabelSpot> spots_around(PagePoint center, double radius_pt, const LabelSize& size, bool right_to_left) {
  std::vector<LabelSpot> spots;
  // The farther ring serves where badges or arrows take the room beside the mark.
  for (const auto& [gap, extra] : {std::pair{2.2, 0.0}, {6.0, 2.5}, {12.0, 6.0}})
    for (Position p : positions) {
      if (right_to_left) p = mirrored(p);
      const double reach = radius_pt + gap;
      const PagePoint anchor = center + PagePoint{p.dx * reach, p.dy * reach};
      const PagePoint corner = anchor + PagePoint{p.shift_x * size.width_pt, p.shift_y * size.height_pt};
      spots.push_back({box_at(corner, size), p.align, p.cost + extra, {}});
    }
  return spots;
}

std::vector<LabelSpot> spots_sliding(PagePoint center, double radius_pt, const LabelSize& size) {
  std::vector<LabelSpot> spots;
  for (const double gap : {0.8, 3.0, 6.5, 11.0}) {
    const double x = size.width_pt / 2 + radius_pt + gap, y = size.height_pt / 2 + radius_pt + gap;
    const auto add = [&](double dx, double dy, double slid) {
      LabelSpot& spot = spots.emplace_back();
      spot.box = PageBox::around(center + PagePoint{dx, dy}, size.width_pt / 2, size.height_pt / 2);
      spot.align = LabelAlign::kCenter;
      spot.cost = 2 + gap / 2 + slid;
    };
    for (int step = -4; step <= 4; ++step)
      for (const double side : {-1.0, 1.0}) add(x * step / 4, side * y, std::abs(step) * 0.1);
    for (int step = -2; step <= 2; ++step)
      for (const double side : {-1.0, 1.0}) add(side * x, y * step / 3, std::abs(step) * 0.1);
  }
  return spots;
}

std::vector<LabelSpot> spots_with_leader(PagePoint center, double radius_pt, const LabelSize& size) {
  std::vector<LabelSpot> spots;
  if (size.baselines_pt.empty()) return spots;
  constexpr int directions = 24;
  for (const double reach : {14.0, 22.0, 32.0, 44.0, 58.0, 74.0})
    for (int k = 0; k < directions; ++k) {
      const double angle = 2 * std::numbers::pi * k / directions;
      const PagePoint out{std::cos(angle), std::sin(angle)};
      const PagePoint end = center + out * (radius_pt + reach);
      // The block hangs off the end of the leader on the far side of the mark; the leader points at its first line.
      const double shift_x = out.x_pt > 0.25 ? 0 : out.x_pt < -0.25 ? -1 : -0.5;
      const double up = std::abs(out.x_pt) > 0.25 ? size.baselines_pt.front() * 0.62
                        : out.y_pt > 0            ? 0
                                                  : size.height_pt;
      const LabelAlign align = shift_x == 0    ? LabelAlign::kLeft
                               : shift_x == -1 ? LabelAlign::kRight
                                               : LabelAlign::kCenter;
      const double away = shift_x == 0 ? 2 : shift_x == -1 ? -2 : 0;
      const PagePoint corner = end + PagePoint{shift_x * size.width_pt + away, -up};
      spots.push_back({box_at(corner, size), align, 9 + reach / 8, {center + out * (radius_pt + 1), end}});
    }
  return spots;
}

std::vector<Item> label_items(const LabelText& text, const LabelSize& size, const LabelSpot& spot) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    TextItem item;
    item.text = text.lines[i].text;
    item.type = text.lines[i].type;
    item.lang = text.lines[i].lang;
    const double left = line_left(size, spot, i), width = size.widths_pt[i];
    item.anchor = spot.align == LabelAlign::kLeft     ? TextAnchor::kStart
                  : spot.align == LabelAlign::kCenter ? TextAnchor::kMiddle
                                                      : TextAnchor::kEnd;
    const double x = spot.align == LabelAlign::kLeft     ? left
                     : spot.align == LabelAlign::kCenter ? left + width / 2
                                                         : left + width;
    item.origin = turned({x, spot.box.top_pt + size.baselines_pt[i]}, spot.box.center(), spot.rotation_deg);
    item.rotation_deg = spot.rotation_deg;
    items.push_back({std::move(item)});
  }
  return items;
}

std::vector<PageBox> label_boxes(const LabelSize& size, const LabelSpot& spot) {
  std::vector<PageBox> boxes;
  double top = 0;
  for (std::size_t i = 0; i < size.widths_pt.size(); ++i) {
    const double bottom = i + 1 < size.widths_pt.size() ? (size.baselines_pt[i] + 2) : size.height_pt;
    const double left = line_left(size, spot, i);
    const PageBox box{left, spot.box.top_pt + top, left + size.widths_pt[i], spot.box.top_pt + bottom};
    if (spot.rotation_deg == 0)
      boxes.push_back(box);
    else
      add_turned(boxes, box, spot.box.center(), spot.rotation_deg);
    top = bottom;
  }
  return boxes;
}

std::vector<PageBox> leader_boxes(const LabelSpot& spot) {
  std::vector<PageBox> boxes;
  if (spot.leader.empty()) return boxes;
  const PagePoint a = spot.leader.front(), b = spot.leader.back();
  // Close enough together that no symbol slips through.
  const int parts = std::max(2, static_cast<int>(distance_pt(a, b) / 4));
  for (int i = 1; i < parts; ++i)
    boxes.push_back(PageBox::around(lerp(a, b, static_cast<double>(i) / parts), 0.6, 0.6));
  return boxes;
}

}  // namespace dateline
