// Well-known binary geometry and blobs of GeoPackage, as features of every kind.
#include <cmath>

#include "fuzz/fuzz.h"
#include "geodata/wkb.h"

namespace dateline::fuzz {
namespace {

void require_whole(const FeatureSet<LonLat>& set, std::size_t features) {
  require(set.features_begin.size() == features + 1, "as many features as were added");
  require(set.features_begin.back() + 1 == set.rings_begin.size(), "features end with the last ring");
  require(set.rings_begin.back() == set.points.size(), "rings end with the last point");
  for (const LonLat& p : set.points)
    require(std::abs(p.lat_deg) <= 90 && std::abs(p.lon_deg) <= 540, "positions are degrees");
}

}  // namespace

DATELINE_FUZZ(bytes) {
  for (const GeometryKind kind : {GeometryKind::kPoints, GeometryKind::kLines, GeometryKind::kPolygons}) {
    FeatureSet<LonLat> set;
    set.kind = kind;
    std::size_t features = 0;
    for (const std::string_view piece : pieces(bytes, 1)) {
      features += !append_wkb(std::as_bytes(std::span(piece)), set);
      require_whole(set, features);
    }
    features += !append_wkb(std::as_bytes(std::span(bytes)), set);
    features += !append_gpkg_blob(std::as_bytes(std::span(bytes)), set);
    require_whole(set, features);
  }
}

}  // namespace dateline::fuzz
