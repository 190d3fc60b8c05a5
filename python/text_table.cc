#include "python/text_table.h"

#include <algorithm>

namespace dateline::python {
namespace {

template <typename Cells>
void fill(const TableText& text, std::size_t row, Cells& cells) {
  if (row == 0) {
    cells.assign(text.names.begin(), text.names.end());
    return;
  }
  cells.clear();
  for (const auto& column : text.columns) cells.emplace_back(column[row - 1]);
}

}  // namespace

bool TextTable::next(TableRow& row) {
  if (next_ > text_.rows()) return false;
  fill(text_, next_, cells_);
  row = {static_cast<std::int64_t>(next_++), cells_};
  return true;
}

std::vector<std::vector<std::string>> TextTable::head(std::size_t rows) {
  std::vector<std::vector<std::string>> head(std::min({rows, text_.rows() + 1, std::size_t{100}}));
  for (std::size_t i = 0; i < head.size(); ++i) fill(text_, i, head[i]);
  return head;
}

double TextTable::progress() const { return static_cast<double>(next_) / static_cast<double>(text_.rows() + 1); }

}  // namespace dateline::python
