#include "geodata/gdal_geotiff.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/gdal_errors.h"
#include "geodata/gdal_handles.h"
#include "geodata/gdal_library.h"
#include "geodata/gdal_setting.h"

namespace dateline {
namespace {

constexpr int kTile_px = 256;

/// GDAL writes what GeoTIFF has no keys for as a text in Esri's form, which every reader of note understands; but it
/// knows no such text for Equal Earth, the projection of our world maps, though it can read one. So it is given a
/// projection of no meaning, whose name, as long, is exchanged in the finished file.
constexpr std::string_view kEqualEarth = "PROJECTION[\"Equal_Earth\"]";
constexpr std::string_view kStandIn = "PROJECTION[\"Equal_Eart#\"]";
static_assert(kEqualEarth.size() == kStandIn.size());

struct FreeText {
  void operator()(char* text) const { gdal().VSIFree(text); }
};

/// A file in memory; removed at the end, whatever happens.
class MemoryFile {
 public:
  /// Of all that exist at a time, no two have one address.
  MemoryFile() : path_(fmt::format("/vsimem/dateline/{}.tif", fmt::ptr(this))) {}
  ~MemoryFile() { gdal().VSIUnlink(path_.c_str()); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  const char* path() const { return path_.c_str(); }
  /// Valid until the file is opened for writing.
  std::span<char> bytes() const {
    vsi_l_offset size = 0;
    GByte* const data = gdal().VSIGetMemFileBuffer(path(), &size, FALSE);
    return {reinterpret_cast<char*>(data), data != nullptr ? static_cast<std::size_t>(size) : 0};
  }

 private:
  std::string path_;
};

[[noreturn]] void fail(std::string_view what, const Diagnostics& said) {
  throw Error(fmt::format("cannot write a GeoTIFF: {}{}", what, said.empty() ? "" : ": " + said.front().message));
}

/// In place, where both are as long; false if `from` is not there.
bool exchange(std::span<char> text, std::string_view from, std::string_view to) {
  const auto found = std::search(text.begin(), text.end(), from.begin(), from.end());
  if (found == text.end()) return false;
  std::ranges::copy(to, found);
  return true;
}

/// Nothing when the system cannot be written in this form.
std::string wkt_of(const GdalSystem& system, const char* form) {
  const char* const options[] = {form, nullptr};
  char* text = nullptr;
  const OGRErr failed =
      gdal().OSRExportToWktEx(static_cast<OGRSpatialReferenceH>(system.get()), &text, std::data(options));
  const std::unique_ptr<char, FreeText> owner(text);
  return failed == OGRERR_NONE && text != nullptr ? text : "";
}

GdalSystem system_of(std::string definition, GdalErrors& errors) {
  GdalSystem system(gdal().OSRNewSpatialReference(nullptr));
  const auto handle = static_cast<OGRSpatialReferenceH>(system.get());
  const bool is_proj = definition.find("proj=") != std::string::npos;
  // The places of a chronicle are on WGS 84; to GDAL, its ellipsoid alone is that of a datum unknown.
  if (is_proj && definition.find("towgs84") == std::string::npos) exchange(definition, "+ellps=WGS84", "+datum=WGS84");
  const OGRErr failed = is_proj ? gdal().OSRImportFromProj4(handle, definition.c_str())
                                : gdal().OSRSetFromUserInput(handle, definition.c_str());
  if (failed != OGRERR_NONE) fail(fmt::format("the projection \"{}\"", definition), errors.take());
  std::string esri = wkt_of(system, "FORMAT=WKT1_ESRI");
  errors.take();  // that there is no such form is no news
  if (!exchange(esri, kEqualEarth, kStandIn)) return system;
  if (gdal().OSRSetFromUserInput(handle, esri.c_str()) != OGRERR_NONE)
    fail(fmt::format("the projection \"{}\"", definition), errors.take());
  return system;
}

/// Predictor 2: of each byte the difference to its left neighbour is packed.
GdalDataset create(const MemoryFile& file, const GeoTiffImage& image) {
  constexpr const char* kOptions[] = {"TILED=YES",        "BLOCKXSIZE=256",   "BLOCKYSIZE=256",
                                      "COMPRESS=DEFLATE", "PREDICTOR=2",      "INTERLEAVE=PIXEL",
                                      "PHOTOMETRIC=RGB",  "BIGTIFF=IF_SAFER", nullptr};
  const GDALDriverH driver = gdal().GDALGetDriverByName("GTiff");
  return GdalDataset(driver == nullptr ? nullptr
                                       : gdal().GDALCreate(driver, file.path(), image.width_px, image.height_px, 3,
                                                           GDT_Byte, std::data(kOptions)));
}

/// Before the pixels, so that all tags are in one place and none is written twice.
bool write_tags(const GdalDataset& dataset, const GdalSystem& system, const GeoTiffImage& image) {
  const auto handle = static_cast<OGRSpatialReferenceH>(system.get());
  const double metres_per_unit = gdal().OSRGetLinearUnits(handle, nullptr);
  const double side = image.metres_per_px / metres_per_unit;
  std::array<double, 6> place{image.top_left.x_m / metres_per_unit, side, 0,
                              image.top_left.y_m / metres_per_unit, 0,    -side};
  bool done = gdal().GDALSetSpatialRef(dataset.get(), handle) == CE_None &&
              gdal().GDALSetGeoTransform(dataset.get(), place.data()) == CE_None;
  const auto tag = [&](const char* name, const std::string& text) {
    if (!text.empty()) done = gdal().GDALSetMetadataItem(dataset.get(), name, text.c_str(), nullptr) == CE_None && done;
  };
  tag("TIFFTAG_DOCUMENTNAME", image.title);
  tag("TIFFTAG_IMAGEDESCRIPTION", image.description);
  tag("TIFFTAG_SOFTWARE", image.software);
  tag("TIFFTAG_XRESOLUTION", fmt::format("{}", image.pixels_per_inch));
  tag("TIFFTAG_YRESOLUTION", fmt::format("{}", image.pixels_per_inch));
  tag("TIFFTAG_RESOLUTIONUNIT", "2");  // inches
  return done;
}

/// The three colours of a tile, one after the other.
class Tile {
 public:
  Tile() : bytes_(3 * kBytes) {}

  /// Black beyond the picture's edges.
  void take(const GeoTiffImage& image, int left, int top) {
    const int rows = std::min(kTile_px, image.height_px - top), columns = std::min(kTile_px, image.width_px - left);
    if (rows < kTile_px || columns < kTile_px) std::ranges::fill(bytes_, std::uint8_t{0});
    for (int y = 0; y < rows; ++y) {
      const auto first = static_cast<std::size_t>(top + y) * static_cast<std::size_t>(image.width_px);
      const auto row = image.pixels.subspan(first + static_cast<std::size_t>(left), static_cast<std::size_t>(columns));
      for (std::size_t color = 0; color < 3; ++color)
        std::ranges::transform(
            row, this->color(color) + static_cast<std::ptrdiff_t>(y) * kTile_px,
            [&](std::uint32_t pixel) { return static_cast<std::uint8_t>(pixel >> (16 - 8 * color)); });
    }
  }

  /// 0 for red, 1 for green, 2 for blue.
  std::uint8_t* color(std::size_t i) { return bytes_.data() + i * kBytes; }

 private:
  static constexpr std::size_t kBytes = static_cast<std::size_t>(kTile_px) * kTile_px;
  std::vector<std::uint8_t> bytes_;
};

/// Tile by tile past GDAL's cache of blocks: it is common to all threads, and what it holds at a time would decide on
/// the order of the tiles in the file.
bool write_pixels(const GdalDataset& dataset, const GeoTiffImage& image) {
  Tile tile;
  for (int top = 0; top < image.height_px; top += kTile_px)
    for (int left = 0; left < image.width_px; left += kTile_px) {
      tile.take(image, left, top);
      for (int i = 0; i < 3; ++i) {
        const GDALRasterBandH band = gdal().GDALGetRasterBand(dataset.get(), i + 1);
        const CPLErr failed =
            gdal().GDALWriteBlock(band, left / kTile_px, top / kTile_px, tile.color(static_cast<std::size_t>(i)));
        if (failed != CE_None) return false;
      }
    }
  return true;
}

bool has_system(const MemoryFile& file) {
  const GdalDataset written(
      gdal().GDALOpenEx(file.path(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
  return written && gdal().GDALGetSpatialRef(written.get()) != nullptr;
}

}  // namespace

std::string write_geotiff(const GeoTiffImage& image) {
  assert(image.width_px > 0 && image.height_px > 0 && image.metres_per_px > 0);
  assert(image.pixels.size() == static_cast<std::size_t>(image.width_px) * static_cast<std::size_t>(image.height_px));
  GdalErrors errors("GeoTIFF");
  const GdalSetting no_side_file("GDAL_PAM_ENABLED", "NO");
  const GdalSystem system = system_of(image.projection, errors);
  const MemoryFile file;
  GdalDataset dataset = create(file, image);
  if (!dataset) fail("it cannot be begun", errors.take());
  if (!write_tags(dataset, system, image)) fail("its tags", errors.take());
  if (!write_pixels(dataset, image)) fail("its pixels", errors.take());
  dataset.reset();
  const Diagnostics said = errors.take();
  exchange(file.bytes(), kStandIn, kEqualEarth);
  // What cannot be expressed GDAL leaves out and says nothing.
  if (!has_system(file)) fail(fmt::format("it has no form for the projection \"{}\"", image.projection), said);
  if (has_errors(said)) fail("it cannot be finished", said);
  return {file.bytes().begin(), file.bytes().end()};
}

}  // namespace dateline
