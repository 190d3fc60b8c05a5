#include "geodata/projection_choice.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "geodata/radians.h"

namespace dateline {
namespace {

/// What the rules look at.
struct Shape {
  double lon_deg;     ///< of the centre, -180 to 180
  double lat_deg;     ///< of the centre
  double width_deg;   ///< of longitude
  double height_deg;  ///< of latitude
  double aspect;      ///< width to height on the ground
};

double rounded(double value, double step) { return std::round(value / step) * step; }

Shape shape_of(const LonLatBox& box) {
  const double width = std::min(box.width_deg(), 360.0);
  const double height = box.height_deg();
  const double step = std::max(width, height) < 2 ? 0.01 : 0.1;
  const double lon = std::remainder(box.west_deg + width / 2, 360.0);
  const double lat = (box.south_deg + box.north_deg) / 2;
  const double aspect = height > 0 ? width * std::cos(lat * radians_in_degree) / height : 1;
  return {rounded(lon, step), rounded(lat, step), width, height, aspect};
}

/// How many times the extent fits on the globe, doubled.
double globe_scale(const LonLatBox& box, const Shape& shape) {
  const double band = std::sin(box.north_deg * radians_in_degree) - std::sin(box.south_deg * radians_in_degree);
  return 720 / std::max(shape.width_deg * band, 1e-9);
}

/// `value` with up to `decimals` decimals and no trailing zeros; never "-0".
std::string number(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

std::string azimuthal(double lat_deg, double lon_deg) {
  return fmt::format("+proj=laea +lat_0={} +lon_0={} +ellps=WGS84 +units=m", number(lat_deg, 2), number(lon_deg, 2));
}

ProjectionChoice wide_region(const LonLatBox& box, const Shape& shape) {
  if (std::abs(shape.lat_deg) < 15) {
    const double reach = std::max(std::abs(box.south_deg), std::abs(box.north_deg));
    return {fmt::format("+proj=cea +lat_ts={} +lon_0={} +ellps=WGS84 +units=m", number(reach / 2, 2),
                        number(shape.lon_deg, 2)),
            "wide extent near the equator: a cylindrical equal-area projection"};
  }
  const double sixth = shape.height_deg / 6;
  return {fmt::format("+proj=aea +lat_1={} +lat_2={} +lat_0={} +lon_0={} +ellps=WGS84 +units=m",
                      number(box.south_deg + sixth, 2), number(box.north_deg - sixth, 2), number(shape.lat_deg, 2),
                      number(shape.lon_deg, 2)),
          "wide extent in middle latitudes: an equal-area conic, standard parallels a sixth from the edges"};
}

ProjectionChoice region(const LonLatBox& box, const Shape& shape) {
  if (std::abs(shape.lat_deg) > 70) {
    return {azimuthal(shape.lat_deg > 0 ? 90 : -90, shape.lon_deg), "polar region: an azimuthal equal-area projection"};
  }
  if (shape.aspect >= 1.25) return wide_region(box, shape);
  if (shape.aspect <= 0.8 && shape.width_deg <= 12) {
    return {fmt::format("+proj=tmerc +lat_0={} +lon_0={} +k=1 +ellps=WGS84 +units=m", number(shape.lat_deg, 2),
                        number(shape.lon_deg, 2)),
            "tall narrow extent: a transverse Mercator projection along its axis"};
  }
  return {azimuthal(shape.lat_deg, shape.lon_deg), "compact extent: an azimuthal equal-area projection at its centre"};
}

/// The value of "+key=..." in a PROJ string.
std::optional<std::string> parameter(std::string_view definition, std::string_view key) {
  for (std::size_t at = 0; (at = definition.find(key, at)) != std::string_view::npos; ++at) {
    const bool starts = at == 0 || definition[at - 1] == '+' || definition[at - 1] == ' ';
    const std::string_view rest = definition.substr(at + key.size());
    if (starts && rest.starts_with('=')) return std::string(rest.substr(1, rest.find(' ') - 1));
  }
  return std::nullopt;
}

/// The number that `text` begins with, whatever the locale; 0 if there is none.
double to_number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

double value_or(std::string_view definition, std::string_view key, double otherwise) {
  const auto text = parameter(definition, key);
  return text ? to_number(*text) : otherwise;
}

std::string latitude(double deg) { return number(std::abs(deg), 2) + (deg < 0 ? "° S" : "° N"); }
std::string longitude(double deg) { return number(std::abs(deg), 2) + (deg < 0 ? "° W" : "° E"); }

/// What follows the name: the numbers that tell one such projection from another.
std::string aspect_of(const std::string& definition, std::string_view code) {
  const std::string lon = longitude(central_meridian_deg(definition));
  if (code == "laea" || code == "aeqd" || code == "ortho" || code == "stere" || code == "gnom") {
    return fmt::format(", centred on {} {}", latitude(value_or(definition, "lat_0", 0)), lon);
  }
  if (code == "aea" || code == "lcc" || code == "eqdc") {
    return fmt::format(", standard parallels {} and {}, central meridian {}",
                       latitude(value_or(definition, "lat_1", 0)), latitude(value_or(definition, "lat_2", 0)), lon);
  }
  if (code == "utm") return ", zone " + parameter(definition, "zone").value_or("?");
  return ", central meridian " + lon;
}

}  // namespace

ProjectionChoice choose_projection(const LonLatBox& extent) {
  const Shape shape = shape_of(extent);
  const double scale = globe_scale(extent, shape);
  if (scale < 1.5 || shape.width_deg > 200) {
    const bool polar_cap = extent.south_deg >= 45 || extent.north_deg <= -45;
    if (polar_cap) {
      return {azimuthal(extent.south_deg > 0 ? 90 : -90, shape.lon_deg),
              "extent around a pole: an azimuthal equal-area projection"};
    }
    return {fmt::format("+proj=eqearth +lon_0={} +ellps=WGS84 +units=m", number(shape.lon_deg, 2)),
            "extent of the world: the Equal Earth projection"};
  }
  if (scale < 6) {
    return {azimuthal(shape.lat_deg, shape.lon_deg), "extent of a hemisphere: an azimuthal equal-area projection"};
  }
  if (std::max(shape.height_deg, shape.width_deg * std::cos(shape.lat_deg * radians_in_degree)) > 15)
    return region(extent, shape);
  return {azimuthal(shape.lat_deg, shape.lon_deg),
          "extent of a few degrees: an azimuthal equal-area projection at its centre, where distortion is negligible"};
}

std::string projection_name(const std::string& definition) {
  static constexpr auto kNames = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"aea", "Albers equal-area conic"},
      {"aeqd", "Azimuthal equidistant"},
      {"cea", "Cylindrical equal-area"},
      {"eqc", "Equirectangular"},
      {"eqdc", "Equidistant conic"},
      {"eqearth", "Equal Earth"},
      {"gnom", "Gnomonic"},
      {"laea", "Lambert azimuthal equal-area"},
      {"lcc", "Lambert conformal conic"},
      {"merc", "Mercator"},
      {"moll", "Mollweide"},
      {"natearth", "Natural Earth"},
      {"ortho", "Orthographic"},
      {"robin", "Robinson"},
      {"stere", "Stereographic"},
      {"tmerc", "Transverse Mercator"},
      {"utm", "Universal Transverse Mercator"},
      {"webmerc", "Web Mercator"},
  });
  const std::string code = parameter(definition, "proj").value_or("");
  const auto found = std::ranges::find(kNames, code, &std::pair<std::string_view, std::string_view>::first);
  return (found != kNames.end() ? std::string(found->second) : "PROJ " + code) + aspect_of(definition, code);
}

double central_meridian_deg(const std::string& definition) {
  if (const auto zone = parameter(definition, "zone")) return to_number(*zone) * 6 - 183;
  const double lon = value_or(definition, "lon_0", value_or(definition, "lonc", 0));
  return std::isfinite(lon) ? std::remainder(lon, 360.0) : 0;
}

std::optional<LonLat> antipode(const std::string& definition) {
  const std::string code = parameter(definition, "proj").value_or("");
  if (code != "laea" && code != "aeqd" && code != "stere") return std::nullopt;
  const double lat = value_or(definition, "lat_0", 0);
  return LonLat{std::remainder(central_meridian_deg(definition) + 180, 360.0), std::clamp(-lat, -90.0, 90.0)};
}

}  // namespace dateline
