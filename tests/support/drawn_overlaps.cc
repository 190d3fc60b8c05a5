#include "tests/support/drawn_overlaps.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "render/bezier.h"
#include "render/cairo_outline.h"
#include "render/obstacles.h"

namespace dateline::testing {
namespace {

using Kind = DrawnOverlap::Kind;
using Ring = std::vector<PagePoint>;

constexpr double tolerance_pt = 0.15;  // what flattening and rounding may hide
constexpr double sample_step_pt = 0.5;
constexpr int curve_parts = 8;

/// Lines of a path, curves cut into short pieces.
std::vector<Ring> flattened(const Path& path) {
  std::vector<Ring> rings;
  const PagePoint* p = path.points.data();
  for (const Path::Verb verb : path.verbs) {
    switch (verb) {
      case Path::Verb::kMove: rings.push_back({*p++}); break;
      case Path::Verb::kLine: rings.back().push_back(*p++); break;
      case Path::Verb::kCurve: {
        const Cubic piece{rings.back().back(), p[0], p[1], p[2]};
        for (int k = 1; k <= curve_parts; ++k) rings.back().push_back(piece.at(static_cast<double>(k) / curve_parts));
        p += 3;
        break;
      }
      case Path::Verb::kClose: rings.back().push_back(rings.back().front()); break;
    }
  }
  return rings;
}

/// Filled rings and stroked lines of one thing.
class Shape {
 public:
  void add_fill(const Path& path) {
    for (Ring& ring : flattened(path)) {
      if (ring.size() < 3) continue;
      ring.push_back(ring.front());
      include(ring, 0);
      rings_.push_back(std::move(ring));
    }
  }
  void add_stroke(const Path& path, double width_pt) {
    for (Ring& line : flattened(path)) {
      include(line, width_pt / 2);
      lines_.push_back({std::move(line), width_pt / 2});
    }
  }
  void add_item(const PathItem& item) {
    if (item.fill) add_fill(item.path);
    if (item.stroke) add_stroke(item.path, item.stroke->width_pt);
  }
  bool empty() const { return rings_.empty() && lines_.empty(); }
  const PageBox& box() const { return box_; }

  /// How deep the point lies within; 0 outside. Non-zero winding over all rings.
  double depth_of(PagePoint p) const {
    double depth = 0;
    for (const auto& [line, half] : lines_)
      for (std::size_t i = 0; i + 1 < line.size(); ++i)
        depth = std::max(depth, half - distance_to_segment(p, line[i], line[i + 1]));
    if (winding(p) == 0) return depth;
    double edge = 1e9;
    for (const Ring& ring : rings_)
      for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        edge = std::min(edge, distance_to_segment(p, ring[i], ring[i + 1]));
    return std::max(depth, edge);
  }

  /// Points on the edges and along the strokes that lie in a box.
  std::vector<PagePoint> samples_in(const PageBox& box) const {
    std::vector<PagePoint> points;
    const auto walk = [&](const Ring& line, double half) {
      for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const PagePoint side = right_of(unit(line[i + 1] - line[i])) * half;
        const int parts = static_cast<int>(distance_pt(line[i], line[i + 1]) / sample_step_pt) + 1;
        for (int k = 0; k < parts; ++k)
          for (const double sign : {-1.0, 0.0, 1.0}) {
            const PagePoint p = lerp(line[i], line[i + 1], static_cast<double>(k) / parts) + side * sign;
            if (box.contains(p)) points.push_back(p);
            if (half == 0) break;
          }
      }
    };
    for (const Ring& ring : rings_) walk(ring, 0);
    for (const auto& [line, half] : lines_) walk(line, half);
    return points;
  }

 private:
  void include(const Ring& points, double half) {
    for (const PagePoint p : points)
      for (const PagePoint corner : {p - PagePoint{half, half}, p + PagePoint{half, half}}) {
        if (first_) box_ = {corner.x_pt, corner.y_pt, corner.x_pt, corner.y_pt};
        first_ = false;
        box_.include(corner);
      }
  }

  int winding(PagePoint p) const {
    int turns = 0;
    for (const Ring& ring : rings_)
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const PagePoint a = ring[i], b = ring[i + 1];
        const double side = cross(b - a, p - a);
        if (a.y_pt <= p.y_pt && b.y_pt > p.y_pt && side > 0) ++turns;
        if (a.y_pt > p.y_pt && b.y_pt <= p.y_pt && side < 0) --turns;
      }
    return turns;
  }

  struct Line {
    Ring points;
    double half_pt;
  };
  std::vector<Ring> rings_;
  std::vector<Line> lines_;
  PageBox box_;
  bool first_ = true;
};

/// How deep two shapes lie in each other.
double overlap_of(const Shape& a, const Shape& b) {
  if (a.empty() || b.empty() || !a.box().overlaps(b.box())) return 0;
  double depth = 0;
  for (const PagePoint p : a.samples_in(b.box())) depth = std::max(depth, b.depth_of(p));
  for (const PagePoint p : b.samples_in(a.box())) depth = std::max(depth, a.depth_of(p));
  return depth > tolerance_pt ? depth : 0;
}

struct Thing {
  std::string id;
  std::size_t index = 0;  // of a symbol in Layout::symbols, of a flow in Scene::flows
  std::vector<Shape> shapes;
};

bool same_path(const Path& a, const Path& b) { return a.verbs == b.verbs && a.points == b.points; }

/// Barbs and tip of an outline, or the whole of a separate head.
Shape head_of(const PathItem& item) {
  Ring corners;
  const PagePoint* p = item.path.points.data();
  bool curved = false;
  for (const Path::Verb verb : item.path.verbs) {
    curved |= verb == Path::Verb::kCurve;
    if (verb == Path::Verb::kLine) corners.push_back(*p);
    p += verb == Path::Verb::kCurve ? 3 : verb == Path::Verb::kClose ? 0 : 1;
  }
  Shape head;
  const bool outline = curved && corners.size() >= 4;  // barb, tip, barb, then the neck
  if (outline) corners.resize(3);
  if (outline)
    head.add_fill(Path::polygon(corners));
  else if (!curved || corners.empty())
    head.add_fill(item.path);
  return head;
}

class OverlapFinder {
 public:
  OverlapFinder(const Drawing& drawing, const Scene& scene) : drawing_(drawing), scene_(scene) {}

  std::vector<DrawnOverlap> run() {
    for (const Group& layer : drawing_.layers) collect(layer);
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) compare(Kind::kLabelLabel, labels_[i], labels_[j]);
      for (const Thing& symbol : symbols_) compare(Kind::kLabelSymbol, labels_[i], symbol);
      for (const Thing& head : heads_) compare(Kind::kLabelHead, labels_[i], head);
    }
    compare_flows();
    return std::move(found_);
  }

 private:
  void collect(const Group& group) {
    for (const Item& item : group.items) {
      if (const auto* path = std::get_if<PathItem>(&item.value); path && group.name.id == "places")
        add_symbol(path->name.id, *path);
      const Group* inner = std::get_if<Group>(&item.value);
      if (!inner) continue;
      if (group.name.id == "labels")
        labels_.push_back({inner->name.id, 0, letters_of(*inner)});
      else if (const auto flow = std::ranges::find(scene_.flows, inner->name.id, &SceneFlow::id);
               flow != scene_.flows.end())
        add_flow(*inner, static_cast<std::size_t>(flow - scene_.flows.begin()));
      else if (inner->name.id.find("-at-") != std::string::npos)
        add_symbol_group(*inner);
    }
  }

  static std::vector<Shape> letters_of(const Group& group) {
    std::vector<Shape> shapes;
    for (const Item& item : group.items)
      if (const auto* text = std::get_if<TextItem>(&item.value)) shapes.emplace_back().add_fill(outline_text(*text));
    return shapes;
  }

  void add_symbol(const std::string& id, const PathItem& item) {
    Thing thing{id, 0, {}};
    thing.shapes.emplace_back().add_item(item);
    symbols_.push_back(std::move(thing));
  }

  void add_symbol_group(const Group& group) {
    Thing thing{group.name.id, 0, {}};
    for (const Item& item : group.items)
      if (const auto* path = std::get_if<PathItem>(&item.value)) thing.shapes.emplace_back().add_item(*path);
    symbols_.push_back(std::move(thing));
  }

  /// Body and heads without their casing, which is the same path drawn before.
  void add_flow(const Group& group, std::size_t flow) {
    Thing body{group.name.id, flow, {}}, heads{group.name.id, flow, {}};
    for (std::size_t k = 0; k < group.items.size(); ++k) {
      const auto* path = std::get_if<PathItem>(&group.items[k].value);
      if (const auto* text = std::get_if<TextItem>(&group.items[k].value))
        heads.shapes.emplace_back().add_fill(outline_text(*text));
      if (!path) continue;
      const auto* next = k + 1 < group.items.size() ? std::get_if<PathItem>(&group.items[k + 1].value) : nullptr;
      if (next && !path->fill && same_path(path->path, next->path)) continue;
      Shape shape;
      if (path->fill)
        shape.add_fill(path->path);
      else
        shape.add_item(*path);
      body.shapes.push_back(std::move(shape));
      if (path->fill)
        if (Shape head = head_of(*path); !head.empty()) heads.shapes.push_back(std::move(head));
    }
    bodies_.push_back(std::move(body));
    heads_.push_back(std::move(heads));
  }

  void compare(Kind kind, const Thing& upper, const Thing& lower) {
    double depth = 0;
    for (const Shape& a : upper.shapes)
      for (const Shape& b : lower.shapes) depth = std::max(depth, overlap_of(a, b));
    if (depth > 0) found_.push_back({kind, upper.id, lower.id, depth});
  }

  void compare_flows() {
    for (std::size_t i = 0; i < bodies_.size(); ++i) {
      for (const Thing& symbol : symbols_)
        if (!is_on_route(bodies_[i].index, symbol)) compare(Kind::kArrowSymbol, bodies_[i], symbol);
      for (std::size_t j = 0; j < bodies_.size(); ++j) {
        if (j < i) compare(Kind::kHeadHead, heads_[i], heads_[j]);
        if (j != i) compare(Kind::kArrowHead, bodies_[i], heads_[j]);
      }
    }
  }

  /// True for the mark that stands at one of the flow's places; the badges around it are not the flow's.
  bool is_on_route(std::size_t flow, const Thing& symbol) const {
    const PagePoint middle = symbol.shapes.front().box().center();
    return std::ranges::any_of(scene_.flows[flow].places, [&](const std::optional<std::size_t>& place) {
      return place && distance_pt(scene_.places[*place].at, middle) < 0.6;
    });
  }

  const Drawing& drawing_;
  const Scene& scene_;
  std::vector<Thing> labels_, symbols_, bodies_, heads_;
  std::vector<DrawnOverlap> found_;
};

}  // namespace

std::vector<DrawnOverlap> drawn_overlaps(const Drawing& drawing, const Scene& scene) {
  return OverlapFinder(drawing, scene).run();
}

std::string to_string(const DrawnOverlap& overlap) {
  static const std::map<Kind, std::string> lower{{Kind::kLabelLabel, "the label"},  {Kind::kLabelSymbol, "the symbol"},
                                                 {Kind::kLabelHead, "the head of"}, {Kind::kArrowSymbol, "the symbol"},
                                                 {Kind::kHeadHead, "the head of"},  {Kind::kArrowHead, "the head of"}};
  const bool head = overlap.kind == Kind::kHeadHead;
  return fmt::format("{}{} lies over {} {} by {:.1f} pt", head ? "the head of " : "", overlap.upper,
                     lower.at(overlap.kind), overlap.lower, overlap.depth_pt);
}

std::vector<std::string> to_strings(const std::vector<DrawnOverlap>& overlaps, DrawnOverlap::Kind kind) {
  std::vector<std::string> out;
  for (const DrawnOverlap& overlap : overlaps)
    if (overlap.kind == kind) out.push_back(to_string(overlap));
  return out;
}

}  // namespace dateline::testing
