// dateline explain MAP: what was chosen for a map and why, on standard output.
#include "cli/command.h"
#include "cli/load_options.h"
#include "cli/options.h"
#include "cli/reporter.h"
#include "cli/standard_streams.h"
#include "geodata/terminal_text.h"
#include "render/text_measurer.h"

namespace dateline {
namespace {

constexpr const char* explain_examples = R"(Example:
  dateline explain korday.map.txtpb --as-of 2020-02-09)";

class ExplainCommand : public Command {
 public:
  void setup(Options& options) override {
    options.argument("MAP", map_, "Map file or chronicle");
    expect_map(options);
    add_load_options(options, load_);
    add_reporter_options(options, reporting_);
    options.examples(explain_examples);
  }

  ExitCode run() override {
    Reporter reporter(reporting_);
    const Result<MapInputs> inputs = load_map(map_, map_overrides(load_));
    reporter.report(inputs.diagnostics);
    if (inputs) {
      const Result<RenderedMap> map = render_map(*inputs, *make_pango_text_measurer());
      reporter.report(map.diagnostics);
      if (map) print(map->explanation);
    }
    reporter.summarize();
    return reporter.errors() > 0 ? kBadInput : kDone;
  }

  bool json() const override { return reporting_.json; }

 private:
  static void print(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) print_output(terminal_sentence(line) + "\n");
  }

  std::string map_;
  LoadOptions load_;
  ReporterOptions reporting_;
};

}  // namespace

std::unique_ptr<Command> make_explain_command() { return std::make_unique<ExplainCommand>(); }

}  // namespace dateline
