// One rule of a mapping file: a part of geodata/import/mapping_reader.h.
#pragma once

#include <map>
#include <string>

#include "geodata/import/mapping.h"
#include "geodata/message_locations.h"

namespace dateline {

namespace v1 {
class RecordRule;
}

/// Errors at fields of the file, and where it first names each column. Fields are paths: "records[0].when.date".
class MappingLog {
 public:
  MappingLog(const std::string& file, const MessageLocations& locations, Diagnostics& diagnostics,
             std::map<std::string, SourceLocation>& columns)
      : file_(file), locations_(locations), diagnostics_(diagnostics), columns_(columns) {}

  void error(const std::string& path, std::string message) {
    diagnostics_.push_back({Severity::kError, locations_.locate(file_, path), std::move(message)});
  }
  void add(const Diagnostic& diagnostic) { diagnostics_.push_back(diagnostic); }
  /// Remembers the column, if it is one.
  void column(const std::string& path, const std::string& name) {
    if (!name.empty()) columns_.try_emplace(name, locations_.locate(file_, path));
  }

  const std::string& file() const { return file_; }
  const MessageLocations& locations() const { return locations_; }

 private:
  const std::string& file_;
  const MessageLocations& locations_;
  Diagnostics& diagnostics_;
  std::map<std::string, SourceLocation>& columns_;
};

RecordRule read_rule(const v1::RecordRule& message, const std::string& path, MappingLog& log);

}  // namespace dateline
