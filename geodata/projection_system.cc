#include "geodata/projection_system.h"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <memory>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <proj.h>

#include "geodata/error.h"
#include "geodata/projection_choice.h"
#include "geodata/projection_context.h"
#include "geodata/projection_database.h"

namespace dateline {
namespace {

/// What stands before the numbers: "Lambert azimuthal equal-area".
std::string short_name(const std::string& definition) {
  std::string name = projection_name(definition);
  name = name.substr(0, name.find(','));
  for (const char c : name)
    if (static_cast<unsigned char>(c) >= 0x80) return "unknown";
  return name;
}

struct System {
  ProjContext context;
  Pj pj;
  std::string name;  ///< to be given to one of which PROJ knows none
};

/// The places of a chronicle are on WGS 84; to PROJ, its ellipsoid alone is that of a datum unknown.
System system_on_wgs84(std::string definition) {
  constexpr std::string_view kEllipsoid = "+ellps=WGS84";
  const auto at = definition.find(kEllipsoid);
  if (at == std::string::npos || definition.find("towgs84") != std::string::npos) return {};
  std::string name = short_name(definition);
  definition.replace(at, kEllipsoid.size(), "+datum=WGS84");
  ProjContext context = make_proj_context_without_database();
  Pj pj(proj_create(context.get(), (definition + " +type=crs").c_str()));
  return {std::move(context), std::move(pj), std::move(name)};
}

System system_of(const std::string& description) {
  const bool is_proj = description.find("proj=") != std::string::npos;
  if (is_proj)
    if (System system = system_on_wgs84(description); system.pj) return system;
  const bool complete = !is_proj || description.find("type=crs") != std::string::npos;
  ProjContext context = make_proj_context();
  Pj pj(proj_create(context.get(), (complete ? description : description + " +type=crs").c_str()));
  if (!pj) require_projection_database();
  if (!pj) throw Error(fmt::format("the map projection library PROJ refuses \"{}\"", description));
  // Of one with a datum shift of its own, the system without.
  if (proj_get_type(pj.get()) == PJ_TYPE_BOUND_CRS) pj.reset(proj_get_source_crs(context.get(), pj.get()));
  return {std::move(context), std::move(pj), {}};
}

void exchange(std::string& text, std::string_view from, const std::string& to) {
  if (const auto at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
}

std::string wkt_of(const System& system, PJ_WKT_TYPE form) {
  constexpr const char* kOptions[] = {"MULTILINE=NO", nullptr};
  const char* text = proj_as_wkt(system.context.get(), system.pj.get(), form, kOptions);
  std::string wkt = text != nullptr ? text : "";
  if (system.name.empty()) return wkt;
  exchange(wkt, "PROJCS[\"unknown\"", fmt::format("PROJCS[\"{}\"", system.name));
  exchange(wkt, "GEOGCS[\"GCS_unknown\"", "GEOGCS[\"GCS_WGS_1984\"");
  exchange(wkt, "GEOGCS[\"unknown\"", "GEOGCS[\"WGS 84\"");
  return wkt;
}

double metres_per_unit(const System& system) {
  PJ_CONTEXT* const context = system.context.get();
  const Pj axes(proj_crs_get_coordinate_system(context, system.pj.get()));
  double factor = 1;
  if (axes)
    proj_cs_get_axis_info(context, axes.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr, nullptr, nullptr);
  return factor > 0 ? factor : 1;
}

int epsg_of(const PJ* system) {
  const char* authority = proj_get_id_auth_name(system, 0);
  const char* code = proj_get_id_code(system, 0);
  return authority != nullptr && code != nullptr && std::string_view(authority) == "EPSG" ? std::atoi(code) : 0;
}

/// There and back, so that what PROJ only makes up is seen.
LonLat degrees_at(PJ* to_plane, PlanePoint at, double unit) {
  constexpr double kNowhere = std::numeric_limits<double>::quiet_NaN();
  const PJ_COORD in = proj_coord(at.x_m / unit, at.y_m / unit, 0, 0);
  const PJ_COORD out = proj_trans(to_plane, PJ_INV, in);
  const PJ_COORD again = proj_trans(to_plane, PJ_FWD, out);
  const double off = std::hypot(again.xy.x - in.xy.x, again.xy.y - in.xy.y);
  if (!(off * unit < 1e-3 + 1e-9 * std::hypot(at.x_m, at.y_m))) return {kNowhere, kNowhere};
  return {std::remainder(out.xy.x, 360.0), out.xy.y};
}

/// From degrees on the system's own datum, east first.
Pj operation_to(const System& system) {
  PJ_CONTEXT* const context = system.context.get();
  const Pj degrees(proj_crs_get_geodetic_crs(context, system.pj.get()));
  const Pj operation(degrees ? proj_create_crs_to_crs_from_pj(context, degrees.get(), system.pj.get(), nullptr, nullptr)
                             : nullptr);
  return Pj(operation ? proj_normalize_for_visualization(context, operation.get()) : nullptr);
}

}  // namespace

ProjectionSystem projection_system(const std::string& description, std::span<const PlanePoint> places) {
  const System found = system_of(description);
  ProjectionSystem system;
  system.esri_wkt = wkt_of(found, PJ_WKT1_ESRI);
  system.wkt = wkt_of(found, PJ_WKT1_GDAL);
  if (system.wkt.empty()) system.wkt = system.esri_wkt;
  system.epsg = epsg_of(found.pj.get());
  system.metres_per_unit = metres_per_unit(found);
  if (places.empty()) return system;
  const Pj to_plane = operation_to(found);
  if (!to_plane) throw Error(fmt::format("the map projection library PROJ cannot invert \"{}\"", description));
  for (const PlanePoint at : places) system.degrees.push_back(degrees_at(to_plane.get(), at, system.metres_per_unit));
  return system;
}

}  // namespace dateline
