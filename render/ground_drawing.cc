#include "render/ground_drawing.h"

#include <algorithm>
#include <cmath>

#include "render/ground.h"

namespace dateline {
namespace {

Stroke stroke_of(const LineStyle& line) {
  Stroke stroke;
  stroke.color = line.color;
  stroke.width_pt = line.width_pt;
  stroke.dash_pt = line.dash_pt;
  return stroke;
}

Item filled(Path path, Color color, std::string id = {}, std::string css_class = {}) {
  PathItem item{{std::move(id), std::move(css_class), {}}, std::move(path), Fill{color, {}, true}, {}};
  return {std::move(item)};
}

Item stroked(Path path, const LineStyle& line, std::string css_class = {}) {
  PathItem item{{{}, std::move(css_class), {}}, std::move(path), {}, stroke_of(line)};
  return {std::move(item)};
}

/// One path of the features that `keep` accepts: drawn as one item they meet without seams.
template <typename Keep>
Path joined(const FeatureSet<PagePoint>& shapes, Keep keep) {
  Path path;
  for (std::size_t i = 0; i < shapes.feature_count(); ++i) {
    if (!keep(i)) continue;
    const Path one = path_of(shapes, i);
    path.verbs.insert(path.verbs.end(), one.verbs.begin(), one.verbs.end());
    path.points.insert(path.points.end(), one.points.begin(), one.points.end());
  }
  return path;
}

Group group(std::string id, std::string label) {
  Group g;
  g.name.id = std::move(id);
  g.label = std::move(label);
  return g;
}

Group land_group(const GroundScene& ground, const std::string& home, const Style& style) {
  Group g = group("land", "Land");
  const auto is_home = [&](std::size_t i) { return home.empty() || ground.country_info[i].id == home; };
  if (const Path land = path_of(ground.land); !land.empty())
    g.items.push_back(filled(land, style.color(home.empty() ? "land" : "land_other"), {}, "land-other"));
  if (const Path others = joined(ground.countries, [&](std::size_t i) { return !is_home(i); }); !others.empty())
    g.items.push_back(filled(others, style.color("land_other"), {}, "land-other"));
  if (const Path own = joined(ground.countries, is_home); !own.empty())
    g.items.push_back(filled(own, style.color("land"), {}, "land"));
  return g;
}

Item image_item(const GroundImage& image, std::string css_class) {
  return {ImageItem{{{}, std::move(css_class), {}}, image.box, image.width_px, image.height_px, image.rgba}};
}

/// Pictures take the place of land and lakes: what is drawn after them leaves their pixels to be seen.
Group raster_group(const GroundScene& ground, const Style& style) {
  Group g = group("rasters", "Pictures of the ground");
  if (ground.rasters.empty()) return g;
  if (Path lakes = path_of(ground.lakes); !lakes.empty())
    g.items.push_back(filled(std::move(lakes), style.color("water"), {}, "lake"));
  for (const GroundImage& raster : ground.rasters) g.items.push_back(image_item(raster, "raster"));
  return g;
}

Group relief_group(const GroundScene& ground) {
  Group g = group("relief", "Relief");
  if (ground.relief) g.items.push_back(image_item(*ground.relief, "relief"));
  return g;
}

Group water_group(const GroundScene& ground, const Style& style) {
  Group g = group("water", "Water");
  if (const Path lakes = path_of(ground.lakes); !lakes.empty()) {
    PathItem item{{{}, "lake", {}}, lakes, {}, stroke_of(style.line("shoreline"))};
    if (ground.rasters.empty()) item.fill = Fill{style.color("water"), {}, true};
    g.items.push_back({std::move(item)});
  }
  for (const bool minor : {true, false}) {
    const auto keep = [&](std::size_t i) { return (ground.river_info[i].rank > 3) == minor; };
    if (const Path rivers = joined(ground.rivers, keep); !rivers.empty())
      g.items.push_back(stroked(rivers, style.line(minor ? "river_minor" : "river"), minor ? "river-minor" : "river"));
  }
  return g;
}

/// Of all widths, by scale: whole up to 1:1 000 000, half from 1:10 000 000.
double border_part(double scale_denominator) {
  return std::clamp(1 - 0.5 * std::log10(std::max(scale_denominator, 1.0) / 1e6), 0.5, 1.0);
}

Group border_group(const GroundScene& ground, const Style& style) {
  Group g = group("borders", "Borders");
  const auto lines_of = [&](BorderStatus status) {
    return joined(ground.borders, [&](std::size_t i) { return ground.border_info[i].status == status; });
  };
  const auto add = [&](const Path& lines, const LineStyle& line, const char* css_class) {
    if (lines.empty()) return;
    if (line.band_width_pt > 0) {
      LineStyle band;
      band.color = line.band_color;
      band.width_pt = line.band_width_pt * 2;  // the same on both sides
      g.items.push_back(stroked(lines, band, "border-band"));
    }
    g.items.push_back(stroked(lines, line, css_class));
  };
  add(path_of(ground.provinces), style.line("province"), "province");
  const auto add_borders = [&](BorderStatus status, const char* css_class) {
    add(lines_of(status), border_line(status, ground.scale_denominator, style), css_class);
  };
  add_borders(BorderStatus::kLease, "lease");
  add_borders(BorderStatus::kAgreed, "border");
  add_borders(BorderStatus::kDisputed, "border-disputed");
  add_borders(BorderStatus::kLineOfControl, "border-line-of-control");
  return g;
}

Group graticule_group(const GroundScene& ground, const Style& style) {
  Group g = group("graticule", "Graticule");
  for (const GraticuleLine& line : ground.graticule)
    g.items.push_back(stroked(Path::polyline(line.points), style.line("graticule"), "graticule"));
  return g;
}

}  // namespace

LineStyle border_line(BorderStatus status, double scale_denominator, const Style& style) {
  const bool lease = status == BorderStatus::kLease, agreed = status == BorderStatus::kAgreed;
  LineStyle line = style.line(lease ? "province" : agreed ? "border" : "border_disputed");
  const double part = border_part(scale_denominator);
  line.width_pt *= part;
  line.band_width_pt *= part;
  for (double& dash : line.dash_pt) dash *= part;
  // What nobody agreed on is as wide and as dark as a disputed border, but of dots.
  if (status == BorderStatus::kLineOfControl) line.dash_pt = {line.width_pt, 1.8 * line.width_pt};
  return line;
}

Color ground_background(const GroundScene& ground, const Style& style) {
  return style.color(ground.land.points.empty() ? "land" : "water");
}

std::vector<Group> ground_groups(const GroundScene& ground, const std::string& home, const Style& style) {
  std::vector<Group> groups;
  groups.push_back(land_group(ground, home, style));
  groups.push_back(raster_group(ground, style));
  groups.push_back(relief_group(ground));
  groups.push_back(graticule_group(ground, style));
  groups.push_back(water_group(ground, style));
  groups.push_back(border_group(ground, style));
  std::erase_if(groups, [](const Group& g) { return g.items.empty(); });
  return groups;
}

}  // namespace dateline
