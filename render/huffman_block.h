// One block of a deflate stream with its own Huffman codes (RFC 1951, 3.2.7), from literals and matches.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

namespace dateline {

static_assert(std::endian::native == std::endian::little, "bits are put together from the lowest byte");

/// A literal byte, or a match: a copy of `length` (3 to 258) bytes from `distance` (1 to 32768) before.
constexpr std::uint32_t literal_token(std::uint8_t byte) { return byte; }
constexpr std::uint32_t match_token(std::uint32_t length, std::uint32_t distance) {
  return 0x80000000U | (length - 3) << 16 | (distance - 1);
}

/// Bits put together to bytes, the first in the lowest bit.
class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(&out) {}

  /// Makes room for as many bits, in front of calls of `put`.
  void reserve(std::size_t bits);
  /// The lowest `count` bits, at most 56 of them; the others must be zero.
  void put(std::uint64_t bits, unsigned count) {
    pending_ |= bits << count_;
    count_ += count;
    // Eight bytes are written whether they are full or not, and written again: faster than asking.
    std::memcpy(out_->data() + size_, &pending_, sizeof pending_);
    size_ += count_ / 8;
    pending_ >>= count_ / 8 * 8;
    count_ %= 8;
  }
  /// Fills the last byte with zeros and ends.
  void finish();

 private:
  std::string* out_;
  std::size_t size_ = 0;  ///< of what is written; `out_` is longer
  bool started_ = false;
  std::uint64_t pending_ = 0;
  unsigned count_ = 0;
};

/// Writes one block; `last` ends the stream. Codes are as short as the counts allow, at most 15 bits.
void write_block(std::span<const std::uint32_t> tokens, bool last, BitWriter& bits);

}  // namespace dateline
