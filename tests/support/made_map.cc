#include "tests/support/made_map.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "render/marks.h"
#include "render/panel.h"
#include "styles/style_reader.h"

namespace dateline::testing {
namespace {

constexpr double touch_pt = 1e-6;  // boxes that only touch do not collide

bool box_covers_disc(const PageBox& box, PagePoint center, double radius_pt) {
  const PagePoint nearest{std::clamp(center.x_pt, box.left_pt, box.right_pt),
                          std::clamp(center.y_pt, box.top_pt, box.bottom_pt)};
  return distance_pt(nearest, center) < radius_pt - touch_pt;
}

bool inside(PagePoint p, const std::vector<PagePoint>& corners) {
  bool in = false;
  for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
    const PagePoint a = corners[i], b = corners[j];
    if ((a.y_pt > p.y_pt) != (b.y_pt > p.y_pt) &&
        p.x_pt < (b.x_pt - a.x_pt) * (p.y_pt - a.y_pt) / (b.y_pt - a.y_pt) + a.x_pt)
      in = !in;
  }
  return in;
}

/// By sampling the box: finer than any head is wide.
bool box_covers_polygon(const PageBox& box, const std::vector<PagePoint>& corners) {
  if (corners.empty()) return false;
  if (std::ranges::any_of(corners, [&](PagePoint p) { return box.grown(-0.01).contains(p); })) return true;
  constexpr double step = 0.5;
  for (double y = box.top_pt; y <= box.bottom_pt; y += step)
    for (double x = box.left_pt; x <= box.right_pt; x += step)
      if (inside({x, y}, corners)) return true;
  return false;
}

/// Corners of the head of a drawn flow: of outlines its barbs and tip, which are the lines of the path.
std::vector<PagePoint> head_corners(const Path& path) {
  std::vector<PagePoint> corners;
  std::size_t next = 0;
  for (const Path::Verb verb : path.verbs) {
    if (verb == Path::Verb::kClose) continue;
    next += verb == Path::Verb::kCurve ? 3 : 1;
    if (verb == Path::Verb::kLine) corners.push_back(path.points[next - 1]);
  }
  const bool outline = path.verbs.size() > 1 && path.verbs[1] == Path::Verb::kCurve;
  if (outline)
    corners.resize(std::min<std::size_t>(corners.size(), 3));
  else if (!path.points.empty() && !corners.empty())
    corners.push_back(path.points.front());
  return corners;
}

struct Head {
  std::string flow;
  std::vector<PagePoint> corners;
};

std::vector<Head> drawn_heads(const MadeMap& map) {
  std::vector<Head> heads;
  for (std::size_t i = 0; i < map.layout.flows.size(); ++i)
    for (const LaidFlow& leg : map.layout.flows[i].legs)
      for (const Item& item :
           flow_items(leg, map.layout.flows[i].width_pt, map.scene.flows[i].look, map.inputs.style)) {
        const auto* path = std::get_if<PathItem>(&item.value);
        if (path && path->fill) heads.push_back({map.scene.flows[i].id, head_corners(path->path)});
      }
  return heads;
}

class CollisionFinder {
 public:
  explicit CollisionFinder(const MadeMap& map) : map_(map), layout_(map.layout) {}

  std::vector<std::string> run() {
    const std::vector<Head> heads = drawn_heads(map_);
    for (std::size_t i = 0; i < layout_.labels.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) compare_labels(layout_.labels[i], layout_.labels[j]);
      for (const PageBox& box : layout_.labels[i].boxes) check_box(layout_.labels[i].id, box, heads);
    }
    check_furniture();
    return std::move(found_);
  }

 private:
  void compare_labels(const PlacedLabel& a, const PlacedLabel& b) {
    for (const PageBox& x : a.boxes)
      for (const PageBox& y : b.boxes)
        if (x.grown(-touch_pt).overlaps(y)) found_.push_back(fmt::format("{} lies over {}", a.id, b.id));
  }

  void check_box(const std::string& id, const PageBox& box, const std::vector<Head>& heads) {
    if (!layout_.frame.contains(box)) found_.push_back(fmt::format("{} leaves the page", id));
    for (const PlacedSymbol& s : layout_.symbols)
      if (box_covers_disc(box, s.center, s.radius_pt))
        found_.push_back(fmt::format("{} covers the symbol {}", id, map_.scene.symbols[s.symbol].id));
    for (const PlacedDot& d : layout_.dots)
      if (box_covers_disc(box, d.center, d.radius_pt)) found_.push_back(fmt::format("{} covers the dot {}", id, d.id));
    for (std::size_t f = 0; f < layout_.furniture_boxes.size(); ++f)
      if (box.overlaps(layout_.furniture_boxes[f]))
        found_.push_back(fmt::format("{} lies over furniture {}", id, layout_.furniture[f].group.name.id));
    for (const Head& head : heads)
      if (box_covers_polygon(box, head.corners))
        found_.push_back(fmt::format("{} covers the head of {}", id, head.flow));
  }

  void check_furniture() {
    for (std::size_t f = 0; f < layout_.furniture_boxes.size(); ++f) {
      const PageBox& box = layout_.furniture_boxes[f];
      const std::string& id = layout_.furniture[f].group.name.id;
      if (!layout_.frame.contains(box)) found_.push_back(fmt::format("furniture {} leaves the page", id));
      for (std::size_t g = 0; g < f; ++g)
        if (box.overlaps(layout_.furniture_boxes[g]))
          found_.push_back(fmt::format("furniture {} lies over {}", id, layout_.furniture[g].group.name.id));
      for (const PlacedSymbol& s : layout_.symbols)
        if (box_covers_disc(box, s.center, s.radius_pt))
          found_.push_back(fmt::format("furniture {} covers the symbol {}", id, map_.scene.symbols[s.symbol].id));
    }
  }

  const MadeMap& map_;
  const Layout& layout_;
  std::vector<std::string> found_;
};

bool is_listed(const MadeMap& map, const std::string& id) {
  const auto has = [&](const std::vector<LeftOut>& list) { return std::ranges::count(list, id, &LeftOut::id) > 0; };
  return has(map.scene.left_out) || has(map.layout.dropped);
}

/// Symbols of several events carry the id of the first and the titles of all.
bool has_symbol(const MadeMap& map, const std::string& id, const std::string& title) {
  return std::ranges::any_of(map.layout.symbols, [&](const PlacedSymbol& placed) {
    const SceneSymbol& s = map.scene.symbols[placed.symbol];
    return s.id == id || std::ranges::count(s.titles, title) > 0;
  });
}

bool has_flow(const MadeMap& map, const std::string& id) {
  for (std::size_t i = 0; i < map.scene.flows.size(); ++i)
    if (map.scene.flows[i].id == id && map.layout.flows[i].main_leg()) return true;
  return false;
}

}  // namespace

Style newsprint() {
  Result<Style> style = read_style("newsprint", std::string(DATELINE_SOURCE_DIR) + "/styles/themes");
  if (!style) throw std::runtime_error("the style newsprint cannot be read");
  return std::move(*style);
}

MadeMap make_map(const MapInputs& inputs, const TextMeasurer& measurer) {
  const When& as_of = inputs.spec.as_of;
  ChronicleView view =
      view_of(inputs.chronicle, inputs.spec.window, as_of.stated() ? as_of.latest : LocalSeconds::max());
  Result<MapPlan> plan = make_plan(inputs.spec, inputs.chronicle, view);
  if (!plan) throw std::runtime_error("no plan: " + plan.diagnostics.front().message);
  GroundRequest request;
  request.files = inputs.basemaps;
  if (!inputs.world_basemap.empty()) request.files.push_back(inputs.world_basemap);
  request.languages = plan->languages;
  request.second_language = plan->second_language;
  request.min_population = static_cast<long long>(plan->viewport.scale_denominator() / 100);
  request.graticule = inputs.spec.furniture.graticule != Show::kOff;
  GroundScene ground = make_ground(request, plan->projection, plan->viewport);
  Scene scene = make_scene(*plan, inputs.spec, inputs.chronicle, view, inputs.style);
  add_ground(scene, std::move(ground));
  const auto by_area = [&](const SceneAggregate& a) { return needs_ground(*plan->layers[a.layer].aggregate); };
  if (std::ranges::none_of(scene.aggregates, by_area)) add_aggregated(scene, *plan, nullptr, inputs.style);
  ReadyBlocks blocks;
  blocks.panel = panel_shapes(scene, *plan, inputs.spec.furniture, inputs.style, measurer);
  Layout layout = lay_out(scene, *plan, inputs.spec.furniture, inputs.style, std::move(blocks), measurer);
  return {inputs, std::move(view), std::move(*plan), std::move(scene), std::move(layout)};
}

std::vector<std::string> collisions(const MadeMap& map) { return CollisionFinder(map).run(); }

std::vector<std::string> lost_records(const MadeMap& map) {
  std::vector<std::string> lost;
  const Chronicle& chronicle = map.inputs.chronicle;
  const auto note = [&](const std::string& id, bool drawn) {
    if (!drawn && !is_listed(map, id)) lost.push_back(id);
  };
  for (const PlannedLayer& layer : map.plan.layers) {
    for (const std::size_t i : layer.events) {
      const Event& event = chronicle.events[i];
      note(event.id, has_symbol(map, event.id, text_in(event.title, map.plan.languages, chronicle.language)));
    }
    for (const std::size_t i : layer.movements)
      note(chronicle.movements[i].id, has_flow(map, chronicle.movements[i].id));
    for (const std::size_t i : layer.deployments) {
      const Deployment& d = chronicle.deployments[i];
      note(d.id,
           has_flow(map, d.id) || has_symbol(map, d.id, text_in(d.title, map.plan.languages, chronicle.language)));
    }
  }
  return lost;
}

}  // namespace dateline::testing
