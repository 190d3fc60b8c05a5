#include "geodata/import/csv_reader.h"

#include <algorithm>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>

#include "geodata/csv_cell.h"
#include "geodata/error.h"
#include "geodata/input_file.h"
#include "geodata/read_limits.h"

namespace dateline {
namespace {

constexpr std::size_t kept_rows = 100;
constexpr std::size_t kept_bytes = 8'000'000;
constexpr std::size_t sniffed_rows = 20;

bool every_other_is_nul(std::string_view bytes) {
  if (bytes.size() < 4) return false;
  for (std::size_t i = 2; i < bytes.size(); ++i)
    if ((bytes[i] == 0) != (bytes[i - 2] == 0)) return false;
  return (bytes[0] == 0) != (bytes[1] == 0);
}

/// Why the bytes cannot be a table of UTF-8 text, from the first of them.
std::string other_format(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("\xfe\xff"sv))
    return "the file is in UTF-16; save it as UTF-8 (iconv -f UTF-16 -t UTF-8)";
  if (every_other_is_nul(bytes.substr(0, 16)))
    return "the file looks like UTF-16 without a byte order mark; save it as UTF-8 (iconv -f UTF-16LE -t UTF-8)";
  if (bytes.starts_with("PK\x03\x04"sv)) return "the file is a ZIP archive (as .xlsx is), not a table of text";
  if (bytes.starts_with("\x1f\x8b"sv)) return "the file is compressed with gzip; unpack it first";
  return {};
}

}  // namespace

CsvReader::CsvReader(const std::string& path, const CsvOptions& options)
    : path_(path), options_(options), input_(open_file(path)) {
  std::error_code ignored;
  const std::uintmax_t size = std::filesystem::file_size(path, ignored);
  if (!ignored) file_bytes_ = size;
  buffer_.resize(std::max<std::size_t>(options_.block_bytes, 16) + csv_scan_margin);
  begin();
}

void CsvReader::begin() {
  fill();
  const std::string_view bytes(buffer_.data(), end_);
  if (bytes.starts_with("\xef\xbb\xbf")) begin_ = 3;
  if (std::string problem = other_format(bytes); !problem.empty()) fail(0, std::move(problem));
  delimiter_ = options_.delimiter ? *options_.delimiter : guess_delimiter();
}

void CsvReader::read_block() {
  const std::size_t room = buffer_.size() - csv_scan_margin - end_;
  input_->read(buffer_.data() + end_, static_cast<std::streamsize>(room));
  if (input_->bad()) throw Error(fmt::format("cannot read {}: input error", path_));
  const auto got = static_cast<std::size_t>(input_->gcount());
  end_ += got;
  read_bytes_ += got;
  at_end_ = got < room;
}

/// Makes room and reads on. False when there is nothing more, or the row has become too large.
bool CsvReader::fill() {
  if (at_end_) return false;
  if (begin_ > 0) std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  const std::size_t room = buffer_.size() - csv_scan_margin;
  if (end_ == room) {
    if (room > options_.row_bytes) return false;
    buffer_.resize(2 * room + csv_scan_margin);
  }
  read_block();
  return true;
}

char CsvReader::guess_delimiter() const {
  char best = ',';
  std::size_t best_cells = 1;
  CsvRow row;
  for (const char candidate : {',', ';', '\t', '|'}) {
    std::string_view text(buffer_.data() + begin_, end_ - begin_);
    std::size_t cells = 0, rows = 0, same = 0;
    while (rows < sniffed_rows && !text.empty() && scan_csv_row(text, candidate, at_end_, row)) {
      text.remove_prefix(row.size);
      if (row.empty_line) continue;
      if (rows++ == 0) cells = row.cells.size();
      same += row.cells.size() == cells;
    }
    if (10 * same < 9 * rows) cells = std::min<std::size_t>(cells, 2);
    if (cells > best_cells) {
      best = candidate;
      best_cells = cells;
    }
  }
  return best;
}

bool CsvReader::fail(std::int64_t line, std::string message) {
  diagnostics_.push_back({Severity::kError, {path_, static_cast<int>(line)}, std::move(message)});
  over_ = true;
  return false;
}

void CsvReader::end() {
  over_ = true;
  if (ragged_rows_ == 0) return;
  diagnostics_.push_back(
      {Severity::kWarning,
       {path_, static_cast<int>(first_ragged_line_)},
       fmt::format("text behind a closing quote was kept in {} {}, first here; is a quote not doubled?", ragged_rows_,
                   ragged_rows_ == 1 ? "row" : "rows")});
}

bool CsvReader::check_cells(std::int64_t line) {
  for (const std::string_view cell : found_.cells)
    if (cell.size() > options_.cell_bytes)
      return fail(line, over_limit("cell-bytes", options_.cell_bytes,
                                   fmt::format("a cell has {} bytes; is a closing quote missing?", cell.size())));
  return true;
}

/// A row whose end was not found and cannot be: the table ends here.
bool CsvReader::fail_without_end() {
  const std::int64_t quote_line = line_ + static_cast<std::int64_t>(found_.open_quote_line);
  if (!found_.open_quote)
    return fail(line_, over_limit("row-bytes", options_.row_bytes,
                                  fmt::format("the row has more than {} bytes; is this a table?", options_.row_bytes)));
  if (at_end_) return fail(quote_line, "the quote that begins a cell on this line is never closed");
  return fail(quote_line, fmt::format("the cell that begins with a quote on this line has not ended after {} bytes; is "
                                      "its closing quote missing?",
                                      end_ - begin_));
}

bool CsvReader::read_row(TableRow& row) {
  while (!over_) {
    const std::string_view text(buffer_.data() + begin_, end_ - begin_);
    if (text.empty() && at_end_) {
      end();
      return false;
    }
    if (!scan_csv_row(text, delimiter_, at_end_, found_)) {
      if (at_end_ || !fill()) return fail_without_end();
      continue;
    }
    row.line = line_;
    begin_ += found_.size;
    line_ += found_.lines;
    if (found_.empty_line) continue;
    for (const std::size_t index : found_.quoted) found_.cells[index] = unquote_csv(found_.cells[index]);
    for (std::string_view& cell : found_.cells) cell = text_of_csv_cell(cell);
    if (found_.cells.size() > options_.columns)
      return fail(row.line, over_limit("columns", options_.columns, fmt::format("{} cells", found_.cells.size())));
    if (++rows_ > options_.rows)
      return fail(row.line, over_limit("rows", options_.rows, "the table goes on with more rows"));
    if (found_.size > options_.cell_bytes && !check_cells(row.line)) return false;
    if (found_.ragged && ragged_rows_++ == 0) first_ragged_line_ = row.line;
    row.cells = found_.cells;
    return true;
  }
  return false;
}

void CsvReader::keep_head() {
  head_kept_ = true;
  std::size_t bytes = 0;
  TableRow row;
  while (head_.size() < kept_rows && bytes < kept_bytes && read_row(row)) {
    KeptRow kept{row.line, {row.cells.begin(), row.cells.end()}};
    for (const std::string& cell : kept.cells) bytes += cell.size();
    head_.push_back(std::move(kept));
  }
}

bool CsvReader::next(TableRow& row) {
  if (!head_kept_) keep_head();
  if (head_served_ == head_.size()) return read_row(row);
  const KeptRow& kept = head_[head_served_++];
  cells_.assign(kept.cells.begin(), kept.cells.end());
  row.line = kept.line;
  row.cells = cells_;
  return true;
}

std::vector<std::vector<std::string>> CsvReader::head(std::size_t rows) {
  if (!head_kept_) keep_head();
  std::vector<std::vector<std::string>> copies;
  for (std::size_t i = 0; i < std::min(rows, head_.size()); ++i) copies.push_back(head_[i].cells);
  return copies;
}

double CsvReader::progress() const {
  if (over_ || file_bytes_ == 0) return over_ ? 1 : 0;
  return std::min(1.0, static_cast<double>(read_bytes_ - (end_ - begin_)) / static_cast<double>(file_bytes_));
}

}  // namespace dateline
