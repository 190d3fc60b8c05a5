#include "render/png_encoder.h"

#include <cassert>
#include <utility>

#include "render/png_rows.h"

namespace dateline {
namespace {

std::string start_of_file(int width_px, int height_px, int bits, PngColorType type, const PngDetails& details) {
  std::string out(kPngSignature);
  append_header(out, width_px, height_px, bits, type);
  append_details(out, details);
  return out;
}

ByteRows byte_rows(int width_px, int height_px, int channels, std::span<const std::uint8_t> bytes) {
  assert(width_px > 0 && height_px > 0);
  const ByteRows rows{static_cast<std::size_t>(width_px), static_cast<std::size_t>(height_px),
                      static_cast<std::size_t>(channels), bytes};
  assert(bytes.size() == rows.row_bytes() * rows.height_px);
  return rows;
}

}  // namespace

PngEncoder::PngEncoder(PngDetails details) : details_(std::move(details)), deflater_(details_.compression) {
  if (details_.compression <= 1) row_deflater_.emplace();
}

/// With the pixels in `rows_`, which are filtered unless they are those of `flat`.
std::string PngEncoder::finished(std::string head, const ByteRows* flat) {
  packed_.clear();
  if (row_deflater_ && flat != nullptr) {
    row_deflater_->append_zlib(rows_, rows_.size() / flat->height_px, flat->channels, packed_);
  } else {
    deflater_.append_zlib(rows_, packed_);
  }
  append_chunk(head, "IDAT", packed_);
  append_chunk(head, "IEND", {});
  return head;
}

std::string PngEncoder::encode(const PngPixels& pixels) {
  assert(pixels.channels == 3 || pixels.channels == 4);
  const ByteRows rows = byte_rows(pixels.width_px, pixels.height_px, pixels.channels, pixels.bytes);
  const PngFilter filter = choose_filter(rows);
  filter_rows(rows, filter, rows_);
  const PngColorType type = pixels.channels == 4 ? PngColorType::kRgba : PngColorType::kRgb;
  return finished(start_of_file(pixels.width_px, pixels.height_px, 8, type, details_),
                  filter == PngFilter::kNone ? &rows : nullptr);
}

std::string PngEncoder::encode(const FrameImage& image) {
  assert(!image.pixels.empty() && image.pixels.size() == whole(image).area());
  if (nearly_flat(image)) {
    pack_rgb(image, rows_);
    const ByteRows rows{static_cast<std::size_t>(image.width_px), static_cast<std::size_t>(image.height_px), 3, {}};
    return finished(start_of_file(image.width_px, image.height_px, 8, PngColorType::kRgb, details_), &rows);
  }
  rgb_.resize(image.pixels.size() * 3);
  write_rgb(image.pixels.data(), image.pixels.size(), rgb_.data());
  return encode(PngPixels{image.width_px, image.height_px, 3, rgb_});
}

std::string PngEncoder::encode(const PngPalettePixels& pixels) {
  const int bits = palette_bits(pixels.colors.size());
  const ByteRows rows = byte_rows(pixels.width_px, pixels.height_px, 1, pixels.indices);
  pack_indices(rows, bits, rows_);
  std::string head = start_of_file(pixels.width_px, pixels.height_px, bits, PngColorType::kPalette, details_);
  append_palette(head, pixels.colors);
  return finished(std::move(head), &rows);
}

std::string PngEncoder::encode(const PngRows& rows) {
  const bool indexed = rows.channels == 1;
  std::string head =
      start_of_file(rows.width_px, rows.height_px, 8, indexed ? PngColorType::kPalette : PngColorType::kRgb, details_);
  if (indexed) append_palette(head, rows.colors);
  if (!row_deflater_) row_deflater_.emplace();
  packed_.clear();
  row_deflater_->append_zlib(rows.bytes, rows.bytes.size() / static_cast<std::size_t>(rows.height_px),
                             static_cast<std::size_t>(rows.channels), packed_);
  append_chunk(head, "IDAT", packed_);
  append_chunk(head, "IEND", {});
  return head;
}

std::string encode_png(const PngPixels& pixels, const PngDetails& details) {
  return PngEncoder(details).encode(pixels);
}

std::string encode_png(const FrameImage& image, const PngDetails& details) { return PngEncoder(details).encode(image); }

std::string encode_png(const PngPalettePixels& pixels, const PngDetails& details) {
  return PngEncoder(details).encode(pixels);
}

}  // namespace dateline
