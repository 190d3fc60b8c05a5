// What turns tables of one kind into records: one class for each kind of data set.
//
// The order of calls: `survey` for each file, if `needs_survey` of its head; `add` for each file; `finish`.
#pragma once

#include <string>
#include <vector>

#include "geodata/edtf.h"
#include "geodata/import/import_log.h"
#include "geodata/import/table_reader.h"

namespace dateline {

using TableHead = std::vector<std::vector<std::string>>;

/// Not for several threads at once.
class TableImporter {
 public:
  virtual ~TableImporter() = default;

  /// True if the whole table must be seen before its first row can be understood (which number of 03/04/2020 is the
  /// month). The file is then read twice.
  virtual bool needs_survey(const TableHead&) const { return false; }
  virtual void survey(TableReader&, ImportLog&) {}

  /// Reads to the end. `known` is the day on which the file was retrieved, if that was said. What is wrong goes to the
  /// log; an error there means that nothing of the import is to be kept.
  virtual void add(TableReader& table, const When& known, ImportLog& log) = 0;

  /// Puts out what had to wait for the last file.
  virtual void finish() {}
};

}  // namespace dateline
