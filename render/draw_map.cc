#include "render/draw_map.h"

#include <fmt/format.h>

#include "render/ground_drawing.h"
#include "render/halo_tones.h"
#include "render/inset.h"
#include "render/marks.h"

namespace dateline {
namespace {

Group named_group(std::string id, std::string css_class, std::string title) {
  Group group;
  group.name = {std::move(id), std::move(css_class), std::move(title)};
  return group;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts)
    if (!part.empty()) out += (out.empty() ? "" : std::string(between)) + part;
  return out;
}

/// Furniture without a panel or a ground of its own.
bool stands_on_the_ground(const Group& block) {
  const std::string& id = block.name.id;
  return id == "title" || id == "credits" || id == "scale-bar" || id == "date-stamp" || id == "north-arrow";
}

class DrawingMaker {
 public:
  DrawingMaker(const Layout& layout, const Scene& scene, const MapPlan& plan, const Style& style)
      : layout_(layout), scene_(scene), plan_(plan), style_(style) {}

  Drawing run(const std::string& home) {
    Drawing drawing;
    drawing.size = plan_.page;
    drawing.lang = plan_.lang();
    drawing.background = has_margin() ? style_.color("page") : ground_background(scene_.ground, style_);
    drawing.title = scene_.texts.title;
    drawing.layers = ground_groups(scene_.ground, home, style_);
    if (!layout_.insets.empty()) drawing.layers.push_back(insets_group());
    if (has_margin()) drawing.layers.insert(drawing.layers.begin(), sea_group());
    drawing.layers.push_back(areas_group());
    for (std::size_t i = 0; i < plan_.layers.size(); ++i) drawing.layers.push_back(layer_group(i));
    if (has_margin())
      for (Group& group : drawing.layers) group.clip = layout_.frame;
    drawing.layers.push_back(places_group());
    const HaloTones tones(scene_.ground, home, layout_.frame, style_);
    drawing.layers.push_back(labels_group(tones));
    Group furniture = named_group("furniture", {}, {});
    furniture.label = "Furniture";
    for (std::size_t i = 0; i < layout_.furniture.size(); ++i) {
      Group block = layout_.furniture[i].group;
      if (stands_on_the_ground(block)) tones.apply(block, {layout_.furniture_boxes[i]});
      furniture.items.push_back({std::move(block)});
    }
    drawing.layers.push_back(std::move(furniture));
    if (has_margin()) drawing.layers.push_back(frame_group());
    std::erase_if(drawing.layers, [](const Group& g) { return g.items.empty(); });
    return drawing;
  }

 private:
  bool has_margin() const { return layout_.frame.left_pt > 0; }

  Group sea_group() const {
    Group group = named_group("sea", {}, {});
    group.label = "Sea";
    PathItem item;
    item.path = Path::rectangle(layout_.frame);
    item.fill = Fill{ground_background(scene_.ground, style_), {}, false};
    group.items.push_back({std::move(item)});
    return group;
  }

  /// What each inset enlarges, and lines from there to the inset.
  Group insets_group() const {
    Group group = named_group("inset-outlines", {}, {});
    group.label = "Inset outlines";
    const Color ink = style_.color("text_muted"), paper = style_.color("land");
    const auto add = [&](const Path& path, double width_pt, Color color) {
      PathItem item;
      item.name.css_class = "inset-outline";
      item.path = path;
      item.stroke = Stroke{color, width_pt, {}, LineCap::kButt, LineJoin::kMiter, {}};
      group.items.push_back({std::move(item)});
    };
    for (const PlacedInset& inset : layout_.insets) {
      for (const auto& line : inset_connectors(inset.outline, inset.box))
        add(Path::polyline(line), 0.5, ink.faded(0.6));
      add(Path::rectangle(inset.outline), 2.4, paper.faded(0.8));
      add(Path::rectangle(inset.outline), 0.9, ink);
    }
    return group;
  }

  Group frame_group() const {
    Group group = named_group("frame", {}, {});
    group.label = "Frame";
    const LineStyle& line = style_.line("frame");
    PathItem item;
    item.name.css_class = "frame";
    item.path = Path::rectangle(layout_.frame);
    item.stroke = Stroke{line.color, line.width_pt, line.dash_pt, LineCap::kButt, LineJoin::kMiter, {}};
    group.items.push_back({std::move(item)});
    for (const TextItem& text : layout_.margin_texts) group.items.push_back({text});
    return group;
  }

  Group layer_group(std::size_t layer) const {
    const PlannedLayer& planned = plan_.layers[layer];
    Group group = named_group(planned.id, "layer", {});
    group.label = planned.title;
    for (const AggregatedLayer& aggregated : scene_.aggregated)
      if (aggregated.layer == layer) add_aggregated(group, aggregated);
    for (std::size_t i = 0; i < scene_.flows.size(); ++i)
      if (scene_.flows[i].layer == layer) add_flow(group, i);
    for (const PlacedSymbol& placed : layout_.symbols)
      if (scene_.symbols[placed.symbol].layer == layer) add_symbol(group, placed);
    return group;
  }

  void add_aggregated(Group& layer, const AggregatedLayer& aggregated) const {
    for (const AggregateCircle& circle : aggregated.circles) {
      CircleItem item = circle_item(circle, aggregated.colors.front(), style_);
      item.name = {{}, "circle", circle_title(circle.value, plan_.lang())};
      layer.items.push_back({std::move(item)});
    }
    for (const AggregateShape& shape : aggregated.shapes) {
      PathItem item;
      item.name = {{}, fmt::format("class-{}", shape.class_index + 1), shape.title};
      item.path = shape.path;
      item.fill = Fill{aggregated.colors[shape.class_index].faded(aggregate_opacity), {}, true};
      item.stroke = Stroke{style_.color("land"), 0.5, {}, LineCap::kButt, LineJoin::kMiter, {}};
      layer.items.push_back({std::move(item)});
    }
  }

  void add_flow(Group& layer, std::size_t i) const {
    const SceneFlow& flow = scene_.flows[i];
    Group group = named_group(flow.id, flow.look.class_id, flow.title);
    for (const LaidFlow& leg : layout_.flows[i].legs)
      for (Item& item : flow_items(leg, layout_.flows[i].width_pt, flow.look, style_))
        group.items.push_back(std::move(item));
    if (!group.items.empty()) layer.items.push_back({std::move(group)});
  }

  void add_symbol(Group& layer, const PlacedSymbol& placed) const {
    const SceneSymbol& symbol = scene_.symbols[placed.symbol];
    const ScenePlace& place = scene_.places[symbol.place];
    Group group = named_group(fmt::format("{}-at-{}", symbol.id, place.id), symbol.look.class_id,
                              joined({place.name, joined(symbol.titles, "; ")}, ": "));
    if (symbol.time_approximate) group.items = soft_edge_items(symbol.look, placed.center, placed.radius_pt);
    for (Item& item :
         symbol_items(symbol.look, placed.center, placed.radius_pt, place.approximate && placed.main, style_))
      group.items.push_back(std::move(item));
    layer.items.push_back({std::move(group)});
  }

  Group areas_group() const {
    Group group = named_group("areas", {}, {});
    group.label = "Areas";
    for (const ScenePlace& place : scene_.places) {
      if (place.area_radius_pt == 0) continue;
      Group one = named_group("area-" + place.id, "area", place.name);
      one.items = area_items(place.at, place.area_radius_pt, style_);
      group.items.push_back({std::move(one)});
    }
    return group;
  }

  Group places_group() const {
    Group group = named_group("places", {}, {});
    group.label = "Places";
    for (const PlacedDot& dot : layout_.dots) {
      const Color ink = style_.color("text_muted");
      const Color paper = style_.color("land");
      PathItem item;
      item.name = {dot.id.empty() ? std::string{} : "place-" + dot.id, "place", {}};
      item.path = dot.capital ? Path::rectangle(PageBox::around(dot.center, dot.radius_pt, dot.radius_pt))
                              : Path::circle(dot.center, dot.radius_pt);
      item.fill = Fill{dot.hollow ? paper : ink, {}, false};
      item.stroke = Stroke{dot.hollow ? ink : paper, dot.hollow ? 1.0 : 0.7, {}, LineCap::kButt, LineJoin::kRound, {}};
      group.items.push_back({std::move(item)});
    }
    return group;
  }

  Group labels_group(const HaloTones& tones) const {
    Group group = named_group("labels", {}, {});
    group.label = "Labels";
    for (const PlacedLabel& label : layout_.labels) {
      Group one = named_group(label.id, label.css_class, {});
      if (!label.leader.empty()) one.items.push_back(leader_item(label.leader));
      if (label.glyphs.empty() && !label.whole)
        for (Item& item : label_items(label.text, label.size, label.spot)) one.items.push_back(std::move(item));
      else
        one.items.push_back(along_line(label));
      tones.apply(one, label.boxes);
      group.items.push_back({std::move(one)});
    }
    return group;
  }

  static Item along_line(const PlacedLabel& label) {
    const LabelText::Line& line = label.text.lines.front();
    TextItem item;
    item.text = line.text;
    item.type = line.type;
    item.lang = line.lang;
    item.glyph_places = label.glyphs;
    if (label.whole) {
      item.origin = label.whole->origin;
      item.rotation_deg = label.whole->rotation_deg;
      item.anchor = TextAnchor::kMiddle;
    }
    return {std::move(item)};
  }

  Item leader_item(const std::vector<PagePoint>& leader) const {
    const LineStyle& line = style_.line("leader");
    PathItem item;
    item.name.css_class = "leader";
    item.path = Path::polyline(leader);
    item.stroke = Stroke{line.color, line.width_pt, line.dash_pt, LineCap::kButt, LineJoin::kRound, {}};
    return {std::move(item)};
  }

  const Layout& layout_;
  const Scene& scene_;
  const MapPlan& plan_;
  const Style& style_;
};

}  // namespace

Drawing make_drawing(const Layout& layout, const Scene& scene, const MapPlan& plan, const std::string& home,
                     const Style& style) {
  return DrawingMaker(layout, scene, plan, style).run(home);
}

}  // namespace dateline
