#include "render/locator.h"

#include <algorithm>
#include <cmath>

#include "render/ground.h"
#include "render/ground_drawing.h"

namespace dateline {
namespace {

/// Half the height of the locator in degrees of latitude: so much larger than the map that its place is seen, not
/// smaller than what shows a country, not larger than a continent.
double half_height_deg(const LonLatBox& map) {
  const double map_deg = std::max(map.height_deg(), map.width_deg() * 0.5);
  return std::clamp(map_deg * 14, 7.0, 35.0);
}

LonLatBox surroundings(const LonLatBox& map, double aspect) {
  const double lat = std::clamp((map.south_deg + map.north_deg) / 2, -70.0, 70.0);
  const double lon = map.west_deg + map.width_deg() / 2;
  const double half_h = half_height_deg(map);
  const double half_w = std::min(170.0, half_h * aspect / std::cos(lat * 3.14159265358979 / 180));
  return {lon - half_w, std::max(-85.0, lat - half_h), lon + half_w, std::min(85.0, lat + half_h)};
}

Item text_item(std::string text, const TypeStyle& type, PagePoint middle, const std::string& lang) {
  TextItem item;
  item.text = std::move(text);
  item.type = type;
  item.lang = lang;
  item.origin = middle + PagePoint{0, type.size_pt * 0.35};
  item.anchor = TextAnchor::kMiddle;
  return {std::move(item)};
}

/// The middle of the ring with the largest box, for a name that is only a hint.
std::optional<PageBox> largest_part(const FeatureSet<PagePoint>& shapes, std::size_t feature) {
  std::optional<PageBox> best;
  for (std::size_t r = shapes.features_begin[feature]; r < shapes.features_begin[feature + 1]; ++r) {
    const auto ring = shapes.ring(r);
    PageBox box{ring[0].x_pt, ring[0].y_pt, ring[0].x_pt, ring[0].y_pt};
    for (const PagePoint p : ring) box.include(p);
    if (!best || box.width_pt() * box.height_pt() > best->width_pt() * best->height_pt()) best = box;
  }
  return best;
}

/// Names of the countries that have room for them, clear of the mark and of each other.
std::vector<Item> country_names(const GroundScene& ground, const PageBox& frame, const PageBox& mark,
                                const Style& style, const TextMeasurer& measurer) {
  TypeStyle type = style.type("note");
  type.size_pt *= 0.86;
  std::vector<PageBox> taken{mark.grown(2)};
  std::vector<Item> items;
  for (std::size_t i = 0; i < ground.country_info.size(); ++i) {
    const auto part = largest_part(ground.countries, i);
    const GroundArea& country = ground.country_info[i];
    if (!part || country.name.empty()) continue;
    const PageBox seen{std::max(part->left_pt, frame.left_pt), std::max(part->top_pt, frame.top_pt),
                       std::min(part->right_pt, frame.right_pt), std::min(part->bottom_pt, frame.bottom_pt)};
    const double width = measurer.measure(country.name, type, country.name_lang).advance_pt;
    if (width > seen.width_pt() || type.size_pt * 1.3 > seen.height_pt()) continue;
    for (const double dy : {0.0, -12.0, 12.0, -22.0, 22.0}) {
      const PageBox box = PageBox::around(seen.center() + PagePoint{0, dy}, width / 2 + 1, type.size_pt * 0.6);
      if (!frame.grown(-2).contains(box)) continue;
      if (std::ranges::any_of(taken, [&](const PageBox& t) { return t.overlaps(box); })) continue;
      taken.push_back(box);
      items.push_back(text_item(country.name, type, box.center(), country.name_lang));
      break;
    }
  }
  return items;
}

PageBox mark_of(const LonLatBox& map, const Projection& projection, const Viewport& viewport) {
  std::optional<PageBox> mark;
  for (int i = 0; i <= 8; ++i)
    for (int j = 0; j <= 8; ++j) {
      const auto p =
          projection.forward({map.west_deg + map.width_deg() * i / 8, map.south_deg + map.height_deg() * j / 8});
      if (!p) continue;
      const PagePoint at = viewport.to_page(*p);
      if (!mark) mark = PageBox{at.x_pt, at.y_pt, at.x_pt, at.y_pt};
      mark->include(at);
    }
  return mark.value_or(PageBox{});
}

}  // namespace

Block locator_block(const LocatorRequest& request, const MapPlan& plan, const Style& style,
                    const TextMeasurer& measurer, Diagnostics& diagnostics) {
  if (request.world_basemap.empty()) return {};
  const LonLatBox map = ground_box(plan.projection, plan.viewport, {0, 0.15});
  // Readers know where a large part of a continent lies.
  if (map.width_deg() > 24 || map.height_deg() > 16) return {};
  const PageBox frame{0, 0, request.most.width_pt, request.most.height_pt};
  const LonLatBox around = surroundings(map, frame.width_pt() / frame.height_pt());
  const Projection projection = Projection::for_extent(around);
  const auto center =
      projection.forward({around.west_deg + around.width_deg() / 2, (around.south_deg + around.north_deg) / 2});
  if (!center) return {};
  const double metres_per_pt = 111'195.0 * (around.north_deg - around.south_deg) / frame.height_pt();
  const Viewport viewport(*center, metres_per_pt, frame);
  GroundRequest ground_request;
  ground_request.files = {request.world_basemap};
  ground_request.languages = plan.languages;
  ground_request.min_population = -1;
  const GroundScene ground = make_ground(ground_request, projection, viewport);
  append(diagnostics, ground.diagnostics);

  Block block;
  block.size = request.most;
  block.group.name.id = "locator";
  block.group.clip = frame;
  PathItem sea{{}, Path::rectangle(frame), Fill{ground_background(ground, style), {}, false}, {}};
  block.group.items.push_back({std::move(sea)});
  for (Group& g : ground_groups(ground, request.home, style)) {
    g.name.id = "locator-" + g.name.id;
    g.label.clear();
    for (Item& item : g.items)
      if (auto* path = std::get_if<PathItem>(&item.value); path && path->stroke) {
        path->stroke->width_pt *= 0.55;
        path->stroke->dash_pt.clear();
      }
    if (g.name.id != "locator-water" && g.name.id != "locator-graticule") block.group.items.push_back({std::move(g)});
  }
  PageBox mark = mark_of(map, projection, viewport);
  const Color ink = style.color("clash");
  PathItem outline;
  outline.name.css_class = "locator-mark";
  Stroke stroke;
  stroke.color = ink;
  stroke.width_pt = 1.4;
  stroke.join = LineJoin::kMiter;
  if (mark.width_pt() < 4 || mark.height_pt() < 4) mark = PageBox::around(mark.center(), 2.5, 2.0);
  outline.path = Path::rectangle(mark);
  outline.fill = Fill{ink.faded(0.25), {}, false};
  outline.stroke = stroke;
  for (Item& name : country_names(ground, frame, mark, style, measurer)) block.group.items.push_back(std::move(name));
  block.group.items.push_back({std::move(outline)});
  PathItem border{{},
                  Path::rectangle(frame.grown(-0.4)),
                  {},
                  Stroke{style.color("text_faint"), 0.8, {}, LineCap::kButt, LineJoin::kMiter, {}}};
  block.group.items.push_back({std::move(border)});
  return block;
}

}  // namespace dateline
