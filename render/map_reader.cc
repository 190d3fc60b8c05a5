#include "render/map_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <functional>
#include <set>

#include <fmt/format.h>

#include "geodata/did_you_mean.h"
#include "geodata/input_file.h"
#include "geodata/message_locations.h"
#include "geodata/proto_text_reader.h"
#include "geodata/read_limits.h"
#include "geodata/source_file.h"
#include "geodata/text_forms.h"
#include "proto/map.pb.h"
#include "render/frame_steps.h"

namespace dateline {
namespace {

class MapReader {
 public:
  explicit MapReader(const std::string& path) : file_(path), folder_(std::filesystem::path(path).parent_path()) {
    Result<std::string> bytes = read_file(path, read_limits().settings_bytes, "settings-bytes");
    diagnostics_ = std::move(bytes.diagnostics);
    readable_ = bytes && read_checked_proto_text(*bytes, path, message_, locations_, diagnostics_);
    faultless_text_ = !has_errors(diagnostics_);
  }

  Result<MapSpec> run() {
    if (!readable_) return Result<MapSpec>::failure(std::move(diagnostics_));
    read_content();
    map_.extent = read_extent(message_.extent(), "extent");
    read_page();
    for (int i = 0; i < message_.layers_size(); ++i) read_layer(message_.layers(i), fmt::format("layers[{}]", i));
    read_basemap();
    read_furniture();
    for (int i = 0; i < message_.insets_size(); ++i) read_inset(message_.insets(i), fmt::format("insets[{}]", i));
    sort_by_place(diagnostics_);
    read_frames();
    map_.file = file_;
    map_.locations = std::move(locations_);
    return Result<MapSpec>::of(std::move(map_), std::move(diagnostics_));
  }

 private:
  void error(const std::string& path, std::string message) {
    diagnostics_.push_back({Severity::kError, locations_.locate(file_, path), std::move(message)});
  }
  void warning(const std::string& path, std::string message) {
    diagnostics_.push_back({Severity::kWarning, locations_.locate(file_, path), std::move(message)});
  }

  // --- what is shown

  void read_content() {
    for (int i = 0; i < message_.chronicles_size(); ++i)
      map_.chronicles.push_back(file_path(message_.chronicles(i), fmt::format("chronicles[{}]", i)));
    if (message_.chronicles().empty()) error("", "the map names no chronicle (chronicles: \"...\")");
    const std::string& style = message_.style();
    // A name of a theme stays a name; what has a "/" or a "." is a file.
    if (!style.empty())
      map_.style = style.find_first_of("/.\\") == std::string::npos ? style : file_path(style, "style");
    map_.window = read_time(message_.window(), "window");
    map_.as_of = read_time(message_.as_of(), "as_of");
    for (int i = 0; i < message_.languages_size(); ++i)
      if (check_language(message_.languages(i), fmt::format("languages[{}]", i)))
        map_.languages.push_back(message_.languages(i));
    if (!message_.second_language().empty() && check_language(message_.second_language(), "second_language"))
      map_.second_language = message_.second_language();
    if (!message_.projection().empty()) map_.projection = message_.projection();
    map_.title = read_texts(message_.title(), "title");
    map_.subtitle = read_texts(message_.subtitle(), "subtitle");
    map_.credits = read_texts(message_.credits(), "credits");
    map_.notes = read_texts(message_.notes(), "notes");
    map_.extra_places = read_ids(message_.extra_places(), "extra_places");
  }

  std::string file_path(const std::string& stated, const std::string& path) {
    if (auto why = why_no_file_name(stated)) error(path, std::move(*why));
    return (folder_ / stated).lexically_normal().string();
  }

  When read_time(const std::string& edtf, const std::string& path) {
    if (edtf.empty()) return {};
    Result<When> when = parse_edtf(edtf);
    for (const Diagnostic& d : when.diagnostics)
      diagnostics_.push_back({d.severity, locations_.locate(file_, path), d.message});
    return when ? *when : When{};
  }

  bool check_language(const std::string& tag, const std::string& path) {
    if (is_language_tag(tag)) return true;
    error(path, fmt::format("\"{}\" is no language tag (BCP 47: \"en\", \"kk-Latn\")", tag));
    return false;
  }

  template <typename Names>
  LocalText read_texts(const Names& names, const std::string& path) {
    LocalText texts;
    for (int i = 0; i < names.size(); ++i) {
      const std::string at = fmt::format("{}[{}]", path, i);
      const v1::Name& name = names[i];
      if (!name.lang().empty()) check_language(name.lang(), at + ".lang");
      if (name.text().empty()) error(at, "a text without \"text\"");
      check_fields(name.text(), at + ".text");
      texts.push_back({name.lang(), name.text(), static_cast<NameKind>(name.kind())});
    }
    return texts;
  }

  /// Words in braces are filled in when the map is drawn, so each must be one that can be.
  void check_fields(std::string_view text, const std::string& path) {
    static constexpr auto fields = std::to_array<std::string_view>({"title", "span", "as_of", "date"});
    while (true) {
      const std::size_t open = text.find('{');
      const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
      if (close == std::string_view::npos) return;
      const std::string_view field = text.substr(open + 1, close - open - 1);
      if (std::ranges::find(fields, field) == fields.end())
        error(path, fmt::format("unknown field {{{}}} in a text{}", field, suggest_.among(fields, field)));
      text.remove_prefix(close + 1);
    }
  }

  template <typename Strings>
  std::vector<std::string> read_ids(const Strings& ids, const std::string& path) {
    std::vector<std::string> read;
    for (int i = 0; i < ids.size(); ++i) {
      if (!is_id(ids[i]))
        error(fmt::format("{}[{}]", path, i), fmt::format("\"{}\" is no id (1 to 64 of a-z, 0-9, _ and -)", ids[i]));
      read.push_back(ids[i]);
    }
    return read;
  }

  // --- where and how large

  bool check_range(double value, double least, double most, const std::string& path) {
    if (value >= least && value <= most) return true;
    if (!std::isfinite(value)) return false;  // reported with the text
    error(path, fmt::format("{} must be {} to {}, not {}", path.substr(path.rfind('.') + 1), least, most, value));
    return false;
  }

  ExtentSpec read_extent(const v1::Extent& extent, const std::string& at) {
    switch (extent.choice_case()) {
      case v1::Extent::kBox: return read_box(extent.box(), at + ".box");
      case v1::Extent::kCentre: return read_centre(extent.centre(), at + ".centre");
      case v1::Extent::kAround: return read_around(extent.around(), at + ".around");
      case v1::Extent::CHOICE_NOT_SET: break;
    }
    return {};
  }

  LonLatBox read_box(const v1::Extent::Box& box, const std::string& at) {
    check_range(box.west(), -180, 180, at + ".west");
    check_range(box.east(), -180, 180, at + ".east");
    check_range(box.south(), -90, 90, at + ".south");
    check_range(box.north(), -90, 90, at + ".north");
    if (box.south() >= box.north()) error(at, "south must be less than north");
    if (box.west() == box.east()) error(at, "west and east are the same");
    return {box.west(), box.south(), box.east(), box.north()};
  }

  CentreScale read_centre(const v1::Extent::CentreScale& centre, const std::string& at) {
    check_range(centre.lon(), -180, 180, at + ".lon");
    check_range(centre.lat(), -90, 90, at + ".lat");
    check_range(centre.scale(), 100, 1e9, at + ".scale");
    return {{centre.lon(), centre.lat()}, centre.scale()};
  }

  PlacesExtent read_around(const v1::Extent::Places& around, const std::string& at) {
    PlacesExtent places;
    places.places = read_ids(around.places(), at + ".places");
    if (places.places.empty()) error(at, "the extent names no places");
    if (around.has_margin() && check_range(around.margin(), 0, 2, at + ".margin")) places.margin = around.margin();
    return places;
  }

  void read_page() {
    const v1::Page& page = message_.page();
    if (page.has_width_pt() && check_range(page.width_pt(), 72, 14400, "page.width_pt"))
      map_.page.width_pt = page.width_pt();
    if (page.has_height_pt() && check_range(page.height_pt(), 72, 14400, "page.height_pt"))
      map_.page.height_pt = page.height_pt();
    if (page.has_pixels_per_inch() && check_range(page.pixels_per_inch(), 24, 1200, "page.pixels_per_inch"))
      map_.pixels_per_inch = page.pixels_per_inch();
    const double most_margin = std::min(map_.page.width_pt, map_.page.height_pt) / 4;
    if (page.has_margin_pt() && check_range(page.margin_pt(), 0, most_margin, "page.margin_pt"))
      map_.page_margin_pt = page.margin_pt();
  }

  void read_inset(const v1::Inset& from, const std::string& at) {
    InsetSpec inset;
    inset.extent_path = at + ".extent";
    inset.extent = read_extent(from.extent(), inset.extent_path);
    if (std::holds_alternative<std::monostate>(inset.extent))
      return error(at, "an inset without extent (a box, a centre or places)");
    inset.title = read_texts(from.title(), at + ".title");
    if (from.has_width_pt() && check_range(from.width_pt(), 72, 7200, at + ".width_pt"))
      inset.width_pt = from.width_pt();
    if (from.has_height_pt() && check_range(from.height_pt(), 72, 7200, at + ".height_pt"))
      inset.height_pt = from.height_pt();
    inset.corner = static_cast<Corner>(from.corner());
    map_.insets.push_back(std::move(inset));
  }

  // --- layers

  void read_layer(const v1::Layer& from, const std::string& at) {
    LayerSpec layer;
    layer.kind = static_cast<LayerKind>(from.kind());
    layer.id = from.id();
    if (layer.id.empty()) layer.id = std::string(default_layer_id(layer.kind));
    if (!is_id(layer.id)) error(at + ".id", fmt::format("\"{}\" is no id (1 to 64 of a-z, 0-9, _ and -)", layer.id));
    if (!layer_ids_.insert(layer.id).second)
      error(from.id().empty() ? at : at + ".id", fmt::format("a second layer \"{}\"", layer.id));
    layer.title = read_texts(from.title(), at + ".title");
    for (const Name& title : layer.title)
      if (title.text.find('{') != std::string::npos)
        warning(at + ".title", "fields in braces are not filled in in a layer's title");
    layer.select = read_selection(from.select(), at + ".select");
    // With mistakes in the text the kind may only have been mistyped.
    if (layer.kind == LayerKind::kCustom && !from.has_select() && faultless_text_)
      warning(at, "the layer has neither kind nor select, so it shows everything");
    layer.size_by = static_cast<Measure>(from.size_by());
    layer.class_id = from.class_id();
    if (!layer.class_id.empty() && !is_id(layer.class_id))
      error(at + ".class_id", fmt::format("\"{}\" is no id", layer.class_id));
    layer.hide_figures = from.hide_figures();
    layer.hide_in_legend = from.hide_in_legend();
    if (from.has_aggregate()) layer.aggregate = read_aggregation(from.aggregate(), at + ".aggregate");
    layer.in_frames = read_in_frames(from.in_frames(), at + ".in_frames");
    map_.layers.push_back(std::move(layer));
  }

  AggregationSpec read_aggregation(const v1::Aggregation& from, const std::string& at) {
    AggregationSpec to;
    to.method = static_cast<AggregationMethod>(from.method());
    to.measure = static_cast<Measure>(from.measure());
    if (from.has_cell_pt() && check_range(from.cell_pt(), 4, 400, at + ".cell_pt")) to.cell_pt = from.cell_pt();
    if (from.has_radius_km() && check_range(from.radius_km(), 0.01, 5000, at + ".radius_km"))
      to.radius_km = from.radius_km();
    if (from.has_radius_pt() && check_range(from.radius_pt(), 1, 100, at + ".radius_pt"))
      to.radius_pt = from.radius_pt();
    if (from.has_largest() && check_range(from.largest(), 1e-9, 1e15, at + ".largest")) to.largest = from.largest();
    to.areas = static_cast<AreaLevel>(from.areas());
    to.per_area = from.per_area();
    to.breaks = static_cast<Breaks>(from.breaks());
    if (from.has_classes() && check_range(from.classes(), 2, 9, at + ".classes")) to.classes = from.classes();
    to.limits = {from.limits().begin(), from.limits().end()};
    if (to.limits.size() > 8) error(at + ".limits", "more than 8 limits");
    if (std::ranges::adjacent_find(to.limits, std::greater_equal{}) != to.limits.end())
      error(at + ".limits", "limits must ascend");
    return to;
  }

  InFramesSpec read_in_frames(const v1::InFrames& from, const std::string& at) {
    InFramesSpec to;
    to.show = static_cast<ShowInFrames>(from.show());
    if (from.has_steps() && check_range(from.steps(), 1, 1000, at + ".steps")) to.steps = from.steps();
    if (from.has_earlier_opacity() && check_range(from.earlier_opacity(), 0.05, 1, at + ".earlier_opacity"))
      to.earlier_opacity = from.earlier_opacity();
    return to;
  }

  Selection read_selection(const v1::Selection& from, const std::string& at) {
    Selection select;
    for (const int kind : from.event_kinds()) select.event_kinds.push_back(static_cast<EventKind>(kind));
    for (const int kind : from.movement_kinds()) select.movement_kinds.push_back(static_cast<MovementKind>(kind));
    select.ids = read_ids(from.ids(), at + ".ids");
    select.except_ids = read_ids(from.except_ids(), at + ".except_ids");
    select.tags = read_ids(from.tags(), at + ".tags");
    select.actors = read_ids(from.actors(), at + ".actors");
    select.places = read_ids(from.places(), at + ".places");
    for (const std::string& id : select.ids)
      if (std::ranges::find(select.except_ids, id) != select.except_ids.end())
        warning(at, fmt::format("\"{}\" is both selected and left out", id));
    return select;
  }

  // --- ground and furniture

  void read_basemap() {
    const v1::Basemap& from = message_.basemap();
    for (int i = 0; i < from.files_size(); ++i)
      map_.basemap.files.push_back(file_path(from.files(i), fmt::format("basemap.files[{}]", i)));
    map_.basemap.no_world = from.no_world();
    if (from.has_relief()) map_.basemap.relief = read_relief(from.relief(), "basemap.relief");
    for (int i = 0; i < from.rasters_size(); ++i) {
      const std::string at = fmt::format("basemap.rasters[{}]", i);
      const v1::Raster& raster = from.rasters(i);
      RasterSpec to{file_path(raster.file(), at + ".file"), 1, raster.credit()};
      if (raster.has_opacity() && check_range(raster.opacity(), 0, 1, at + ".opacity")) to.opacity = raster.opacity();
      map_.basemap.rasters.push_back(std::move(to));
    }
    if (!from.has_min_population()) return;
    map_.basemap.min_population = from.min_population();
    if (from.min_population() < -1) error("basemap.min_population", "min_population must be -1 or more");
  }

  ReliefSpec read_relief(const v1::Relief& from, const std::string& at) {
    ReliefSpec to;
    to.dem = file_path(from.dem(), at + ".dem");
    to.credit = from.credit();
    to.multidirectional = from.light() == v1::Relief::MULTIDIRECTIONAL;
    const auto number = [&](bool stated, double value, double least, double most, const char* name) {
      return stated && check_range(value, least, most, at + "." + name);
    };
    if (number(from.has_azimuth(), from.azimuth(), 0, 360, "azimuth")) to.azimuth_deg = from.azimuth();
    if (number(from.has_altitude(), from.altitude(), 5, 85, "altitude")) to.altitude_deg = from.altitude();
    if (number(from.has_exaggeration(), from.exaggeration(), 0.1, 100, "exaggeration"))
      to.exaggeration = from.exaggeration();
    if (number(from.has_strength(), from.strength(), 0, 1, "strength")) to.strength = from.strength();
    for (int i = 0; i < from.tints_size(); ++i) {
      const std::string tint = fmt::format("{}.tints[{}]", at, i);
      const std::optional<Color> color = parse_hex_color(from.tints(i).color());
      if (!color) error(tint + ".color", fmt::format("\"{}\" is no colour (\"#RRGGBB\")", from.tints(i).color()));
      if (!to.tints.empty() && from.tints(i).height_m() <= to.tints.back().height_m)
        error(tint + ".height_m", "heights of tints must ascend");
      to.tints.push_back({from.tints(i).height_m(), color.value_or(Color{})});
    }
    return to;
  }

  void read_furniture() {
    const v1::Furniture& from = message_.furniture();
    const auto show = [](v1::Furniture::Show value) { return static_cast<Show>(value); };
    FurnitureSpec& to = map_.furniture;
    to.title = show(from.title());
    to.legend = show(from.legend());
    to.scale_bar = show(from.scale_bar());
    to.north_arrow = show(from.north_arrow());
    to.graticule = show(from.graticule());
    to.locator = show(from.locator());
    to.date_stamp = show(from.date_stamp());
    to.source_notes = show(from.source_notes());
    to.summary = show(from.summary());
    to.legend_corner = static_cast<Corner>(from.legend_corner());
    to.locator_corner = static_cast<Corner>(from.locator_corner());
    to.disclaimer = static_cast<Disclaimer>(from.disclaimer());
  }

  // --- in time

  void read_frames() {
    const v1::Frames& from = message_.frames();
    FramesSpec& to = map_.frames;
    if (!from.every().empty()) {
      to.every = from.every();
      for (const Diagnostic& d : parse_step_length(to.every).diagnostics) error("frames.every", d.message);
    }
    to.span = read_time(from.span(), "frames.span");
    to.skip_empty = from.skip_empty();
    if (from.has_milliseconds() && check_range(from.milliseconds(), 20, 60000, "frames.milliseconds"))
      to.milliseconds = from.milliseconds();
    if (from.has_hold_milliseconds() && check_range(from.hold_milliseconds(), 0, 60000, "frames.hold_milliseconds"))
      to.hold_milliseconds = from.hold_milliseconds();
    if (from.has_loops() && check_range(from.loops(), 0, 1000, "frames.loops")) to.loops = from.loops();
    to.timeline = static_cast<Show>(from.timeline());
    to.totals = static_cast<Show>(from.totals());
    to.clock_corner = static_cast<Corner>(from.clock_corner());
  }

  std::string file_;
  std::filesystem::path folder_;
  v1::Map message_;
  MessageLocations locations_;
  MapSpec map_;
  Diagnostics diagnostics_;
  bool readable_ = false;
  bool faultless_text_ = false;
  DidYouMean suggest_;
  std::set<std::string> layer_ids_;
};

}  // namespace

Result<MapSpec> read_map(const std::string& path) { return MapReader(path).run(); }

}  // namespace dateline
