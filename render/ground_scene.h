// The ground of a map in page points: land, water, borders, towns, graticule, and what may be named of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geodata/geometry.h"
#include "geodata/ogr_basemap.h"
#include "geodata/projection.h"
#include "render/map_spec.h"
#include "render/page.h"
#include "render/viewport.h"

namespace dateline {

/// An area of the ground with its names and what is seen of it.
struct GroundArea {
  std::string id;
  std::string name;         ///< in the map's language, or in a fallback
  std::string name_lang;    ///< what the name is in
  std::string second_name;  ///< in the second language; empty if there is none or the same
  int rank = 0;
  double area_km2 = 0;  ///< on the sphere, of the whole area; only where GroundRequest::locate asks for something
};

/// How sure a border is; not a judgement of ours but what the basemap says.
enum class BorderStatus : std::uint8_t {
  kAgreed,
  kDisputed,
  kLineOfControl,  ///< also indefinite borders and claims: nobody agreed on a line
  kLease,          ///< ground that one country lets to another; not a border of countries
};

struct GroundLine {
  std::string name;
  std::string name_lang;
  int rank = 0;
  BorderStatus status = BorderStatus::kAgreed;  ///< of borders
};

struct GroundTown {
  PagePoint at;
  std::string name;
  std::string name_lang;
  std::string second_name;
  long long population = 0;
  bool capital = false;
};

/// One line of longitude or latitude.
struct GraticuleLine {
  std::vector<PagePoint> points;
  std::string label;  ///< "75° E"
  bool meridian = false;
};

/// Pixels as in ImageItem (render/drawing.h).
struct GroundImage {
  PageBox box;
  int width_px = 0;
  int height_px = 0;
  std::vector<std::uint8_t> rgba;
};

/// Feature i of a FeatureSet is described by entry i of the list beside it. Everything is clipped to `box` and a little
/// more.
struct GroundScene {
  PageBox box;
  double scale_denominator = 1;       ///< N of 1:N
  std::vector<GroundImage> rasters;   ///< over land and water, the first at the bottom
  std::optional<GroundImage> relief;  ///< over those, see-through
  FeatureSet<PagePoint> land;
  FeatureSet<PagePoint> countries;
  std::vector<GroundArea> country_info;
  FeatureSet<PagePoint> lakes;
  std::vector<GroundArea> lake_info;
  FeatureSet<PagePoint> borders;
  std::vector<GroundLine> border_info;
  FeatureSet<PagePoint> provinces;
  FeatureSet<PagePoint> rivers;
  std::vector<GroundLine> river_info;
  std::vector<GroundTown> towns;
  std::vector<GraticuleLine> graticule;
  FeatureSet<PagePoint> areas;  ///< of the role "areas"
  std::vector<GroundArea> area_info;
  /// The feature of `countries` and of `areas` in which each of GroundRequest::locate lies, by the data as it is, not
  /// as it is drawn.
  std::vector<std::optional<std::size_t>> located_countries;
  std::vector<std::optional<std::size_t>> located_areas;
  std::vector<std::string> credits;  ///< of the data really used, without repeats
  Diagnostics diagnostics;

  /// True if a border of that status is seen in `box`: then a legend should say what it is.
  bool shows(BorderStatus status) const;
};

struct GroundRequest {
  std::vector<std::string> files;  ///< GeoPackages in order of preference
  std::vector<std::string> languages;
  std::string second_language;
  long long min_population = 0;  ///< towns below are left out; -1 for no towns
  bool thin_towns = true;        ///< keep only the largest of towns that stand close together
  bool graticule = false;
  std::vector<LonLat> locate;  ///< positions whose areas are asked for
  bool areas = false;          ///< read the role "areas"
  std::optional<ReliefSpec> relief = {};
  std::vector<RasterSpec> rasters = {};
  double pixels_per_inch = 96;  ///< of the relief and the rasters, at most
};

/// Reads and projects what of the files is seen in the viewport. A basemap that lacks a role leaves it to the next.
/// Provinces are read for maps of 1:500 000 to 1:15 000 000: larger ones show one or two, on smaller ones they crowd.
GroundScene make_ground(const GroundRequest& request, const Projection& projection, const Viewport& viewport);

}  // namespace dateline
