// Comparing pictures as an eye would: small shifts in the grey of edges do not count, a missing symbol does.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::testing {

/// RGB pixels on white, rows from the top.
struct Picture {
  int width_px = 0;
  int height_px = 0;
  std::vector<std::uint8_t> rgb;

  std::array<int, 3> pixel(int x, int y) const;
};

/// Decodes a PNG with Cairo (not with our own code); throws std::runtime_error if it cannot.
Picture read_png(std::string_view bytes);
Picture read_png_file(const std::filesystem::path& path);

struct CompareOptions {
  /// Distance of two colours, 0 to 1 (black to white), up to which they pass as the same.
  double color_tolerance = 0.1;
  /// A pixel also passes if its colour is found this near in the other picture: anti-aliasing moves edges by less than
  /// that.
  int reach_px = 1;
  /// Share of pixels that may differ all the same.
  double allowed_share = 0.0;
};

struct Comparison {
  bool same = false;
  double differing_share = 0;  ///< 1 if the sizes differ
  int differing_pixels = 0;
  std::string message;  ///< a sentence for a failed test
};

/// Compares in both directions, so that what is missing counts as much as what is too much. With `diff_png`, differing
/// pixels are written there in red over the paled first picture.
Comparison compare_pictures(const Picture& a, const Picture& b, const CompareOptions& options = {},
                            const std::filesystem::path& diff_png = {});

}  // namespace dateline::testing
