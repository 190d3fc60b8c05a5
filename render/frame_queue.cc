#include "render/frame_queue.h"

#include <utility>

namespace dateline {

std::optional<FrameImage> FrameQueue::reserve(std::size_t step) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return closed_ || step < next_ + room_; });
  if (closed_) return std::nullopt;
  if (spare_.empty()) return FrameImage{};
  FrameImage image = std::move(spare_.back());
  spare_.pop_back();
  return image;
}

void FrameQueue::put(std::size_t step, FrameImage&& image) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.emplace(step, std::move(image));
  }
  changed_.notify_all();
}

std::optional<FrameImage> FrameQueue::take() {
  std::optional<FrameImage> image;
  {
    std::unique_lock lock(mutex_);
    if (next_ == end_) return std::nullopt;
    changed_.wait(lock, [&] { return closed_ || waiting_.contains(next_); });
    const auto found = waiting_.find(next_);
    if (found == waiting_.end()) return std::nullopt;
    image = std::move(found->second);
    waiting_.erase(found);
    ++next_;
  }
  changed_.notify_all();
  return image;
}

void FrameQueue::give_back(FrameImage&& image) {
  const std::lock_guard lock(mutex_);
  spare_.push_back(std::move(image));
}

void FrameQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

}  // namespace dateline
