// PNG files to pixels, for frames that were drawn before.
#pragma once

#include <string>

#include "render/frame_image.h"

namespace dateline {

/// Fills `out`, whose memory is used again where it is large enough. Throws Error for what is missing, no PNG, or of
/// more than 200 million pixels.
void read_png(const std::string& path, FrameImage& out);

}  // namespace dateline
