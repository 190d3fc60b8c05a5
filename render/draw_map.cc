#include "render/draw_map.h"

#include <fmt/format.h>

#include "render/ground_drawing.h"
#include "render/halo_tones.h"
#include "render/inset.h"
#include "render/joined_text.h"
#include "render/marks.h"

namespace dateline {
namespace {

Group named_group(std::string id, std::string css_class, std::string title) {
  Group group;
  group.name = {std::move(id), std::move(css_class), std::move(title)};
  return group;
}

/// Furniture without a panel or a ground of its own.
bool stands_on_the_ground(const Group& block) {
  const std::string& id = block.name.id;
  return id == "title" || id == "credits" || id == "scale-bar" || id == "date-stamp" || id == "north-arrow";
}

Item along_line(const PlacedLabel& label) {
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

}  // namespace

MapArtist::MapArtist(const Layout& layout, const Scene& scene, const MapPlan& plan, const std::string& home,
                     const Style& style)
    : layout_(layout),
      scene_(scene),
      plan_(plan),
      home_(home),
      style_(style),
      tones_(scene.ground, home, layout.frame, style) {}

Color MapArtist::background() const {
  return has_margin() ? style_.color("page") : ground_background(scene_.ground, style_);
}

std::vector<Group> MapArtist::ground() const {
  std::vector<Group> groups;
  if (has_margin()) groups.push_back(sea());
  for (Group& group : ground_groups(scene_.ground, home_, style_)) groups.push_back(std::move(group));
  if (!layout_.insets.empty()) groups.push_back(inset_outlines());
  groups.push_back(areas());
  if (has_margin())
    for (Group& group : groups) group.clip = layout_.frame;
  std::erase_if(groups, [](const Group& g) { return g.items.empty(); });
  return groups;
}

Group MapArtist::sea() const {
  Group group = named_group("sea", {}, {});
  group.label = "Sea";
  PathItem item;
  item.path = Path::rectangle(layout_.frame);
  item.fill = Fill{ground_background(scene_.ground, style_), {}, false};
  group.items.push_back({std::move(item)});
  return group;
}

/// What each inset enlarges, and lines from there to the inset.
Group MapArtist::inset_outlines() const {
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
    for (const auto& line : inset_connectors(inset.outline, inset.box)) add(Path::polyline(line), 0.5, ink.faded(0.6));
    add(Path::rectangle(inset.outline), 2.4, paper.faded(0.8));
    add(Path::rectangle(inset.outline), 0.9, ink);
  }
  return group;
}

Group MapArtist::areas() const {
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

Group MapArtist::layer_shell(std::size_t layer) const {
  const PlannedLayer& planned = plan_.layers[layer];
  Group group = named_group(planned.id, "layer", {});
  group.label = planned.title;
  if (has_margin()) group.clip = layout_.frame;
  return group;
}

Group MapArtist::layer(std::size_t layer) const {
  Group group = layer_shell(layer);
  for (const AggregatedLayer& aggregated : scene_.aggregated) {
    if (aggregated.layer != layer) continue;
    for (const AggregateCircle& one : aggregated.circles) group.items.push_back(circle(aggregated, one));
    for (const AggregateShape& one : aggregated.shapes) group.items.push_back(shape(aggregated, one));
  }
  for (std::size_t i = 0; i < scene_.flows.size(); ++i) {
    if (scene_.flows[i].layer != layer) continue;
    Group one = flow(scene_.flows[i], layout_.flows[i].legs, layout_.flows[i].width_pt);
    if (!one.items.empty()) group.items.push_back({std::move(one)});
  }
  for (const PlacedSymbol& placed : layout_.symbols)
    if (const SceneSymbol& one = scene_.symbols[placed.symbol]; one.layer == layer)
      group.items.push_back({symbol(one, placed.center, placed.radius_pt, placed.main)});
  return group;
}

Item MapArtist::circle(const AggregatedLayer& aggregated, const AggregateCircle& circle) const {
  CircleItem item = circle_item(circle, aggregated.colors.front(), style_);
  item.name = {{}, "circle", circle_title(circle.value, plan_.lang())};
  return {std::move(item)};
}

Item MapArtist::shape(const AggregatedLayer& aggregated, const AggregateShape& shape) const {
  PathItem item;
  item.name = {{}, fmt::format("class-{}", shape.class_index + 1), shape.title};
  item.path = shape.path;
  item.fill = Fill{aggregated.colors[shape.class_index].faded(aggregate_opacity), {}, true};
  item.stroke = Stroke{style_.color("land"), 0.5, {}, LineCap::kButt, LineJoin::kMiter, {}};
  return {std::move(item)};
}

Group MapArtist::flow(const SceneFlow& flow, std::span<const LaidFlow> legs, double width_pt) const {
  Group group = named_group(flow.id, flow.look.class_id, flow.title);
  for (const LaidFlow& leg : legs)
    for (Item& item : flow_items(leg, width_pt, flow.look, style_)) group.items.push_back(std::move(item));
  return group;
}

Group MapArtist::symbol(const SceneSymbol& symbol, PagePoint center, double radius_pt, bool main) const {
  const ScenePlace& place = scene_.places[symbol.place];
  Group group = named_group(fmt::format("{}-at-{}", symbol.id, place.id), symbol.look.class_id,
                            joined({place.name, joined(symbol.titles, "; ")}, ": "));
  if (symbol.time_approximate) group.items = soft_edge_items(symbol.look, center, radius_pt);
  for (Item& item : symbol_items(symbol.look, center, radius_pt, place.approximate && main, style_))
    group.items.push_back(std::move(item));
  return group;
}

Group MapArtist::places() const {
  Group group = named_group("places", {}, {});
  group.label = "Places";
  for (const PlacedDot& one : layout_.dots) group.items.push_back(dot(one));
  return group;
}

Item MapArtist::dot(const PlacedDot& dot) const {
  const Color ink = style_.color("text_muted");
  const Color paper = style_.color("land");
  PathItem item;
  item.name = {dot.id.empty() ? std::string{} : "place-" + dot.id, "place", {}};
  item.path = dot.capital ? Path::rectangle(PageBox::around(dot.center, dot.radius_pt, dot.radius_pt))
                          : Path::circle(dot.center, dot.radius_pt);
  item.fill = Fill{dot.hollow ? paper : ink, {}, false};
  item.stroke = Stroke{dot.hollow ? ink : paper, dot.hollow ? 1.0 : 0.7, {}, LineCap::kButt, LineJoin::kRound, {}};
  return {std::move(item)};
}

Group MapArtist::labels() const {
  Group group = named_group("labels", {}, {});
  group.label = "Labels";
  for (const PlacedLabel& one : layout_.labels) group.items.push_back({label(one)});
  return group;
}

Group MapArtist::label(const PlacedLabel& label) const {
  Group group = named_group(label.id, label.css_class, {});
  if (!label.leader.empty()) group.items.push_back(leader(label.leader));
  if (label.glyphs.empty() && !label.whole)
    for (Item& item : label_items(label.text, label.size, label.spot)) group.items.push_back(std::move(item));
  else
    group.items.push_back(along_line(label));
  tones_.apply(group, label.boxes);
  return group;
}

Item MapArtist::leader(const std::vector<PagePoint>& points) const {
  const LineStyle& line = style_.line("leader");
  PathItem item;
  item.name.css_class = "leader";
  item.path = Path::polyline(points);
  item.stroke = Stroke{line.color, line.width_pt, line.dash_pt, LineCap::kButt, LineJoin::kRound, {}};
  return {std::move(item)};
}

Group MapArtist::furniture() const {
  Group group = named_group("furniture", {}, {});
  group.label = "Furniture";
  for (std::size_t i = 0; i < layout_.furniture.size(); ++i) group.items.push_back({block(i)});
  return group;
}

Group MapArtist::block(std::size_t index) const {
  Group group = layout_.furniture[index].group;
  if (stands_on_the_ground(group)) tones_.apply(group, {layout_.furniture_boxes[index]});
  return group;
}

Group MapArtist::frame() const {
  Group group = named_group("frame", {}, {});
  if (!has_margin()) return group;
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

Drawing make_drawing(const Layout& layout, const Scene& scene, const MapPlan& plan, const std::string& home,
                     const Style& style) {
  const MapArtist artist(layout, scene, plan, home, style);
  Drawing drawing;
  drawing.size = plan.page;
  drawing.lang = plan.lang();
  drawing.background = artist.background();
  drawing.title = scene.texts.title;
  drawing.layers = artist.ground();
  for (std::size_t i = 0; i < plan.layers.size(); ++i) drawing.layers.push_back(artist.layer(i));
  drawing.layers.push_back(artist.places());
  drawing.layers.push_back(artist.labels());
  drawing.layers.push_back(artist.furniture());
  drawing.layers.push_back(artist.frame());
  std::erase_if(drawing.layers, [](const Group& g) { return g.items.empty(); });
  return drawing;
}

}  // namespace dateline
