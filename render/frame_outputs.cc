#include "render/frame_outputs.h"

#include <algorithm>
#include <filesystem>
#include <limits>

#include <fmt/format.h>

#include "render/output_files.h"
#include "render/picture_format.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return path.ends_with('/') || fs::path(path).extension().empty() || fs::is_directory(path, ignored);
}

}  // namespace

Result<FramesOutputs> sort_frame_outputs(const std::vector<std::string>& paths) {
  const auto refuse = [](std::string why) {
    return Result<FramesOutputs>::failure({{Severity::kError, {}, std::move(why)}});
  };
  if (std::string why = clash_of_outputs(paths, {}); !why.empty()) return refuse(std::move(why));
  FramesOutputs outputs;
  for (const std::string& path : paths) {
    if (is_folder(path)) {
      if (!outputs.folder.empty())
        return refuse(fmt::format("{} and {}: frames are written to one folder at a time", outputs.folder, path));
      outputs.folder = path;
      while (outputs.folder.size() > 1 && outputs.folder.ends_with('/')) outputs.folder.pop_back();
    } else if (animation_format_of(path)) {
      outputs.animations.push_back(path);
    } else if (lower_ending(path) == ".html") {
      outputs.pages.push_back(path);
    } else {
      return refuse(
          fmt::format("{}: unknown ending; frames are written to a folder (its name ends with a slash or "
                      "has no dot), or as .apng, .gif, .webp, .mp4, .webm or .html",
                      path));
    }
  }
  return Result<FramesOutputs>::success(std::move(outputs));
}

Animations::Animations(const std::vector<std::string>& paths, int width_px, int height_px, std::size_t frames,
                       const AnimationOptions& options) {
  const int count = static_cast<int>(std::min<std::size_t>(frames, std::numeric_limits<int>::max()));
  for (const std::string& path : paths)
    writers_.push_back(make_animation_writer(*animation_format_of(path), path, width_px, height_px, count, options));
}

void Animations::add(const FrameImage& frame) {
  for (const auto& writer : writers_) writer->add(frame);
}

std::vector<OutputFile*> Animations::complete() {
  std::vector<OutputFile*> files;
  for (const auto& writer : writers_) files.push_back(&writer->complete());
  return files;
}

bool wants_colors(const std::vector<std::string>& animations) {
  return std::ranges::any_of(animations, [](const std::string& path) {
    const auto format = animation_format_of(path);
    return format == AnimationFormat::kApng || format == AnimationFormat::kGif;
  });
}

}  // namespace dateline
