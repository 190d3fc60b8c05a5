// Names written along rivers and other lines: letter by letter, or in one piece where letters join.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/drawing.h"
#include "render/text_measurer.h"

namespace dateline {

/// One way of writing a name along a line: a place and an angle for each letter, or the middle of the baseline of the
/// name as a whole; the boxes covered, and how much the line bends there (0 straight).
struct LineSpot {
  std::vector<TextItem::GlyphPlace> glyphs;
  std::optional<TextItem::GlyphPlace> whole;
  std::vector<PageBox> boxes;
  double cost = 0;
};

/// Places for `text` above `line`, upright, inside `frame`; stretches that bend too much for reading are not offered.
/// Text that must stay whole (letters that join, or run from right to left) stands straight along the chord of a
/// stretch that bends little.
std::vector<LineSpot> spots_on_line(const std::vector<PagePoint>& line, const std::string& text, const TypeStyle& type,
                                    const std::string& lang, const PageBox& frame, const TextMeasurer& measurer);

}  // namespace dateline
