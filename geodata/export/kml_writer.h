// A map's records as KML 2.2, for Google Earth and the many programs that read it.
//
// A folder for each layer of the map, its points and lines together: what is seen is what the map shows, so arrows and
// areas as drawn are on and the routes and points that they stand for off. Then where places may lie (on), places and
// records that are on no layer (off). Tables of claims, sources and actors are left out: they are no features.
//
// Each row is a placemark: name, its columns as text for people (description) and as data (ExtendedData, by a Schema),
// its time (geodata/export/kml_time.h), a style by look and size. Positions are cut at the 180th meridian. Texts are
// inert wherever they stand, in XML and in HTML; the document refers to nothing outside itself.
//
// A .kml is written row by row: memory does not grow with the rows, but for the styles, of which there are few. It has
// no pictures, as Google Earth takes none from within a document: symbols have their colour and size alone. A .kmz has
// the document and the symbols of the map, and is made in memory.
#pragma once

#include <cstddef>
#include <string>

#include "geodata/diagnostic.h"
#include "geodata/export/feature_table.h"
#include "geodata/output_file.h"

namespace dateline {

/// What stands behind a layer's title, in the map's language: "Displacement (as drawn)".
struct KmlWords {
  std::string as_drawn = "as drawn";
  std::string as_recorded = "as recorded";  ///< what stands behind that which is drawn instead
};

/// Documents above that many bytes are warned of: they open slowly, if at all.
inline constexpr std::size_t kLargeKmz = 200'000'000;

/// Walks each table twice. Warns of times that KML cannot hold. Throws Error when the file cannot be written.
Diagnostics write_kml(const ExportTables& tables, OutputFile& file, const KmlWords& words = {});

/// The same with symbols: "doc.kml" and "icons/TABLE-LOOK.png".
Diagnostics write_kmz(const ExportTables& tables, OutputFile& file, const KmlWords& words = {});

}  // namespace dateline
