// Which columns a rule of a mapping names.
#pragma once

#include <string>
#include <vector>

#include "geodata/import/mapping.h"
#include "geodata/import/table_row_view.h"

namespace dateline {

/// All names of columns in the rule but those of `across`; may hold some twice, and "{cell}" and "{column}".
std::vector<std::string> columns_of(const RecordRule& rule);

/// The columns that a rule makes a record of each: those it lists, else all that have a name and that nothing else in
/// the rule names.
std::vector<std::size_t> columns_across(const RecordRule& rule, const TableColumns& columns);

}  // namespace dateline
