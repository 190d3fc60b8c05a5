#include "geodata/wkb.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#include <fmt/format.h>

#include "geodata/read_limits.h"

namespace dateline {
namespace {

static_assert(std::endian::native == std::endian::little, "the reader swaps bytes of big-endian input only");

/// Offsets are of 32 bits. What a map is willing to read is less (ReadLimits::vertices).
constexpr std::size_t kMaxPoints = std::numeric_limits<std::uint32_t>::max() / 2;

enum Code : std::uint32_t { kPoint = 1, kLine, kPolygon, kMultiPoint, kMultiLine, kMultiPolygon, kCollection };

GeometryKind kind_of(std::uint32_t code) {
  switch (code) {
    case kPoint:
    case kMultiPoint: return GeometryKind::kPoints;
    case kLine:
    case kMultiLine: return GeometryKind::kLines;
    default: return GeometryKind::kPolygons;
  }
}

/// Reads from front to back. The first thing that is wrong is kept in `wrong`; every later read then gives zeros.
class Reader {
 public:
  Reader(std::span<const std::byte> bytes, FeatureSet<LonLat>& set) : rest_(bytes), set_(set) {}

  void read_geometry(int depth) {
    const Header header = read_header();
    if (!wrong_.empty()) return;
    if (header.code >= kMultiPoint) return read_members(header.code, depth);
    if (kind_of(header.code) != set_.kind) return fail("a geometry of another kind than the layer's");
    if (header.code == kPoint) return read_points(1, header);
    if (header.code == kLine) return read_points(read_count(header.stride), header);
    const std::uint32_t rings = read_count(4);
    for (std::uint32_t i = 0; i < rings && wrong_.empty(); ++i) read_points(read_count(header.stride), header);
  }

  const std::string& wrong() const { return wrong_; }

 private:
  struct Header {
    std::uint32_t code = 0;
    std::size_t stride = 16;  ///< bytes of a coordinate
  };

  void fail(std::string why) {
    if (wrong_.empty()) wrong_ = std::move(why);
    rest_ = {};
  }

  template <typename T>
  T read() {
    std::array<std::byte, sizeof(T)> bytes{};
    if (rest_.size() < sizeof(T)) {
      fail("geometry ends too early");
    } else {
      std::copy_n(rest_.begin(), sizeof(T), bytes.begin());
      rest_ = rest_.subspan(sizeof(T));
      if (swap_) std::ranges::reverse(bytes);
    }
    return std::bit_cast<T>(bytes);
  }

  /// A number of things of at least `size` bytes each; refused if there cannot be as many.
  std::uint32_t read_count(std::size_t size) {
    const auto count = read<std::uint32_t>();
    if (count <= rest_.size() / size) return count;
    fail(fmt::format("geometry says it has {} parts, more than its bytes can hold", count));
    return 0;
  }

  Header read_header() {
    const auto order = read<std::uint8_t>();
    if (order > 1) fail(fmt::format("geometry has byte order {}, neither 0 nor 1", order));
    swap_ = order == 0;
    const auto type = read<std::uint32_t>();
    if ((type & 0x20000000u) != 0) read<std::uint32_t>();  // SRID of EWKB
    const std::uint32_t iso = type & 0x0FFFFFFFu;
    const bool z = (type & 0x80000000u) != 0 || iso / 1000 == 1 || iso / 1000 == 3;
    const bool m = (type & 0x40000000u) != 0 || iso / 1000 == 2 || iso / 1000 == 3;
    const Header header{iso % 1000, 16u + (z ? 8u : 0u) + (m ? 8u : 0u)};
    if (iso >= 4000 || header.code < kPoint || header.code > kCollection) {
      fail(fmt::format("geometry type {} is not supported", type));
    }
    return header;
  }

  void read_members(std::uint32_t code, int depth) {
    const std::uint64_t deepest = read_limits().nesting;
    if (static_cast<std::uint64_t>(depth) >= deepest)
      return fail(over_limit("nesting", deepest, "geometry collections are nested too deep"));
    if (code != kCollection && kind_of(code) != set_.kind) return fail("a geometry of another kind than the layer's");
    const std::uint32_t members = read_count(5);
    for (std::uint32_t i = 0; i < members && wrong_.empty(); ++i) read_geometry(depth + 1);
  }

  /// One ring, line or point of `count` coordinates that are known to be there, but for a point.
  void read_points(std::uint32_t count, const Header& header) {
    const std::size_t bytes = count * header.stride;
    if (!wrong_.empty()) return;
    if (rest_.size() < bytes) return fail("geometry ends too early");
    if (set_.points.size() + count > kMaxPoints) return fail("layer has too many points");
    const std::size_t begin = set_.points.size();
    append_coordinates(count, header.stride);
    rest_ = rest_.subspan(bytes);
    if (header.code == kPoint && std::isnan(set_.points[begin].lon_deg) && std::isnan(set_.points[begin].lat_deg)) {
      return set_.points.resize(begin);  // how WKB writes an empty point
    }
    check_degrees(begin);
    finish_ring(begin);
  }

  void append_coordinates(std::uint32_t count, std::size_t stride) {
    static_assert(sizeof(LonLat) == 16);
    const std::size_t begin = set_.points.size();
    set_.points.resize(begin + count);
    if (stride == sizeof(LonLat) && !swap_) {
      if (count > 0) std::memcpy(&set_.points[begin], rest_.data(), count * sizeof(LonLat));
      return;
    }
    for (std::size_t i = 0; i < count; ++i) {
      set_.points[begin + i] = {read_double(i * stride), read_double(i * stride + 8)};
    }
  }

  double read_double(std::size_t at) const {
    std::array<std::byte, 8> bytes{};
    std::copy_n(rest_.begin() + static_cast<std::ptrdiff_t>(at), 8, bytes.begin());
    if (swap_) std::ranges::reverse(bytes);
    return std::bit_cast<double>(bytes);
  }

  void check_degrees(std::size_t begin) {
    constexpr double kRounding = 1e-6;
    for (std::size_t i = begin; i < set_.points.size(); ++i) {
      LonLat& p = set_.points[i];
      if (!(std::abs(p.lat_deg) <= 90 + kRounding) || !(std::abs(p.lon_deg) <= 540)) {
        return fail(fmt::format("coordinate {} {} is not in degrees", p.lon_deg, p.lat_deg));
      }
      p.lat_deg = std::clamp(p.lat_deg, -90.0, 90.0);
    }
  }

  void finish_ring(std::size_t begin) {
    auto& points = set_.points;
    if (set_.kind == GeometryKind::kPolygons && points.size() > begin + 1 && points.back() == points[begin]) {
      points.pop_back();
    }
    const std::size_t least = set_.kind == GeometryKind::kPolygons ? 3 : set_.kind == GeometryKind::kLines ? 2 : 1;
    if (points.size() - begin < least) {
      points.resize(begin);
    } else {
      set_.end_ring();
    }
  }

  std::span<const std::byte> rest_;
  FeatureSet<LonLat>& set_;
  bool swap_ = false;
  std::string wrong_;
};

}  // namespace

std::optional<std::string> append_wkb(std::span<const std::byte> bytes, FeatureSet<LonLat>& set) {
  const std::size_t points = set.points.size(), rings = set.rings_begin.size();
  Reader reader(bytes, set);
  reader.read_geometry(0);
  if (!reader.wrong().empty()) {
    set.points.resize(points);
    set.rings_begin.resize(rings);
    return reader.wrong();
  }
  set.end_feature();
  return std::nullopt;
}

std::optional<std::string> append_gpkg_blob(std::span<const std::byte> bytes, FeatureSet<LonLat>& set) {
  constexpr std::size_t kFixedHeader = 8;
  constexpr std::array<std::size_t, 5> kEnvelopeBytes{0, 32, 48, 48, 64};
  if (bytes.size() < kFixedHeader || bytes[0] != std::byte{'G'} || bytes[1] != std::byte{'P'}) {
    return "not a GeoPackage geometry";
  }
  const auto flags = std::to_integer<unsigned>(bytes[3]);
  const std::size_t envelope = (flags >> 1) & 7;
  if ((flags & 0x20) != 0) return "extended GeoPackage geometries are not supported";
  if (envelope >= kEnvelopeBytes.size() || bytes.size() < kFixedHeader + kEnvelopeBytes[envelope]) {
    return "GeoPackage geometry header is damaged";
  }
  return append_wkb(bytes.subspan(kFixedHeader + kEnvelopeBytes[envelope]), set);
}

}  // namespace dateline
