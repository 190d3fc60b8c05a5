#include "fuzz/made_inputs.h"

#include <array>
#include <limits>

#include <fmt/format.h>

#include "geodata/chronicle_check.h"
#include "geodata/utf8.h"
#include "render/map_references.h"
#include "styles/style_reader.h"

namespace dateline::fuzz {
namespace {

const Style& newsprint() {
  static const Style style = *read_style("newsprint", DATELINE_THEMES);
  return style;
}

class InputsMaker {
 public:
  explicit InputsMaker(std::string_view bytes) : bytes_(bytes) {}

  MapInputs run() {
    inputs_.style = newsprint();
    make_chronicle();
    make_spec();
    return std::move(inputs_);
  }

 private:
  /// 0 when there are no more bytes.
  unsigned byte() {
    if (bytes_.empty()) return 0;
    const auto value = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }
  unsigned below(unsigned n) { return n < 256 ? byte() % n : (byte() * 256 + byte()) % n; }
  bool one_in(unsigned n) { return byte() % n == n - 1; }
  template <typename T, std::size_t N>
  const T& one_of(const std::array<T, N>& list) {
    return list[below(N)];
  }
  template <typename Enum>
  Enum word() {
    return static_cast<Enum>(below(static_cast<unsigned>(words_of<Enum>().size())));
  }
  /// From -1 to 1.
  double part() { return (below(65536) - 32768.0) / 32768.0; }

  double number() {
    static constexpr std::array<double, 10> some{0, 1, 7, 0.25, 1000, 1e6, 1e12, 1e300, 5e-324, 123456.789};
    return one_in(256) ? std::numeric_limits<double>::quiet_NaN() : one_of(some);
  }

  std::string words() {
    static const std::array<std::string, 16> some{"Masanchi",
                                                  "",
                                                  "a",
                                                  "Қордай ауданы",
                                                  "القرية القديمة",
                                                  "नया गाँव",
                                                  "หมู่บ้าน",
                                                  "中华人民共和国",
                                                  "שלום (abc) 12",
                                                  "e\u0301\u0301\u0301\u0301",
                                                  "👩‍👩‍👧‍👦 🇰🇿",
                                                  "<b>&amp;\"'",
                                                  "line\nline\ttab",
                                                  "\u202Eabc\u202C",
                                                  std::string(400, 'W'),
                                                  "{title} {span} {date}"};
    if (!one_in(8)) return one_of(some);
    const std::string_view raw = bytes_.substr(0, below(40));
    bytes_.remove_prefix(raw.size());
    return is_valid_utf8(raw) ? std::string(raw) : "raw";
  }
  LocalText text() {
    LocalText names{{"", words()}};
    if (names[0].text.empty()) names[0].text = "x";
    if (one_in(128)) names.clear();
    if (one_in(6)) names.push_back({"ru", "Село"});
    return names;
  }

  LonLat position() {
    switch (below(8)) {
      case 0: return {75, 43};
      case 1: return {180, part() * 90};
      case 2: return {-180, part() * 90};
      case 3: return {part() * 180, 90};
      case 4: return {part() * 180, part() * 90};
      case 5: return {75 + part() * 1e-6, 43 + part() * 1e-6};
      default: return {75 + part() * spread_, 43 + part() * spread_};
    }
  }

  When when() {
    static constexpr std::array<const char*, 8> some{
        "2020-02-07", "2020-02-08T05~", "", "2020-02", "0001-01-01", "9999-12-31T23:59", "../2020-02-09", "202X"};
    return *parse_edtf(one_of(some));
  }
  std::string place() { return fmt::format("p{}", below(places_)); }

  void make_chronicle() {
    static constexpr std::array<double, 4> spreads{0.2, 0.001, 20, 40};
    spread_ = one_of(spreads);
    Chronicle& c = inputs_.chronicle;
    c.id = "made";
    c.title = text();
    c.sources.push_back({.id = "paper", .title = {{"", "A newspaper"}}});
    c.actors.push_back({.id = "force", .names = {{"", "A force"}}, .kind = ActorKind::kPolice});
    places_ = 1 + below(12);
    for (unsigned i = 0; i < places_; ++i) make_place(i);
    unsigned records = below(24);
    if (one_in(30)) records *= 100;
    for (unsigned i = 0; i < records; ++i) make_record(i);
  }

  void make_place(unsigned i) {
    Place place{.id = fmt::format("p{}", i), .names = text(), .kind = word<PlaceKind>()};
    if (!one_in(12)) place.position = position();
    place.precision = word<PlacePrecision>();
    if (one_in(5)) place.uncertainty_m = number() + 0.5;
    if (one_in(3)) place.countries = {"KZ"};
    inputs_.chronicle.places.push_back(std::move(place));
  }

  std::vector<Figure> figures() {
    std::vector<Figure> made;
    for (unsigned count = below(3); count > 0; --count) {
      Figure figure{.measure = word<Measure>(),
                    .best = number(),
                    .qualifier = word<Qualifier>(),
                    .reported = when(),
                    .source = "paper",
                    .status = word<ClaimStatus>()};
      if (figure.measure == Measure::kUnspecified) figure.measure = Measure::kDeaths;
      if (figure.measure == Measure::kDamageCost || figure.measure == Measure::kAidValue) figure.currency = "KZT";
      if (one_in(3)) figure.low = number();
      if (one_in(3)) figure.high = number();
      if (figure.low && *figure.low > *figure.best) std::swap(*figure.low, *figure.best);
      if (figure.high && *figure.best > *figure.high) std::swap(*figure.high, *figure.best);
      if (figure.low && *figure.low > *figure.best) std::swap(*figure.low, *figure.best);
      made.push_back(std::move(figure));
    }
    return made;
  }

  void make_record(unsigned i) {
    Chronicle& c = inputs_.chronicle;
    const std::string id = fmt::format("r{}", i);
    switch (below(4)) {
      case 0:
        c.movements.push_back({.id = id,
                               .kind = word<MovementKind>(),
                               .path = path(),
                               .mode = word<MovementMode>(),
                               .when = when(),
                               .title = text(),
                               .figures = figures(),
                               .certainty = word<Certainty>()});
        return;
      case 1:
        c.deployments.push_back({.id = id,
                                 .force = "force",
                                 .to = {place()},
                                 .when = when(),
                                 .title = text(),
                                 .figures = figures(),
                                 .certainty = word<Certainty>()});
        if (one_in(2)) c.deployments.back().from = Waypoint{place(), {}};
        return;
      default:
        c.events.push_back({.id = id,
                            .kind = word<EventKind>(),
                            .places = {place()},
                            .when = when(),
                            .title = text(),
                            .figures = figures(),
                            .certainty = word<Certainty>(),
                            .note = {}});
        if (one_in(6)) c.events.back().places.clear();
        if (one_in(4)) c.events.back().note = text();
    }
  }

  std::vector<Waypoint> path() {
    std::vector<Waypoint> stops;
    const unsigned first = below(places_);
    for (unsigned i = 0, count = 2 + below(3); i < count; ++i)
      stops.push_back({fmt::format("p{}", (first + i) % places_), {}});
    if (places_ == 1 || one_in(4)) stops.resize(2), stops.front().where = UnknownPlace{text(), part() * 180 + 180};
    return stops;
  }

  // --- the map file, within the ranges of its reader

  void make_spec() {
    static constexpr std::array<double, 6> sides{400, 1200, 72, 150, 720, 2000};
    static const std::array<std::string, 8> projections{"auto",        "auto",
                                                        "auto",        "EPSG:3857",
                                                        "EPSG:4326",   "+proj=laea +lat_0=43 +lon_0=75",
                                                        "+proj=robin", "+proj=utm +zone=43"};
    MapSpec& spec = inputs_.spec;
    spec.chronicles = {"made"};
    spec.page = {one_of(sides), one_of(sides)};
    if (one_in(8)) spec.page_margin_pt = std::min(spec.page.width_pt, spec.page.height_pt) / 4;
    spec.projection = one_of(projections);
    spec.window = one_in(5) ? when() : When{};
    spec.as_of = one_in(8) ? when() : When{};
    static constexpr std::array<const char*, 6> languages{"en", "ru", "kk", "fr", "ar", "es"};
    spec.languages = {one_of(languages)};
    if (one_in(6)) spec.second_language = one_of(languages);
    spec.extent = extent();
    if (one_in(3)) spec.title = text();
    if (one_in(6)) spec.subtitle = text();
    if (one_in(6)) spec.notes = text();
    for (unsigned layers = one_in(2) ? below(4) : 0; layers > 0; --layers) make_layer();
    make_furniture();
    for (unsigned insets = one_in(8) ? 1 + below(2) : 0; insets > 0; --insets) make_inset();
    if (one_in(6)) spec.extra_places = {place()};
  }

  ExtentSpec extent() {
    switch (below(7)) {
      case 0: return LonLatBox{74.5, 42.5, 75.5, 43.5};
      case 1: return LonLatBox{170, -20, -170, 20};
      case 2: return LonLatBox{-180, -90, 180, 90};
      case 3: return CentreScale{position(), one_in(2) ? 5e5 : 1e8};
      case 4: return PlacesExtent{{place(), place()}, 0.15};
      default: return {};
    }
  }

  void make_layer() {
    LayerSpec layer;
    layer.kind = static_cast<LayerKind>(below(13));
    layer.id = fmt::format("layer{}", inputs_.spec.layers.size());
    layer.size_by = word<Measure>();
    layer.title = text();
    if (one_in(3)) {
      AggregationSpec aggregate;
      aggregate.method = one_in(2)   ? AggregationMethod::kCircles
                         : one_in(2) ? AggregationMethod::kDensity
                                     : AggregationMethod::kHexagons;
      aggregate.measure = one_in(2) ? word<Measure>() : Measure::kUnspecified;
      aggregate.breaks = static_cast<Breaks>(below(3));
      aggregate.classes = 2 + static_cast<int>(below(8));
      layer.aggregate = aggregate;
    }
    inputs_.spec.layers.push_back(std::move(layer));
  }

  void make_furniture() {
    FurnitureSpec& f = inputs_.spec.furniture;
    for (Show* show :
         {&f.title, &f.legend, &f.scale_bar, &f.north_arrow, &f.graticule, &f.date_stamp, &f.source_notes, &f.summary})
      if (one_in(3)) *show = static_cast<Show>(below(3));
    f.legend_corner = static_cast<Corner>(below(5));
    f.disclaimer = static_cast<Disclaimer>(below(3));
  }

  void make_inset() {
    InsetSpec inset;
    inset.extent = LonLatBox{74.9, 42.9, 75.1, 43.1};
    inset.title = text();
    if (one_in(2)) inset.width_pt = 72 + below(300);
    if (one_in(2)) inset.height_pt = 72 + below(300);
    inset.corner = static_cast<Corner>(below(5));
    inputs_.spec.insets.push_back(std::move(inset));
  }

  std::string_view bytes_;
  MapInputs inputs_;
  unsigned places_ = 1;
  double spread_ = 0.2;
};

}  // namespace

std::optional<MapInputs> made_inputs(std::string_view bytes) {
  MapInputs inputs = InputsMaker(bytes).run();
  for (const Finding& finding : check(inputs.chronicle))
    if (finding.severity == Severity::kError) return std::nullopt;
  if (has_errors(check_references(inputs.spec, inputs.chronicle))) return std::nullopt;
  return inputs;
}

}  // namespace dateline::fuzz
