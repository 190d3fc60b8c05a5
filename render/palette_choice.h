// Choosing the colours of a palette for a run of frames.
//
// Up to the wanted number of colours the palette is exact. Beyond it, boxes of colours in OKLab are cut in two, always
// the one with the greatest spread across the plane that leaves the least (after X. Wu, "Efficient Statistical
// Computations for Optimal Color Quantization", Graphics Gems II, 1991), and the result is refined by k-means (S.
// Lloyd, 1982). Pixels do not count fully but by a root of their number, so that a small red dot is not lost to a wide
// sea, and a colour that makes most of its cluster is taken as it is: flat areas keep their exact tone. A sixteenth of
// the palette goes to the colours that are farthest from all others, which bounds the greatest loss.
//
// A pure function of the counts: the same palette whatever the order in which frames were counted.
#pragma once

#include <cstddef>

#include "render/color_counts.h"
#include "render/frame_palette.h"

namespace dateline {

/// A palette of at most `max_colors` colours (1 to 256), `exact()` if `counts` has no more. `counts` must not be empty.
/// Exact, the colours come by frequency; else by lightness. Takes some 100 ms for 20,000 colours.
FramePalette choose_palette(const ColorCounts& counts, std::size_t max_colors = FramePalette::kMaxColors);

}  // namespace dateline
