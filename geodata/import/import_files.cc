#include "geodata/import/import_files.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/import/acled.h"
#include "geodata/import/open_table.h"
#include "geodata/import/ucdp_ged.h"

namespace dateline {
namespace {

constexpr std::size_t head_rows = 20;
constexpr std::int64_t rows_between_progress = 4096;

template <typename Importer>
std::unique_ptr<TableImporter> make(const ImportOptions& options, RecordSink& sink) {
  return std::make_unique<Importer>(options, sink);
}

constexpr ImportFormat formats[] = {
    {"acled", "ACLED", is_acled, make<AcledImporter>},
    {"ucdp-ged", "UCDP GED", is_ucdp_ged, make<UcdpGedImporter>},
};

/// Says from time to time how far a table is.
class WatchedTable : public TableReader {
 public:
  WatchedTable(std::unique_ptr<TableReader> table, std::function<void(double)> progress)
      : table_(std::move(table)), progress_(std::move(progress)) {}

  bool next(TableRow& row) override {
    if (++rows_ % rows_between_progress == 0) progress_(table_->progress());
    return table_->next(row);
  }
  TableHead head(std::size_t rows) override { return table_->head(rows); }
  double progress() const override { return table_->progress(); }
  const Diagnostics& diagnostics() const override { return table_->diagnostics(); }

 private:
  std::unique_ptr<TableReader> table_;
  std::function<void(double)> progress_;
  std::int64_t rows_ = 0;
};

std::string names_of_formats() {
  std::vector<std::string_view> names;
  for (const ImportFormat& format : formats) names.push_back(format.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

class Import {
 public:
  Import(const ImportRequest& request, RecordSink& sink, const ImportListeners& listeners)
      : request_(request), sink_(sink), listeners_(listeners) {
    logs_.reserve(request.files.size());
    for (const ImportFile& file : request.files) logs_.emplace_back(file.path, listeners.message, listeners.row);
  }

  ImportSummary run() {
    if (choose_format()) read_files();
    for (const ImportLog& log : logs_) {
      summary_.rows += log.rows();
      summary_.imported += log.rows_imported();
      summary_.failed = summary_.failed || log.failed();
      for (const auto& [key, count] : log.counts()) summary_.counts[key] += count;
    }
    return std::move(summary_);
  }

 private:
  std::unique_ptr<TableReader> open(const std::string& path) const {
    std::unique_ptr<TableReader> table = open_table(path, request_.options);
    if (!listeners_.progress) return table;
    return std::make_unique<WatchedTable>(std::move(table),
                                          [this, path](double part) { listeners_.progress(path, part); });
  }

  const ImportFormat* recognise(TableReader& table, ImportLog& log) const {
    const TableHead head = table.head(head_rows);
    for (const ImportFormat& format : formats)
      if (format.recognises != nullptr && format.recognises(head)) return &format;
    if (!has_errors(table.diagnostics()))
      log.error(0, fmt::format("the columns are of no kind that is known; --from names one of {}", names_of_formats()));
    report_file(table, log);
    return nullptr;
  }

  bool choose_format() {
    if (request_.from != "auto") {
      const auto* found = std::ranges::find(formats, std::string_view(request_.from), &ImportFormat::name);
      format_ = found == std::end(formats) ? nullptr : found;
      if (format_ == nullptr)
        logs_.front().error(0, fmt::format("no format \"{}\"; there are {}", request_.from, names_of_formats()));
    } else {
      for (std::size_t i = 0; i < logs_.size(); ++i) {
        const std::unique_ptr<TableReader> table = open(request_.files[i].path);
        const ImportFormat* format = recognise(*table, logs_[i]);
        if (format == nullptr) return false;
        if (format_ != nullptr && format != format_) {
          logs_[i].error(0, fmt::format("the file is {}, the first one {}; import them one by one", format->title,
                                        format_->title));
          return false;
        }
        format_ = format;
      }
    }
    if (format_ != nullptr) summary_.format = format_->title;
    return format_ != nullptr;
  }

  void read_files() {
    ImportOptions options = request_.options;
    options.files = logs_.size();
    const std::unique_ptr<TableImporter> importer = format_->make(options, sink_);
    for (std::size_t i = 0; i < logs_.size(); ++i) {
      const std::unique_ptr<TableReader> table = open(request_.files[i].path);
      if (importer->needs_survey(table->head(head_rows))) importer->survey(*table, logs_[i]);
    }
    if (any_failed()) return;
    for (std::size_t i = 0; i < logs_.size(); ++i) {
      const std::unique_ptr<TableReader> table = open(request_.files[i].path);
      importer->add(*table, request_.files[i].known, logs_[i]);
      report_file(*table, logs_[i]);
      if (logs_[i].failed()) return;
    }
    importer->finish();
  }

  /// What the file itself has wrong.
  void report_file(const TableReader& table, ImportLog& log) const {
    for (const Diagnostic& diagnostic : table.diagnostics()) {
      if (diagnostic.severity == Severity::kError)
        log.error(diagnostic.where.line, diagnostic.message);
      else
        listeners_.message(diagnostic);
    }
  }

  bool any_failed() const { return std::ranges::any_of(logs_, &ImportLog::failed); }

  const ImportRequest& request_;
  RecordSink& sink_;
  const ImportListeners& listeners_;
  std::vector<ImportLog> logs_;
  const ImportFormat* format_ = nullptr;
  ImportSummary summary_;
};

}  // namespace

std::span<const ImportFormat> import_formats() { return formats; }

ImportSummary import_files(const ImportRequest& request, RecordSink& sink, const ImportListeners& listeners) {
  return Import(request, sink, listeners).run();
}

}  // namespace dateline
