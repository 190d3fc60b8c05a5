#include "cli/frames_job.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/progress_bar.h"
#include "cli/stop_signal.h"
#include "cli/usage_error.h"
#include "render/frame_folder.h"
#include "render/frame_join.h"

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_strangers_named = 5;

std::string seconds_since(Clock::time_point begin) {
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return fmt::format("{:.{}f} s", seconds, seconds < 10 ? 1 : 0);
}

std::string frames_text(std::size_t count) { return fmt::format("{} frame{}", count, count == 1 ? "" : "s"); }

/// What was done with the folder, apart from its frames.
void report_folder(std::size_t removed, std::vector<std::string> strangers, const Reporter& reporter) {
  if (removed > 0) reporter.say(fmt::format("removed {} of an earlier run", frames_text(removed)));
  if (strangers.empty()) return;
  const std::size_t count = strangers.size();
  strangers.resize(std::min(count, most_strangers_named));
  reporter.say(fmt::format("{} not of this run left alone: {}{}",
                           count == 1 ? "1 file is" : fmt::format("{} files", count), fmt::join(strangers, ", "),
                           count > strangers.size() ? ", ..." : ""));
}

/// A bar that is gone when this is, and a signal that stops the run.
class Watched {
 public:
  explicit Watched(const ReporterOptions& reporting) : bar_(reporting) {
    watch_.progress = [this](const FrameProgress& progress) { bar_.show(progress.done, progress.total); };
    watch_.stop = &stop_.flag();
  }
  const FrameWatch& watch() const { return watch_; }
  ExitCode stopped() const { return static_cast<ExitCode>(stop_.exit_code()); }

 private:
  const StopSignal stop_;
  ProgressBar bar_;
  FrameWatch watch_;
};

std::vector<std::string> places_of(const FrameJob& job) {
  std::vector<std::string> places = job.outputs.animations;
  if (!job.outputs.folder.empty()) places.insert(places.begin(), job.outputs.folder);
  return places;
}

std::string summary(const FrameJobResult& result, const FramesJob& job) {
  std::string text = frames_text(result.frames);
  if (result.kept > 0) text += fmt::format(", {} of them already there,", result.kept);
  return fmt::format("{} in {} ({})", text, fmt::join(places_of(job.draw), ", "), seconds_since(job.begin));
}

}  // namespace

ExitCode draw_frames(const FrameSet& set, const FramesJob& job, Reporter& reporter, const ReporterOptions& reporting) {
  FrameJobResult result;
  ExitCode stopped = kDone;
  {
    const Watched watched(reporting);
    result = draw_frame_files(set, job.draw, watched.watch());
    stopped = watched.stopped();
  }
  let_signals_pass();
  reporter.report(result.diagnostics);
  if (!result.complete) {
    reporter.say(!job.draw.outputs.folder.empty()
                     ? "stopped; the frames that were drawn are whole, and the same command goes on from there"
                     : "stopped; nothing was written");
    return stopped;
  }
  report_folder(result.removed, result.strangers, reporter);
  reporter.say(summary(result, job));
  return kDone;
}

ExitCode join_frames(const std::string& folder, const FramesJob& job, Reporter& reporter,
                     const ReporterOptions& reporting) {
  if (!std::filesystem::is_directory(folder)) throw UsageError(fmt::format("--join: {} is no folder", folder));
  FrameFolder target(folder, std::nullopt);
  const Result<FrameIndex> index = join_shards(folder);
  reporter.report(index.diagnostics);
  if (!index) return kBadInput;
  const std::vector<std::string>& animations = job.draw.outputs.animations;
  if (!animations.empty() && (index->head.format != "png" || index->frames.empty())) {
    reporter.report({{Severity::kError, {folder, 0, 0}, "an animation is made from frames in PNG"}});
    return kBadInput;
  }
  target.finish(index->head, index->frames.size(), [&](std::size_t i) { return index->frames[i]; });
  std::vector<std::string> names;
  for (const IndexedFrame& frame : index->frames) names.push_back(frame.file);
  std::ranges::sort(names);
  const std::size_t removed = target.remove_outdated(names);
  report_folder(removed, target.strangers(names, index->head.format), reporter);
  if (!animations.empty()) {
    FrameIndexHead head = index->head;
    head.milliseconds = job.milliseconds.value_or(head.milliseconds);
    head.hold_milliseconds = job.hold_milliseconds.value_or(head.hold_milliseconds);
    head.loops = job.loops.value_or(head.loops);
    const FolderFrames source(folder, *index);
    const Watched watched(reporting);
    if (!animate_frames(source, head, animations, job.draw.files.palette, job.draw.jobs, watched.watch())) {
      reporter.say("stopped; the index is written, the animation is not");
      return watched.stopped();
    }
  }
  let_signals_pass();
  std::vector<std::string> places = animations;
  places.insert(places.begin(), folder);
  reporter.say(fmt::format("{} joined in {} ({})", frames_text(names.size()), fmt::join(places, ", "),
                           seconds_since(job.begin)));
  return kDone;
}

}  // namespace dateline
