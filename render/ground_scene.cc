#include "render/ground_scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "geodata/inert_text.h"
#include "geodata/sphere_areas.h"
#include "render/ground.h"
#include "render/ground_images.h"
#include "render/messages.h"

namespace dateline {
namespace {

/// Lines are generalised more than areas: a river drawn with every bend looks hairy. Half a point is below what the eye
/// misses and well inside the band along borders, so that lines and the areas beside them still meet.
constexpr GroundOptions line_options{12, 0.5, 0.375};

/// A dash or two at the frame need no line in the key.
constexpr double least_seen_border_pt = 24;

constexpr double provinces_from_scale = 5e5;
constexpr double provinces_to_scale = 1.5e7;

BorderStatus status_of(std::string_view word) {
  if (word.empty() || word == "agreed") return BorderStatus::kAgreed;
  if (word == "lease") return BorderStatus::kLease;
  if (word == "line_of_control" || word == "indefinite" || word == "claim") return BorderStatus::kLineOfControl;
  return BorderStatus::kDisputed;
}

/// Reads each role from the first file that has it.
class GroundReader {
 public:
  GroundReader(const GroundRequest& request, const Projection& projection, const Viewport& viewport)
      : request_(request), projection_(projection), viewport_(viewport), box_(ground_box(projection, viewport)) {
    for (const std::string& file : request.files) {
      Result<Basemap> basemap = Basemap::open(file);
      note(basemap.diagnostics);
      if (basemap) basemaps_.push_back(std::move(*basemap));
    }
  }

  GroundScene read() {
    scene_.box = viewport_.page();
    scene_.scale_denominator = viewport_.scale_denominator();
    read_areas(BasemapRole::kLand, scene_.land, nullptr);
    read_areas(BasemapRole::kCountries, scene_.countries, &scene_.country_info, &scene_.located_countries);
    if (request_.areas) read_areas(BasemapRole::kAreas, scene_.areas, &scene_.area_info, &scene_.located_areas);
    read_areas(BasemapRole::kLakes, scene_.lakes, &scene_.lake_info);
    read_lines(BasemapRole::kBorders, scene_.borders, scene_.border_info);
    read_lines(BasemapRole::kRivers, scene_.rivers, scene_.river_info);
    read_provinces();
    if (request_.min_population >= 0) read_towns();
    if (request_.graticule) add_graticule();
    add_images();
    return std::move(scene_);
  }

 private:
  void note(const Diagnostics& more) { append(scene_.diagnostics, more); }

  std::optional<BasemapLayer> layer(BasemapRole role) {
    for (Basemap& basemap : basemaps_) {
      const bool has_role =
          std::ranges::any_of(basemap.layers(), [&](const BasemapTable& t) { return t.role == role; });
      if (!has_role) continue;
      Result<BasemapLayer> layer = basemap.read(role, box_, viewport_.scale_denominator(), filter());
      note(layer.diagnostics);
      if (!layer) continue;
      if (!layer->attributes.empty()) add_credit(layer->credit);
      return std::move(*layer);
    }
    return std::nullopt;
  }

  /// The names that will be written, and no more.
  BasemapFilter filter() const {
    BasemapFilter filter;
    filter.languages = request_.languages;
    if (!request_.second_language.empty()) filter.languages.push_back(request_.second_language);
    if (!std::ranges::count(filter.languages, "en")) filter.languages.push_back("en");
    return filter;
  }

  Name name_of(const BasemapAttributes& a) const { return name_in(a.names, request_.languages, "en"); }

  std::string second_name_of(const BasemapAttributes& a, const Name& first) const {
    const Name* second = find_name(a.names, request_.second_language);
    const std::string text = second ? with_own_direction(second->text) : std::string{};
    return text != first.text ? text : std::string{};
  }

  void read_areas(BasemapRole role, FeatureSet<PagePoint>& shapes, std::vector<GroundArea>* info,
                  std::vector<std::optional<std::size_t>>* located = nullptr) {
    const auto found = layer(role);
    if (!found) return;
    shapes = to_page(found->shapes, projection_, viewport_);
    if (!info) return;
    for (const BasemapAttributes& a : found->attributes) {
      const Name name = name_of(a);
      info->push_back({a.id, name.text, name.lang, second_name_of(a, name), a.rank});
    }
    if (request_.locate.empty() || !located) return;
    for (std::size_t i = 0; i < info->size(); ++i) (*info)[i].area_km2 = sphere_area_km2(found->shapes, i);
    *located = features_at(found->shapes, request_.locate);
  }

  void read_lines(BasemapRole role, FeatureSet<PagePoint>& shapes, std::vector<GroundLine>& info) {
    const auto found = layer(role);
    shapes.kind = GeometryKind::kLines;
    if (!found) return;
    shapes = to_page(found->shapes, projection_, viewport_, line_options);
    for (const BasemapAttributes& a : found->attributes) {
      const Name name = name_of(a);
      info.push_back({name.text, name.lang, a.rank, status_of(a.status)});
    }
  }

  void read_provinces() {
    const double scale = viewport_.scale_denominator();
    if (scale < provinces_from_scale || scale > provinces_to_scale) return;
    std::vector<GroundLine> unused;
    read_lines(BasemapRole::kProvinces, scene_.provinces, unused);
  }

  void add_images() {
    for (const RasterSpec& raster : request_.rasters) {
      auto image = raster_image(raster, projection_, viewport_, request_.pixels_per_inch, scene_.diagnostics);
      if (!image) continue;
      scene_.rasters.push_back(std::move(*image));
      add_credit(raster.credit);
    }
    if (!request_.relief) return;
    scene_.relief = relief_image(*request_.relief, projection_, viewport_, scene_.land, request_.pixels_per_inch,
                                 scene_.diagnostics);
    if (scene_.relief) add_credit(request_.relief->credit);
  }

  void add_credit(const std::string& credit) {
    if (!credit.empty() && !std::ranges::count(scene_.credits, credit)) scene_.credits.push_back(credit);
  }

  void read_towns() {
    const auto found = layer(BasemapRole::kTowns);
    if (!found) return;
    for (std::size_t i = 0; i < found->attributes.size(); ++i) {
      const BasemapAttributes& a = found->attributes[i];
      const std::uint32_t ring = found->shapes.features_begin[i];
      if (ring == found->shapes.features_begin[i + 1] || a.population < request_.min_population) continue;
      const auto plane = projection_.forward(found->shapes.ring(ring).front());
      if (!plane) continue;
      const PagePoint at = viewport_.to_page(*plane);
      if (!viewport_.page().contains(at)) continue;
      const Name name = name_of(a);
      scene_.towns.push_back({at, name.text, name.lang, second_name_of(a, name), a.population, a.capital});
    }
    if (request_.thin_towns) thin_towns();
  }

  /// A map needs towns to know where it is, not all of them. The largest first; names are wider than they are high.
  void thin_towns() {
    constexpr double across_pt = 88, down_pt = 44;
    std::vector<GroundTown> kept;
    std::ranges::stable_sort(scene_.towns, std::greater{},
                             [](const GroundTown& t) { return std::pair(t.capital, t.population); });
    for (GroundTown& town : scene_.towns) {
      const bool crowded = std::ranges::any_of(kept, [&](const GroundTown& other) {
        return std::hypot((other.at.x_pt - town.at.x_pt) / across_pt, (other.at.y_pt - town.at.y_pt) / down_pt) < 1;
      });
      if (!crowded) kept.push_back(std::move(town));
    }
    scene_.towns = std::move(kept);
  }

  void add_graticule() {
    const double step = graticule_step();
    const double first_lon = std::ceil(box_.west_deg / step) * step,
                 first_lat = std::ceil(box_.south_deg / step) * step;
    const double east = box_.west_deg + box_.width_deg();
    for (double lon = first_lon; lon <= east; lon += step)
      add_line({lon, box_.south_deg}, {lon, box_.north_deg},
               degrees(std::remainder(lon, 360), "graticule.east", "graticule.west"), true);
    for (double lat = first_lat; lat <= box_.north_deg; lat += step)
      add_line({box_.west_deg, lat}, {east, lat}, degrees(lat, "graticule.north", "graticule.south"), false);
  }

  /// About seven lines across the page.
  double graticule_step() const {
    const double wanted = std::max(box_.width_deg(), box_.height_deg()) / 6;
    for (const double step : {1.0 / 60, 2.0 / 60, 5.0 / 60, 10.0 / 60, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0})
      if (step >= wanted) return step;
    return 30;
  }

  /// "75° E", "42° 45′ N".
  std::string degrees(double value, std::string_view positive, std::string_view negative) const {
    const long minutes = std::lround(std::abs(value) * 60);
    const std::string_view side = minutes == 0 || minutes == 180 * 60 ? std::string_view{}
                                  : value > 0                         ? positive
                                                                      : negative;
    std::string text = fmt::format("{}°", minutes / 60);
    if (minutes % 60 != 0) text += fmt::format("\u202F{:02}′", minutes % 60);
    const std::string& lang = request_.languages.front();
    return side.empty() ? text : fmt::format("{}\u202F{}", set_apart(std::move(text), lang), message(side, lang));
  }

  void add_line(LonLat from, LonLat to, const std::string& label, bool meridian) {
    FeatureSet<LonLat> line;
    line.kind = GeometryKind::kLines;
    constexpr int parts = 32;
    for (int i = 0; i <= parts; ++i) {
      const double t = static_cast<double>(i) / parts;
      line.points.push_back(
          {from.lon_deg + (to.lon_deg - from.lon_deg) * t, from.lat_deg + (to.lat_deg - from.lat_deg) * t});
    }
    line.end_ring();
    line.end_feature();
    const FeatureSet<PagePoint> page = to_page(line, projection_, viewport_);
    for (std::size_t r = 0; r < page.ring_count(); ++r)
      scene_.graticule.push_back({{page.ring(r).begin(), page.ring(r).end()}, label, meridian});
  }

  const GroundRequest& request_;
  const Projection& projection_;
  const Viewport& viewport_;
  LonLatBox box_;
  std::vector<Basemap> basemaps_;
  GroundScene scene_;
};

}  // namespace

bool GroundScene::shows(BorderStatus status) const {
  double length = 0;
  for (std::size_t i = 0; i < border_info.size(); ++i) {
    if (border_info[i].status != status) continue;
    for (std::size_t r = borders.features_begin[i]; r < borders.features_begin[i + 1]; ++r) {
      const auto line = borders.ring(r);
      for (std::size_t k = 0; k + 1 < line.size(); ++k)
        if (box.contains(line[k]) && box.contains(line[k + 1])) length += distance_pt(line[k], line[k + 1]);
    }
  }
  return length > least_seen_border_pt;
}

GroundScene make_ground(const GroundRequest& request, const Projection& projection, const Viewport& viewport) {
  return GroundReader(request, projection, viewport).read();
}

}  // namespace dateline
