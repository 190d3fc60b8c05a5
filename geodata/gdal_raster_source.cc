#include "geodata/gdal_raster_source.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <numbers>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/file_stream.h"
#include "geodata/gdal_errors.h"
#include "geodata/gdal_handles.h"
#include "geodata/gdal_library.h"
#include "geodata/gdal_setting.h"
#include "geodata/gdal_system.h"
#include "geodata/input_file.h"
#include "geodata/read_limits.h"
#include "geodata/source_file.h"

namespace dateline {
namespace {

/// Pixels to be read of a band: beyond this number only a sample of them.
constexpr double kMaxAveragedPixels = 2e8;

/// The forms that docs/relief.md promises; GTiff also reads cloud-optimised GeoTIFF.
constexpr const char* kDrivers[] = {"GTiff", "PNG", "JPEG", "AAIGrid", "SRTMHGT", "ENVI", "EHdr", nullptr};
/// What their drivers open besides the file itself.
constexpr std::string_view kBeside =
    "+.ovr +.msk +.aux.xml +.hdr +.prj .ovr .msk .aux .hdr .prj .clr .sta .stx .wld .tfw .tifw .tiffw .pgw .pngw .jgw "
    ".jpgw .jpegw .tab";

/// What a hostile file could have GDAL open besides itself: files named by side files and by metadata.
struct Shut {
  GdalSetting no_side_files{"GDAL_PAM_ENABLED", "NO"};
  GdalSetting plain_places{"GDAL_GEOREF_SOURCES", "INTERNAL,WORLDFILE"};
  GdalSetting no_network{"CPL_VSIL_CURL_ALLOWED_FILENAME", "none"};
};

/// Pixels to the units of a coordinate system and back: x' = a + b x + c y, y' = d + e x + f y.
struct Affine {
  double a, b, c, d, e, f;

  RasterPoint operator()(double x, double y) const { return {a + b * x + c * y, d + e * x + f * y}; }
  double determinant() const { return b * f - c * e; }
  Affine inverse() const {
    const double k = 1 / determinant();
    return {(c * d - a * f) * k, f * k, -c * k, (a * e - b * d) * k, -e * k, b * k};
  }
};

Diagnostics error(const std::string& path, std::string what) {
  return {{Severity::kError, {path, 0, 0}, std::move(what)}};
}

bool is_virtual_raster(const std::string& path) {
  std::string start(64, '\0');
  const auto file = open_file(path);
  file->read(start.data(), static_cast<std::streamsize>(start.size()));
  return start.find("<VRT") != std::string::npos;
}

bool is_longitude_latitude(const Affine& pixels, int width, int height) {
  const auto inside = [](RasterPoint p) { return std::abs(p.x) <= 541 && std::abs(p.y) <= 91; };
  return inside(pixels(0, 0)) && inside(pixels(width, height));
}

}  // namespace

struct RasterSource::State {
  std::string path;
  GdalDataset dataset;
  int width = 0;
  int height = 0;
  Affine to_pixel{};
  GdalTransformation to_system;  ///< from degrees on WGS 84; null if the raster is in those
  double turn_units = 0;         ///< a full turn in units of the system; 0 for a map projection
  double turn_px = 0;

  GDALRasterBandH band(int i) const { return gdal().GDALGetRasterBand(dataset.get(), i); }
  std::optional<Diagnostic> find_place();
  std::optional<Diagnostic> find_system(const Affine& pixels);
  std::optional<Diagnostic> too_large(int band, const RasterWindow& window, int width, int height) const;
  double pixels_to_read(int band, const RasterWindow& window, int width, int height) const;
  bool read_piece(GDALRasterBandH band, const RasterWindow& window, Resampling resampling, int width, int height,
                  std::vector<float>& out) const;
  std::optional<float> no_data(int band) const;
};

std::optional<Diagnostic> RasterSource::State::find_place() {
  std::array<double, 6> g{};
  const bool placed = gdal().GDALGetGeoTransform(dataset.get(), g.data()) == CE_None;
  const Affine pixels{g[0], g[1], g[2], g[3], g[4], g[5]};
  const bool finite = std::ranges::all_of(g, [](double v) { return std::isfinite(v); });
  if (!placed || !finite || pixels.determinant() == 0) {
    const bool points = gdal().GDALGetGCPCount(dataset.get()) > 0;
    return Diagnostic{Severity::kError,
                      {path, 0, 0},
                      points ? "placed on Earth by control points alone: make a grid of it with gdalwarp"
                             : "does not say where on Earth it lies (no georeferencing)"};
  }
  to_pixel = pixels.inverse();
  return find_system(pixels);
}

std::optional<Diagnostic> RasterSource::State::find_system(const Affine& pixels) {
  const OGRSpatialReferenceH system = gdal().GDALGetSpatialRef(dataset.get());
  const auto problem = [this](Severity severity, std::string what) {
    return Diagnostic{severity, {path, 0, 0}, std::move(what)};
  };
  if (auto why = why_system_refused(system)) return problem(Severity::kError, std::move(*why));
  std::optional<Diagnostic> warning;
  bool degrees = false;
  if (system == nullptr) {
    if (!is_longitude_latitude(pixels, width, height))
      return problem(Severity::kError, "does not name its coordinate system (gdal_translate -a_srs gives it one)");
    warning = problem(Severity::kWarning, "names no coordinate system: taken for longitude and latitude on WGS 84");
    degrees = true;
  } else if (gdal().OSRIsGeographic(system) == 0 && gdal().OSRIsProjected(system) == 0) {
    return problem(Severity::kError, "its coordinates are neither degrees nor those of a map projection");
  } else {
    const char* code = gdal().OSRGetAuthorityCode(system, nullptr);
    degrees = code != nullptr && std::string_view(code) == "4326";
  }
  if (!degrees) {
    const GdalSystem wgs84{gdal().OSRNewSpatialReference(nullptr)};
    gdal().OSRImportFromEPSG(static_cast<OGRSpatialReferenceH>(wgs84.get()), 4326);
    gdal().OSRSetAxisMappingStrategy(static_cast<OGRSpatialReferenceH>(wgs84.get()), OAMS_TRADITIONAL_GIS_ORDER);
    to_system.reset(gdal().OCTNewCoordinateTransformation(static_cast<OGRSpatialReferenceH>(wgs84.get()), system));
    if (!to_system)
      return problem(Severity::kError, "its coordinate system cannot be reached from longitude and latitude");
  }
  if (degrees || gdal().OSRIsGeographic(system) != 0) {
    turn_units = degrees ? 360 : 2 * std::numbers::pi / gdal().OSRGetAngularUnits(system, nullptr);
    const bool north_up = pixels.c == 0 && pixels.e == 0;
    turn_px = north_up ? turn_units / std::abs(pixels.b) : 0;
  }
  return warning;
}

RasterSource::RasterSource(std::unique_ptr<State> state) : state_(std::move(state)) {}
RasterSource::RasterSource(RasterSource&&) noexcept = default;
RasterSource& RasterSource::operator=(RasterSource&&) noexcept = default;
RasterSource::~RasterSource() = default;

const std::string& RasterSource::path() const { return state_->path; }
int RasterSource::width() const { return state_->width; }
int RasterSource::height() const { return state_->height; }
double RasterSource::turn() const { return state_->turn_px; }

Result<RasterSource> RasterSource::open(const std::string& path) {
  using Failure = Result<RasterSource>;
  check_plain_file(path);
  if (auto why = why_not_beside(path, kBeside)) return Failure::failure(error(path, std::move(*why)));
  if (is_virtual_raster(path)) {
    return Failure::failure(
        error(path, "virtual rasters (VRT) name other files and are not read: make a file of it with gdal_translate"));
  }
  const Shut shut;
  GdalErrors errors(path);
  auto state = std::make_unique<State>();
  state->path = path;
  // An absolute path, so that no prefix of GDAL's ("GTIFF_DIR:", "/vsicurl/") can be meant.
  const std::string absolute = std::filesystem::absolute(path).string();
  state->dataset.reset(
      gdal().GDALOpenEx(absolute.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, kDrivers, nullptr, nullptr));
  Diagnostics diagnostics = errors.take();
  if (!state->dataset) {
    require_readable(path);
    if (diagnostics.empty())
      diagnostics = error(path, "not a raster of a known form (GeoTIFF, PNG, JPEG, ASCII grid, SRTM, ENVI, EHdr)");
    return Failure::failure(std::move(diagnostics));
  }
  for (Diagnostic& d : diagnostics) d.severity = Severity::kWarning;  // it did open
  state->width = gdal().GDALGetRasterXSize(state->dataset.get());
  state->height = gdal().GDALGetRasterYSize(state->dataset.get());
  if (gdal().GDALGetRasterCount(state->dataset.get()) == 0) return Failure::failure(error(path, "has no bands"));
  if (auto problem = state->find_place()) diagnostics.push_back(std::move(*problem));
  append(diagnostics, errors.take());
  return Result<RasterSource>::of(RasterSource(std::move(state)), std::move(diagnostics));
}

RasterBands RasterSource::bands() const {
  RasterBands out;
  const int count = gdal().GDALGetRasterCount(state_->dataset.get());
  const GDALRasterBandH first = state_->band(1);
  out.bytes = gdal().GDALGetRasterDataType(first) == GDT_Byte;
  if (count >= 3) out = {1, 2, 3, 0, {}, out.bytes};
  for (int i = 1; i <= count; ++i) {
    const GDALColorInterp meaning = gdal().GDALGetRasterColorInterpretation(state_->band(i));
    if (meaning == GCI_AlphaBand) out.alpha = i;
    if (count < 3) continue;
    if (meaning == GCI_RedBand) out.red = i;
    if (meaning == GCI_GreenBand) out.green = i;
    if (meaning == GCI_BlueBand) out.blue = i;
  }
  if (GDALColorTableH table = gdal().GDALGetRasterColorTable(first); table != nullptr && count < 3) {
    for (int i = 0; i < gdal().GDALGetColorEntryCount(table); ++i) {
      GDALColorEntry c{};
      gdal().GDALGetColorEntryAsRGB(table, i, &c);
      out.palette.push_back({static_cast<std::uint8_t>(c.c1), static_cast<std::uint8_t>(c.c2),
                             static_cast<std::uint8_t>(c.c3), static_cast<std::uint8_t>(c.c4)});
    }
  }
  return out;
}

std::pair<double, double> RasterSource::height_scale() const {
  const GDALRasterBandH band = state_->band(1);
  int stated = 0;
  const double scale = gdal().GDALGetRasterScale(band, &stated);
  const double offset = gdal().GDALGetRasterOffset(band, &stated);
  const char* unit = gdal().GDALGetRasterUnitType(band);
  const std::string_view name = unit != nullptr ? unit : "";
  const double metres = name == "ft" || name == "foot" || name == "feet" ? 0.3048 : 1;
  const bool usable = std::isfinite(scale) && scale != 0 && std::isfinite(offset);
  return usable ? std::pair{scale * metres, offset * metres} : std::pair{metres, 0.0};
}

std::vector<RasterPoint> RasterSource::positions(std::span<const LonLat> places, double west_deg) const {
  std::vector<double> x(places.size()), y(places.size());
  std::vector<int> known(places.size(), 1);
  std::ranges::transform(places, x.begin(), &LonLat::lon_deg);
  std::ranges::transform(places, y.begin(), &LonLat::lat_deg);
  const GdalErrors unheard(state_->path);  // a place outside the system is no news
  if (state_->to_system && !places.empty()) {
    std::vector<double> z(places.size());
    gdal().OCTTransformEx(static_cast<OGRCoordinateTransformationH>(state_->to_system.get()),
                          static_cast<int>(places.size()), x.data(), y.data(), z.data(), known.data());
  }
  const double turn = state_->turn_units;
  const double west = west_deg / 360 * turn;
  std::vector<RasterPoint> out(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (turn > 0) x[i] = west + (x[i] - west) - turn * std::floor((x[i] - west) / turn);
    const bool finite = known[i] != 0 && std::isfinite(x[i]) && std::isfinite(y[i]);
    out[i] = finite ? state_->to_pixel(x[i], y[i]) : RasterPoint{NAN, NAN};
  }
  return out;
}

/// Of the overview that GDAL will take: the smallest that has no fewer pixels than are asked for.
double RasterSource::State::pixels_to_read(int i, const RasterWindow& window, int out_width, int out_height) const {
  const double wanted = std::max(static_cast<double>(out_width) / static_cast<double>(window.width()),
                                 static_cast<double>(out_height) / static_cast<double>(window.height()));
  double share = 1;
  for (int k = 0; k < gdal().GDALGetOverviewCount(band(i)); ++k) {
    const GDALRasterBandH overview = gdal().GDALGetOverview(band(i), k);
    if (overview == nullptr) continue;
    const double here = static_cast<double>(gdal().GDALGetRasterBandXSize(overview)) / width;
    if (here >= wanted * 0.999) share = std::min(share, here);
  }
  return static_cast<double>(window.width()) * static_cast<double>(window.height()) * share * share;
}

std::optional<Diagnostic> RasterSource::State::too_large(int i, const RasterWindow& window, int out_width,
                                                         int out_height) const {
  int block_width = 0, block_height = 0;
  gdal().GDALGetBlockSize(band(i), &block_width, &block_height);
  const double block = static_cast<double>(block_width) * block_height *
                       gdal().GDALGetDataTypeSizeBytes(gdal().GDALGetRasterDataType(band(i)));
  const auto over = [this](std::string_view limit, std::uint64_t most, const std::string& what) {
    return Diagnostic{Severity::kError, {path, 0, 0}, over_limit(limit, most, what)};
  };
  const ReadLimits& limits = read_limits();
  if (block > static_cast<double>(limits.raster_block_bytes))
    return over("raster-block-bytes", limits.raster_block_bytes,
                fmt::format("has to be read in pieces of {:.0f} MB (gdal_translate -co TILED=YES makes them smaller)",
                            block / 1e6));
  if (pixels_to_read(i, window, out_width, out_height) > static_cast<double>(limits.raster_pixels))
    return over("raster-pixels", limits.raster_pixels,
                fmt::format("{} x {} pixels are too many for one map: give the file overviews (gdaladdo)",
                            window.width(), window.height()));
  return std::nullopt;
}

std::optional<float> RasterSource::State::no_data(int i) const {
  int stated = 0;
  const double value = gdal().GDALGetRasterNoDataValue(band(i), &stated);
  return stated != 0 ? std::optional(static_cast<float>(value)) : std::nullopt;
}

/// The window piece by piece, as often as the raster's columns come round in it. False if GDAL cannot read it.
bool RasterSource::State::read_piece(GDALRasterBandH from, const RasterWindow& window, Resampling resampling,
                                     int out_width, int out_height, std::vector<float>& out) const {
  GDALRasterIOExtraArg extra;
  INIT_RASTERIO_EXTRA_ARG(extra);
  extra.eResampleAlg = resampling == Resampling::kAverage ? GRIORA_Average : GRIORA_NearestNeighbour;
  const double turn = turn_px > 0 ? turn_px : 1e18;
  const long long columns = std::min<long long>(width, std::llround(std::min(turn, 1e15)));
  const double per_pixel = static_cast<double>(out_width) / static_cast<double>(window.width());
  const auto column = [&](long long x) {
    return static_cast<int>(std::llround(static_cast<double>(x - window.left) * per_pixel));
  };
  const auto first_turn = static_cast<long long>(std::floor(static_cast<double>(window.left) / turn));
  for (long long k = first_turn; static_cast<double>(k) * turn < static_cast<double>(window.right); ++k) {
    const long long shift = k == 0 ? 0 : std::llround(static_cast<double>(k) * turn);
    const long long left = std::max(window.left, shift), right = std::min(window.right, shift + columns);
    if (right <= left || column(right) <= column(left)) continue;
    float* const to = out.data() + column(left);
    const CPLErr failed = gdal().GDALRasterIOEx(
        from, GF_Read, static_cast<int>(left - shift), static_cast<int>(window.top), static_cast<int>(right - left),
        static_cast<int>(window.height()), to, column(right) - column(left), out_height, GDT_Float32, sizeof(float),
        static_cast<GSpacing>(sizeof(float)) * out_width, &extra);
    if (failed != CE_None) return false;
  }
  return true;
}

Result<std::vector<float>> RasterSource::read(int i, const RasterWindow& window, int width, int height,
                                              Resampling resampling) const {
  using Values = Result<std::vector<float>>;
  const Shut shut;
  GdalErrors errors(state_->path);
  if (auto problem = state_->too_large(i, window, width, height)) return Values::failure({std::move(*problem)});
  if (state_->pixels_to_read(i, window, width, height) > kMaxAveragedPixels) resampling = Resampling::kNearest;
  std::vector<float> out(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), no_value);
  bool complete = state_->read_piece(state_->band(i), window, resampling, width, height, out);
  if (const auto none = state_->no_data(i)) std::ranges::replace(out, *none, no_value);
  const int mask_kind = gdal().GDALGetMaskFlags(state_->band(i));
  if (complete && (mask_kind & GMF_PER_DATASET) != 0 && (mask_kind & GMF_ALPHA) == 0) {
    std::vector<float> mask(out.size(), 0);
    complete = state_->read_piece(gdal().GDALGetMaskBand(state_->band(i)), window, resampling, width, height, mask);
    for (std::size_t k = 0; k < out.size(); ++k)
      if (mask[k] < 128) out[k] = no_value;
  }
  Diagnostics diagnostics = errors.take();
  if (!complete) require_readable(state_->path);
  if (!complete && !has_errors(diagnostics)) diagnostics = error(state_->path, "cannot be read");
  if (!complete) diagnostics.insert(diagnostics.begin(), error(state_->path, "the file is damaged").front());
  return Values::of(std::move(out), std::move(diagnostics));
}

}  // namespace dateline
