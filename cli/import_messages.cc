#include "cli/import_messages.h"

#include <array>

#include <fmt/format.h>

#include "geodata/csv_cell.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

constexpr std::int64_t said_of_each = 20;
constexpr std::size_t report_block_bytes = 1 << 16;

std::string readable_cell(std::string_view text) { return csv_cell(show_invalid_utf8(text)); }

std::string_view word_of(RowFate fate) {
  switch (fate) {
    case RowFate::kSkipped: return "skipped";
    case RowFate::kAltered: return "altered";
    case RowFate::kDoubtful: return "doubtful";
  }
  return "";
}

/// How many messages there are of each fate. A row may have several.
std::array<std::int64_t, 3> totals(const ImportSummary& summary) {
  std::array<std::int64_t, 3> totals{};
  for (const auto& [key, count] : summary.counts) totals[static_cast<std::size_t>(key.fate)] += count;
  return totals;
}

}  // namespace

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3 + (number < 0 ? 1u : 0u);) digits.insert(at -= 3, ",");
  return digits;
}

ImportMessages::ImportMessages(Reporter& reporter, const std::string& report_path)
    : reporter_(reporter), report_path_(report_path) {
  if (report_path.empty()) return;
  report_ = std::make_unique<OutputFile>(report_path);
  report_bytes_ = "file,line,fate,reason,detail\n";
}

void ImportMessages::write_report(const RowMessage& message) {
  report_bytes_ += fmt::format("{},{},{},{},{}\n", readable_cell(message.file), message.line, word_of(message.fate),
                               readable_cell(message.reason), readable_cell(message.detail));
  if (report_bytes_.size() < report_block_bytes) return;
  report_->write(report_bytes_);
  report_bytes_.clear();
}

void ImportMessages::row(const RowMessage& message) {
  if (report_) write_report(message);
  if (++said_[{message.fate, std::string(message.reason)}] <= said_of_each) reporter_.report({to_diagnostic(message)});
}

void ImportMessages::finish() {
  for (const auto& [key, count] : said_) {
    if (count <= said_of_each) continue;
    reporter_.report({{Severity::kWarning,
                       {},
                       fmt::format("{}: {}: {} more like this; {} them", to_string(key.fate), key.reason,
                                   grouped(count - said_of_each),
                                   report_ ? report_path_ + " lists" : std::string("--report FILE lists"))}});
  }
  if (report_) report_->write(report_bytes_);
}

std::vector<OutputFile*> ImportMessages::files() const {
  return report_ ? std::vector<OutputFile*>{report_.get()} : std::vector<OutputFile*>{};
}

std::string summary_text(const ImportSummary& summary) {
  std::string text = fmt::format("{} {} read, {} imported", grouped(summary.rows), summary.rows == 1 ? "row" : "rows",
                                 grouped(summary.imported));
  const std::array<std::int64_t, 3> counts = totals(summary);
  if (counts[0] > 0) text += fmt::format(", {} skipped", grouped(counts[0]));
  if (counts[1] > 0) text += fmt::format("; {} {} altered", grouped(counts[1]), counts[1] == 1 ? "value" : "values");
  if (counts[2] > 0) text += fmt::format("; {} doubtful", grouped(counts[2]));
  return text;
}

std::string summary_json(const ImportSummary& summary) {
  const std::array<std::int64_t, 3> counts = totals(summary);
  return fmt::format(
      R"({{"import":{{"format":"{}","rows":{},"imported":{},"skipped":{},"altered":{},"doubtful":{}}}}})",
      summary.format, summary.rows, summary.imported, counts[0], counts[1], counts[2]);
}

}  // namespace dateline
