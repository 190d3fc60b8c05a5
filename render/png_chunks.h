// The chunks of which PNG and APNG files are made (PNG specification, third edition, W3C 2023). Pure functions.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What a PNG says about itself besides its pixels.
struct PngDetails {
  double pixels_per_inch = 0;  ///< 0: not written
  std::string title;           ///< UTF-8; empty: not written
  std::string description;
  std::string lang;  ///< of the two, BCP 47
  /// 1 to 12, small last. From 2 on levels of libdeflate; 1 is, for flat pictures, our own writer, which takes half of
  /// the time of its level 1 for the same size (render/row_deflater.h).
  int compression = 3;
  std::string software;
};

/// How pixels are written: the codes of the specification.
enum class PngColorType : std::uint8_t { kRgb = 2, kPalette = 3, kRgba = 6 };

inline constexpr std::string_view kPngSignature("\x89PNG\r\n\x1A\n", 8);

/// Big endian.
void append_u16(std::string& out, std::uint32_t value);
void append_u32(std::string& out, std::uint32_t value);

/// Length, type (four letters), data and check sum.
void append_chunk(std::string& out, std::string_view type, std::string_view data);

/// Size and kind of pixels: IHDR. `bits` a channel, 8 unless there is a palette.
void append_header(std::string& out, int width_px, int height_px, int bits, PngColorType type);

/// What stands between the header and the pixels: sRGB, pHYs, and texts as iTXt ("Title", "Description", "Software").
void append_details(std::string& out, const PngDetails& details);

/// PLTE of colours 0xRRGGBB, 1 to 256 of them.
void append_palette(std::string& out, std::span<const std::uint32_t> colors);

/// Bits that the index of one of `colors` colours takes: 1, 2, 4 or 8.
int palette_bits(std::size_t colors);

}  // namespace dateline
