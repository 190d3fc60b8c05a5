// The map of the viewer page: several FrameSets as one SVG in which steps and languages are switched by attributes.
//
// `data-s="3 7"` is on what is seen in steps 3 to 7 alone, `data-on` on what is seen now; `data-l="0 2"` on what is
// written in languages 0 and 2 alone; `data-k="12"` on what shows records, a number from ViewerKeys. Looks are classes,
// so that thousands of circles are short. Nothing has an id but gradients and clips.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "render/frame_set.h"

namespace dateline {

/// Numbers for the ids of the items that show records, the same in all languages.
class ViewerKeys {
 public:
  explicit ViewerKeys(std::span<const FrameSet> languages);

  /// Of an item; null if no record is shown by it.
  const std::size_t* find(const std::string& id) const;
  /// "3 17": the numbers of a record's items.
  std::string list(const FrameRecord& record) const;

 private:
  std::map<std::string, std::size_t> numbers_;
};

struct ViewerMap {
  std::string svg;  ///< what belongs inside <svg>
  std::string css;  ///< rules that it needs
};

ViewerMap draw_viewer_map(std::span<const FrameSet> languages, const ViewerKeys& keys, int decimals);

}  // namespace dateline
