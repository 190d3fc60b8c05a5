// Tables with hashtags of the Humanitarian Exchange Language (HXL 1.1, http://hxlstandard.org): the mapping that their
// tags are.
//
//   if (const auto hxl = hxl_mapping(table.head(100), "idps.csv")) import_table(table, hxl->mapping, ...);
//
// Understood: #date (+occurred +reported +start +end), #geo (+lat +lon +coord), #country, #adm1 to #adm5 and #loc
// (+name +code), #affected and #inneed with what happened to people (+killed +injured +missing +abducted +displaced
// +idps +refugees +returnees +newdisp), +ind and +hh, +min and +max, #event (+type +name +code), #cause, #org,
// #description, #meta (+id +source +url), languages as +i_fr. Places with +origin or +dest make movements. The order of
// attributes does not matter. Households are never added to people, parts (+f, +children) never to each other.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "geodata/import/import_options.h"
#include "geodata/import/mapped_table.h"
#include "geodata/import/mapping.h"

namespace dateline {

/// The row of hashtags, from 0, among the first 25; nothing when there is none.
std::optional<std::size_t> find_hxl_row(const TableHead& head);

struct HxlMapping {
  TableMapping mapping;
  /// For people: columns that are not used, and how others were understood.
  std::vector<std::string> notes;
};

/// `head` is the beginning of the table, from its first row. Nothing when there is no row of hashtags.
std::optional<HxlMapping> hxl_mapping(const TableHead& head, const std::string& file);

bool is_hxl(const TableHead& head);

/// For the table of formats: each file by its own tags.
class HxlImporter : public TableImporter {
 public:
  HxlImporter(const ImportOptions& options, RecordSink& sink) : options_(options), sink_(sink) {}
  void add(TableReader& table, const When& known, ImportLog& log) override;

 private:
  ImportOptions options_;
  RecordSink& sink_;
  std::unique_ptr<MappedTableImporter> importer_;
};

}  // namespace dateline
