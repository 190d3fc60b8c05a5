#include "render/timed_items.h"

#include <algorithm>

namespace dateline {

ShownSteps::ShownSteps(const std::vector<bool>& shown) {
  before_.reserve(shown.size() + 1);
  before_.push_back(0);
  for (const bool is_shown : shown) before_.push_back(before_.back() + (is_shown ? 1 : 0));
}

bool ShownSteps::frames_of(int first, int last, std::uint32_t& first_frame, std::uint32_t& last_frame) const {
  const int steps = static_cast<int>(before_.size()) - 1;
  first = std::max(first, 0);
  last = std::min(last, steps - 1);
  if (last < first) return false;
  first_frame = before_[static_cast<std::size_t>(first)];
  const std::uint32_t end = before_[static_cast<std::size_t>(last) + 1];
  last_frame = end - 1;
  return end > first_frame;
}

void TimedItems::add_range(int first, int last, std::size_t order, Item item) {
  TimedItem timed;
  if (!shown_->frames_of(first, last, timed.first, timed.last)) return;
  timed.item = std::move(item);
  done_.emplace_back(order, std::move(timed));
}

void TimedItems::close(std::size_t order, Running& running) {
  add_range(running.first, running.last, order, std::move(running.item));
}

std::vector<TimedItem> TimedItems::take() {
  for (auto& [order, running] : running_) close(order, running);
  running_.clear();
  std::ranges::stable_sort(done_, [](const auto& a, const auto& b) {
    return std::pair(a.first, a.second.first) < std::pair(b.first, b.second.first);
  });
  std::vector<TimedItem> items;
  items.reserve(done_.size());
  for (auto& [order, item] : done_) items.push_back(std::move(item));
  done_.clear();
  return items;
}

}  // namespace dateline
