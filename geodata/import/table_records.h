// From a row and a rule to a record: a part of geodata/import/mapped_table.h.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>

#include "geodata/import/table_claims.h"
#include "geodata/import/table_places.h"
#include "geodata/record_sink.h"

namespace dateline {

class TableRecords {
 public:
  TableRecords(TablePlaces& places, TableClaims& claims, RecordSink& sink)
      : places_(places), claims_(claims), sink_(sink) {}

  /// Puts out the record that the rule makes of the row. False when it makes none; why was reported. `id_suffix` sets
  /// records of the same row apart.
  bool put(const RecordRule& rule, const std::string& id_suffix, const TableRowView& row);

 private:
  template <typename Record>
  void fill(const RecordRule& rule, const TableRowView& row, Record& record);
  std::string record_id(const RecordRule& rule, const std::string& id_suffix, const TableRowView& row,
                        std::string_view kind);
  std::string free_id(RecordType type, std::string id, bool own, const TableRowView& row);
  Waypoint waypoint(const std::optional<CellPlace>& cells, const TableRowView& row);
  std::vector<std::string> tags(const RecordRule& rule, const TableRowView& row) const;

  bool put_event(const RecordRule& rule, const std::string& id_suffix, const TableRowView& row);
  bool put_movement(const RecordRule& rule, const std::string& id_suffix, const TableRowView& row);
  bool put_deployment(const RecordRule& rule, const std::string& id_suffix, const TableRowView& row);
  bool put_place(const RecordRule& rule, const TableRowView& row);

  TablePlaces& places_;
  TableClaims& claims_;
  RecordSink& sink_;
  std::unordered_set<std::uint64_t> seen_;  ///< hashes of type and id
};

}  // namespace dateline
