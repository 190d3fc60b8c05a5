// Rows of pixels to a zlib stream, faster than a compressor that knows nothing of pictures.
//
// In a drawn map a pixel mostly equals the one above or the one to the left. So these two are asked first, whole pixels
// at a time, and only where they fail a table of what was seen lately (pixels, not bytes, are looked up: three to six
// times fewer questions). That the same two distances come again and again makes them cheap to write. On maps this
// takes less than half the time of libdeflate's level 1; on photographs or relief it is no good: use Deflater
// (render/deflater.h) there, with filters.
//
// Format: RFC 1950 and 1951, blocks with their own Huffman codes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dateline {

/// Keeps its working memory, about half a megabyte. What was packed before does not change the bytes. One thread at a
/// time.
class RowDeflater {
 public:
  RowDeflater();

  /// Puts the zlib stream of `bytes` after what `out` holds. These are rows of `row_bytes` each, of which the first is
  /// not a pixel's but the filter byte of PNG; pixels take `pixel_bytes`, 1 to 4.
  void append_zlib(std::span<const std::uint8_t> bytes, std::size_t row_bytes, std::size_t pixel_bytes,
                   std::string& out);

 private:
  std::vector<std::uint32_t> recent_;  ///< position + 1 of the last pixels with some hash
  std::vector<std::uint32_t> tokens_;  ///< of the block in the making
};

}  // namespace dateline
