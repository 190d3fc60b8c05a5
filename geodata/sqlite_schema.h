// What a SQLite file (a GeoPackage) would run, found out before SQLite sees it.
//
// A view is a query of the file's author, which runs when the view is read: also as `gpkg_contents`, while the file is
// opened, and it need never end. So the schema is read first, by hand: the b-tree of page 1 and nothing else. The
// file is also compared with the size that it claims.
//
// The format is that of https://www.sqlite.org/fileformat2.html, sections 1.3 to 1.6 and 2.6.
#pragma once

#include <string>
#include <vector>

#include "geodata/result.h"

namespace dateline {

/// A row of sqlite_schema.
struct SqliteEntry {
  std::string type;  ///< "table", "index", "view", "trigger"
  std::string name;
  std::string sql;  ///< that made it; empty for what SQLite makes by itself
};

/// The schema of a local file in the order of the file. Fails for a file that is damaged, cut off, not in UTF-8 or no
/// SQLite file. Throws Error when it cannot be opened.
Result<std::vector<SqliteEntry>> read_sqlite_schema(const std::string& path);

/// Errors for a file with a journal beside it (SQLite would write to both), with views, or with virtual tables other
/// than the R-trees of GeoPackages, and what `read_sqlite_schema` has to say. Triggers are let pass: nothing is ever
/// written to a file that is read.
Diagnostics check_sqlite_schema(const std::string& path);

}  // namespace dateline
