#include "render/huffman_block.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <numeric>
#include <vector>

namespace dateline {
namespace {

constexpr std::size_t kLiterals = 286;  ///< bytes, end of block, lengths
constexpr std::size_t kDistances = 30;
constexpr std::size_t kEnd = 256;

struct Code {
  std::uint16_t bits = 0;  ///< reversed: Huffman codes are written from their highest bit
  std::uint8_t length = 0;
};

/// What a length or a distance is written as.
struct Symbol {
  std::uint16_t index = 0;
  std::uint8_t extra_bits = 0;
  std::uint16_t extra = 0;
};

/// Lengths less 3, 0 to 255: eight of their own, then groups of four that double.
constexpr Symbol length_symbol(std::uint32_t value) {
  if (value == 255) return {285, 0, 0};
  if (value < 8) return {static_cast<std::uint16_t>(257 + value), 0, 0};
  const unsigned bits = static_cast<unsigned>(std::bit_width(value)) - 3;
  const std::uint32_t group = value >> bits;  // 4 to 7
  return {static_cast<std::uint16_t>(257 + 4 * bits + group), static_cast<std::uint8_t>(bits),
          static_cast<std::uint16_t>(value - (group << bits))};
}

/// Distances less 1: four of their own, then groups of two that double.
constexpr Symbol distance_symbol(std::uint32_t value) {
  if (value < 4) return {static_cast<std::uint16_t>(value), 0, 0};
  const unsigned bits = static_cast<unsigned>(std::bit_width(value)) - 2;
  const std::uint32_t group = value >> bits;  // 2 or 3
  return {static_cast<std::uint16_t>(2 * bits + group), static_cast<std::uint8_t>(bits),
          static_cast<std::uint16_t>(value - (group << bits))};
}

struct Match {
  std::uint32_t length = 0, distance = 0;  ///< less 3, less 1
};

constexpr bool is_match(std::uint32_t token) { return token >> 31 != 0; }
constexpr Match match_of(std::uint32_t token) { return {token >> 16 & 0xFF, token & 0x7FFF}; }

/// Lengths of an optimal code, without limit: two queues, of symbols by count and of the pairs made (van Leeuwen 1976).
std::vector<int> optimal_lengths(const std::vector<std::uint32_t>& counts) {
  const std::size_t n = counts.size();
  std::vector<std::uint64_t> weights(counts.begin(), counts.end());
  std::vector<std::size_t> parents(2 * n - 1, 0);
  std::size_t symbol = 0, pair = n;
  const auto take = [&] {
    const bool from_symbols = symbol < n && (pair >= weights.size() || weights[symbol] <= weights[pair]);
    return from_symbols ? symbol++ : pair++;
  };
  for (std::size_t made = n; made < 2 * n - 1; ++made) {
    const std::size_t a = take(), b = take();
    parents[a] = parents[b] = made;
    weights.push_back(weights[a] + weights[b]);
  }
  std::vector<int> depths(2 * n - 1, 0);
  for (std::size_t i = 2 * n - 2; i-- > 0;) depths[i] = depths[parents[i]] + 1;
  depths.resize(n);
  return depths;
}

/// Brings codes down to `limit` bits: what is too long takes the limit, and shorter codes are lengthened until all fit
/// (the sum of 2^-length is 1 again). `numbers[i]` codes have i bits.
void limit_lengths(std::vector<int>& numbers, std::size_t limit) {
  for (std::size_t i = limit + 1; i < numbers.size(); ++i) numbers[limit] += numbers[i];
  numbers.resize(limit + 1);
  std::int64_t sum = 0;
  for (std::size_t i = 1; i <= limit; ++i) sum += std::int64_t{numbers[i]} << (limit - i);
  for (; sum > std::int64_t{1} << limit; --sum) {
    --numbers[limit];
    std::size_t i = limit - 1;
    while (numbers[i] == 0) --i;
    --numbers[i];
    numbers[i + 1] += 2;
  }
}

/// Canonical codes for the symbols that occur, at most `limit` bits.
std::vector<Code> make_codes(std::span<const std::uint32_t> counts, std::size_t limit) {
  std::vector<std::size_t> used;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) used.push_back(i);
  // A code needs two symbols for decoders of every age.
  for (std::size_t i = 0; used.size() < 2; ++i)
    if (counts[i] == 0) used.push_back(i);
  std::sort(used.begin(), used.end(),
            [&](std::size_t a, std::size_t b) { return counts[a] != counts[b] ? counts[a] < counts[b] : a < b; });
  std::vector<std::uint32_t> sorted;
  for (const std::size_t i : used) sorted.push_back(counts[i]);
  const std::vector<int> depths = optimal_lengths(sorted);
  std::vector<int> numbers(std::max<std::size_t>(limit, static_cast<std::size_t>(depths.front())) + 1, 0);
  for (const int depth : depths) ++numbers[static_cast<std::size_t>(depth)];
  limit_lengths(numbers, limit);

  std::vector<Code> codes(counts.size());
  auto rarest = used.begin();
  for (std::size_t length = limit; length > 0; --length)
    for (int i = 0; i < numbers[length]; ++i) codes[*rarest++].length = static_cast<std::uint8_t>(length);
  std::uint32_t next = 0;
  for (std::size_t length = 1; length <= limit; ++length, next <<= 1) {
    for (Code& code : codes) {
      if (code.length != length) continue;
      for (std::size_t bit = 0; bit < length; ++bit)
        code.bits = static_cast<std::uint16_t>(code.bits | (next >> bit & 1) << (length - 1 - bit));
      ++next;
    }
  }
  return codes;
}

/// Lengths of codes with runs shortened: 16 repeats the one before, 17 and 18 stand for zeros.
std::vector<Symbol> shortened(const std::vector<std::uint8_t>& lengths) {
  std::vector<Symbol> symbols;
  for (std::size_t i = 0; i < lengths.size();) {
    std::size_t run = 1;
    while (i + run < lengths.size() && lengths[i + run] == lengths[i]) ++run;
    const bool again = i > 0 && lengths[i] == lengths[i - 1];
    if (lengths[i] == 0 && run >= 3) {
      run = std::min<std::size_t>(run, 138);
      symbols.push_back(run <= 10 ? Symbol{17, 3, static_cast<std::uint16_t>(run - 3)}
                                  : Symbol{18, 7, static_cast<std::uint16_t>(run - 11)});
    } else if (again && run >= 3) {
      run = std::min<std::size_t>(run, 6);
      symbols.push_back({16, 2, static_cast<std::uint16_t>(run - 3)});
    } else {
      run = 1;
      symbols.push_back({lengths[i], 0, 0});
    }
    i += run;
  }
  return symbols;
}

/// A code and its extra bits, ready to be written.
struct Piece {
  std::uint32_t bits = 0;
  std::uint32_t count = 0;
};

Piece piece_of(const Code& code, const Symbol& symbol) {
  return {code.bits | std::uint32_t{symbol.extra} << code.length, std::uint32_t{code.length} + symbol.extra_bits};
}

void write_codes(const std::vector<Code>& literals, const std::vector<Code>& distances, BitWriter& bits) {
  constexpr std::array<std::size_t, 19> order{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  std::vector<std::uint8_t> lengths;
  for (const auto* codes : {&literals, &distances})
    for (const Code& code : *codes) lengths.push_back(code.length);
  const std::vector<Symbol> symbols = shortened(lengths);
  std::array<std::uint32_t, 19> counts{};
  for (const Symbol& symbol : symbols) ++counts[symbol.index];
  const std::vector<Code> codes = make_codes(counts, 7);
  bits.put(kLiterals - 257, 5);
  bits.put(kDistances - 1, 5);
  bits.put(order.size() - 4, 4);
  for (const std::size_t symbol : order) bits.put(codes[symbol].length, 3);
  for (const Symbol& symbol : symbols) {
    const Piece piece = piece_of(codes[symbol.index], symbol);
    bits.put(piece.bits, piece.count);
  }
}

}  // namespace

void BitWriter::reserve(std::size_t bits) {
  if (!started_) size_ = out_->size();
  started_ = true;
  out_->resize(size_ + bits / 8 + 16);
}

void BitWriter::finish() {
  reserve(8);
  put(0, (8 - count_) % 8);
  out_->resize(size_);
}

void write_block(std::span<const std::uint32_t> tokens, bool last, BitWriter& bits) {
  std::array<std::uint32_t, kLiterals> literal_counts{};
  std::array<std::uint32_t, kDistances> distance_counts{};
  for (const std::uint32_t token : tokens) {
    if (is_match(token)) {
      ++literal_counts[length_symbol(match_of(token).length).index];
      ++distance_counts[distance_symbol(match_of(token).distance).index];
    } else {
      ++literal_counts[token];
    }
  }
  ++literal_counts[kEnd];
  const std::vector<Code> literals = make_codes(literal_counts, 15), distances = make_codes(distance_counts, 15);
  bits.reserve(tokens.size() * 48 + 8000);
  bits.put(last ? 1 : 0, 1);
  bits.put(2, 2);  // codes of its own
  write_codes(literals, distances, bits);
  std::array<Piece, 256> lengths{};
  for (std::uint32_t i = 0; i < lengths.size(); ++i)
    lengths[i] = piece_of(literals[length_symbol(i).index], length_symbol(i));
  for (const std::uint32_t token : tokens) {
    if (is_match(token)) {
      const Piece length = lengths[match_of(token).length];
      const Symbol symbol = distance_symbol(match_of(token).distance);
      const Piece distance = piece_of(distances[symbol.index], symbol);
      bits.put(length.bits | std::uint64_t{distance.bits} << length.count, length.count + distance.count);
    } else {
      bits.put(literals[token].bits, literals[token].length);
    }
  }
  bits.put(literals[kEnd].bits, literals[kEnd].length);
}

}  // namespace dateline
