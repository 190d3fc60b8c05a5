#include "render/graticule_labels.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dateline {
namespace {

constexpr double gap_pt = 4;

/// The letters' height, capitals and digits.
double letters_pt(const TypeStyle& type) { return type.size_pt * 0.72; }

/// Where a line crosses `x = at` (or `y = at`) between the ends of that side of the frame: the other coordinate.
std::vector<double> crossings(const std::vector<PagePoint>& line, bool across, double at, double low, double high) {
  std::vector<double> out;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const auto along = [&](PagePoint p) { return across ? p.y_pt : p.x_pt; };
    const auto other = [&](PagePoint p) { return across ? p.x_pt : p.y_pt; };
    const double a = along(line[i]) - at, b = along(line[i + 1]) - at;
    if ((a < 0) == (b < 0)) continue;
    const double value = std::lerp(other(line[i]), other(line[i + 1]), a / (a - b));
    if (value >= low && value <= high) out.push_back(value);
  }
  return out;
}

class MarginWriter {
 public:
  MarginWriter(const PageBox& frame, const PageSize& page, const TypeStyle& type, const std::string& lang,
               const TextMeasurer& measurer)
      : frame_(frame), page_(page), type_(type), lang_(lang), measurer_(measurer) {}

  std::vector<TextItem> run(const std::vector<GraticuleLine>& graticule) {
    for (const GraticuleLine& line : graticule) {
      if (line.meridian) {
        at_edge(line, frame_.top_pt, frame_.top_pt - gap_pt);
        at_edge(line, frame_.bottom_pt, frame_.bottom_pt + gap_pt + letters_pt(type_));
      } else {
        at_side(line, frame_.left_pt, -1);
        at_side(line, frame_.right_pt, 1);
      }
    }
    return std::move(texts_);
  }

 private:
  double width_of(const std::string& text) const { return measurer_.measure(text, type_, lang_).advance_pt; }

  void at_edge(const GraticuleLine& line, double edge, double baseline) {
    for (const double x : crossings(line.points, true, edge, frame_.left_pt, frame_.right_pt)) {
      const double half = width_of(line.label) / 2;
      write(line.label, {x, baseline}, TextAnchor::kMiddle, 0,
            {x - half, baseline - letters_pt(type_), x + half, baseline});
    }
  }

  void at_side(const GraticuleLine& line, double side, int outward) {
    const double width = width_of(line.label), height = letters_pt(type_);
    const double margin = outward < 0 ? frame_.left_pt : page_.width_pt - frame_.right_pt;
    const double x = side + outward * gap_pt;
    for (const double y : crossings(line.points, false, side, frame_.top_pt, frame_.bottom_pt)) {
      if (width + 2 * gap_pt <= margin) {
        const double left = outward < 0 ? x - width : x;
        write(line.label, {x, y + height / 2}, outward < 0 ? TextAnchor::kEnd : TextAnchor::kStart, 0,
              {left, y - height / 2, left + width, y + height / 2});
      } else {
        // Read from below on both sides, as in an atlas.
        const double baseline = outward < 0 ? x : x + height;
        write(line.label, {baseline, y}, TextAnchor::kMiddle, -90,
              {baseline - height, y - width / 2, baseline, y + width / 2});
      }
    }
  }

  void write(const std::string& text, PagePoint origin, TextAnchor anchor, double rotation_deg, const PageBox& box) {
    if (std::ranges::any_of(taken_, [&](const PageBox& other) { return other.overlaps(box.grown(gap_pt)); })) return;
    if (!PageBox{0, 0, page_.width_pt, page_.height_pt}.contains(box)) return;
    taken_.push_back(box);
    TextItem item;
    item.name.css_class = "graticule";
    item.text = text;
    item.lang = lang_;
    item.type = type_;
    item.type.halo_width_pt = 0;
    item.origin = origin;
    item.anchor = anchor;
    item.rotation_deg = rotation_deg;
    texts_.push_back(std::move(item));
  }

  const PageBox& frame_;
  const PageSize& page_;
  const TypeStyle& type_;
  const std::string& lang_;
  const TextMeasurer& measurer_;
  std::vector<PageBox> taken_;
  std::vector<TextItem> texts_;
};

}  // namespace

bool has_graticule_margin(const PageBox& frame, const TypeStyle& type) {
  return frame.left_pt >= letters_pt(type) + 2 * gap_pt;
}

std::vector<TextItem> graticule_margin_texts(const std::vector<GraticuleLine>& graticule, const PageBox& frame,
                                             const PageSize& page, const TypeStyle& type, const std::string& lang,
                                             const TextMeasurer& measurer) {
  if (!has_graticule_margin(frame, type)) return {};
  return MarginWriter(frame, page, type, lang, measurer).run(graticule);
}

}  // namespace dateline
