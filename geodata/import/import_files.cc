#include "geodata/import/import_files.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/import/acled.h"
#include "geodata/import/exported_file.h"
#include "geodata/import/hxl.h"
#include "geodata/import/mapped_table.h"
#include "geodata/import/ogr_table.h"
#include "geodata/import/open_table.h"
#include "geodata/import/ucdp_ged.h"

namespace dateline {
namespace {

/// HXL's hashtags are among the first 25.
constexpr std::size_t head_rows = 30;
constexpr std::int64_t rows_between_progress = 4096;

template <typename Importer>
std::unique_ptr<TableImporter> make(const ImportOptions& options, RecordSink& sink) {
  return std::make_unique<Importer>(options, sink);
}

std::unique_ptr<TableImporter> make_mapped(const ImportOptions& options, RecordSink& sink) {
  return std::make_unique<MappedTableImporter>(*options.mapping, options, sink, options.gazetteer.get());
}

constexpr std::string_view by_mapping = "table";
constexpr std::string_view export_format = "dateline";

constexpr ImportFormat formats[] = {
    {"acled", "ACLED", is_acled, make<AcledImporter>},
    {"ucdp-ged", "UCDP GED", is_ucdp_ged, make<UcdpGedImporter>},
    {"hxl", "HXL", is_hxl, make<HxlImporter>},
    {by_mapping, "a table with a mapping", nullptr, make_mapped},
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
    for (const ImportFile& file : request.files)
      logs_.emplace_back(shown_table(file.path), listeners.message, listeners.row);
  }

  ImportSummary run() {
    if (is_export())
      read_export();
    else if (choose_format())
      read_files();
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

  /// Of dateline's own: several tables that belong together.
  bool is_export() const {
    return request_.from == export_format ||
           (request_.from == "auto" && request_.files.size() == 1 && !request_.options.mapping &&
            is_exported_file(request_.files.front().path));
  }

  void read_export() {
    summary_.format = "an export of dateline";
    ImportLog& log = logs_.front();
    if (request_.files.size() > 1) return log.error(0, "exports of dateline are imported one by one");
    Result<std::vector<NamedTable>> tables = open_exported_file(request_.files.front().path);
    for (const Diagnostic& d : tables.diagnostics)
      if (d.severity == Severity::kError) log.error(d.where.line, d.message);
    if (tables) import_record_tables(std::move(*tables), sink_, log);
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
      if (request_.from == by_mapping && !request_.options.mapping) {
        logs_.front().error(0, "a table is imported by a mapping (--mapping)");
        summary_.unrecognised = true;
        return false;
      }
    } else {
      for (std::size_t i = 0; i < logs_.size(); ++i) {
        const std::unique_ptr<TableReader> table = open(request_.files[i].path);
        const ImportFormat* format = recognise(*table, logs_[i]);
        if (format == nullptr) {
          summary_.unrecognised = !has_errors(table->diagnostics());
          return false;
        }
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
