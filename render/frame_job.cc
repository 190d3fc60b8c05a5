#include "render/frame_job.h"

#include <algorithm>
#include <iterator>

#include "geodata/error.h"
#include "geodata/remote_files.h"
#include "render/frame_folder.h"
#include "render/palette_choice.h"
#include "render/remote_frames.h"
#include "render/run_colors.h"

namespace dateline {
namespace {

/// GIF keeps one of its 256 colours for "unchanged".
constexpr std::size_t palette_colors = 255;

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

/// What APNG and GIF want to know of the colours of all frames.
void add_colors(AnimationOptions& options, const FrameSource& source, const std::vector<std::string>& animations,
                bool palette, unsigned jobs, const FrameWatch& watch) {
  if (!wants_colors(animations)) return;
  const ColorCounts counts = count_colors(source, {0, source.steps()}, jobs, watch.stop);
  if (watch.stopped() || counts.size() == 0) return;
  options.unused_color = counts.unused_color();
  if (palette || counts.size() <= palette_colors) options.palette = choose_palette(counts, palette_colors);
}

std::vector<std::string> sorted_names(const FrameSource& source) {
  std::vector<std::string> names;
  for (std::size_t step = 0; step < source.steps(); ++step) names.push_back(source.file_name(step));
  std::ranges::sort(names);
  return names;
}

class Drawer {
 public:
  Drawer(const FrameSet& set, const FrameJob& job, const FrameWatch& watch)
      : job_(job), watch_(watch), source_(set, job.files), head_(source_.head()) {
    store_ = open_store();
    if (store_ != nullptr) result_.diagnostics = store_->diagnostics();
    range_ = job.shard.value_or(FrameShard{}).steps(source_.steps());
    result_.frames = range_.count;
  }

  FrameJobResult run() {
    open_animations();
    const FrameRunResult drawn = draw();
    result_.kept = drawn.kept;
    if (!drawn.complete) return std::move(result_);
    std::vector<OutputFile*> files = job_.beside;
    if (animations_) std::ranges::move(animations_->complete(), std::back_inserter(files));
    for (OutputFile* file : files) file->seal();
    if (store_ != nullptr) finish_folder(drawn);
    commit_together(files);
    result_.complete = true;
    return std::move(result_);
  }

  /// What is known of a job that a failure has ended.
  FrameJobResult stopped() { return std::move(result_); }

 private:
  FrameStore* open_store() {
    const std::string& path = job_.outputs.folder;
    if (path.empty()) return nullptr;
    if (is_remote(path)) return &remote_.emplace(path, job_.shard);
    return &folder_.emplace(path, job_.shard);
  }

  void open_animations() {
    const std::vector<std::string>& paths = job_.outputs.animations;
    if (paths.empty()) return;
    AnimationOptions options = animation_options(head_);
    add_colors(options, source_, paths, job_.files.palette, job_.jobs, watch_);
    const FramePainter& painter = source_.painter();
    animations_.emplace(paths, painter.width_px(), painter.height_px(), source_.steps(), options);
  }

  FrameRunResult draw() {
    FrameRun run;
    run.steps = range_;
    run.jobs = job_.jobs;
    run.force = job_.force;
    run.folder = store_;
    if (animations_) run.in_order = [this](const FrameImage& image) { animations_->add(image); };
    run.progress = watch_.progress;
    run.stop = watch_.stop;
    return run_frames(source_, run);
  }

  void finish_folder(const FrameRunResult& drawn) {
    FrameIndexHead head = head_;
    if (job_.shard) head.shard = IndexedShard{job_.shard->part, job_.shard->of, range_.first, source_.steps()};
    store_->finish(head, range_.count, [&](std::size_t i) {
      const std::size_t step = range_.first + i;
      return IndexedFrame{source_.entry(step), source_.file_name(step), drawn.files[i]};
    });
    if (!folder_ || job_.shard) return;
    const std::vector<std::string> names = sorted_names(source_);
    result_.removed = folder_->remove_outdated(names);
    result_.strangers = folder_->strangers(names, head_.format);
  }

  const FrameJob& job_;
  const FrameWatch& watch_;
  FrameSetSource source_;
  FrameIndexHead head_;
  std::optional<FrameFolder> folder_;
  std::optional<RemoteFrames> remote_;
  FrameStore* store_ = nullptr;  ///< one of the two; null for animations alone
  std::optional<Animations> animations_;
  StepRange range_;
  FrameJobResult result_;
};

}  // namespace

FrameJobResult draw_frame_files(const FrameSet& set, const FrameJob& job, const FrameWatch& watch) {
  Drawer drawer(set, job, watch);
  try {
    return drawer.run();
  } catch (const Error&) {
    if (!watch.stopped()) throw;
    return drawer.stopped();
  }
}

bool animate_frames(const FrameSource& source, const FrameIndexHead& head, const std::vector<std::string>& paths,
                    bool palette, unsigned jobs, const FrameWatch& watch) {
  AnimationOptions options = animation_options(head);
  add_colors(options, source, paths, palette, jobs, watch);
  Animations animations(paths, static_cast<int>(head.width), static_cast<int>(head.height), source.steps(), options);
  FrameRun run;
  run.steps = {0, source.steps()};
  run.jobs = jobs;
  run.in_order = [&](const FrameImage& image) { animations.add(image); };
  run.progress = watch.progress;
  run.stop = watch.stop;
  if (!run_frames(source, run).complete) return false;
  commit_together(animations.complete());
  return true;
}

}  // namespace dateline
