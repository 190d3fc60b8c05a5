// For the targets of importers.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "geodata/import/gazetteer.h"
#include "geodata/import/mapping.h"

namespace dateline::fuzz {

/// How the table is to be read.
struct ImportSetting {
  std::string_view from = "auto";    ///< name of a format
  std::string_view ending = ".csv";  ///< of the files' names
  std::shared_ptr<const TableMapping> mapping = nullptr;
  std::shared_ptr<Gazetteer> gazetteer = nullptr;
  bool checked = true;           ///< what comes out passes the check
  std::vector<When> known = {};  ///< a day for each file, or nothing
};

/// Imports the tables as one data set. Requires that no row goes missing without a word.
void import(const std::vector<std::string_view>& tables, const ImportSetting& setting);

}  // namespace dateline::fuzz
