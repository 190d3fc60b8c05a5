// dateline frames MAP -o OUT...: one map a step, as a folder of files, an animation or a page.
#include <algorithm>
#include <filesystem>
#include <thread>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/frames_job.h"
#include "cli/load_options.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/reporter.h"
#include "cli/usage_error.h"
#include "geodata/gdal_preload.h"
#include "geodata/output_file.h"
#include "geodata/projection.h"
#include "geodata/remote_files.h"
#include "render/frame_pages.h"
#include "render/frames_overrides.h"
#include "render/source_date.h"
#include "render/text_measurer.h"

namespace dateline {
namespace {

constexpr const char* frames_examples = R"(Examples:
  dateline frames korday.map.txtpb -o korday/                    a PNG a day, and index.json
  dateline frames korday.map.txtpb -o korday.apng korday.html
  dateline frames syria.map.txtpb -o syria/ --every week --from 2012 --to 2013 --palette
  dateline frames syria.map.txtpb -o syria/ --shard 2/4          the second of four parts
  dateline frames --join syria/ -o syria.mp4                     when all parts are done)";

class FramesCommand : public Command {
 public:
  void setup(Options& options) override {
    options.optional_argument("MAP", map_, "Map file or chronicle");
    options.optional_files("-o,--output", outputs_,
                           "Folder of frames (a name without ending), or .apng .gif .webp .mp4 .webm .html");
    options.writes("--output", {"apng", "gif", "webp", "mp4", "webm", "html"});
    expect_map(options);
    add_load_options(options, load_);
    options.text("--every", every_, "STEP", "hour, day, week, month, year, or a duration: P3D, PT6H");
    options.text("--from", from_, "EDTF", "Begin of the first step: 2020-02-05");
    options.text("--to", to_, "EDTF", "End of the last step, included");
    options.flag("--skip-empty", skip_empty_, "Leave out steps in which nothing happens");
    options.flag("--keep-empty", keep_empty_, "Keep them, over what the map file says");
    options.choice("--format", format_, {"png", "svg", "pdf", "tif"},
                   "Of the files in a folder: png (default), svg, pdf, tif");
    options.flag("--palette", palette_, "PNGs, APNG and GIF with at most 256 colours");
    options.number("--ppi", load_.map.pixels_per_inch, 24, 1200, "Pixels per inch");
    options.choice("--svg-text", svg_text_, {"text", "outlines"}, "Letters in SVG as text (default) or as outlines");
    options.number("--milliseconds", milliseconds_, 10, 3'600'000, "How long an animation shows a frame");
    options.number("--hold", hold_, 0, 3'600'000, "How much longer it shows the last, in milliseconds");
    options.number("--loops", loops_, 0, 65535, "How often it runs; 0: for ever");
    options.number("--jobs", jobs_, 1, 1024, "Threads that draw; default: one a core");
    options.text("--shard", shard_, "I/N", "Draw the I-th of N parts, to be joined later");
    options.text("--join", join_, "DIR", "Make the index, and animations, of a folder whose shards are complete");
    options.flag("--force", force_, "Draw also frames that are there and unchanged");
    add_reporter_options(options, reporting_);
    options.examples(frames_examples);
  }

  ExitCode run() override {
    FramesJob job = job_of_options();
    Reporter reporter(reporting_);
    const ExitCode code = join_.empty() ? draw(job, reporter) : join_frames(join_, job, reporter, reporting_);
    reporter.summarize();
    return code;
  }

  bool json() const override { return reporting_.json; }

 private:
  /// What the command line says, and that it does not contradict itself; opens nothing.
  FramesJob job_of_options() const {
    FramesJob job;
    const Result<FramesOutputs> outputs = sort_frame_outputs(outputs_);
    if (!outputs) throw UsageError(outputs.diagnostics.front().message);
    job.draw.outputs = *outputs;
    job.draw.files.format = format_of_option();
    job.draw.files.palette = palette_;
    job.draw.files.text_as_outlines = svg_text_ == "outlines";
    job.draw.files.creation_time = source_date_epoch();
    job.draw.files.program = "dateline " DATELINE_VERSION;
    job.draw.jobs = jobs_ ? static_cast<unsigned>(*jobs_) : std::max(1U, std::thread::hardware_concurrency());
    job.draw.force = force_;
    job.milliseconds = whole(milliseconds_);
    job.hold_milliseconds = whole(hold_);
    job.loops = whole(loops_);
    if (!shard_.empty()) {
      job.draw.shard = parse_frame_shard(shard_);
      if (!job.draw.shard) throw UsageError(fmt::format("--shard is \"{}\", not part/parts as 2/4", shard_));
    }
    join_.empty() ? check_drawing(job) : check_joining(job);
    return job;
  }

  void check_drawing(const FramesJob& job) const {
    if (map_.empty()) throw UsageError("a map file or chronicle is needed, or --join; dateline frames --help says how");
    if (outputs_.empty()) throw UsageError("-o is needed: where to write the frames");
    check_outputs(outputs_, {map_});
    if (skip_empty_ && keep_empty_) throw UsageError("--skip-empty and --keep-empty contradict each other");
    if (job.draw.shard && (job.draw.outputs.folder.empty() || outputs_.size() > 1))
      throw UsageError("--shard draws into a folder alone; --join makes the animation when all shards are done");
    if (palette_ && job.draw.files.format != FrameFormat::kPng) throw UsageError("--palette is for PNG");
  }

  void check_joining(const FramesJob& job) const {
    if (!map_.empty()) throw UsageError("--join needs no map: all is in the folder");
    if (job.draw.shard) throw UsageError("--join and --shard contradict each other");
    if (!job.draw.outputs.folder.empty() || !job.draw.outputs.pages.empty())
      throw UsageError("--join writes animations alone: .apng, .gif, .webp, .mp4, .webm");
  }

  ExitCode draw(FramesJob& job, Reporter& reporter) {
    check_network(job.draw.outputs.folder);
    FramesSpec scratch;
    apply_options(scratch);  // a wrong option is said before any file is opened
    prepare_projections();
    preload_gdal();
    Result<MapInputs> inputs = load_map(map_, map_overrides(load_));
    reporter.report(inputs.diagnostics);
    if (!inputs) return kBadInput;
    apply_options(inputs->spec.frames);
    job.draw.files.pixels_per_inch = inputs->spec.pixels_per_inch;
    job.draw.files.zone = inputs->chronicle.time_zone;
    std::optional<PageFiles> pages = written_pages(*inputs, job.draw.outputs, reporter);
    if (reporter.errors() > 0) return kBadInput;
    if (pages) job.draw.beside = pages->to_commit();
    if (const ExitCode code = draw_run(std::move(*inputs), job, reporter); code != kDone) return code;
    if (pages)
      for (const OutputFile& page : pages->files)
        reporter.say(fmt::format("{} steps in {}", pages->steps, page.path()));
    return reporter.errors() > 0 ? kBadInput : kDone;
  }

  /// The folder and the animations, and puts the pages in place with them.
  ExitCode draw_run(MapInputs inputs, const FramesJob& job, Reporter& reporter) const {
    if (job.draw.outputs.folder.empty() && job.draw.outputs.animations.empty()) {
      commit_together(job.draw.beside);
      return kDone;
    }
    const Result<FrameSet> set = plan_frames(std::move(inputs), *make_pango_text_measurer());
    reporter.report(set.diagnostics);
    return set ? draw_frames(*set, job, reporter, reporting_) : kBadInput;
  }

  /// Pages are planned for themselves, from the same inputs as the rest; errors are reported. Warnings of the first
  /// language are those of the map, which is reported on when it is drawn.
  static std::optional<PageFiles> written_pages(const MapInputs& inputs, const FramesOutputs& outputs,
                                                Reporter& reporter) {
    if (outputs.pages.empty()) return std::nullopt;
    const bool also_drawn = !outputs.folder.empty() || !outputs.animations.empty();
    Result<PageFiles> pages = write_pages(inputs, outputs.pages, *make_pango_text_measurer());
    if (!pages || !also_drawn) reporter.report(pages.diagnostics);
    return std::move(pages.value);
  }

  /// Over what the map file says.
  void apply_options(FramesSpec& frames) const {
    FramesOverrides asked{every_, from_, to_, {}, whole(milliseconds_), whole(hold_), whole(loops_)};
    if (skip_empty_ || keep_empty_) asked.skip_empty = skip_empty_;
    for (const Diagnostic& wrong : apply(asked, frames)) throw UsageError("--" + wrong.message);
  }

  static std::optional<int> whole(const std::optional<double>& number) {
    return number ? std::optional<int>(static_cast<int>(*number)) : std::nullopt;
  }

  FrameFormat format_of_option() const {
    if (format_ == "svg") return FrameFormat::kSvg;
    if (format_ == "pdf") return FrameFormat::kPdf;
    if (format_ == "tif") return FrameFormat::kTif;
    return FrameFormat::kPng;
  }

  std::string map_, every_, from_, to_, shard_, join_;
  std::string format_ = "png", svg_text_ = "text";
  std::vector<std::string> outputs_;
  bool skip_empty_ = false, keep_empty_ = false, palette_ = false, force_ = false;
  std::optional<double> milliseconds_, hold_, loops_, jobs_;
  LoadOptions load_;
  ReporterOptions reporting_;
};

}  // namespace

std::unique_ptr<Command> make_frames_command() { return std::make_unique<FramesCommand>(); }

}  // namespace dateline
