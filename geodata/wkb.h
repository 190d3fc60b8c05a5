// Reads well-known binary geometry straight into flat arrays.
//
//   FeatureSet<LonLat> set{GeometryKind::kPolygons};
//   if (const auto wrong = append_wkb(bytes, set)) ...      // set is as before, *wrong says why
//
// Understood: ISO 13249-3 WKB (type + 1000, 2000, 3000), the EWKB of PostGIS (flag bits, SRID skipped) and the blobs of
// GeoPackage (OGC 12-128, clause 2.1.3); both byte orders; points, lines, polygons, their multi forms, and collections
// whose members are all of the set's kind. Z and M are dropped. Curves, surfaces and mixed collections are refused.
//
// Bytes are untrusted: counts are checked against what is left before anything is allocated, nesting is limited, and
// coordinates must be finite degrees (latitude within 90, longitude within 540).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "geodata/geometry.h"

namespace dateline {

/// Appends one feature to `set`, whose `kind` the geometry must have: a single or multi geometry is one feature of one
/// or more rings. Polygon rings lose their closing point; rings of fewer than three points and lines of fewer than two
/// are left out, as they show nothing. An empty geometry is a feature without rings. Returns what is wrong, as a
/// sentence without a full stop, and then leaves `set` as it was.
std::optional<std::string> append_wkb(std::span<const std::byte> bytes, FeatureSet<LonLat>& set);

/// The same for a GeoPackage blob: "GP", version, flags, SRS, envelope, then WKB. The SRS number is not looked at.
std::optional<std::string> append_gpkg_blob(std::span<const std::byte> bytes, FeatureSet<LonLat>& set);

}  // namespace dateline
