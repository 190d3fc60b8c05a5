// The map file in memory: plain values that mirror proto/map.proto, with times parsed and nothing yet resolved.
//
// What every field means, its unit, range and default are said in the proto file. Made by `read_map`
// (render/map_reader.h), or default-made around a chronicle that is given without a map file. `make_plan`
// (render/map_plan.h) turns it into decisions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/message_locations.h"
#include "render/page.h"
#include "styles/color.h"

namespace dateline {

struct CentreScale {
  LonLat centre;
  double scale = 0;  ///< N of 1:N
};

struct PlacesExtent {
  std::vector<std::string> places;  ///< ids
  double margin = 0.15;             ///< part of the larger side
};

/// What the map shows of the world; monostate: fitted to the records.
using ExtentSpec = std::variant<std::monostate, LonLatBox, CentreScale, PlacesExtent>;

enum class LayerKind {
  kCustom,
  kClashSites,
  kDisplacementRoutes,
  kResponseDeployments,
  kMedical,
  kOfficialVisits,
  kOfficialActs,
  kArrests,
  kDamage,
  kAid,
  kCrowds,
  kHazards,
  kProtests
};

/// "clash-sites", ...: the default id of a layer of that kind.
std::string_view default_layer_id(LayerKind kind);

struct Selection {
  std::vector<EventKind> event_kinds;
  std::vector<MovementKind> movement_kinds;
  std::vector<std::string> ids;
  std::vector<std::string> except_ids;
  std::vector<std::string> tags;
  std::vector<std::string> actors;
  std::vector<std::string> places;
};

enum class AggregationMethod { kHexagons, kDensity, kAreas, kCircles };
enum class AreaLevel { kCountries, kDistricts };
enum class Breaks { kJenks, kQuantile, kEqual };

struct AggregationSpec {
  AggregationMethod method = AggregationMethod::kHexagons;
  Measure measure = Measure::kUnspecified;  ///< unspecified: the number of events
  double cell_pt = 24;
  std::optional<double> radius_km;
  AreaLevel areas = AreaLevel::kCountries;
  bool per_area = false;
  Breaks breaks = Breaks::kJenks;
  int classes = 5;
  std::vector<double> limits;       ///< ascending; not empty: in place of `breaks` and `classes`
  std::optional<double> radius_pt;  ///< of the largest circle
  std::optional<double> largest;    ///< its value
};

enum class ShowInFrames { kAuto, kStep, kTrail, kSoFar };

struct InFramesSpec {
  ShowInFrames show = ShowInFrames::kAuto;
  int steps = 7;  ///< of a trail
  double earlier_opacity = 0.55;
};

struct LayerSpec {
  std::string id;
  LocalText title;
  LayerKind kind = LayerKind::kCustom;
  Selection select;
  Measure size_by = Measure::kUnspecified;
  std::string class_id;
  bool hide_figures = false;
  bool hide_in_legend = false;
  std::optional<AggregationSpec> aggregate;
  InFramesSpec in_frames;
};

enum class Show { kAuto, kOn, kOff };
enum class Corner { kEmptiest, kTopLeft, kTopRight, kBottomLeft, kBottomRight };

enum class Disclaimer { kNone, kGeneral, kUnitedNations };

struct FurnitureSpec {
  Show title = Show::kAuto;
  Show legend = Show::kAuto;
  Show scale_bar = Show::kAuto;
  Show north_arrow = Show::kAuto;
  Show graticule = Show::kAuto;
  Show locator = Show::kAuto;
  Show date_stamp = Show::kAuto;
  Show source_notes = Show::kAuto;
  Show summary = Show::kAuto;
  Corner legend_corner = Corner::kEmptiest;
  Corner locator_corner = Corner::kEmptiest;
  Disclaimer disclaimer = Disclaimer::kNone;
};

struct TintSpec {
  double height_m = 0;
  Color color;
};

struct ReliefSpec {
  std::string dem;  ///< resolved against the map file's folder
  bool multidirectional = true;
  double azimuth_deg = 315;
  double altitude_deg = 45;
  std::optional<double> exaggeration;
  double strength = 0.45;
  std::vector<TintSpec> tints;  ///< ascending
  std::string credit;
};

struct RasterSpec {
  std::string file;  ///< resolved likewise
  double opacity = 1;
  std::string credit;
};

struct BasemapSpec {
  std::vector<std::string> files;  ///< resolved against the map file's folder
  bool no_world = false;
  std::optional<long long> min_population;
  std::optional<ReliefSpec> relief;
  std::vector<RasterSpec> rasters;
};

struct InsetSpec {
  ExtentSpec extent;        ///< never monostate
  std::string extent_path;  ///< where it was written, as `MapSpec::location` takes it
  LocalText title;
  std::optional<double> width_pt;
  std::optional<double> height_pt;
  Corner corner = Corner::kEmptiest;
};

struct FramesSpec {
  std::string every = "day";  ///< as `parse_step_length` (render/frame_steps.h) takes it
  When span;
  bool skip_empty = false;
  int milliseconds = 1000;
  int hold_milliseconds = 2000;
  int loops = 0;
  Show timeline = Show::kAuto;
  Show totals = Show::kAuto;
  Corner clock_corner = Corner::kEmptiest;
};

struct MapSpec {
  std::string file;                     ///< the map file; or the chronicle, when that was given in its place
  MessageLocations locations;           ///< of what was written in the map file
  std::vector<std::string> chronicles;  ///< resolved against the map file's folder
  std::string style = "newsprint";      ///< theme name, or path resolved likewise
  When window;
  When as_of;
  std::vector<std::string> languages;
  std::string second_language;
  ExtentSpec extent;
  std::string projection = "auto";
  PageSize page;
  double page_margin_pt = 0;
  double pixels_per_inch = 96;
  LocalText title;
  LocalText subtitle;
  LocalText credits;
  LocalText notes;
  std::vector<LayerSpec> layers;
  BasemapSpec basemap;
  FurnitureSpec furniture;
  std::vector<std::string> extra_places;
  std::vector<InsetSpec> insets;
  FramesSpec frames;
  std::string extent_path = "extent";  ///< where `extent` was written, as `location` takes it

  /// Of a field, as "extent.around.places[0]"; of the nearest message around it, or the file alone, when not written.
  SourceLocation location(std::string_view path) const { return locations.locate(file, path); }
};

}  // namespace dateline
