#include "render/frame_rows.h"

#include <algorithm>
#include <cassert>

#include "render/png_rows.h"

namespace dateline {
namespace {

std::size_t row_bytes(const StillRows& rows) {
  return static_cast<std::size_t>(rows.width_px) * static_cast<std::size_t>(rows.channels) + 1;
}

}  // namespace

StillRows still_rows(const FramePainter& painter, const FramePalette* palette) {
  const FrameImage& still = painter.still();
  StillRows rows{still.width_px, still.height_px, palette ? 1 : 3, palette, {}};
  if (!palette) {
    pack_rgb(still, rows.bytes);
    return rows;
  }
  assert(palette->colors().size() > 16);
  rows.bytes.resize(row_bytes(rows) * static_cast<std::size_t>(rows.height_px));
  PaletteIndexer(*palette).index(still, whole(still), rows.bytes.data() + 1, row_bytes(rows));
  return rows;
}

FrameRows::FrameRows(const StillRows& still) : still_(still) {
  if (still.palette) indexer_.emplace(*still.palette);
}

PngRows FrameRows::update(const FrameImage& frame, const FramePainter::Brush& brush) {
  if (!known_) bytes_ = still_.bytes;
  const TileMask &touched = brush.touched(), &before = brush.touched_before();
  constexpr int side = TileMask::side_px;
  for (int row = 0; row < touched.rows; ++row)
    for (int column = 0; column < touched.columns; ++column) {
      const auto tile = static_cast<std::size_t>(row * touched.columns + column);
      if (touched.set[tile] || (known_ && before.set[tile]))
        put(frame, {column * side, row * side, std::min((column + 1) * side, frame.width_px),
                    std::min((row + 1) * side, frame.height_px)});
    }
  known_ = true;
  return {still_.width_px, still_.height_px, still_.channels, bytes_,
          still_.palette ? std::span<const std::uint32_t>(still_.palette->colors()) : std::span<const std::uint32_t>()};
}

void FrameRows::put(const FrameImage& frame, PixelBox box) {
  const std::size_t stride = row_bytes(still_);
  std::uint8_t* out = bytes_.data() + static_cast<std::size_t>(box.top) * stride + 1 +
                      static_cast<std::size_t>(box.left) * static_cast<std::size_t>(still_.channels);
  if (indexer_) return indexer_->index(frame, box, out, stride);
  for (int y = box.top; y < box.bottom; ++y, out += stride)
    write_rgb(frame.row(y) + box.left, static_cast<std::size_t>(box.width_px()), out);
}

}  // namespace dateline
