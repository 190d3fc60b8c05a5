#include "geodata/import/table_row_view.h"

#include <algorithm>
#include <charconv>

#include "geodata/import/cell_values.h"
#include "geodata/import/import_text.h"
#include "geodata/read_limits.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

bool is_control_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

bool is_clean(std::string_view text) { return is_valid_utf8(text) && std::ranges::none_of(text, is_control_character); }

/// UTF-8 without control characters; bytes that are none become U+FFFD.
std::string mend(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t bad = std::min(find_invalid_utf8(text), text.size());
    for (const char c : text.substr(0, bad))
      if (!is_control_character(c)) out += c;
    if (bad < text.size()) out += "\uFFFD";
    text.remove_prefix(std::min(bad + 1, text.size()));
  }
  return out;
}

}  // namespace

TableColumns::TableColumns(std::vector<std::string> names) : names_(std::move(names)) {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (!is_clean(names_[i])) {
      mended_.insert(i);
      names_[i] = mend(names_[i]);
    }
    names_[i].resize(cut_at_character(names_[i], read_limits().text_bytes).size());
    exact_.try_emplace(std::string(trim_cell(names_[i])), i);
    if (std::string folded = fold_name(names_[i]); !folded.empty()) folded_.try_emplace(std::move(folded), i);
  }
}

std::optional<std::size_t> TableColumns::find(std::string_view name) const {
  if (name.size() > 2 && name.front() == '{' && name.back() == '}') {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size() - 1, number);
    if (error != std::errc{} || end != name.data() + name.size() - 1 || number == 0 || number > names_.size())
      return std::nullopt;
    return number - 1;
  }
  if (const auto found = exact_.find(trim_cell(name)); found != exact_.end()) return found->second;
  // A hashtag and its attributes are told apart by signs, which folding drops.
  if (trim_cell(name).starts_with('#')) return std::nullopt;
  if (const auto found = folded_.find(fold_name(name)); found != folded_.end()) return found->second;
  return std::nullopt;
}

void TableRowView::take(const TableRow& row) {
  line_ = row.line;
  across_.reset();
  mended_.clear();
  mended_.reserve(row.cells.size());
  cells_.assign(row.cells.begin(), row.cells.end());
  bool extra = false;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    std::string_view& cell = cells_[i];
    if (!is_clean(cell)) {
      cell = mended_.emplace_back(mend(cell));
      altered(row_reason::bad_text, "bytes that are not UTF-8 or are control characters");
    }
    if (cell.size() > read_limits().text_bytes) {
      cell = cut_at_character(cell, read_limits().text_bytes);
      altered(row_reason::bad_text, "longer than 10000 bytes, cut");
    }
    extra |= i >= columns_.names().size() && !says_nothing(cell);
  }
  if (extra) altered("it has more cells than the table has columns", {});
}

void TableRowView::set_across(std::size_t column) {
  across_ = column;
  if (columns_.was_mended(column)) altered(row_reason::bad_text, "the name of a column was not UTF-8 or held controls");
}

bool TableRowView::says_nothing(std::string_view cell) const {
  const std::string_view text = trim_cell(cell);
  if (text.empty()) return true;
  return std::ranges::any_of(form_.unknown, [&](const std::string& word) { return same_letters(text, word); });
}

std::string_view TableRowView::cell(std::size_t column) const {
  if (column >= cells_.size() || says_nothing(cells_[column])) return {};
  return trim_cell(cells_[column]);
}

std::string_view TableRowView::cell(std::string_view column) const {
  if (column.empty()) return {};
  if (across_ && column == "{cell}") return cell(*across_);
  if (across_ && column == "{column}") return trim_cell(columns_.names()[*across_]);
  const auto found = columns_.find(column);
  return found ? cell(*found) : std::string_view{};
}

std::string_view TableRowView::first_of(const std::vector<std::string>& columns, const std::string& constant) const {
  for (const std::string& column : columns)
    if (const std::string_view text = cell(column); !text.empty()) return text;
  return constant;
}

const std::string* TableRowView::listed(const CellValue& v, std::string_view word) {
  if (v.words.empty()) return nullptr;
  const std::string folded = fold_name(word);
  for (const auto& [listed, means] : v.words)
    if (listed == word || (!folded.empty() && fold_name(listed) == folded)) return &means;
  return nullptr;
}

std::string TableRowView::value(const CellValue& v) const {
  const std::string_view raw = first_of(v.columns, v.constant);
  if (raw.empty()) return {};
  if (const std::string* means = listed(v, raw)) return *means;
  return v.otherwise.empty() ? std::string(raw) : v.otherwise;
}

LocalText TableRowView::texts(const std::vector<CellText>& texts) const {
  LocalText out;
  for (const CellText& text : texts)
    if (const std::string_view found = first_of(text.columns, text.constant); !found.empty())
      out.push_back({text.lang, std::string(found)});
  return out;
}

LocalText TableRowView::names(const std::vector<CellText>& of) const {
  LocalText out = texts(of);
  for (Name& name : out) name.text = one_line(name.text);
  return out;
}

bool TableRowView::empty() const {
  return std::ranges::all_of(cells_, [&](std::string_view cell) { return says_nothing(cell); });
}

std::string as_word(std::string_view text) {
  std::string word = fold_name(text);
  std::ranges::replace(word, ' ', '_');
  return word;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const std::string_view piece : split_list(text, " \t\r\n")) {
    if (!out.empty()) out += ' ';
    out += piece;
  }
  return out;
}

}  // namespace dateline
