// The clock of a run of frames: the day, a strip with the number of records of each step, and the chronicle-wide
// figures as they were known by then.
//
// One block of one size for all steps: what stays is its ground, the strip and the names of the figures; the day, the
// mark on the strip and the numbers come and go. Pure functions.
#pragma once

#include <string>
#include <vector>

#include "render/block.h"
#include "render/frame_set.h"
#include "styles/style.h"

namespace dateline {

/// What the clock shows. Texts of each step, in order; `counts` may be empty for no strip, `totals` for no figures.
struct ClockTexts {
  std::vector<std::string> days;
  std::vector<std::size_t> counts;
  std::string first_day;  ///< below the ends of the strip
  std::string last_day;
  std::vector<FrameTotal> totals;
  std::string totals_heading;
};

class FrameClock {
 public:
  /// Measures all texts once. `texts` and `style` must outlive it; the measurer need not.
  FrameClock(const ClockTexts& texts, const Style& style, const std::string& lang, const TextMeasurer& measurer);

  /// What stays, with id "clock"; empty when there is nothing to say.
  Block ground() const;

  /// What is shown in one step, as parts that change by themselves: the day, the count, the mark, each number. `look`
  /// tells parts that are the same in several steps; the items are drawn about the origin of `ground`.
  struct Part {
    std::string look;
    Group group;
  };
  std::vector<Part> parts(std::size_t step) const;

 private:
  struct Text;
  Block face(std::vector<Item> items) const;
  double bar_height_pt(std::size_t count) const;
  std::size_t bin_of(std::size_t step) const;
  PageBox bar(std::size_t bin) const;
  Item line(const std::string& text, const TypeStyle& type, double x_pt, double baseline_pt, TextAnchor anchor) const;

  const ClockTexts& texts_;
  const Style& style_;
  std::string lang_;
  double width_pt_ = 0;
  double day_baseline_pt_ = 0;
  double strip_top_pt_ = 0;
  double totals_top_pt_ = 0;
  double height_pt_ = 0;
  double values_x_pt_ = 0;
  std::size_t bins_ = 0;
  std::vector<std::size_t> bin_counts_;
  std::size_t most_ = 0;
};

}  // namespace dateline
