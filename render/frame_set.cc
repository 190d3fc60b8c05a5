#include "render/frame_set.h"

#include <utility>

namespace dateline {
namespace {

Group group_at(const TimedGroup& timed, std::size_t step) {
  Group group;
  group.name = timed.name;
  group.label = timed.label;
  group.clip = timed.clip;
  for (const TimedItem& item : timed.items)
    if (item.first <= step && step <= item.last) group.items.push_back(item.item);
  return group;
}

}  // namespace

FrameTexts frame_texts(const FrameSet& set, std::size_t step) {
  return {set.title.empty() ? set.steps[step].label : set.title + ", " + set.steps[step].label,
          set.facts[step].alt + (set.description.empty() ? "" : "\n" + set.description)};
}

Drawing frame_drawing(const FrameSet& set, std::size_t step) {
  Drawing drawing;
  drawing.size = set.size;
  drawing.background = set.background;
  drawing.lang = set.lang;
  FrameTexts texts = frame_texts(set, step);
  drawing.title = std::move(texts.title);
  drawing.description = std::move(texts.description);
  drawing.layers = set.ground;
  const auto add_timed = [&](const std::vector<TimedGroup>& groups) {
    for (const TimedGroup& timed : groups)
      if (Group group = group_at(timed, step); !group.items.empty()) drawing.layers.push_back(std::move(group));
  };
  add_timed(set.story);
  drawing.layers.insert(drawing.layers.end(), set.cover.begin(), set.cover.end());
  add_timed(set.above);
  return drawing;
}

}  // namespace dateline
