#include "geodata/export/kml_style.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "geodata/export/kml_text.h"
#include "geodata/safe_file_name.h"
#include "geodata/xml_text.h"

namespace dateline {
namespace {

constexpr double pixels_in_point = 96.0 / 72;
/// A symbol of scale 1.
constexpr double icon_pixels = 32;
/// Of a look's picture, 64 pixels wide, the symbol's radius fills 28 of 32.
constexpr double icon_filled = 28.0 / 32;

/// Of rows that state no size.
constexpr double usual_radius_pt = 5;
constexpr double usual_width_pt = 1;

constexpr double scale_steps = 10;  ///< a unit of scale
constexpr double width_steps = 2;   ///< a pixel

/// Smaller ones cannot be pointed at; larger ones hide the ground.
constexpr double least_scale = 0.3, most_scale = 6;
constexpr double least_width_px = 1, most_width_px = 40;

/// Balloons show the description alone. What programs put there by themselves may take a name for HTML.
constexpr const char* balloon = "<BalloonStyle><text>$[description]</text></BalloonStyle>";

int step_of_radius(double radius_pt) {
  const double wide_px = 2 * (radius_pt > 0 ? radius_pt : usual_radius_pt) * pixels_in_point / icon_filled;
  return static_cast<int>(std::lround(std::clamp(wide_px / icon_pixels, least_scale, most_scale) * scale_steps));
}

int step_of_width(double width_pt) {
  const double px = (width_pt > 0 ? width_pt : usual_width_pt) * pixels_in_point;
  return static_cast<int>(std::lround(std::clamp(px, least_width_px, most_width_px) * width_steps));
}

/// Part of an id and of a file's name.
std::string safe_name(std::string_view id) {
  std::string name = safe_file_name(id);
  std::ranges::replace(name, '.', '_');
  return name;
}

}  // namespace

KmlTableStyles::KmlTableStyles(const FeatureTable& table, bool icons) : table_(&table), icons_(icons) {
  for (const FeatureLook& look : table.looks) {
    std::string name = safe_name(look.id);
    if (std::ranges::count(names_, name) > 0) name += fmt::format("_{}", names_.size() + 1);
    names_.push_back(std::move(name));
  }
  if (table.looks.empty()) return;
  std::set<Size> sizes;
  table.each([&](const Feature& feature) {
    if (feature.look >= 0) sizes.insert(size_of(feature));
  });
  sizes_.assign(sizes.begin(), sizes.end());
}

KmlTableStyles::Size KmlTableStyles::size_of(const Feature& feature) const {
  const bool point = table_->shape == ShapeKind::kPoint;
  return {feature.look, point ? step_of_radius(feature.size_pt) : step_of_width(feature.size_pt)};
}

std::string KmlTableStyles::id_of(Size size) const {
  return fmt::format("{}-{}-{}", table_->name, names_[static_cast<std::size_t>(size.first)], size.second);
}

std::string KmlTableStyles::id_of(const Feature& feature) const {
  return feature.look < 0 ? kKmlPlainStyle : id_of(size_of(feature));
}

std::string KmlTableStyles::icon_name(int look) const {
  return fmt::format("icons/{}-{}.png", safe_file_name(table_->name), names_[static_cast<std::size_t>(look)]);
}

std::vector<KmlIcon> KmlTableStyles::icons() const {
  std::vector<KmlIcon> found;
  if (!icons_) return found;
  for (const auto& [look, step] : sizes_) {
    const std::string& png = table_->looks[static_cast<std::size_t>(look)].icon_png;
    if (!png.empty() && (found.empty() || found.back().png != &png)) found.push_back({icon_name(look), &png});
  }
  return found;
}

void KmlTableStyles::append_style(std::string& out, Size size) const {
  const FeatureLook& look = table_->looks[static_cast<std::size_t>(size.first)];
  const auto to = std::back_inserter(out);
  fmt::format_to(to, "<Style id=\"{}\">", xml_text(id_of(size)));
  if (table_->shape == ShapeKind::kPoint) {
    const bool pictured = icons_ && !look.icon_png.empty();
    // A picture has its colours already: white leaves them.
    fmt::format_to(to, "<IconStyle><color>{}</color><scale>{}</scale>",
                   kml_color(pictured ? "#ffffff" : look.color, look.opacity), size.second / scale_steps);
    if (pictured) fmt::format_to(to, "<Icon><href>{}</href></Icon>", icon_name(size.first));
    out += "</IconStyle><LabelStyle><scale>0.8</scale></LabelStyle>";
  } else {
    const bool area = table_->shape == ShapeKind::kArea;
    fmt::format_to(to, "<LineStyle><color>{}</color><width>{}</width></LineStyle>",
                   kml_color(look.color, area ? 1 : look.opacity), size.second / width_steps);
    if (area) fmt::format_to(to, "<PolyStyle><color>{}</color></PolyStyle>", kml_color(look.color, look.opacity));
  }
  fmt::format_to(to, "{}</Style>\n", balloon);
}

void KmlTableStyles::append(std::string& out) const {
  for (const Size& size : sizes_) append_style(out, size);
}

void append_plain_kml_style(std::string& out) {
  fmt::format_to(std::back_inserter(out),
                 "<Style id=\"{}\"><IconStyle><color>ffffffff</color><scale>0.5</scale></IconStyle>"
                 "<LabelStyle><scale>0.7</scale></LabelStyle>{}</Style>\n",
                 kKmlPlainStyle, balloon);
}

}  // namespace dateline
