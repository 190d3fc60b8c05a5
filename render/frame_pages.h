// A run planned for a page (render/viewer_page.h): once in each of the map's languages, without what the page says
// itself beside the map.
//
//   const Result<std::vector<FrameSet>> sets = plan_pages(inputs, *make_pango_text_measurer());
//   write_file("korday.html", draw_page(*sets, inputs.style, "korday.html"));
#pragma once

#include <string>
#include <vector>

#include "render/frame_set.h"
#include "render/text_measurer.h"

namespace dateline {

/// The languages in order, at least one set. Warnings are those of the first; errors those of the language in which the
/// run cannot be planned. Pure but for reading basemaps.
Result<std::vector<FrameSet>> plan_pages(const MapInputs& inputs, const TextMeasurer& measurer);

/// The bytes of the page that will be at `path`.
std::string draw_page(const std::vector<FrameSet>& sets, const Style& style, const std::string& path);

}  // namespace dateline
