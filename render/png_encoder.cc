#include "render/png_encoder.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <cstring>
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
  data += '\x08';                                 // bits a channel
  data += pixels.channels == 4 ? '\x06' : '\x02';  // RGBA or RGB
  data += std::string(3, '\0');                   // deflate, the five filters, not interlaced
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

/// The filters of the PNG specification that pay for drawings.
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

/// Sum of the filtered bytes as signed distances: the usual guess at how well a row will compress.
std::uint64_t cost(Row filtered) {
  std::uint64_t sum = 0;
  for (const std::uint8_t byte : filtered) sum += static_cast<std::uint32_t>(std::abs(static_cast<std::int8_t>(byte)));
  return sum;
}

/// Filters rows one after the other into `out`, each behind its filter byte.
///
/// Drawings are mostly flat areas, which deflate finds by itself; a filter pays where tones change (relief, gradients). So a row
/// equal to the one above takes Up (all zero), others the cheapest of Sub, Up and Paeth.
class RowFilter {
 public:
  RowFilter(std::size_t row_bytes, std::size_t pixel_bytes) : pixel_(pixel_bytes) {
    for (std::vector<std::uint8_t>& candidate : candidates_) candidate.resize(row_bytes);
  }

  void filter(Row row, Row above, std::uint8_t* out) {
    if (std::equal(row.begin(), row.end(), above.begin())) {
      *out = kUp;
      std::memset(out + 1, 0, row.size());
      return;
    }
    apply_sub(row, pixel_, candidates_[0].data());
    apply_up(row, above, candidates_[1].data());
    apply_paeth(row, above, pixel_, candidates_[2].data());
    static constexpr std::array<Filter, 3> filters{kSub, kUp, kPaeth};
    std::size_t best = 0;
    std::uint64_t best_cost = cost(candidates_[0]);
    for (std::size_t i = 1; i < filters.size(); ++i) {
      const std::uint64_t next = cost(candidates_[i]);
      if (next < best_cost) best = i, best_cost = next;
    }
    *out = filters[best];
    std::copy(candidates_[best].begin(), candidates_[best].end(), out + 1);
  }

 private:
  std::size_t pixel_;
  std::array<std::vector<std::uint8_t>, 3> candidates_;
};

std::vector<std::uint8_t> filter_rows(const PngPixels& pixels) {
  const auto height = static_cast<std::size_t>(pixels.height_px);
  const auto channels = static_cast<std::size_t>(pixels.channels);
  const std::size_t row_bytes = static_cast<std::size_t>(pixels.width_px) * channels;
  const std::vector<std::uint8_t> nothing(row_bytes, 0);
  std::vector<std::uint8_t> filtered(height * (row_bytes + 1));
  RowFilter filter(row_bytes, channels);
  Row above = nothing;
  for (std::size_t y = 0; y < height; ++y) {
    const Row row = pixels.bytes.subspan(y * row_bytes, row_bytes);
    filter.filter(row, above, filtered.data() + y * (row_bytes + 1));
    above = row;
  }
  return filtered;
}

std::string compress(const std::vector<std::uint8_t>& bytes, int level) {
  const Compressor compressor{libdeflate_alloc_compressor(std::clamp(level, 1, 12))};
  if (compressor == nullptr) throw std::bad_alloc();
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  const std::size_t size =
      libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size());
  assert(size > 0);
  out.resize(size);
  return out;
}

}  // namespace

std::string encode_png(const PngPixels& pixels, const PngDetails& details) {
  assert(pixels.width_px > 0 && pixels.height_px > 0 && (pixels.channels == 3 || pixels.channels == 4));
  assert(pixels.bytes.size() == static_cast<std::size_t>(pixels.width_px) *
                                    static_cast<std::size_t>(pixels.height_px) *
                                    static_cast<std::size_t>(pixels.channels));
  std::string out("\x89PNG\r\n\x1A\n");
  append_chunk(out, "IHDR", header(pixels));
  append_chunk(out, "sRGB", std::string_view("\0", 1));  // perceptual intent
  if (details.pixels_per_inch > 0) append_chunk(out, "pHYs", resolution(details.pixels_per_inch));
  if (!details.title.empty()) append_chunk(out, "iTXt", international_text("Title", details.lang, details.title));
  if (!details.description.empty())
    append_chunk(out, "iTXt", international_text("Description", details.lang, details.description));
  append_chunk(out, "IDAT", compress(filter_rows(pixels), details.compression));
  append_chunk(out, "IEND", {});
  return out;
}

}  // namespace dateline
