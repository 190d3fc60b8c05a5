// dateline import FILE... -o CHRONICLE: a data set as a chronicle.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/import_messages.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/progress_bar.h"
#include "cli/reporter.h"
#include "cli/stop_signal.h"
#include "cli/usage_error.h"
#include "geodata/chronicle_check.h"
#include "geodata/chronicle_writer.h"
#include "geodata/error.h"
#include "geodata/finding_report.h"
#include "geodata/import/gazetteer_files.h"
#include "geodata/import/import_files.h"
#include "geodata/import/mapping_proposal.h"
#include "geodata/import/mapping_reader.h"
#include "geodata/import/ogr_table.h"
#include "geodata/import/open_table.h"
#include "geodata/output_file.h"
#include "geodata/record_stream_writer.h"
#include "geodata/time_zone.h"
#include "render/data_folder.h"

namespace dateline {
namespace {

constexpr const char* import_examples = R"(Examples:
  dateline import ged241.csv -o ged.stream --as-of 2024-06-10
  dateline import acled-may.csv acled-june.csv --as-of 2024-05-31 --as-of 2024-06-30 -o acled.stream
  dateline import ged241.csv -o ged.chronicle.txtpb --report rows.csv --strict
  dateline import idps.xlsx --layer March --mapping idps.mapping.txtpb --gazetteer world -o idps.json
  dateline import "PG:dbname=field" --layer incidents --mapping incidents.mapping.txtpb -o incidents.stream

A table of no known kind gets a proposal of a mapping beside the output, to be corrected.
A .stream is written in constant memory, whatever the size of the file.)";

/// Findings of the same words are said a few times only: a data set has the same flaw in every row.
Diagnostics shortened(const Diagnostics& diagnostics) {
  constexpr int most = 3;
  const auto words = [](const Diagnostic& d) { return d.message.substr(d.message.rfind("\": ") + 1); };
  std::map<std::string, int> counts;
  Diagnostics kept;
  for (const Diagnostic& diagnostic : diagnostics)
    if (++counts[words(diagnostic)] <= most) kept.push_back(diagnostic);
  for (const auto& [message, count] : counts)
    if (count > most)
      kept.push_back({Severity::kNote, {}, fmt::format("{} more like{}", grouped(count - most), message)});
  return kept;
}

class ImportCommand : public Command {
 public:
  void setup(Options& options) override {
    options.arguments("FILE", files_, "Tables of one data set");
    options.text("-o,--output", output_, "FILE", "Chronicle to write: .stream .txtpb .json .pb (required)");
    options.writes("--output", {"stream", "chronicle.txtpb", "json", "pb"});
    std::vector<std::string> names{"auto", "dateline"};
    for (const ImportFormat& format : import_formats()) names.emplace_back(format.name);
    options.choice("--from", from_, names, "What the files are (default: found out)");
    options.text("--mapping", mapping_, "FILE", "How the columns of a table become records (.mapping.txtpb)");
    options.reads("--mapping", {"mapping.txtpb"});
    options.text("--layer", request_.options.layer, "NAME", "Sheet of a spreadsheet, layer of a file or database");
    options.text(
        "--gazetteer", gazetteer_, "FILE",
        "Where places are that are given by name: GeoPackage of points or GeoNames table; \"world\": the towns of "
        "the world basemap");
    options.words("--as-of", known_, "DAY", "Day on which the file was retrieved; once for each file, in their order");
    options.choice("--date-order", date_order_, {"dmy", "mdy"}, "What 03/04/2020 means, where no row of a file tells");
    options.text("--id", request_.options.header.id, "ID", "Id of the chronicle");
    options.text("--title", title_, "TEXT", "Title of the chronicle");
    options.text("--lang", request_.options.header.language, "LANG", "Language of the chronicle (default: en)");
    options.text("--time-zone", request_.options.header.time_zone, "ZONE", "IANA name (default: UTC)");
    options.text("--report", report_, "FILE.csv", "List every row that was skipped or altered, or is doubtful");
    options.writes("--report", {"csv"});
    options.flag("--strict", reporting_.strict, "Write nothing if any row was skipped or altered, or is doubtful");
    add_reporter_options(options, reporting_);
    options.examples(import_examples);
  }

  ExitCode run() override {
    check_command_line();
    if (!load_helpers()) return kBadInput;
    return chronicle_format_of(output_) == ChronicleFormat::kStream ? run_streamed() : run_collected();
  }

  bool json() const override { return reporting_.json; }

 private:
  void check_command_line() {
    if (output_.empty()) throw UsageError("-o is missing: where is the chronicle to go?");
    if (!chronicle_format_of(output_))
      throw UsageError(
          fmt::format("{}: unknown ending; a chronicle is written as .txtpb, .json, .pb or .stream", output_));
    std::vector<std::string> outputs{output_};
    if (!report_.empty()) outputs.push_back(report_);
    std::vector<std::string> inputs = files_;
    if (!mapping_.empty()) inputs.push_back(mapping_);
    check_outputs(outputs, inputs);
    Chronicle& header = request_.options.header;
    if (!is_time_zone(header.time_zone)) throw UsageError(fmt::format("no time zone \"{}\"", header.time_zone));
    if (!title_.empty()) header.title = {{"", title_}};
    if (date_order_ == "dmy") request_.options.day_order = DayOrder::kDayFirst;
    if (date_order_ == "mdy") request_.options.day_order = DayOrder::kMonthFirst;
    if (!mapping_.empty() && from_ != "auto" && from_ != "table")
      throw UsageError(fmt::format("--mapping is for --from table, not {}", from_));
    request_.from = mapping_.empty() ? from_ : "table";
    if (known_.size() > 1 && known_.size() != files_.size())
      throw UsageError(fmt::format("--as-of is given {} times for {} files; once for all, or once for each",
                                   known_.size(), files_.size()));
    for (std::size_t i = 0; i < files_.size(); ++i) {
      ImportFile file{files_[i], {}};
      if (!known_.empty()) file.known = day_of(known_[known_.size() == 1 ? 0 : i]);
      request_.files.push_back(std::move(file));
    }
    request_.options.retrieved = request_.files.front().known;
  }

  /// Reads the mapping and the gazetteer. False when one of them is wrong, which was reported.
  bool load_helpers() {
    Reporter reporter(reporting_);
    if (!mapping_.empty()) {
      Result<TableMapping> mapping = read_mapping(mapping_);
      reporter.report(mapping.diagnostics);
      if (mapping) request_.options.mapping = std::make_shared<TableMapping>(std::move(*mapping));
    }
    if (!gazetteer_.empty()) {
      Result<Gazetteer> gazetteer = open_gazetteer(gazetteer_file());
      reporter.report(gazetteer.diagnostics);
      if (gazetteer) request_.options.gazetteer = std::make_shared<Gazetteer>(std::move(*gazetteer));
    }
    reporter.summarize();
    return reporter.errors() == 0;
  }

  std::string gazetteer_file() const {
    if (gazetteer_ != "world") return gazetteer_;
    std::string world = world_basemap(find_data_folder(""));
    if (world.empty()) throw Error("the data folder holds no world basemap to be the gazetteer");
    return world;
  }

  /// Writes a first mapping beside the output for a table of no known kind; one that is there stays.
  void propose(Reporter& reporter) const {
    const std::string& table = request_.files.front().path;
    std::filesystem::path stem = std::filesystem::path(is_database(table) ? "database" : table).filename().stem();
    stem += ".mapping.txtpb";
    const std::string path = (std::filesystem::path(output_).parent_path() / stem).string();
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) {
      reporter.report(
          {{Severity::kNote, {path}, "is there already; give it with --mapping, or remove it for a new one"}});
      return;
    }
    const TableHead head = open_table(table, request_.options)->head(100);
    if (head.empty()) return;
    write_file(path, propose_mapping(head, shown_table(table), path));
    reporter.report({{Severity::kNote, {path}, "a mapping was proposed; correct it and give it with --mapping"}});
  }

  static When day_of(const std::string& text) {
    const Result<When> when = parse_edtf(text);
    if (!when || when->begin_precision != TimePrecision::kDay || when->interval)
      throw UsageError(fmt::format("--as-of \"{}\" is not a day such as 2024-06-10", text));
    return *when;
  }

  /// True if what came out may be kept.
  bool import_into(RecordSink& sink, Reporter& reporter, ImportMessages& messages) {
    ProgressBar bar(reporting_, "MB");
    ImportListeners listeners;
    listeners.message = [&](const Diagnostic& diagnostic) {
      bar.clear();
      reporter.report({diagnostic});
    };
    listeners.row = [&](const RowMessage& message) {
      bar.clear();
      messages.row(message);
    };
    listeners.progress = [&](const std::string& file, double part) {
      std::error_code ignored;
      const auto bytes = std::filesystem::file_size(file, ignored);
      const double megabytes = ignored ? 100 : static_cast<double>(bytes) / 1e6;  // a database has no size
      bar.show(static_cast<std::size_t>(part * megabytes), static_cast<std::size_t>(megabytes) + 1);
    };
    summary_ = import_files(request_, sink, listeners);
    bar.clear();
    messages.finish();
    return !summary_.failed && reporter.errors() == 0;
  }

  ExitCode finish(Reporter& reporter, bool done) const {
    let_signals_pass();
    if (summary_.unrecognised) propose(reporter);
    if (!summary_.format.empty()) reporter.say(summary_text(summary_));
    if (!done) reporter.say("nothing was written");
    if (reporting_.json && !summary_.format.empty()) reporter.say_json(summary_json(summary_));
    return done ? kDone : kBadInput;
  }

  ExitCode run_streamed() {
    Reporter reporter(reporting_);
    ImportMessages messages(reporter, report_);
    RecordStreamWriter out(output_);
    const bool good = import_into(out, reporter, messages);
    std::vector<OutputFile*> files = messages.files();
    if (good) files.push_back(&out.complete());
    commit_together(files);
    return finish(reporter, good);
  }

  ExitCode run_collected() {
    Reporter reporter(reporting_);
    ImportMessages messages(reporter, report_);
    ChronicleCollector collector;
    bool good = import_into(collector, reporter, messages);
    if (good) {
      // What is doubtful in the data was said row by row; here only what would keep the chronicle from being read.
      Reporter lenient({reporting_.json, reporting_.quiet, false});
      lenient.report(shortened(to_diagnostics(check(collector.chronicle()), collector.chronicle(), output_)));
      good = lenient.errors() == 0;
    }
    // The report is written also when the chronicle is not: it says why.
    std::vector<OutputFile*> files = messages.files();
    std::optional<OutputFile> out;
    if (good) {
      out.emplace(output_).write(to_bytes(collector.chronicle(), *chronicle_format_of(output_)));
      files.push_back(&*out);
    }
    commit_together(files);
    return finish(reporter, good);
  }

  std::vector<std::string> files_;
  std::string output_;
  std::string from_ = "auto";
  std::vector<std::string> known_;
  std::string date_order_;
  std::string title_;
  std::string mapping_;
  std::string gazetteer_;
  std::string report_;
  ReporterOptions reporting_;
  ImportRequest request_;
  ImportSummary summary_;
};

}  // namespace

std::unique_ptr<Command> make_import_command() { return std::make_unique<ImportCommand>(); }

}  // namespace dateline
