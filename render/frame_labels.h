// Labels in time: names stay, numbers change in their places, what is written on arrows comes and goes with them.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <vector>

#include "render/draw_map.h"
#include "render/run_scene.h"
#include "render/timed_items.h"

namespace dateline {

/// The labels of a layout of a whole run (render/run_scene.h), told step by step. Nothing moves: each line has one
/// place for the run and is drawn there or not at all.
class FrameLabels {
 public:
  FrameLabels(const Layout& layout, const MapPlan& plan, const MapArtist& artist, const ShownSteps& shown);

  /// Names of places and of the ground.
  Group lasting() const;

  void tell(int step, const Scene& now, const RunIndex& index, const StepScenes& scenes);

  std::vector<TimedItem> take() { return items_.take(); }

 private:
  PlacedLabel only(const PlacedLabel& label, const std::vector<std::string>& texts) const;
  /// What a step shows at each place and of each flow of the whole.
  struct Present {
    std::map<std::size_t, std::vector<const SceneSymbol*>> at_place;  ///< the most important first
    std::map<std::size_t, const SceneFlow*> flows;
    std::set<std::size_t> arrived;
  };
  Present present(int step, const Scene& now, const RunIndex& index, const StepScenes& scenes) const;
  std::vector<std::string> place_lines(const PlacedLabel& label, const Present& present) const;
  std::vector<std::string> flow_lines(const PlacedLabel& label, const Present& present) const;

  const Layout& layout_;
  const MapPlan& plan_;
  const MapArtist& artist_;
  TimedItems items_;
};

}  // namespace dateline
