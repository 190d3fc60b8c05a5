// From many threads that finish frames in any order to one that takes them in order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "render/frame_image.h"

namespace dateline {

/// Holds at most `room` frames that cannot be taken yet. Producers must begin frames in ascending order, or the one
/// that is awaited might never find room. Thread-safe.
class FrameQueue {
 public:
  FrameQueue(std::size_t first, std::size_t count, std::size_t room) : next_(first), end_(first + count), room_(room) {}

  /// Waits until there is room for this step; an image to fill, or nothing when the queue was closed.
  std::optional<FrameImage> reserve(std::size_t step);
  void put(std::size_t step, FrameImage&& image);
  /// The next frame, waiting for it; nothing after the last, or when the queue was closed.
  std::optional<FrameImage> take();
  /// Gives the memory of a taken frame back for another.
  void give_back(FrameImage&& image);
  /// Wakes all that wait, for nothing.
  void close();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, FrameImage> waiting_;
  std::vector<FrameImage> spare_;
  std::size_t next_;
  const std::size_t end_;
  const std::size_t room_;
  bool closed_ = false;
};

}  // namespace dateline
