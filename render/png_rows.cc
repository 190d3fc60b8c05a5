#include "render/png_rows.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <string>

#include "render/deflater.h"

namespace dateline {
namespace {

using Row = std::span<const std::uint8_t>;

void apply_sub(Row row, std::size_t pixel, std::uint8_t* out) {
  std::copy_n(row.begin(), pixel, out);
  for (std::size_t i = pixel; i < row.size(); ++i) out[i] = static_cast<std::uint8_t>(row[i] - row[i - pixel]);
}

void apply_up(Row row, Row above, std::uint8_t* out) {
  for (std::size_t i = 0; i < row.size(); ++i) out[i] = static_cast<std::uint8_t>(row[i] - above[i]);
}

/// In numbers of 16 bits and without branches, so that eight bytes are done at once.
void apply_paeth(Row row, Row above, std::size_t pixel, std::uint8_t* out) {
  apply_up(row.first(pixel), above.first(pixel), out);
  const std::uint8_t *const left = row.data(), *const here = row.data() + pixel;
  const std::uint8_t *const corner = above.data(), *const up = above.data() + pixel;
  out += pixel;
  const auto size = [](int v) { return static_cast<std::int16_t>(v < 0 ? -v : v); };
  for (std::size_t i = 0; i < row.size() - pixel; ++i) {
    const auto a = static_cast<std::int16_t>(left[i]), b = static_cast<std::int16_t>(up[i]),
               c = static_cast<std::int16_t>(corner[i]);
    const std::int16_t from_a = size(b - c), from_b = size(a - c), from_c = size(a + b - 2 * c);
    const std::int16_t b_or_c = from_b <= from_c ? b : c;
    const std::int16_t least = from_b <= from_c ? from_b : from_c;
    const std::int16_t guess = from_a <= least ? a : b_or_c;
    out[i] = static_cast<std::uint8_t>(here[i] - guess);
  }
}

void apply(PngFilter filter, Row row, Row above, std::size_t pixel, std::uint8_t* out) {
  switch (filter) {
    case PngFilter::kNone: std::copy(row.begin(), row.end(), out); break;
    case PngFilter::kSub: apply_sub(row, pixel, out); break;
    case PngFilter::kUp: apply_up(row, above, out); break;
    case PngFilter::kPaeth: apply_paeth(row, above, pixel, out); break;
  }
}

/// The rows from `first` to before `end` put after what `out` holds.
void append_filtered(const ByteRows& rows, PngFilter filter, std::size_t first, std::size_t end,
                     std::vector<std::uint8_t>& out) {
  const std::size_t row_bytes = rows.row_bytes();
  const std::vector<std::uint8_t> nothing(row_bytes, 0);
  std::size_t at = out.size();
  out.resize(at + (end - first) * (row_bytes + 1));
  for (std::size_t y = first; y < end; ++y, at += row_bytes + 1) {
    const Row above = y > 0 ? rows.bytes.subspan((y - 1) * row_bytes, row_bytes) : Row(nothing);
    out[at] = static_cast<std::uint8_t>(filter);
    apply(filter, rows.bytes.subspan(y * row_bytes, row_bytes), above, rows.channels, out.data() + at + 1);
  }
}

}  // namespace

PngFilter choose_filter(const ByteRows& rows) {
  constexpr std::size_t band = 8;
  const std::size_t step = std::max(band * 20, rows.height_px / 8);
  Deflater deflater(1);
  std::vector<std::uint8_t> sample;
  std::string packed;
  PngFilter best = PngFilter::kNone;
  std::size_t best_size = 0;
  for (const PngFilter filter : {PngFilter::kNone, PngFilter::kSub, PngFilter::kUp, PngFilter::kPaeth}) {
    sample.clear();
    packed.clear();
    for (std::size_t y = std::min(step, rows.height_px) / 2; y < rows.height_px; y += step)
      append_filtered(rows, filter, y, std::min(y + band, rows.height_px), sample);
    deflater.append_zlib(sample, packed);
    if (filter == PngFilter::kNone || packed.size() < best_size) best = filter, best_size = packed.size();
  }
  return best;
}

void filter_rows(const ByteRows& rows, PngFilter filter, std::vector<std::uint8_t>& out) {
  out.clear();
  append_filtered(rows, filter, 0, rows.height_px, out);
}

void pack_indices(const ByteRows& indices, int bits, std::vector<std::uint8_t>& out) {
  assert(indices.channels == 1 && (bits == 1 || bits == 2 || bits == 4 || bits == 8));
  const std::size_t width = indices.width_px, per_byte = 8 / static_cast<std::size_t>(bits);
  const std::size_t row_bytes = (width + per_byte - 1) / per_byte;
  out.assign(indices.height_px * (row_bytes + 1), 0);
  for (std::size_t y = 0; y < indices.height_px; ++y) {
    const std::uint8_t* const from = indices.bytes.data() + y * width;
    std::uint8_t* const to = out.data() + y * (row_bytes + 1) + 1;
    if (bits == 8) {
      std::memcpy(to, from, width);
      continue;
    }
    for (std::size_t x = 0; x < width; ++x) {
      const std::size_t shift = 8 - static_cast<std::size_t>(bits) * (x % per_byte + 1);
      to[x / per_byte] = static_cast<std::uint8_t>(to[x / per_byte] | from[x] << shift);
    }
  }
}

void pack_rgb(const FrameImage& image, std::vector<std::uint8_t>& out) {
  const auto width = static_cast<std::size_t>(image.width_px), height = static_cast<std::size_t>(image.height_px);
  const std::size_t row_bytes = 3 * width + 1;
  out.resize(row_bytes * height);
  for (std::size_t y = 0; y < height; ++y) {
    out[y * row_bytes] = static_cast<std::uint8_t>(PngFilter::kNone);
    write_rgb(image.pixels.data() + y * width, width, out.data() + y * row_bytes + 1);
  }
}

bool nearly_flat(const FrameImage& image) {
  constexpr int every = 16;
  std::size_t asked = 0, different = 0;
  for (int y = std::min(every, image.height_px) - 1; y < image.height_px; y += every) {
    const std::uint32_t *const row = image.row(y), *const above = y > 0 ? image.row(y - 1) : row;
    std::uint32_t count = 0;
    for (int x = 1; x < image.width_px; ++x)  // & and not &&: without a jump
      count += static_cast<std::uint32_t>(opaque_bits(row[x] ^ row[x - 1]) != 0) &
               static_cast<std::uint32_t>(opaque_bits(row[x] ^ above[x]) != 0);
    different += count;
    asked += static_cast<std::size_t>(image.width_px);
  }
  return different * 7 < asked;
}

void write_rgb(const std::uint32_t* pixels, std::size_t count, std::uint8_t* out) {
  for (std::size_t i = 0; i < count; ++i, out += 3) {
    out[0] = static_cast<std::uint8_t>(pixels[i] >> 16);
    out[1] = static_cast<std::uint8_t>(pixels[i] >> 8);
    out[2] = static_cast<std::uint8_t>(pixels[i]);
  }
}

}  // namespace dateline
