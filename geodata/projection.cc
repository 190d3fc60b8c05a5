#include "geodata/projection.h"

#include <algorithm>
#include <cassert>
#include <cctype>
#include <cmath>
#include <mutex>
#include <numbers>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <proj.h>

#include "geodata/error.h"
#include "geodata/projection_choice.h"
#include "geodata/projection_context.h"
#include "geodata/projection_database.h"
#include "geodata/radians.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxDefinitionLength = 2000;

struct ListDeleter {
  void operator()(PJ_OBJ_LIST* list) const { proj_list_destroy(list); }
};
struct FactoryDeleter {
  void operator()(PJ_OPERATION_FACTORY_CONTEXT* factory) const { proj_operation_factory_context_destroy(factory); }
};
using PjList = std::unique_ptr<PJ_OBJ_LIST, ListDeleter>;
using Factory = std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, FactoryDeleter>;

/// Radians or degrees in, metres out, as a PJ made from a bare PROJ string or from an operation between systems wants
/// it.
struct Transform {
  Pj pj;
  double in_per_deg = 1;
  double metres_per_out = 1;
};

Diagnostics error(std::string message) { return {{Severity::kError, {}, std::move(message)}}; }

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view w) { return text.find(w) != std::string_view::npos; });
}

bool is_proj_string(std::string_view text) {
  return text.starts_with("+proj=") || text.starts_with("proj=") || text.find(" +proj=") != std::string_view::npos;
}

/// LETTERS:CODE, nothing that PROJ could take for a file or a pipeline.
bool is_authority_code(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return false;
  const auto letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
  const auto code = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; };
  const std::string_view authority = text.substr(0, colon);
  return authority != "init" && std::ranges::all_of(authority, letter) &&
         std::ranges::all_of(text.substr(colon + 1), code);
}

/// What must not be in a PROJ string of an untrusted map file.
bool names_files(std::string_view text) {
  return contains_any(text, {"grids", "init=", "pipeline", "step", "/", "\\", "file=", "@"});
}

/// True for a PROJ string that means the same with and without the machinery of datums, units and axes.
bool is_plain(std::string_view text) {
  return !contains_any(text, {"datum", "towgs84", "units", "to_meter", "axis", "pm=", "type=", "latlon", "longlat",
                              "latlong", "lonlat", "geocent", "proj=cart"}) ||
         (text.find("+ellps=WGS84 +units=m") != std::string_view::npos && !contains_any(text, {"towgs84", "axis"}));
}

/// How many metres the unit of the system's first axis has.
double metres_per_unit(PJ_CONTEXT* context, const PJ* crs) {
  // One with a datum shift of its own has no axes itself.
  const Pj inner(proj_get_type(crs) == PJ_TYPE_BOUND_CRS ? proj_get_source_crs(context, crs) : nullptr);
  const Pj system(proj_crs_get_coordinate_system(context, inner ? inner.get() : crs));
  double factor = 1;
  if (system) {
    proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr, nullptr, nullptr);
  }
  return factor > 0 ? factor : 1;
}

/// The best operation without grids from degrees on WGS 84 to the system; null when PROJ knows none.
Pj operation_to(PJ_CONTEXT* context, const PJ* crs) {
  const Pj from(proj_create(context, "OGC:CRS84"));
  const Factory factory(proj_create_operation_factory_context(context, nullptr));
  if (!from || !factory) return nullptr;
  proj_operation_factory_context_set_grid_availability_use(context, factory.get(),
                                                           PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
  proj_operation_factory_context_set_spatial_criterion(context, factory.get(),
                                                       PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
  const PjList list(proj_create_operations(context, from.get(), crs, factory.get()));
  if (!list || proj_list_get_count(list.get()) == 0) return nullptr;
  const Pj best(proj_list_get(context, list.get(), 0));
  return best ? Pj(proj_normalize_for_visualization(context, best.get())) : nullptr;
}

}  // namespace

struct Projection::State {
  ProjContext context;
  Transform transform;
  std::string description;
  std::string name;
  std::string why;
  double central_meridian_deg = 0;
  std::optional<LonLat> antipode;
  mutable std::mutex mutex;  ///< a PJ may be used by one thread at a time

  static std::shared_ptr<State> from_plain(const std::string& definition, std::string why);
  static Result<Projection> from_crs(const std::string& text);

  PlanePoint forward_unlocked(LonLat at) const {
    const double k = transform.in_per_deg;
    const PJ_COORD out = proj_trans(transform.pj.get(), PJ_FWD, proj_coord(at.lon_deg * k, at.lat_deg * k, 0, 0));
    return {out.xy.x * transform.metres_per_out, out.xy.y * transform.metres_per_out};
  }
};

/// Without the database; null when PROJ does not understand the definition.
std::shared_ptr<Projection::State> Projection::State::from_plain(const std::string& definition, std::string why) {
  auto state = std::make_shared<State>();
  state->context = make_proj_context_without_database();
  state->transform = {Pj(proj_create(state->context.get(), definition.c_str())), radians_in_degree, 1};
  if (!state->transform.pj || proj_angular_input(state->transform.pj.get(), PJ_FWD) == 0) return nullptr;
  state->description = definition;
  state->name = projection_name(definition);
  state->why = std::move(why);
  state->central_meridian_deg = dateline::central_meridian_deg(definition);
  state->antipode = dateline::antipode(definition);
  return state;
}

/// Through PROJ's database: authority codes, and PROJ strings with datums, units or axes.
Result<Projection> Projection::State::from_crs(const std::string& text) {
  auto state = std::make_shared<State>();
  state->context = make_proj_context();
  PJ_CONTEXT* context = state->context.get();
  const std::string definition =
      is_proj_string(text) && text.find("type=crs") == std::string::npos ? text + " +type=crs" : text;
  const Pj crs(proj_create(context, definition.c_str()));
  if (!crs) {
    require_projection_database();
    return Result<Projection>::failure(error(fmt::format("projection \"{}\" is not known to PROJ", text)));
  }
  const PJ_TYPE type = proj_get_type(crs.get());
  if (type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS) {
    auto flat = from_plain("+proj=eqc +ellps=WGS84 +units=m", "as asked for");
    return Result<Projection>::success(
        Projection(std::move(flat)),
        {{Severity::kWarning,
          {},
          fmt::format("projection \"{}\" is degrees, not a map: drawn as equirectangular", text)}});
  }
  const bool usable = type == PJ_TYPE_PROJECTED_CRS || type == PJ_TYPE_BOUND_CRS;
  Pj operation = usable ? operation_to(context, crs.get()) : nullptr;
  if (!operation) {
    require_projection_database();
    return Result<Projection>::failure(error(fmt::format("\"{}\" is not a map projection", text)));
  }
  state->transform = {std::move(operation), 1, metres_per_unit(context, crs.get())};
  const char* parameters = proj_as_proj_string(context, crs.get(), PJ_PROJ_4, nullptr);
  const std::string as_proj = parameters != nullptr ? parameters : "";
  const char* name = proj_get_name(crs.get());
  state->description = text;
  state->name = is_authority_code(text) && name != nullptr ? name : projection_name(as_proj);
  state->why = "as asked for";
  state->central_meridian_deg = dateline::central_meridian_deg(as_proj);
  state->antipode = dateline::antipode(as_proj);
  return Result<Projection>::success(Projection(std::move(state)));
}

Result<Projection> Projection::from_string(const std::string& text) {
  if (text.size() > kMaxDefinitionLength)
    return Result<Projection>::failure(error("the projection's definition is too long"));
  if (is_authority_code(text)) return State::from_crs(text);
  if (!is_proj_string(text)) {
    return Result<Projection>::failure(error(
        fmt::format("projection \"{}\" is neither an authority code such as \"EPSG:32643\" nor a PROJ string such as "
                    "\"+proj=laea +lat_0=43 +lon_0=75\"",
                    text)));
  }
  if (names_files(text)) {
    return Result<Projection>::failure(
        error(fmt::format("projection \"{}\": files, grids and pipelines are not allowed", text)));
  }
  if (!is_plain(text)) return State::from_crs(text);
  auto state = State::from_plain(text, "as asked for");
  if (!state) return Result<Projection>::failure(error(fmt::format("\"{}\" is not a map projection", text)));
  return Result<Projection>::success(Projection(std::move(state)));
}

Projection Projection::for_extent(const LonLatBox& extent) {
  ProjectionChoice choice = choose_projection(extent);
  auto state = State::from_plain(choice.definition, std::move(choice.why));
  if (!state) throw Error(fmt::format("the map projection library PROJ refuses \"{}\"", choice.definition));
  return Projection(std::move(state));
}

void Projection::forward(std::span<const LonLat> in, std::span<PlanePoint> out) const {
  assert(in.size() == out.size());
  const std::lock_guard lock(state_->mutex);
  std::ranges::transform(in, out.begin(), [this](LonLat at) { return state_->forward_unlocked(at); });
}

std::optional<PlanePoint> Projection::forward(LonLat at) const {
  const std::lock_guard lock(state_->mutex);
  const PlanePoint p = state_->forward_unlocked(at);
  return is_finite(p) ? std::optional(p) : std::nullopt;
}

std::optional<LonLat> Projection::inverse(PlanePoint at) const {
  const std::lock_guard lock(state_->mutex);
  const auto& [pj, in_per_deg, metres_per_out] = state_->transform;
  const PJ_COORD out = proj_trans(pj.get(), PJ_INV, proj_coord(at.x_m / metres_per_out, at.y_m / metres_per_out, 0, 0));
  const LonLat p{out.lp.lam / in_per_deg, out.lp.phi / in_per_deg};
  if (!std::isfinite(p.lon_deg) || !std::isfinite(p.lat_deg) || std::abs(p.lat_deg) > 90 + 1e-9) return std::nullopt;
  const PlanePoint again = state_->forward_unlocked(p);
  const double off = std::hypot(again.x_m - at.x_m, again.y_m - at.y_m);
  if (!(off < 1 + 1e-6 * std::hypot(at.x_m, at.y_m))) return std::nullopt;
  return LonLat{std::remainder(p.lon_deg, 360.0), std::clamp(p.lat_deg, -90.0, 90.0)};
}

namespace {

/// How the plane turns and stretches at a place: plane metres for a ground metre to the east and to the north.
struct Tangents {
  PlanePoint east;
  PlanePoint north;
};

/// By differences over 2e-4 degrees (some 20 m) on the ellipsoid; nothing where the projection ends.
std::optional<Tangents> tangents_at(const Projection& projection, LonLat at) {
  constexpr double kStep = 1e-4, kAxis_m = 6378137, kEccentricity2 = 0.00669437999014;
  const double lat = std::clamp(at.lat_deg, -90 + 2 * kStep, 90 - 2 * kStep);
  const double w2 = 1 - kEccentricity2 * std::pow(std::sin(lat * radians_in_degree), 2);
  const double east_m = 2 * kStep * radians_in_degree * kAxis_m / std::sqrt(w2) * std::cos(lat * radians_in_degree);
  const double north_m = 2 * kStep * radians_in_degree * kAxis_m * (1 - kEccentricity2) / (w2 * std::sqrt(w2));
  const LonLat in[] = {
      {at.lon_deg - kStep, lat}, {at.lon_deg + kStep, lat}, {at.lon_deg, lat - kStep}, {at.lon_deg, lat + kStep}};
  PlanePoint out[4];
  projection.forward(in, out);
  if (!std::ranges::all_of(out, is_finite)) return std::nullopt;
  return Tangents{{(out[1].x_m - out[0].x_m) / east_m, (out[1].y_m - out[0].y_m) / east_m},
                  {(out[3].x_m - out[2].x_m) / north_m, (out[3].y_m - out[2].y_m) / north_m}};
}

}  // namespace

double Projection::scale_factor(LonLat at) const {
  const auto t = tangents_at(*this, at);
  return t ? std::sqrt(std::abs(t->east.x_m * t->north.y_m - t->east.y_m * t->north.x_m)) : 1;
}

double Projection::largest_scale_factor(LonLat at) const {
  const auto t = tangents_at(*this, at);
  if (!t) return 1;
  // The larger semi-axis of Tissot's indicatrix: the larger singular value of the matrix of both tangents.
  const double e = t->east.x_m * t->east.x_m + t->east.y_m * t->east.y_m;
  const double g = t->north.x_m * t->north.x_m + t->north.y_m * t->north.y_m;
  const double f = t->east.x_m * t->north.x_m + t->east.y_m * t->north.y_m;
  return std::sqrt((e + g + std::hypot(e - g, 2 * f)) / 2);
}

double Projection::convergence_deg(LonLat at) const {
  const auto t = tangents_at(*this, at);
  return t ? std::atan2(t->north.x_m, t->north.y_m) / radians_in_degree : 0;
}

double Projection::central_meridian_deg() const { return state_->central_meridian_deg; }
std::optional<LonLat> Projection::antipode() const { return state_->antipode; }
const std::string& Projection::description() const { return state_->description; }
const std::string& Projection::name() const { return state_->name; }
const std::string& Projection::why() const { return state_->why; }

bool is_finite(PlanePoint p) { return std::isfinite(p.x_m) && std::isfinite(p.y_m); }

void prepare_projections() { (void)make_proj_context(); }

}  // namespace dateline
