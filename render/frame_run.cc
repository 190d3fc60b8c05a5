#include "render/frame_run.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include "render/frame_queue.h"

namespace dateline {
namespace {

/// Successive frames that a thread takes at once: enough that what its painter keeps is of use, few enough that the
/// threads end together.
constexpr std::size_t block_length = 16;

/// The work of all threads on one run.
class Crew {
 public:
  Crew(const FrameSource& source, const FrameRun& run)
      : source_(source), run_(run), next_(run.steps.first), end_(run.steps.first + run.steps.count) {
    if (run.folder != nullptr) {
      contents_ = source.contents(run.steps.first, run.steps.count);
      files_.resize(run.steps.count);
    }
    // An animation waits for frames one by one; blocks would only make its queue longer.
    if (run.in_order) queue_.emplace(run.steps.first, run.steps.count, 2 * std::size_t{run.jobs} + 1);
    block_ = run.in_order ? 1 : std::clamp<std::size_t>(run.steps.count / (4 * std::size_t{run.jobs}), 1, block_length);
  }

  FrameRunResult work() {
    {
      std::vector<std::jthread> threads;
      const std::size_t jobs = std::min<std::size_t>(run_.jobs, std::max<std::size_t>(run_.steps.count, 1));
      for (std::size_t i = 0; i < jobs; ++i) threads.emplace_back([this] { draw_all(); });
      if (queue_) guarded([this] { consume(); });
    }
    if (failure_) std::rethrow_exception(failure_);
    const bool complete = progress_.done == run_.steps.count && (!queue_ || shown_ == run_.steps.count);
    return {complete, std::move(files_), progress_.drawn, progress_.done - progress_.drawn};
  }

 private:
  bool stopped() const { return failed_ || (run_.stop != nullptr && *run_.stop); }

  /// Keeps the first failure and ends the work of the others.
  template <typename Work>
  void guarded(const Work& work) {
    try {
      work();
    } catch (...) {
      {
        const std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::current_exception();
      }
      failed_ = true;
    }
    if (stopped() && queue_) queue_->close();
  }

  void draw_all() {
    guarded([this] {
      const std::unique_ptr<FrameArtist> artist = source_.artist();
      while (!stopped()) {
        const std::size_t begin = next_.fetch_add(block_);
        if (begin >= end_) return;
        for (std::size_t step = begin; step < std::min(begin + block_, end_) && !stopped(); ++step)
          if (!draw(step, *artist)) return;
      }
    });
  }

  /// False when there is no use in drawing more.
  bool draw(std::size_t step, FrameArtist& artist) {
    std::optional<FrameImage> image;
    if (queue_) {
      image = queue_->reserve(step);
      if (!image) return false;
      artist.image(step, *image);
    }
    const bool drawn = run_.folder == nullptr || put_in_folder(step, artist, image ? &*image : nullptr);
    if (queue_) queue_->put(step, std::move(*image));
    const std::lock_guard lock(mutex_);
    ++progress_.done;
    progress_.total = run_.steps.count;
    progress_.drawn += drawn;
    if (run_.progress) run_.progress(progress_);
    return true;
  }

  /// True if the file had to be drawn.
  bool put_in_folder(std::size_t step, FrameArtist& artist, const FrameImage* painted) {
    const std::size_t i = step - run_.steps.first;
    const std::string name = source_.file_name(step);
    if (!run_.force) {
      if (const auto kept = run_.folder->kept(name, contents_[i])) {
        files_[i] = *kept;
        return false;
      }
    }
    files_[i] = run_.folder->store(name, contents_[i], artist.file(step, painted));
    return true;
  }

  void consume() {
    while (auto image = queue_->take()) {
      if (stopped()) return;
      run_.in_order(*image);
      ++shown_;
      queue_->give_back(std::move(*image));
    }
  }

  const FrameSource& source_;
  const FrameRun& run_;
  std::vector<ContentHash> contents_;
  std::vector<FrameFile> files_;
  std::optional<FrameQueue> queue_;
  std::size_t block_ = 1;
  std::atomic<std::size_t> next_;
  const std::size_t end_;
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  FrameProgress progress_;
  std::size_t shown_ = 0;  ///< frames taken in order
  std::exception_ptr failure_;
};

}  // namespace

FrameRunResult run_frames(const FrameSource& source, const FrameRun& run) { return Crew(source, run).work(); }

}  // namespace dateline
