#include "render/row_deflater.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#include <libdeflate.h>

#include "render/huffman_block.h"

namespace dateline {
namespace {

constexpr unsigned kHashBits = 15;
constexpr std::size_t kMaxLength = 258;
constexpr std::size_t kWindow = 32768;
/// A match this long is taken without looking for a longer one.
constexpr std::size_t kLongEnough = 20;
/// Tokens of a block: codes fit the better the smaller the block, and cost some 80 bytes.
constexpr std::size_t kBlockTokens = 30'000;

std::uint64_t eight_bytes(const std::uint8_t* at) {
  std::uint64_t bytes;
  std::memcpy(&bytes, at, 8);
  return bytes;
}

/// How many of eight bytes are equal before the first that is not.
std::size_t equal_of_eight(std::uint64_t a, std::uint64_t b) {
  return static_cast<std::size_t>(std::countr_zero(a ^ b)) / 8;
}

/// Bytes from `a` and `b` on that are equal, at most `limit`; the first `known` are.
std::size_t equal_bytes(const std::uint8_t* a, const std::uint8_t* b, std::size_t limit, std::size_t known = 0) {
  std::size_t length = known;
  for (; length + 8 <= limit; length += 8)
    if (const std::size_t equal = equal_of_eight(eight_bytes(a + length), eight_bytes(b + length)); equal < 8)
      return length + equal;
  while (length < limit && a[length] == b[length]) ++length;
  return length;
}

struct Match {
  std::size_t length = 0;
  std::size_t distance = 0;
};

/// The search for matches in one picture.
class Search {
 public:
  Search(std::span<const std::uint8_t> bytes, std::size_t row_bytes, std::size_t pixel_bytes,
         std::vector<std::uint32_t>& recent)
      : bytes_(bytes), row_bytes_(row_bytes), pixel_bytes_(pixel_bytes), recent_(recent) {
    const std::size_t looked_up = pixel_bytes == 1 ? 5 : 2 * pixel_bytes;
    mask_ = looked_up >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << 8 * looked_up) - 1;
  }

  /// The best match at a position; shorter than 3 if there is none worth it.
  Match at(std::size_t position) {
    if (position < row_bytes_ || row_bytes_ > kWindow || bytes_.size() - position < 8) return at_edge(position);
    const std::size_t limit = std::min(kMaxLength, bytes_.size() - position);
    const std::uint8_t *const here = bytes_.data() + position, *const left = here - pixel_bytes_;
    const std::uint8_t* const above = here - row_bytes_;
    const std::uint64_t pixels = eight_bytes(here);
    Match best{equal_of_eight(pixels, eight_bytes(left)), pixel_bytes_};
    // To the left first: so near a distance takes no extra bits.
    if (best.length == 8) best.length = equal_bytes(here, left, limit, 8);
    if (best.length >= kLongEnough) return best;
    std::size_t length = equal_of_eight(pixels, eight_bytes(above));
    if (length == 8) length = equal_bytes(here, above, limit, 8);
    if (length > best.length) best = {length, row_bytes_};
    if (best.length < kLongEnough) look_up(position, limit, pixels, best);
    return best;
  }

 private:
  /// In the first row and in the last few bytes, where not everything can be asked.
  Match at_edge(std::size_t position) const {
    const std::size_t limit = std::min(kMaxLength, bytes_.size() - position);
    const std::uint8_t* const here = bytes_.data() + position;
    Match best;
    if (position > pixel_bytes_) best = {equal_bytes(here, here - pixel_bytes_, limit), pixel_bytes_};
    if (position >= row_bytes_ && row_bytes_ <= kWindow)
      if (const std::size_t above = equal_bytes(here, here - row_bytes_, limit); above > best.length)
        best = {above, row_bytes_};
    return best;
  }

  /// What was seen lately with the same pixels, if longer by enough to pay for its distance.
  void look_up(std::size_t position, std::size_t limit, std::uint64_t pixels, Match& best) {
    std::uint32_t& slot = recent_[(pixels & mask_) * 0x9E3779B97F4A7C15U >> (64 - kHashBits)];
    const std::size_t before = slot;
    slot = static_cast<std::uint32_t>(position + 1);
    if (before == 0 || position + 1 - before > kWindow) return;
    const std::size_t distance = position + 1 - before;
    const std::uint8_t* const here = bytes_.data() + position;
    const std::size_t length = equal_bytes(here, here - distance, limit);
    if (length > best.length + 2 && length >= 4) best = {length, distance};
  }

  std::span<const std::uint8_t> bytes_;
  std::size_t row_bytes_;
  std::size_t pixel_bytes_;
  std::vector<std::uint32_t>& recent_;
  std::uint64_t mask_ = 0;
};

}  // namespace

RowDeflater::RowDeflater() : recent_(std::size_t{1} << kHashBits) {}

void RowDeflater::append_zlib(std::span<const std::uint8_t> bytes, std::size_t row_bytes, std::size_t pixel_bytes,
                              std::string& out) {
  assert(row_bytes > 0 && bytes.size() % row_bytes == 0 && pixel_bytes >= 1 && pixel_bytes <= 4);
  std::fill(recent_.begin(), recent_.end(), 0);
  tokens_.clear();
  out += "\x78\x01";
  BitWriter bits(out);
  Search search(bytes, row_bytes, pixel_bytes, recent_);
  std::size_t row_start = 0;
  for (std::size_t position = 0; position < bytes.size();) {
    while (position >= row_start + row_bytes) row_start += row_bytes;
    const Match match = search.at(position);
    if (match.length >= 3) {
      tokens_.push_back(
          match_token(static_cast<std::uint32_t>(match.length), static_cast<std::uint32_t>(match.distance)));
      position += match.length;
    } else {
      // To the end of the pixel, or just the filter byte.
      const std::size_t column = position - row_start;
      const std::size_t count = column == 0 ? 1 : pixel_bytes - (column - 1) % pixel_bytes;
      for (const std::size_t end = std::min(position + count, bytes.size()); position < end; ++position)
        tokens_.push_back(literal_token(bytes[position]));
    }
    if (tokens_.size() >= kBlockTokens && position < bytes.size()) {
      write_block(tokens_, false, bits);
      tokens_.clear();
    }
  }
  write_block(tokens_, true, bits);
  bits.finish();
  const std::uint32_t sum = libdeflate_adler32(1, bytes.data(), bytes.size());
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(sum >> shift & 0xFF);
}

}  // namespace dateline
