// dateline convert IN OUT: a chronicle from one of its four forms to another.
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/reporter.h"
#include "cli/usage_error.h"
#include "geodata/chronicle_reader.h"
#include "geodata/chronicle_writer.h"

namespace dateline {
namespace {

constexpr const char* convert_examples = R"(Example:
  dateline convert korday.chronicle.txtpb korday.json)";

class ConvertCommand : public Command {
 public:
  void setup(Options& options) override {
    options.argument("IN", input_, "Chronicle");
    options.argument("OUT", output_, "Chronicle to write; the ending says how: .txtpb .json .pb .stream");
    options.reads("IN", {"txtpb", "json", "pb", "stream"});
    options.writes("OUT", {"chronicle.txtpb", "json", "pb", "stream"});
    add_reporter_options(options, reporting_);
    options.examples(convert_examples);
  }

  ExitCode run() override {
    if (!chronicle_format_of(output_)) {
      throw UsageError(
          fmt::format("{}: unknown ending; a chronicle is written as .txtpb, .json, .pb or .stream", output_));
    }
    check_outputs({output_}, {input_});
    Reporter reporter(reporting_);
    reporter.report(convert_chronicle(input_, output_));
    reporter.summarize();
    return reporter.errors() > 0 ? kBadInput : kDone;
  }

  bool json() const override { return reporting_.json; }

 private:
  std::string input_;
  std::string output_;
  ReporterOptions reporting_;
};

}  // namespace

std::unique_ptr<Command> make_convert_command() { return std::make_unique<ConvertCommand>(); }

}  // namespace dateline
