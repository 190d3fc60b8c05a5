// Frames that resemble maps in time: a ground that stays, dots that come and go.
#pragma once

#include <vector>

#include "render/frame_image.h"

namespace dateline::testing {

struct RandomFrames {
  int width_px = 40;
  int height_px = 30;
  int count = 8;
  int colors = 12;      ///< that the run uses at most; 0: any, as in relief
  int dots = 5;         ///< of a frame, over the ground
  double equal = 0.2;   ///< share of frames that are the same as the one before
  double trailing = 0;  ///< share of frames that keep the dots of the frame before
};

/// Always the same frames for one seed. The top bytes of the pixels hold noise, as they may.
std::vector<FrameImage> random_frames(const RandomFrames& options, unsigned seed);

/// True if two images look the same: the top bytes do not count.
bool same_pixels(const FrameImage& a, const FrameImage& b);

}  // namespace dateline::testing
