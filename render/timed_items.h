// Collecting what is seen in which steps: the same thing in successive steps becomes one TimedItem.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "render/frame_set.h"

namespace dateline {

/// Shown steps for all steps of a plan: those before the run, and empty ones that are skipped, have no frame.
class ShownSteps {
 public:
  /// `shown[i]`: step i of the plan has a frame.
  explicit ShownSteps(const std::vector<bool>& shown);

  /// Frames from the first to the last shown step of a range; nothing if none of them is shown.
  bool frames_of(int first, int last, std::uint32_t& first_frame, std::uint32_t& last_frame) const;

 private:
  std::vector<std::uint32_t> before_;  ///< how many steps before step i are shown
};

/// The items of one layer, told step by step in ascending order.
class TimedItems {
 public:
  explicit TimedItems(const ShownSteps& shown) : shown_(&shown) {}

  /// In `step` thing number `order` looks as `look` says, which stands for everything that decides its items; `make` is
  /// asked for the item when that is new. A thing may have several parts of its own: give each its order.
  template <typename Make>
  void add(int step, std::size_t order, std::string look, Make make) {
    const auto [at, is_new] = running_.try_emplace(order);
    Running& running = at->second;
    if (!is_new && running.last == step - 1 && running.look == look) {
      running.last = step;
      return;
    }
    if (!is_new) close(order, running);
    running = {step, step, std::move(look), make()};
  }

  /// Seen in all steps from `first` to `last`, whatever was told step by step.
  void add_range(int first, int last, std::size_t order, Item item);

  /// Everything, in order of drawing, those of one order by time.
  std::vector<TimedItem> take();

 private:
  struct Running {
    int first = 0;
    int last = -1;
    std::string look;
    Item item;
  };
  void close(std::size_t order, Running& running);

  const ShownSteps* shown_;
  std::map<std::size_t, Running> running_;
  std::vector<std::pair<std::size_t, TimedItem>> done_;
};

}  // namespace dateline
