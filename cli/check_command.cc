// dateline check FILE...: everything that is wrong with chronicles, map files, styles and mappings, without drawing.
#include "cli/command.h"
#include "cli/options.h"
#include "cli/reporter.h"
#include "cli/source_options.h"
#include "geodata/error.h"
#include "geodata/import/mapping_reader.h"
#include "render/data_folder.h"
#include "render/input_kind.h"
#include "render/load_map.h"
#include "styles/style_reader.h"

namespace dateline {
namespace {

constexpr const char* examples = R"(Examples:
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
    options.examples(examples);
  }

  /// A file that cannot be opened does not keep the others from being checked.
  ExitCode run() override {
    Reporter reporter(reporting_);
    bool all_opened = true;
    for (const std::string& file : files_) {
      try {
        reporter.report(check(file));
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
  Diagnostics check(const std::string& file) const {
    switch (input_kind_of(file)) {
      case InputKind::kMap: return load_map(file, overrides_).diagnostics;
      case InputKind::kStyle:
        // "./" keeps a bare name from being taken for that of a theme.
        return read_style(is_theme_name(file) ? "./" + file : file,
                          theme_folder(find_data_folder(overrides_.data_folder)), overrides_.allowed_folders)
            .diagnostics;
      case InputKind::kMapping: return read_mapping(file).diagnostics;
      case InputKind::kChronicle: return load_chronicle(file).diagnostics;
    }
    return {};
  }

  std::vector<std::string> files_;
  MapOverrides overrides_;
  ReporterOptions reporting_;
};

}  // namespace

std::unique_ptr<Command> make_check_command() { return std::make_unique<CheckCommand>(); }

}  // namespace dateline
