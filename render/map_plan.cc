#include "render/map_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "geodata/did_you_mean.h"
#include "render/auto_extent.h"
#include "render/layer_selection.h"
#include "render/messages.h"

namespace dateline {
namespace {

/// What a picture may have: it is held in memory several times while it is drawn and packed.
constexpr double most_megapixels = 400;

/// In a layer that no map file asks for.
constexpr std::size_t most_events_as_symbols = 400;

/// Those of the view that the layer selects and no layer before it has taken.
template <typename Record>
std::vector<std::size_t> take(const LayerSpec& layer, const std::vector<RecordView<Record>>& seen,
                              std::set<std::size_t>& taken) {
  std::vector<std::size_t> out;
  for (const RecordView<Record>& view : seen)
    if (!taken.contains(view.index) && selects(layer, *view.record)) {
      out.push_back(view.index);
      taken.insert(view.index);
    }
  return out;
}

class PlanMaker {
 public:
  PlanMaker(const MapSpec& spec, const Chronicle& chronicle, const ChronicleView& view, const Projection* projection)
      : spec_(spec), chronicle_(chronicle), view_(view), given_projection_(projection) {
    for (std::size_t i = 0; i < chronicle.places.size(); ++i) place_index_[chronicle.places[i].id] = i;
  }

  Result<MapPlan> run() {
    languages_ = spec_.languages.empty() ? std::vector{chronicle_.language} : spec_.languages;
    if (megapixels() > most_megapixels)
      return fail("page", fmt::format("a page of {:g} x {:g} points at {:g} pixels an inch has {:.0f} megapixels; at "
                                      "most {:.0f} are drawn",
                                      spec_.page.width_pt, spec_.page.height_pt, spec_.pixels_per_inch, megapixels(),
                                      most_megapixels));
    plan_layers();
    if (layers_.empty())
      return fail("layers", "the chronicle has no record that this map's layers select in its window");
    const std::optional<LonLatBox> extent = planned_extent();
    if (!extent) return Result<MapPlan>::failure(std::move(diagnostics_));
    Result<Projection> projection = planned_projection(*extent);
    for (Diagnostic& d : projection.diagnostics) {
      d.where = spec_.location("projection");
      diagnostics_.push_back(std::move(d));
    }
    if (!projection) return Result<MapPlan>::failure(std::move(diagnostics_));
    const Viewport viewport = planned_viewport(*projection, *extent);
    explain("projection: {} ({}), because {}", projection->name(), projection->description(), projection->why());
    explain("scale: 1:{:.0f} on a page of {:g} x {:g} points", viewport.scale_denominator(), spec_.page.width_pt,
            spec_.page.height_pt);
    MapPlan plan{spec_.page, languages_,         spec_.second_language,  std::move(*projection),
                 viewport,   std::move(layers_), std::move(explanation_)};
    return Result<MapPlan>::of(std::move(plan), std::move(diagnostics_));
  }

 private:
  template <typename... Args>
  void explain(fmt::format_string<Args...> format, Args&&... args) {
    explanation_.push_back(fmt::format(format, std::forward<Args>(args)...));
  }
  void error(std::string_view path, std::string message) {
    diagnostics_.push_back({Severity::kError, spec_.location(path), std::move(message)});
  }
  double megapixels() const {
    const double pixels_in_pt = spec_.pixels_per_inch / 72;
    return spec_.page.width_pt * spec_.page.height_pt * pixels_in_pt * pixels_in_pt / 1e6;
  }

  Result<MapPlan> fail(std::string_view path, std::string message) {
    error(path, std::move(message));
    return Result<MapPlan>::failure(std::move(diagnostics_));
  }

  void plan_layers() {
    std::set<std::size_t> events, movements, deployments;
    for (const LayerSpec& layer : layers_of(spec_)) {
      PlannedLayer planned = empty_layer(layer, languages_, chronicle_.language);
      planned.events = take(layer, view_.events, events);
      planned.movements = take(layer, view_.movements, movements);
      planned.deployments = take(layer, view_.deployments, deployments);
      explain("layer {}: {} events, {} movements, {} deployments{}", planned.id, planned.events.size(),
              planned.movements.size(), planned.deployments.size(), planned.empty() ? " (left out: empty)" : "");
      add_up_if_many(planned);
      if (!planned.empty()) layers_.push_back(std::move(planned));
    }
    explain_unselected(view_.events, events, "event");
    explain_unselected(view_.movements, movements, "movement");
    explain_unselected(view_.deployments, deployments, "deployment");
  }

  /// A data set that nobody made a map file for: symbols of so many events would cover each other, and the figure
  /// beside one that stands for several is of one of them. Circles count them.
  void add_up_if_many(PlannedLayer& layer) {
    if (!spec_.layers.empty() || layer.events.size() <= most_events_as_symbols) return;
    layer.aggregate = AggregationSpec{};
    layer.aggregate->method = AggregationMethod::kCircles;
    explain("layer {}: more than {} events, so circles count them; a map file can say otherwise (layers {{ ... }})",
            layer.id, most_events_as_symbols);
  }

  static std::string_view kind_of(const Deployment&) { return {}; }
  static std::string_view kind_of(const auto& record) { return to_string(record.kind); }

  /// Records that are in the window but in no layer, counted by kind: they may be what the reader of the map misses.
  template <typename Record>
  void explain_unselected(const std::vector<RecordView<Record>>& seen, const std::set<std::size_t>& taken,
                          std::string_view what) {
    std::map<std::string_view, int> count;
    for (const RecordView<Record>& view : seen)
      if (!taken.contains(view.index)) ++count[kind_of(*view.record)];
    for (const auto& [kind, n] : count)
      explain("in no layer: {} {}{}{}{}", n, kind, kind.empty() ? "" : " ", what, n == 1 ? "" : "s");
  }

  const Place* place_of(const std::string& id) const {
    const auto found = place_index_.find(id);
    return found == place_index_.end() ? nullptr : &chronicle_.places[found->second];
  }

  std::optional<LonLatBox> planned_extent() {
    if (const auto* box = std::get_if<LonLatBox>(&spec_.extent)) {
      explain("extent: as asked for, {:g} to {:g} E, {:g} to {:g} N", box->west_deg, box->east_deg, box->south_deg,
              box->north_deg);
      return *box;
    }
    if (const auto* centre = std::get_if<CentreScale>(&spec_.extent)) {
      explain("extent: about {:g} E {:g} N at 1:{:g}, as asked for", centre->centre.lon_deg, centre->centre.lat_deg,
              centre->scale);
      return LonLatBox{centre->centre.lon_deg, centre->centre.lat_deg, centre->centre.lon_deg, centre->centre.lat_deg};
    }
    if (const auto* around = std::get_if<PlacesExtent>(&spec_.extent)) return extent_of_places(*around);
    return fitted_extent();
  }

  std::optional<LonLatBox> extent_of_places(const PlacesExtent& around) {
    std::vector<ExtentPoint> points;
    for (std::size_t i = 0; i < around.places.size(); ++i) {
      const std::string& id = around.places[i];
      const Place* place = place_of(id);
      if (place && place->position)
        points.push_back({*place->position, true});
      else
        error(fmt::format("{}.around.places[{}]", spec_.extent_path, i),
              place ? fmt::format("extent: place \"{}\" has no position", id)
                    : fmt::format("extent: unknown place \"{}\"", id));
    }
    if (has_errors(diagnostics_)) return std::nullopt;
    explain("extent: around {} places, as asked for", points.size());
    margin_ = around.margin;
    return auto_extent(points);
  }

  std::optional<LonLatBox> fitted_extent() {
    std::vector<ExtentPoint> points;
    const auto add = [&](const std::vector<std::string>& ids, bool core) {
      for (const std::string& id : ids)
        if (const Place* place = place_of(id); place && place->position) points.push_back({*place->position, core});
    };
    for (const PlannedLayer& layer : layers_) {
      const bool story = layer.kind == LayerKind::kClashSites || layer.kind == LayerKind::kDisplacementRoutes ||
                         layer.kind == LayerKind::kHazards || layer.kind == LayerKind::kProtests;
      for (const std::size_t i : layer.events) add(places_of(chronicle_.events[i]), story);
      for (const std::size_t i : layer.movements) add(places_of(chronicle_.movements[i]), story);
      for (const std::size_t i : layer.deployments) add(places_of(chronicle_.deployments[i]), false);
    }
    if (points.empty()) {
      error("layers", "no record on this map has a place with a position");
      return std::nullopt;
    }
    const LonLatBox box = auto_extent(points);
    explain("extent: fitted to {} positions: {:.3f} to {:.3f} E, {:.3f} to {:.3f} N", points.size(), box.west_deg,
            box.east_deg, box.south_deg, box.north_deg);
    margin_ = 0.12;
    return box;
  }

  Result<Projection> planned_projection(const LonLatBox& extent) const {
    if (given_projection_) return Result<Projection>::success(*given_projection_);
    if (spec_.projection != "auto") return Projection::from_string(spec_.projection);
    return Result<Projection>::success(Projection::for_extent(extent));
  }

  /// Extents that were fitted leave room for the title above and the panel below; an extent that was asked for is kept.
  Viewport planned_viewport(const Projection& projection, const LonLatBox& extent) const {
    const PageBox page = PageBox{0, 0, spec_.page.width_pt, spec_.page.height_pt}.grown(-spec_.page_margin_pt);
    const double height = page.height_pt();
    if (const auto* centre = std::get_if<CentreScale>(&spec_.extent)) {
      const PlanePoint at = projection.forward(centre->centre).value_or(PlanePoint{});
      return Viewport(at, centre->scale * kMetresInPoint * projection.scale_factor(centre->centre), page);
    }
    const PlaneBox content = plane_bounds(projection, extent);
    if (margin_ == 0) return Viewport::fit(content, page);
    const bool panel = spec_.furniture.legend != Show::kOff;
    const bool title = spec_.furniture.title != Show::kOff;
    const PageBox room{page.left_pt, page.top_pt + (title ? height * 0.08 : 0), page.right_pt,
                       page.top_pt + (panel ? height * 0.74 : height)};
    const Viewport fitted = Viewport::fit(content, room, margin_ * std::min(room.width_pt(), room.height_pt()));
    return Viewport(fitted.to_plane(page.center()), fitted.metres_per_pt(), page);
  }

  /// The box in the plane around the outline of a box in degrees.
  static PlaneBox plane_bounds(const Projection& projection, const LonLatBox& box) {
    constexpr int parts = 24;
    std::optional<PlaneBox> bounds;
    for (int i = 0; i <= parts; ++i)
      for (int j = 0; j <= parts; ++j) {
        if (i != 0 && j != 0 && i != parts && j != parts) continue;
        const LonLat at{box.west_deg + box.width_deg() * i / parts, box.south_deg + box.height_deg() * j / parts};
        const auto p = projection.forward(at);
        if (!p) continue;
        if (!bounds) bounds = PlaneBox{p->x_m, p->y_m, p->x_m, p->y_m};
        bounds->min_x_m = std::min(bounds->min_x_m, p->x_m);
        bounds->max_x_m = std::max(bounds->max_x_m, p->x_m);
        bounds->min_y_m = std::min(bounds->min_y_m, p->y_m);
        bounds->max_y_m = std::max(bounds->max_y_m, p->y_m);
      }
    return bounds.value_or(PlaneBox{});
  }

  const MapSpec& spec_;
  const Chronicle& chronicle_;
  const ChronicleView& view_;
  const Projection* given_projection_;  ///< null: chosen here
  std::map<std::string, std::size_t> place_index_;
  std::vector<std::string> languages_;
  std::vector<PlannedLayer> layers_;
  std::vector<std::string> explanation_;
  Diagnostics diagnostics_;
  double margin_ = 0;  ///< part of the page's smaller side
};

}  // namespace

Result<MapPlan> make_plan(const MapSpec& spec, const Chronicle& chronicle, const ChronicleView& view,
                          const Projection* projection) {
  return PlanMaker(spec, chronicle, view, projection).run();
}

}  // namespace dateline
