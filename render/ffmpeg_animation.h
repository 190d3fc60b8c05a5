// GIF, WebP, mp4 and webm by the program `ffmpeg`, which gets raw frames through a pipe.
//
// The output is written to a temporary file beside the target and renamed when complete; a program that is missing,
// fails or is killed leaves nothing behind. Settings are chosen so that bytes do not depend on the machine: a fixed
// number of threads, no version or date in the file.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "render/animation.h"

namespace dateline {

/// A file that is not APNG. Starts ffmpeg at once; throws Error naming the Debian package when it is not installed, and
/// for targets that are not regular files: videos are written out of order.
std::unique_ptr<AnimationWriter> make_ffmpeg_animation(AnimationFormat format, const std::string& path, int width_px,
                                                       int height_px, const AnimationOptions& options);

/// The command for a file; for tests. Frames are of this size, padded to even numbers for videos.
std::vector<std::string> ffmpeg_command(AnimationFormat format, const std::string& output, int width_px, int height_px,
                                        const AnimationOptions& options);

}  // namespace dateline
