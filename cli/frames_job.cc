#include "cli/frames_job.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/progress_bar.h"
#include "cli/stop_signal.h"
#include "cli/usage_error.h"
#include "geodata/error.h"
#include "geodata/remote_files.h"
#include "render/frame_folder.h"
#include "render/frame_join.h"
#include "render/frame_run.h"
#include "render/palette_choice.h"
#include "render/remote_frames.h"
#include "render/run_colors.h"

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_strangers_named = 5;

std::string seconds_since(Clock::time_point begin) {
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return fmt::format("{:.{}f} s", seconds, seconds < 10 ? 1 : 0);
}

std::string frames_text(std::size_t count) { return fmt::format("{} frame{}", count, count == 1 ? "" : "s"); }

AnimationOptions animation_options(const FrameIndexHead& head) {
  AnimationOptions options;
  options.milliseconds_per_frame = head.milliseconds;
  options.hold_ms = head.hold_milliseconds;
  options.loops = head.loops;
  options.title = head.title;
  options.lang = head.lang;
  options.pixels_per_inch = head.pixels_per_inch;
  return options;
}

/// GIF keeps one of its 256 colours for "unchanged".
constexpr std::size_t palette_colors = 255;

/// What APNG and GIF want to know of the colours of all frames.
void add_colors(AnimationOptions& options, const FrameSource& source, const FramesJob& job,
                const std::atomic<bool>& stop) {
  if (!wants_colors(job.outputs.animations)) return;
  const ColorCounts counts = count_colors(source, {0, source.steps()}, job.jobs, &stop);
  if (stop || counts.size() == 0) return;
  options.unused_color = counts.unused_color();
  if (job.files.palette || counts.size() <= palette_colors) options.palette = choose_palette(counts, palette_colors);
}

/// What was done with the folder, apart from its frames.
void report_folder(FrameFolder& folder, const std::vector<std::string>& files, const FrameIndexHead& head,
                   Reporter& reporter) {
  if (const std::size_t removed = folder.remove_outdated(files))
    reporter.say(fmt::format("removed {} of an earlier run", frames_text(removed)));
  std::vector<std::string> strangers = folder.strangers(files, head.format);
  if (strangers.empty()) return;
  const std::size_t count = strangers.size();
  strangers.resize(std::min(count, most_strangers_named));
  reporter.say(fmt::format("{} not of this run left alone: {}{}",
                           count == 1 ? "1 file is" : fmt::format("{} files", count), fmt::join(strangers, ", "),
                           count > strangers.size() ? ", ..." : ""));
}

std::vector<std::string> sorted_names(const FrameSource& source) {
  std::vector<std::string> names;
  for (std::size_t step = 0; step < source.steps(); ++step) names.push_back(source.file_name(step));
  std::ranges::sort(names);
  return names;
}

/// One run with all its outputs but pages.
class Drawer {
 public:
  Drawer(const FrameSet& set, const FramesJob& job, Reporter& reporter, const ReporterOptions& reporting)
      : job_(job), reporter_(reporter), reporting_(reporting), source_(set, job.files), head_(source_.head()) {
    store_ = open_store();
    if (store_ != nullptr) reporter.report(store_->diagnostics());
    range_ = job.shard.value_or(FrameShard{}).steps(source_.steps());
  }

  ExitCode run() {
    const StopSignal stop;
    try {
      return run(stop);
    } catch (const Error&) {
      // Ctrl-C on a terminal reaches ffmpeg too, and its end is not the failure that it looks like.
      if (!stop.flag()) throw;
      return stopped(stop);
    }
  }

 private:
  ExitCode run(const StopSignal& stop) {
    if (!job_.outputs.animations.empty()) {
      AnimationOptions options = animation_options(head_);
      add_colors(options, source_, job_, stop.flag());
      const FramePainter& painter = source_.painter();
      animations_.emplace(job_.outputs.animations, painter.width_px(), painter.height_px(), source_.steps(), options);
    }
    const FrameRunResult result = draw(stop);
    if (!result.complete) return stopped(stop);
    std::vector<OutputFile*> files = job_.pages;
    if (animations_) std::ranges::move(animations_->complete(), std::back_inserter(files));
    for (OutputFile* file : files) file->seal();
    if (store_ != nullptr) finish_folder(result);
    commit_together(files);
    reporter_.say(summary(result));
    return kDone;
  }

  FrameStore* open_store() {
    const std::string& path = job_.outputs.folder;
    if (path.empty()) return nullptr;
    if (is_remote(path)) return &remote_.emplace(path, job_.shard);
    return &folder_.emplace(path, job_.shard);
  }

  FrameRunResult draw(const StopSignal& stop) {
    ProgressBar bar(reporting_);
    FrameRun run;
    run.steps = range_;
    run.jobs = job_.jobs;
    run.force = job_.force;
    run.folder = store_;
    if (animations_) run.in_order = [this](const FrameImage& image) { animations_->add(image); };
    run.progress = [&bar](const FrameProgress& progress) { bar.show(progress.done, progress.total); };
    run.stop = &stop.flag();
    return run_frames(source_, run);
  }

  ExitCode stopped(const StopSignal& stop) {
    reporter_.say(store_ != nullptr
                      ? "stopped; the frames that were drawn are whole, and the same command goes on from there"
                      : "stopped; nothing was written");
    return static_cast<ExitCode>(stop.exit_code());
  }

  void finish_folder(const FrameRunResult& result) {
    FrameIndexHead head = head_;
    if (job_.shard) head.shard = IndexedShard{job_.shard->part, job_.shard->of, range_.first, source_.steps()};
    store_->finish(head, range_.count, [&](std::size_t i) {
      const std::size_t step = range_.first + i;
      return IndexedFrame{source_.entry(step), source_.file_name(step), result.files[i]};
    });
    if (folder_ && !job_.shard) report_folder(*folder_, sorted_names(source_), head_, reporter_);
  }

  std::string summary(const FrameRunResult& result) const {
    std::vector<std::string> places = job_.outputs.animations;
    if (store_ != nullptr) places.insert(places.begin(), job_.outputs.folder);
    std::string text = frames_text(range_.count);
    if (result.kept > 0) text += fmt::format(", {} of them already there,", result.kept);
    return fmt::format("{} in {} ({})", text, fmt::join(places, ", "), seconds_since(job_.begin));
  }

  const FramesJob& job_;
  Reporter& reporter_;
  const ReporterOptions& reporting_;
  FrameSetSource source_;
  FrameIndexHead head_;
  std::optional<FrameFolder> folder_;
  std::optional<RemoteFrames> remote_;
  FrameStore* store_ = nullptr;  ///< one of the two; null for animations alone
  std::optional<Animations> animations_;
  StepRange range_;
};

/// Animations from the frames of a folder. False when it was stopped.
bool animate_folder(const std::string& folder, const FrameIndex& index, const FramesJob& job,
                    const ReporterOptions& reporting, const StopSignal& stop) {
  const FolderFrames source(folder, index);
  FrameIndexHead head = index.head;
  head.milliseconds = job.milliseconds.value_or(head.milliseconds);
  head.hold_milliseconds = job.hold_milliseconds.value_or(head.hold_milliseconds);
  head.loops = job.loops.value_or(head.loops);
  AnimationOptions options = animation_options(head);
  add_colors(options, source, job, stop.flag());
  Animations animations(job.outputs.animations, static_cast<int>(head.width), static_cast<int>(head.height),
                        source.steps(), options);
  ProgressBar bar(reporting);
  FrameRun run;
  run.steps = {0, source.steps()};
  run.jobs = job.jobs;
  run.in_order = [&](const FrameImage& image) { animations.add(image); };
  run.progress = [&](const FrameProgress& progress) { bar.show(progress.done, progress.total); };
  run.stop = &stop.flag();
  if (!run_frames(source, run).complete) return false;
  commit_together(animations.complete());
  return true;
}

}  // namespace

ExitCode draw_frames(const FrameSet& set, const FramesJob& job, Reporter& reporter, const ReporterOptions& reporting) {
  return Drawer(set, job, reporter, reporting).run();
}

ExitCode join_frames(const std::string& folder, const FramesJob& job, Reporter& reporter,
                     const ReporterOptions& reporting) {
  if (!std::filesystem::is_directory(folder)) throw UsageError(fmt::format("--join: {} is no folder", folder));
  const StopSignal stop;
  FrameFolder target(folder, std::nullopt);
  const Result<FrameIndex> index = join_shards(folder);
  reporter.report(index.diagnostics);
  if (!index) return kBadInput;
  if (!job.outputs.animations.empty() && (index->head.format != "png" || index->frames.empty())) {
    reporter.report({{Severity::kError, {folder, 0, 0}, "an animation is made from frames in PNG"}});
    return kBadInput;
  }
  target.finish(index->head, index->frames.size(), [&](std::size_t i) { return index->frames[i]; });
  std::vector<std::string> names;
  for (const IndexedFrame& frame : index->frames) names.push_back(frame.file);
  std::ranges::sort(names);
  report_folder(target, names, index->head, reporter);
  if (!job.outputs.animations.empty() && !animate_folder(folder, *index, job, reporting, stop)) {
    reporter.say("stopped; the index is written, the animation is not");
    return static_cast<ExitCode>(stop.exit_code());
  }
  std::vector<std::string> places = job.outputs.animations;
  places.insert(places.begin(), folder);
  reporter.say(fmt::format("{} joined in {} ({})", frames_text(names.size()), fmt::join(places, ", "),
                           seconds_since(job.begin)));
  return kDone;
}

}  // namespace dateline
