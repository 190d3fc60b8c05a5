// What the columns of an unknown table seem to be: a part of geodata/import/mapping_proposal.h.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/import/cell_dates.h"
#include "geodata/import/table_importer.h"

namespace dateline {

/// The columns of a table by role: "date", "lat", "origin", "deaths", ...; roles of figures are the words of measures.
struct ColumnRoles {
  std::size_t header_row = 0;  ///< from 0
  std::vector<std::string> names;
  /// Numbers of columns; the first is used, the others are candidates too.
  std::map<std::string, std::vector<std::size_t>, std::less<>> columns;
  std::vector<std::size_t> unknown;
  DateOrder date_order = DateOrder::kIso;
  bool date_order_known = true;  ///< false when the values could be read in two orders
  bool decimal_comma = false;
};

ColumnRoles find_column_roles(const TableHead& head);

/// Cells of a column below the header row that say something.
std::vector<std::string> cells_below(const TableHead& head, std::size_t header_row, std::size_t column);

}  // namespace dateline
