// Reads the ground that maps are drawn on: GeoPackages with a table that says what their layers are for.
//
//   Result<Basemap> basemap = Basemap::open("world.gpkg");
//   Result<BasemapLayer> lakes = basemap->read(BasemapRole::kLakes, {70, 40, 80, 46}, 1'500'000);
//
// The file (docs/basemaps.md) has a table `dateline_layers(table_name, role, scale_min, scale_max, source, licence,
// credit, url, version)`; each line names a feature table in EPSG:4326 that serves maps of scale 1:N, scale_min <= N <
// scale_max, in the role of land, countries, borders, provinces, lakes, rivers, towns or areas
// (polygons to colour by, such as districts). Known columns of feature
// tables: id, name_<lang>, rank, population, capital, country, status, left_id, right_id, area_km2; all may be missing,
// others are ignored.
//
// A file is opened read-only and immutable: nothing is written beside it, read-only folders will do. It is untrusted:
// only the GeoPackage driver is tried, only plain tables are read (no views, no virtual tables), and damaged features
// become diagnostics. Geometry comes as raw blobs through SQL, joined with the file's R-tree: so neither OGR geometries
// nor PROJ's database cost start-up time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/coordinates.h"
#include "geodata/geometry.h"
#include "geodata/result.h"

namespace dateline {

enum class BasemapRole : std::uint8_t { kLand, kCountries, kBorders, kProvinces, kLakes, kRivers, kTowns, kAreas };

/// "land", "countries", ... as in the file.
std::string_view to_string(BasemapRole role);

/// What kind of geometry a role has: areas, lines (borders, provinces, rivers) or points (towns).
GeometryKind geometry_kind(BasemapRole role);

/// What is known of a feature; empty, zero or false where the table does not say.
struct BasemapAttributes {
  std::string id;   ///< of countries ISO 3166-1 alpha-2 or -3, as in the file
  LocalText names;  ///< in order of language code
  int rank = 0;     ///< 0 is the most important
  long long population = 0;
  bool capital = false;
  std::string country;   ///< id of the country a town lies in
  std::string status;    ///< of borders: "disputed", "line of control", ...; empty for recognised ones
  std::string left_id;   ///< of borders: id of the country to the left
  std::string right_id;  ///< of borders: id of the country to the right
  double area_km2 = 0;   ///< of lakes
};

/// `attributes[i]` belongs to feature i of `shapes`; in order of the table's primary key.
struct BasemapLayer {
  FeatureSet<LonLat> shapes;
  std::vector<BasemapAttributes> attributes;
  std::string table;
  std::string source;
  std::string licence;
  std::string credit;  ///< to be printed on the map; empty if none is due
};

/// A line of `dateline_layers`.
struct BasemapTable {
  std::string table;
  BasemapRole role = BasemapRole::kLand;
  double scale_min = 0;  ///< N of 1:N, inclusive
  double scale_max = 0;  ///< exclusive
  std::string source;
  std::string licence;
  std::string credit;
  std::string url;
  std::string version;
};

/// What a map can do without. Reading all names of all towns of the world takes longer than drawing them.
struct BasemapFilter {
  /// Names in these languages (BCP 47, "zh" finds "zh-Hans" and the reverse) and in English; empty: in all.
  std::vector<std::string> languages;
  /// At most that many features of a table that has a population: capitals first, then the most populous. 0: all.
  std::size_t limit = 0;
};

/// An open file. Movable; for one thread at a time, but several may be open in several threads.
class Basemap {
 public:
  /// Throws Error when there is no such file or it cannot be read; fails with diagnostics when it is no such
  /// GeoPackage.
  static Result<Basemap> open(const std::string& path);

  Basemap(Basemap&&) noexcept;
  Basemap& operator=(Basemap&&) noexcept;
  ~Basemap();

  /// What the file has, in its order. Lines with an unknown role or a missing table were left out with a warning.
  const std::vector<BasemapTable>& layers() const;

  /// The features of a role that come near `box` (which may span the 180th meridian) for a map of
  /// 1:`scale_denominator`, from the table made for that scale, else from the one made for the nearest. Nothing is cut:
  /// features reach beyond the box. A feature that is damaged is left out with a warning. A file without the role gives
  /// an empty layer.
  Result<BasemapLayer> read(BasemapRole role, const LonLatBox& box, double scale_denominator,
                            const BasemapFilter& filter = {});

 private:
  struct State;
  explicit Basemap(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The best of `tables` for a role and scale; nothing if none has the role.
std::optional<BasemapTable> table_for(const std::vector<BasemapTable>& tables, BasemapRole role,
                                      double scale_denominator);

}  // namespace dateline
