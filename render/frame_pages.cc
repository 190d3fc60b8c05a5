#include "render/frame_pages.h"

#include <algorithm>
#include <filesystem>

#include "render/viewer_page.h"

namespace dateline {
namespace {

/// The languages in order, at least one set.
Result<std::vector<FrameSet>> plan_pages(const MapInputs& inputs, const TextMeasurer& measurer) {
  std::vector<FrameSet> sets;
  Diagnostics diagnostics;
  const std::size_t languages = std::max<std::size_t>(inputs.spec.languages.size(), 1);
  for (std::size_t i = 0; i < languages; ++i) {
    MapInputs turned = inputs;
    std::vector<std::string>& tags = turned.spec.languages;
    std::rotate(tags.begin(), tags.begin() + static_cast<std::ptrdiff_t>(i), tags.end());
    turned.spec.furniture.title = Show::kOff;
    turned.spec.frames.timeline = turned.spec.frames.totals = Show::kOff;
    Result<FrameSet> set = plan_frames(std::move(turned), measurer);
    if (!set || i == 0) append(diagnostics, std::move(set.diagnostics));
    if (!set) return Result<std::vector<FrameSet>>::failure(std::move(diagnostics));
    sets.push_back(std::move(*set));
  }
  return Result<std::vector<FrameSet>>::of(std::move(sets), std::move(diagnostics));
}

}  // namespace

std::vector<OutputFile*> PageFiles::to_commit() {
  std::vector<OutputFile*> all;
  for (OutputFile& file : files) all.push_back(&file);
  return all;
}

Result<PageFiles> write_pages(const MapInputs& inputs, const std::vector<std::string>& paths,
                              const TextMeasurer& measurer) {
  Result<std::vector<FrameSet>> sets = plan_pages(inputs, measurer);
  if (!sets) return Result<PageFiles>::failure(std::move(sets.diagnostics));
  PageFiles pages;
  pages.steps = sets->front().steps.size();
  const auto colors = viewer_colors(inputs.style);
  for (const std::string& path : paths)
    pages.files.emplace_back(path).write(
        draw_viewer_page(*sets, {std::filesystem::path(path).filename().string(), colors}));
  return Result<PageFiles>::success(std::move(pages), std::move(sets.diagnostics));
}

}  // namespace dateline
