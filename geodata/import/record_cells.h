// A row of an exported table, by the names of its columns. Private to geodata/import/record_*.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/import/import_log.h"
#include "geodata/import/table_reader.h"

namespace dateline {

/// Which column is where.
using ColumnIndex = std::map<std::string, std::size_t, std::less<>>;

/// Cells that cannot be read are errors in the log, and read as empty.
class RecordCells {
 public:
  RecordCells(const std::string& table, const ColumnIndex& columns, const TableRow& row, ImportLog& log)
      : table_(table), columns_(columns), row_(row), log_(log) {}

  std::string_view text(std::string_view column) const;
  std::vector<std::string> words(std::string_view column) const;
  std::optional<double> number(std::string_view column) const;
  When when(std::string_view column) const;
  /// All languages of "title", "title_ru", ... in the order of their columns, then "title_other".
  LocalText texts(std::string_view base) const;
  std::vector<Waypoint> path(std::string_view column) const;
  std::vector<Participant> participants(std::string_view column) const;
  std::optional<LonLat> position() const;

  /// The value for a word of geodata/kinds.h; `Enum{}` for an empty cell.
  template <typename Enum>
  Enum word(std::string_view column) const {
    const std::string_view word = text(column);
    if (word.empty()) return Enum{};
    const std::optional<Enum> value = from_string<Enum>(word);
    if (!value) wrong(column, "no such word");
    return value.value_or(Enum{});
  }

  void wrong(std::string_view column, std::string_view what) const;

 private:
  const std::string& table_;
  const ColumnIndex& columns_;
  const TableRow& row_;
  ImportLog& log_;
};

/// "title_kk_latn" of base "title" -> "kk-Latn", with the letter case of BCP 47; "" for "title" itself; nothing for
/// other columns.
std::optional<std::string> language_of_field(std::string_view field, std::string_view base);

}  // namespace dateline
