// A map's records as GeoJSON (RFC 7946), for the web and for other programs.
//
// One FeatureCollection: a Feature for each row of the map's layers, with "layer" (the layer's id) and all its columns
// as properties, those that are empty left out, and the record's id as the feature's. Positions in degrees with six
// decimals (0.1 m), outer rings counter-clockwise, shapes cut at the 180th meridian, a bounding box, no "crs". A member
// "dateline" that GeoJSON leaves to its users holds the title, the credits and the other tables (places, sources,
// actors, claims, records without a position), so that an import gives the chronicle back. Shapes as drawn come along
// on request, without the meaning of records.
//
// Written row by row: memory does not grow with the rows. The same tables give the same bytes.
#pragma once

#include "geodata/export/feature_table.h"
#include "geodata/output_file.h"

namespace dateline {

void write_geojson(const ExportTables& tables, OutputFile& file, bool drawn = false);

}  // namespace dateline
