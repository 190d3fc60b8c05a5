// Bytes to a zlib stream, with libdeflate: several times faster than zlib at the same size, and always to the same
// bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

struct libdeflate_compressor;

namespace dateline {

/// Holds the working memory of a compressor, up to a megabyte, so that many pictures can be packed without asking the
/// system for it again. What was packed before does not change the bytes. One thread at a time.
class Deflater {
 public:
  /// `level` of libdeflate, 1 (fast) to 12 (small); others are taken as the nearest of these.
  explicit Deflater(int level);
  ~Deflater();
  Deflater(Deflater&&) noexcept;
  Deflater& operator=(Deflater&&) noexcept;

  /// Puts the zlib stream of `bytes` after what `out` holds.
  void append_zlib(std::span<const std::uint8_t> bytes, std::string& out);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

}  // namespace dateline
