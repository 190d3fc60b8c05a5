// A map's records as one table of separated values, for spreadsheets and statistics.
//
// All tables of layers and the other records in one, with "layer" in front and "longitude", "latitude" (of points with
// one position) and "wkt" (of everything else) behind. RFC 4180: commas, CRLF, quotes where needed, UTF-8 without a
// mark. Text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line break) gets an
// apostrophe in front. Written row by row; memory does not grow with the rows. Claims, sources and places have tables
// of their own in other formats; here are the numbers on the map.
#pragma once

#include "geodata/export/feature_table.h"
#include "geodata/output_file.h"

namespace dateline {

/// With `drawn` the shapes as drawn come along as rows of their layers.
void write_csv(const ExportTables& tables, OutputFile& file, bool drawn = false);

/// The same for HXL (http://hxlstandard.org): a second row of hashtags, columns that have none left out, and a column
/// "#affected+killed" and the like, with +min and +max, for each measure that counts people.
void write_hxl_csv(const ExportTables& tables, OutputFile& file);

/// The shape as Well-Known Text, longitudes within 180 degrees; empty for none.
std::string to_wkt(const Shape& shape, ShapeKind kind);

}  // namespace dateline
