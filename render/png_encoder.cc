#include "render/png_encoder.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

#include <libdeflate.h>

namespace dateline {
namespace {

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};
using Compressor = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

using Row = std::span<const std::uint8_t>;

void append_u32(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((value >> shift) & 0xFF);
}

void append_chunk(std::string& out, std::string_view type, std::string_view data) {
  append_u32(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t start = out.size();
  out += type;
  out += data;
  append_u32(out, libdeflate_crc32(0, out.data() + start, out.size() - start));
}

std::string header(const PngPixels& pixels) {
  std::string data;
  append_u32(data, static_cast<std::uint32_t>(pixels.width_px));
  append_u32(data, static_cast<std::uint32_t>(pixels.height_px));
  data += '\x08';                                  // bits a channel
  data += pixels.channels == 4 ? '\x06' : '\x02';  // RGBA or RGB
  data += std::string(3, '\0');                    // deflate, the five filters, not interlaced
  return data;
}

std::string resolution(double pixels_per_inch) {
  const auto per_metre = static_cast<std::uint32_t>(std::lround(pixels_per_inch / 0.0254));
  std::string data;
  append_u32(data, per_metre);
  append_u32(data, per_metre);
  data += '\x01';  // the unit is the metre
  return data;
}

std::string international_text(std::string_view keyword, const std::string& lang, const std::string& text) {
  std::string data(keyword);
  data += std::string(3, '\0');  // end of the keyword; not compressed, method 0
  data += lang;
  data += std::string(2, '\0');  // end of the language; no translated keyword
  data += text;
  return data;
}

/// The filters of the PNG specification that may pay for a map.
enum Filter : std::uint8_t { kNone = 0, kSub = 1, kUp = 2, kPaeth = 4 };

void apply_sub(Row row, std::size_t pixel, std::uint8_t* out) {
  std::copy_n(row.begin(), pixel, out);
  for (std::size_t i = pixel; i < row.size(); ++i) out[i] = static_cast<std::uint8_t>(row[i] - row[i - pixel]);
}

void apply_up(Row row, Row above, std::uint8_t* out) {
  for (std::size_t i = 0; i < row.size(); ++i) out[i] = static_cast<std::uint8_t>(row[i] - above[i]);
}

void apply_paeth(Row row, Row above, std::size_t pixel, std::uint8_t* out) {
  apply_up(row.first(pixel), above.first(pixel), out);
  for (std::size_t i = pixel; i < row.size(); ++i) {
    const int a = row[i - pixel], b = above[i], c = above[i - pixel];
    const int from_a = std::abs(b - c), from_b = std::abs(a - c), from_c = std::abs(a + b - 2 * c);
    const int nearest = from_a <= from_b && from_a <= from_c ? a : (from_b <= from_c ? b : c);
    out[i] = static_cast<std::uint8_t>(row[i] - nearest);
  }
}

void apply(Filter filter, Row row, Row above, std::size_t pixel, std::uint8_t* out) {
  switch (filter) {
    case kNone: std::copy(row.begin(), row.end(), out); break;
    case kSub: apply_sub(row, pixel, out); break;
    case kUp: apply_up(row, above, out); break;
    case kPaeth: apply_paeth(row, above, pixel, out); break;
  }
}

/// The rows from `first` to before `end`, each filtered and behind its filter byte, put after what `out` holds.
void append_filtered(const PngPixels& pixels, Filter filter, std::size_t first, std::size_t end,
                     std::vector<std::uint8_t>& out) {
  const auto channels = static_cast<std::size_t>(pixels.channels);
  const std::size_t row_bytes = static_cast<std::size_t>(pixels.width_px) * channels;
  const std::vector<std::uint8_t> nothing(row_bytes, 0);
  std::size_t at = out.size();
  out.resize(at + (end - first) * (row_bytes + 1));
  for (std::size_t y = first; y < end; ++y, at += row_bytes + 1) {
    const Row above = y > 0 ? pixels.bytes.subspan((y - 1) * row_bytes, row_bytes) : Row(nothing);
    out[at] = filter;
    apply(filter, pixels.bytes.subspan(y * row_bytes, row_bytes), above, channels, out.data() + at + 1);
  }
}

std::string compress(const std::vector<std::uint8_t>& bytes, int level) {
  const Compressor compressor{libdeflate_alloc_compressor(std::clamp(level, 1, 12))};
  if (compressor == nullptr) throw std::bad_alloc();
  const std::size_t room = libdeflate_zlib_compress_bound(compressor.get(), bytes.size());
  const auto out = std::make_unique_for_overwrite<char[]>(room);
  const std::size_t size = libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.get(), room);
  assert(size > 0);
  return {out.get(), size};
}

/// The filter that packs a sample of the picture best.
///
/// The usual guess, the least sum of differences row by row, is wrong for maps: flat areas and repeated letters pack
/// better unfiltered, while smooth relief does not. So a few bands, a twentieth of the picture, are tried with each
/// filter.
Filter choose_filter(const PngPixels& pixels) {
  constexpr std::size_t band = 8;
  const auto height = static_cast<std::size_t>(pixels.height_px);
  const std::size_t step = std::max(band * 20, height / 8);
  Filter best = kNone;
  std::size_t best_size = 0;
  for (const Filter filter : {kNone, kSub, kUp, kPaeth}) {
    std::vector<std::uint8_t> sample;
    for (std::size_t y = std::min(step, height) / 2; y < height; y += step)
      append_filtered(pixels, filter, y, std::min(y + band, height), sample);
    const std::size_t size = compress(sample, 1).size();
    if (filter == kNone || size < best_size) best = filter, best_size = size;
  }
  return best;
}

std::vector<std::uint8_t> filter_rows(const PngPixels& pixels) {
  std::vector<std::uint8_t> filtered;
  append_filtered(pixels, choose_filter(pixels), 0, static_cast<std::size_t>(pixels.height_px), filtered);
  return filtered;
}

}  // namespace

std::string encode_png(const PngPixels& pixels, const PngDetails& details) {
  assert(pixels.width_px > 0 && pixels.height_px > 0 && (pixels.channels == 3 || pixels.channels == 4));
  assert(pixels.bytes.size() == static_cast<std::size_t>(pixels.width_px) * static_cast<std::size_t>(pixels.height_px) *
                                    static_cast<std::size_t>(pixels.channels));
  std::string out("\x89PNG\r\n\x1A\n");
  append_chunk(out, "IHDR", header(pixels));
  append_chunk(out, "sRGB", std::string_view("\0", 1));  // perceptual intent
  if (details.pixels_per_inch > 0) append_chunk(out, "pHYs", resolution(details.pixels_per_inch));
  if (!details.title.empty()) append_chunk(out, "iTXt", international_text("Title", details.lang, details.title));
  if (!details.description.empty())
    append_chunk(out, "iTXt", international_text("Description", details.lang, details.description));
  if (!details.software.empty()) append_chunk(out, "iTXt", international_text("Software", {}, details.software));
  append_chunk(out, "IDAT", compress(filter_rows(pixels), details.compression));
  append_chunk(out, "IEND", {});
  return out;
}

}  // namespace dateline
