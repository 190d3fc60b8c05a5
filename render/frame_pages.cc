#include "render/frame_pages.h"

#include <algorithm>
#include <filesystem>

#include "render/viewer_page.h"

namespace dateline {

Result<std::vector<FrameSet>> plan_pages(const MapInputs& inputs, const TextMeasurer& measurer) {
  std::vector<FrameSet> sets;
  Diagnostics diagnostics;
  const std::size_t languages = std::max<std::size_t>(inputs.spec.languages.size(), 1);
  for (std::size_t i = 0; i < languages; ++i) {
    MapInputs turned = inputs;
    std::ranges::rotate(turned.spec.languages, turned.spec.languages.begin() + static_cast<std::ptrdiff_t>(i));
    turned.spec.furniture.title = Show::kOff;
    turned.spec.frames.timeline = turned.spec.frames.totals = Show::kOff;
    Result<FrameSet> set = plan_frames(std::move(turned), measurer);
    if (!set || i == 0) append(diagnostics, std::move(set.diagnostics));
    if (!set) return Result<std::vector<FrameSet>>::failure(std::move(diagnostics));
    sets.push_back(std::move(*set));
  }
  return Result<std::vector<FrameSet>>::of(std::move(sets), std::move(diagnostics));
}

std::string draw_page(const std::vector<FrameSet>& sets, const Style& style, const std::string& path) {
  return draw_viewer_page(sets, {std::filesystem::path(path).filename().string(), viewer_colors(style)});
}

}  // namespace dateline
