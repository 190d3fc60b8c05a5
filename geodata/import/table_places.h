// The places of a table's rows: a part of geodata/import/mapped_table.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "geodata/import/gazetteer.h"
#include "geodata/import/import_entities.h"
#include "geodata/import/table_row_view.h"

namespace dateline {

/// Finds or makes the place that a row describes. Rows that say the same get the same place. Memory grows with the
/// number of different places.
class TablePlaces {
 public:
  /// All must outlive this; `gazetteer` may be null.
  TablePlaces(const TableMapping& mapping, ImportEntities& entities, Gazetteer* gazetteer);

  /// What a rule for places says beyond the place itself.
  struct Extra {
    std::string code;
    CellValue kind;
    LocalText note;
  };

  /// The id of the place; nothing when the row gives neither name, code nor position. What cannot be read is reported
  /// as altered. A place without a position is looked for in the mapping's places, then in the gazetteer.
  std::optional<std::string> find(const CellPlace& cells, const TableRowView& row, const Extra& extra);
  std::optional<std::string> find(const CellPlace& cells, const TableRowView& row) { return find(cells, row, {}); }

 private:
  struct Described;
  Described describe_row(const CellPlace& cells, const TableRowView& row, const Extra& extra) const;
  const std::string* known(const Described& place) const;
  Place make(const Described& place, const TableRowView& row);
  std::string areas(const std::vector<std::string>& names, std::size_t first,
                    const std::vector<std::string>& countries);
  void ask_gazetteer(const Described& described, const TableRowView& row, Place& place);

  const TableMapping& mapping_;
  ImportEntities& entities_;
  Gazetteer* gazetteer_;
  std::map<std::string, std::string, std::less<>> known_;       ///< ids of the mapping's places by id and folded name
  std::unordered_map<std::string, std::string> said_of_codes_;  ///< to find codes that two rows use differently
};

}  // namespace dateline
