// A first mapping for a table that nobody has described, for its user to correct.
//
// Columns are recognised by their names (English, French, Spanish, Russian) and by what stands in them (dates,
// coordinates). What could be several things is written as a comment with the candidates, and so are the columns that
// are not used. Pure function of the table's first rows.
#pragma once

#include <string>

#include "geodata/import/table_importer.h"

namespace dateline {

/// The text of a mapping file, which geodata/import/mapping_reader.h can read. `file` is what the table is called,
/// `mapping_file` what the text will be.
std::string propose_mapping(const TableHead& head, const std::string& file, const std::string& mapping_file);

}  // namespace dateline
