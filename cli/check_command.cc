// dateline check FILE...: everything that is wrong with chronicles, map files, styles and mappings, without drawing.
#include "cli/command.h"
#include "cli/options.h"
#include "cli/reporter.h"
#include "cli/source_options.h"
#include "geodata/error.h"
#include "render/check_file.h"

namespace dateline {
namespace {

constexpr const char* check_examples = R"(Examples:
  dateline check korday.chronicle.txtpb
  dateline check --strict --json *.chronicle.txtpb *.map.txtpb)";

class CheckCommand : public Command {
 public:
  void setup(Options& options) override {
    options.arguments("FILE", files_, "Chronicles, map files (with all that they name), styles and mappings");
    options.reads("FILE", {"txtpb", "json", "pb", "stream"});
    options.text("--data", overrides_.data_folder, "DIR", "Folder of themes and world basemap");
    add_folder_option(options, overrides_);
    options.flag("--strict", reporting_.strict, "Take warnings for errors");
    add_reporter_options(options, reporting_);
    options.examples(check_examples);
  }

  /// A file that cannot be opened does not keep the others from being checked.
  ExitCode run() override {
    Reporter reporter(reporting_);
    bool all_opened = true;
    for (const std::string& file : files_) {
      try {
        reporter.report(check_file(file, overrides_));
      } catch (const Error& error) {
        reporter.report_failure(error.what());
        all_opened = false;
      }
    }
    reporter.summarize();
    if (!all_opened) return kEnvironment;
    return reporter.errors() > 0 ? kBadInput : kDone;
  }

  bool json() const override { return reporting_.json; }

 private:
  std::vector<std::string> files_;
  MapOverrides overrides_;
  ReporterOptions reporting_;
};

}  // namespace

std::unique_ptr<Command> make_check_command() { return std::make_unique<CheckCommand>(); }

}  // namespace dateline
