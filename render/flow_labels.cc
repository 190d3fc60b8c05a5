#include "render/flow_labels.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "render/marks.h"
#include "render/messages.h"
#include "styles/legibility.h"

namespace dateline {
namespace {

/// What it costs to leave labels out.
constexpr double figure_weight = 70;
constexpr double end_weight = 65;

constexpr double two_lines_from_pt = 90;
constexpr double most_turn_deg = 40;
constexpr double thin_half_pt = 1.6;   // half of the width of arrows that a label may interrupt
constexpr double shared_exit_pt = 75;  // ends this close at the frame share a label

double degrees(double radians) { return radians * 180 / std::numbers::pi; }

/// The direction of reading along the curve: never upside down.
double upright_deg(PagePoint along) {
  double angle = degrees(std::atan2(along.y_pt, along.x_pt));
  if (angle > 90) angle -= 180;
  if (angle <= -90) angle += 180;
  return angle;
}

PageBox centered(PagePoint p, const LabelSize& size) {
  return PageBox::around(p, size.width_pt / 2, size.height_pt / 2);
}

/// How far the curve strays from its tangent within the reach of a text.
double sag_pt(const Spine& spine, double s, double reach_pt) {
  const PagePoint at = spine.at(s), along = spine.direction(s);
  return std::max(std::abs(cross(along, spine.at(s - reach_pt) - at)),
                  std::abs(cross(along, spine.at(s + reach_pt) - at)));
}

class FlowLabeller {
 public:
  FlowLabeller(const Layout& layout, const Scene& scene, const MapPlan& plan, const Style& style,
               const TextMeasurer& measurer)
      : layout_(layout), scene_(scene), plan_(plan), style_(style), measurer_(measurer) {}

  std::vector<FlowLabel> run() {
    for (std::size_t i = 0; i < scene_.flows.size(); ++i) {
      if (!layout_.flows[i].main_leg()) continue;
      add_figure_label(i);
      add_end_label(i, true);
      add_end_label(i, false);
    }
    return std::move(labels_);
  }

 private:
  const std::string& lang() const { return plan_.lang(); }

  void add_line(LabelText& text, std::string line, const std::string& type, Color color,
                LabelText::Says says = LabelText::Says::kWords, Measure measure = {}) const {
    if (line.empty()) return;
    text.lines.push_back({std::move(line), style_.type(type), lang(), says, measure});
    TypeStyle& letters = text.lines.back().type;
    letters.color = color;
    // The arrow is cut where a label stands on it; shining through, it would strike the words out.
    letters.halo_color.a = 255;
    letters.halo_width_pt *= 1.2;
  }

  void add(FlowLabel label) {
    if (!label.text.lines.empty() && !label.spots.empty()) labels_.push_back(std::move(label));
  }

  FlowSize size_of(std::size_t i) const {
    return flow_size(layout_.flows[i].width_pt, scene_.flows[i].look, style_.measures);
  }

  // ---- on the arrow

  void add_figure_label(std::size_t i) {
    const SceneFlow& flow = scene_.flows[i];
    const LaidFlow& main = *layout_.flows[i].main_leg();
    const Color color = letter_color(flow.look.color, style_);
    LabelText text;
    add_line(text, flow.label, "figure", color);
    // An unknown end has a label of its own, which says the figure too.
    if (!has_unknown_end(flow)) add_figure(text, i, color);
    const FlowSize size = leg_size(size_of(i), main.begin_part, main.end_part);
    const double half = layout_.flows[i].width_pt / 2;
    const Spine body =
        main.spine.part(0, flow_tip_pt(main, style_.measures) - (main.has_head ? size.head_length_pt : 0));
    // The wider the arrow, the more its number matters.
    add({"label-" + flow.id,
         "figure",
         text,
         figure_weight + 14 * half,
         i,
         {i},
         spots_along(body, size.origin_pt / 2, size.width_pt / 2, measure_label(text, measurer_))});
  }

  static bool has_unknown_end(const SceneFlow& flow) { return !flow.start.words.empty() || !flow.end.words.empty(); }

  /// The number, and below it what is counted: a narrow block finds room on or beside an arrow.
  void add_figure(LabelText& text, std::size_t i, Color color) const {
    const SceneFlow& f = scene_.flows[i];
    const std::string counted = counted_thing(f.measure, lang());
    const std::string line = figure_line(i);
    if (line.empty()) return;
    const bool short_line = measurer_.measure(line, style_.type("figure"), lang()).advance_pt < two_lines_from_pt;
    if (short_line || counted.empty() || f.figure.number.empty() || !f.figure.denied.empty())
      return add_line(text, line, "figure", color, LabelText::Says::kClaim, f.measure);
    add_line(text, f.figure.number + f.figure.marks, "figure", color, LabelText::Says::kNumber, f.measure);
    add_line(text, counted, "place_minor", color, LabelText::Says::kCounted, f.measure);
  }

  void add_figure_line(LabelText& text, std::size_t i, Color color) const {
    add_line(text, figure_line(i), "figure", color, LabelText::Says::kClaim, scene_.flows[i].measure);
  }

  std::string figure_line(std::size_t i) const {
    const SceneFlow& f = scene_.flows[i];
    return plan_.layers[f.layer].hide_figures || is_written_elsewhere(i) ? std::string{}
                                                                         : claim_line(f.measure, f.figure, lang());
  }

  /// The same people counted at a symbol, or on a flow whose figure this one repeats.
  bool is_written_elsewhere(std::size_t i) const {
    const FigureIds& ids = scene_.flows[i].figure_ids;
    const auto share = [](const std::vector<std::string>& a, const std::vector<std::string>& b) {
      return std::ranges::any_of(a, [&](const std::string& id) { return std::ranges::count(b, id) > 0; });
    };
    for (const PlacedSymbol& placed : layout_.symbols) {
      const SceneSymbol& s = scene_.symbols[placed.symbol];
      if (!placed.main || s.figure.empty() || plan_.layers[s.layer].hide_figures) continue;
      if (share(ids.repeated, s.figure_ids.own) || share(s.figure_ids.repeated, ids.own)) return true;
    }
    return std::ranges::any_of(scene_.flows, [&](const SceneFlow& f) {
      return &f != &scene_.flows[i] && !plan_.layers[f.layer].hide_figures && share(ids.repeated, f.figure_ids.own);
    });
  }

  // ---- at the ends

  void add_end_label(std::size_t i, bool start) {
    const SceneFlow& flow = scene_.flows[i];
    const FlowEnd& end = start ? flow.start : flow.end;
    const std::vector<LaidFlow>& legs = layout_.flows[i].legs;
    const LaidFlow& leg = start ? legs.front() : legs.back();
    if (end.empty() || leg.spine.empty() || is_shared(i, start)) return;
    const Color color = letter_color(flow.look.color, style_);
    const bool unknown = !end.words.empty();
    LabelText text;
    if (unknown && (start || flow.start.words.empty())) add_figure_line(text, i, color);
    add_line(text, unknown ? end.words : far_text(i, start), "place", color);
    const LabelSize size = measure_label(text, measurer_);
    const double length = leg.spine.length_pt();
    const PagePoint at = leg.spine.at(start ? 0 : length);
    const double beside = layout_.flows[i].width_pt / 2;
    // An origin is only told apart where there are two such ends.
    const std::string id = (start && !flow.end.empty() ? "label-start-" : "label-end-") + flow.id;
    FlowLabel label{id, "flow-end", text, end_weight, i, company_of(i, start), {}};
    label.arrival = !start;
    // Where the end has no room: along the half of the arrow that belongs to it. Never on the arrow, which it names as
    // a whole.
    const Spine half = start ? leg.spine.part(0, length / 2) : leg.spine.part(length / 2, length);
    const std::vector<PagePoint> line = half.sampled(4);
    const auto is_crossed = [&](const LabelSpot& spot) {
      return std::ranges::any_of(line, [&](PagePoint p) { return spot.box.grown(beside).contains(p); });
    };
    if (unknown) {
      label.spots = spots_around(at, unknown_radius_pt + 1, size);
    } else {
      label.spots = spots_at_frame(at, beside, size, layout_.frame);
      std::erase_if(label.spots, is_crossed);
    }
    for (LabelSpot& spot : spots_along(half, beside, beside, size)) {
      if (is_crossed(spot)) continue;
      spot.cost += 6;
      label.spots.push_back(std::move(spot));
    }
    add(std::move(label));
  }

  PagePoint exit_of(std::size_t i, bool start) const {
    const std::vector<LaidFlow>& legs = layout_.flows[i].legs;
    const Spine& spine = start ? legs.front().spine : legs.back().spine;
    return spine.empty() ? PagePoint{-1e6, 0} : spine.at(start ? 0 : spine.length_pt());
  }

  /// Flows of one look that leave for (or come from) the same place beside this one, itself included, in order.
  std::vector<std::size_t> company_of(std::size_t i, bool start) const {
    const auto end_of = [&](std::size_t k) { return start ? scene_.flows[k].start : scene_.flows[k].end; };
    std::vector<std::size_t> company;
    for (std::size_t k = 0; k < scene_.flows.size(); ++k)
      if (k == i || (end_of(k).place && end_of(k).place == end_of(i).place &&
                     scene_.flows[k].look.class_id == scene_.flows[i].look.class_id &&
                     distance_pt(exit_of(k, start), exit_of(i, start)) < shared_exit_pt))
        company.push_back(k);
    return company;
  }

  bool is_shared(std::size_t i, bool start) const { return company_of(i, start).front() != i; }

  /// "to Almaty, 130 km"; for several flows "to Almaty, 130–150 km".
  std::string far_text(std::size_t i, bool start) const {
    const FlowEnd& end = start ? scene_.flows[i].start : scene_.flows[i].end;
    const std::string& place = scene_.places[*end.place].name;
    double nearest = end.distance_m, farthest = end.distance_m;
    for (const std::size_t k : company_of(i, start)) {
      const double distance = start ? scene_.flows[k].start.distance_m : scene_.flows[k].end.distance_m;
      nearest = std::min(nearest, distance);
      farthest = std::max(farthest, distance);
    }
    if (nearest <= 0) return place;
    return message(start ? "flow.from" : "flow.to", lang(),
                   {{"place", place}, {"distance", format_distances(nearest, farthest, lang())}});
  }

  const Layout& layout_;
  const Scene& scene_;
  const MapPlan& plan_;
  const Style& style_;
  const TextMeasurer& measurer_;
  std::vector<FlowLabel> labels_;
};

}  // namespace

std::vector<FlowLabel> flow_labels(const Layout& layout, const Scene& scene, const MapPlan& plan, const Style& style,
                                   const TextMeasurer& measurer) {
  return FlowLabeller(layout, scene, plan, style, measurer).run();
}

std::vector<LabelSpot> spots_along(const Spine& spine, double begin_half_pt, double end_half_pt,
                                   const LabelSize& size) {
  std::vector<LabelSpot> spots;
  if (spine.empty() || size.widths_pt.empty()) return spots;
  const bool one_line = size.widths_pt.size() == 1;
  for (const double part : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82}) {
    const double s = spine.length_pt() * part;
    const PagePoint at = spine.at(s);
    const double half = std::lerp(begin_half_pt, end_half_pt, part);
    const double off_middle = std::abs(part - 0.5) * 6;
    const double angle = upright_deg(spine.direction(s));
    const double sag = sag_pt(spine, s, size.width_pt / 2);
    const bool fits = std::min(s, spine.length_pt() - s) > size.width_pt / 2;
    const auto add = [&](PagePoint p, double cost, double rotation, bool on_band) {
      spots.push_back({centered(p, size), LabelAlign::kCenter, off_middle + cost, {}, rotation, on_band});
    };
    // The wider an arrow that does not hold the text, the more of it the text hides.
    const double hidden = std::max(half - thin_half_pt, 0.0) * 3;
    if (one_line && fits && std::abs(angle) <= most_turn_deg) {
      if (half * 2 - sag > size.height_pt * 0.72) add(at, 0, angle, true);
      if (sag < 3) add(at, 0.4 + sag * 0.2 + hidden, angle, false);
    }
    add(at, 1.2 + half * 0.5 + hidden + (one_line ? 0 : 2), 0, false);
    const PagePoint normal = right_of(spine.direction(s));
    const double reach =
        half + 2.5 + std::abs(normal.x_pt) * size.width_pt / 2 + std::abs(normal.y_pt) * size.height_pt / 2;
    for (const double farther : {0.0, 6.0, 14.0, 26.0, 40.0})
      for (const double side : {-1.0, 1.0})
        add(at + normal * (side * (reach + farther)), 1.5 + farther * 0.6, 0, false);
  }
  return spots;
}

std::vector<LabelSpot> spots_at_frame(PagePoint exit, double half_width_pt, const LabelSize& size,
                                      const PageBox& frame) {
  std::vector<LabelSpot> spots;
  const double gap = half_width_pt + 3;
  for (const double slide : {0.0, 14.0, 30.0, 60.0})
    for (const double side : {-1.0, 1.0}) {
      const bool vertical_edge = exit.x_pt <= frame.left_pt + 1 || exit.x_pt >= frame.right_pt - 1;
      PagePoint center = exit;
      if (vertical_edge) {
        const double inward = exit.x_pt > frame.center().x_pt ? -1 : 1;
        center = center +
                 PagePoint{inward * (size.width_pt / 2 + 4 + slide), side * (gap + size.height_pt / 2 + slide * 0.15)};
      } else {
        const double inward = exit.y_pt > frame.center().y_pt ? -1 : 1;
        center = center + PagePoint{side * (gap + size.width_pt / 2), inward * (size.height_pt / 2 + 4 + slide)};
      }
      LabelSpot spot{PageBox::around(center, size.width_pt / 2, size.height_pt / 2),
                     LabelAlign::kCenter,
                     slide * 0.08 + (side > 0 ? 0.4 : 0),
                     {}};
      spots.push_back(spot);
    }
  return spots;
}

}  // namespace dateline
