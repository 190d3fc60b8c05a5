#include "render/run_colors.h"

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace dateline {

ColorCounts count_colors(const FrameSource& source, StepRange steps, unsigned jobs, const std::atomic<bool>* stop) {
  ColorCounts all;
  std::mutex mutex;
  std::exception_ptr failure;
  std::atomic<std::size_t> next{0};
  const auto count_some = [&] {
    try {
      ColorCounts counts;
      FrameImage image;
      const std::unique_ptr<FrameArtist> artist = source.artist();
      for (std::size_t i = next++; i < steps.count && (stop == nullptr || !*stop); i = next++) {
        artist->image(steps.first + i, image);
        counts.add(image);
      }
      const std::lock_guard lock(mutex);
      all.merge(counts);
    } catch (...) {
      next = steps.count;
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < jobs; ++i) threads.emplace_back(count_some);
  }
  if (failure) std::rethrow_exception(failure);
  return all;
}

}  // namespace dateline
