// One row of a table as a mapping sees it: cells by the names of columns, unknown ones empty, words translated.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/import/import_log.h"
#include "geodata/import/mapping.h"
#include "geodata/import/name_folding.h"
#include "geodata/import/table_reader.h"

namespace dateline {

/// The columns of a table by name. Names are made fit for a chronicle, as cells are.
class TableColumns {
 public:
  explicit TableColumns(std::vector<std::string> names);

  /// "{3}" is the third; else the first of exactly that name, else the first that differs in case and spaces only.
  std::optional<std::size_t> find(std::string_view name) const;
  const std::vector<std::string>& names() const { return names_; }
  /// Whether the table's name for it was not UTF-8 or held control characters.
  bool was_mended(std::size_t column) const { return mended_.contains(column); }

 private:
  std::vector<std::string> names_;
  std::set<std::size_t> mended_;
  std::map<std::string, std::size_t, std::less<>> exact_, folded_;
};

/// Reasons that rows are altered or skipped for; few, so that the summary is short.
namespace row_reason {
inline constexpr std::string_view bad_number = "a number cannot be read";
inline constexpr std::string_view bad_time = "a time cannot be read";
inline constexpr std::string_view bad_position = "a position cannot be read";
inline constexpr std::string_view bad_word = "a word is not known";
inline constexpr std::string_view bad_text = "a text is not clean";
}  // namespace row_reason

/// Good as long as the row, the columns and the form are.
class TableRowView {
 public:
  TableRowView(const TableColumns& columns, const TableForm& form, ImportLog& log)
      : columns_(columns), form_(form), log_(log) {}

  /// Takes the next row. Cells that are not UTF-8 or hold control characters are mended and reported.
  void take(const TableRow& row);
  /// What "{column}" and "{cell}" are from now on.
  void set_across(std::size_t column);
  void clear_across() { across_.reset(); }

  /// Without outer spaces; empty when the column says nothing.
  std::string_view cell(std::string_view column) const;
  std::string_view cell(std::size_t column) const;
  /// The first of the columns that says something, else the constant.
  std::string_view first_of(const std::vector<std::string>& columns, const std::string& constant) const;
  /// The same, with the word's meaning in place of the word.
  std::string value(const CellValue& value) const;
  /// A word of a set. One that is not known is reported, and nothing.
  template <typename Enum>
  std::optional<Enum> word(const CellValue& value) const;
  /// The texts that say something.
  LocalText texts(const std::vector<CellText>& texts) const;
  /// On one line.
  LocalText names(const std::vector<CellText>& texts) const;

  /// No cell says anything.
  bool empty() const;
  std::int64_t line() const { return line_; }
  const std::vector<std::string_view>& cells() const { return cells_; }
  const TableForm& form() const { return form_; }
  ImportLog& log() const { return log_; }
  void altered(std::string_view reason, std::string_view detail) const { log_.altered(line_, reason, detail); }

 private:
  bool says_nothing(std::string_view cell) const;
  /// What the mapping says that the word means, or null.
  static const std::string* listed(const CellValue& value, std::string_view word);

  const TableColumns& columns_;
  const TableForm& form_;
  ImportLog& log_;
  std::int64_t line_ = 0;
  std::vector<std::string_view> cells_;
  std::vector<std::string> mended_;
  std::optional<std::size_t> across_;
};

/// "Air strike" -> "air_strike": the form of our words.
std::string as_word(std::string_view text);

/// White space within becomes single spaces.
std::string one_line(std::string_view text);

template <typename Enum>
std::optional<Enum> TableRowView::word(const CellValue& v) const {
  const std::string_view raw = first_of(v.columns, v.constant);
  if (raw.empty()) return std::nullopt;
  if (const std::string* means = listed(v, raw)) return from_string<Enum>(*means);
  if (const auto known = from_string<Enum>(as_word(raw))) return known;
  if (const auto known = from_string<Enum>(v.otherwise)) return known;
  altered(row_reason::bad_word, raw);
  return std::nullopt;
}

}  // namespace dateline
