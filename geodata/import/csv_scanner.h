// Takes one row of comma-separated values apart, in place: the inner loop of CsvReader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

/// What a scan has found.
struct CsvRow {
  /// Raw cells; of quoted ones what is between the quotes. Doubled quotes are still doubled.
  std::vector<std::string_view> cells;
  /// Cells that must be unquoted: their index. The view then holds the cell as it is in the file, quotes and all.
  std::vector<std::size_t> quoted;
  std::size_t size = 0;             ///< bytes of the row with its line break
  std::int64_t lines = 0;           ///< line breaks in it, its own among them
  bool ragged = false;              ///< there was text behind a closing quote
  bool empty_line = false;          ///< no cell at all
  std::size_t open_quote_line = 0;  ///< of a row that has no end: the line, from 0, on which its last open quote stands
  bool open_quote = false;          ///< the row has no end because of a quote
};

/// Bytes that must be readable, whatever they are, behind the end of the text that is scanned.
inline constexpr std::size_t csv_scan_margin = 64;

/// Finds the row that begins `text`. False when its end is not in it: more must be read first, unless `is_last`, when
/// the end of the text ends the row; then false only for a quote that is never closed.
bool scan_csv_row(std::string_view text, char delimiter, bool is_last, CsvRow& row);

/// Takes the quotes of a cell away; writes over its bytes, which must be in a buffer that may be changed.
std::string_view unquote_csv(std::string_view cell);

}  // namespace dateline
