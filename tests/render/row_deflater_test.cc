#include "render/row_deflater.h"

#include <array>
#include <random>

#include <gtest/gtest.h>
#include <libdeflate.h>

#include "render/huffman_block.h"

namespace dateline {
namespace {

std::vector<std::uint8_t> inflated(const std::string& stream, std::size_t size) {
  std::vector<std::uint8_t> bytes(size + 1);
  libdeflate_decompressor* const decompressor = libdeflate_alloc_decompressor();
  std::size_t actual = 0;
  const auto result =
      libdeflate_zlib_decompress(decompressor, stream.data(), stream.size(), bytes.data(), bytes.size(), &actual);
  libdeflate_free_decompressor(decompressor);
  EXPECT_EQ(result, LIBDEFLATE_SUCCESS);
  bytes.resize(actual);
  return bytes;
}

/// Rows with a filter byte, of pixels that mostly repeat those above, to the left, or some others.
std::vector<std::uint8_t> rows(std::size_t width, std::size_t height, std::size_t pixel_bytes, unsigned seed) {
  std::minstd_rand random(seed + 1);
  const unsigned variety = std::array{1U, 3U, 40U, 256U}[seed % 4], change = std::array{2U, 10U, 100U}[seed % 3];
  std::vector<std::uint8_t> bytes;
  for (std::size_t y = 0; y < height; ++y) {
    bytes.push_back(0);
    for (std::size_t x = 0; x < width; ++x) {
      const std::size_t from = random() % change == 0 ? 0 : random() % 2 == 0 ? width * pixel_bytes + 1 : pixel_bytes;
      for (std::size_t i = 0; i < pixel_bytes; ++i)
        bytes.push_back(from == 0 || from > bytes.size() ? static_cast<std::uint8_t>(random() % variety)
                                                         : bytes[bytes.size() - from]);
    }
  }
  return bytes;
}

TEST(RowDeflater, GivesBackEveryByte) {
  RowDeflater deflater;
  for (unsigned seed = 0; seed < 200; ++seed) {
    const std::size_t width = 1 + seed * 37 % 300, height = 1 + seed * 13 % 90, pixel_bytes = 1 + seed % 4;
    const auto bytes = rows(width, height, pixel_bytes, seed);
    std::string packed = "before";
    deflater.append_zlib(bytes, width * pixel_bytes + 1, pixel_bytes, packed);
    ASSERT_EQ(inflated(packed.substr(6), bytes.size()), bytes) << seed;
  }
}

TEST(RowDeflater, ServesRowsWiderThanTheWindow) {
  const auto bytes = rows(20'000, 5, 3, 5);
  std::string packed;
  RowDeflater().append_zlib(bytes, 60'001, 3, packed);
  EXPECT_EQ(inflated(packed, bytes.size()), bytes);
}

TEST(RowDeflater, FlatRowsTakeNextToNothing) {
  const std::vector<std::uint8_t> bytes(1281 * 720, 0);
  std::string packed;
  RowDeflater().append_zlib(bytes, 1281, 1, packed);
  EXPECT_LT(packed.size(), 1500U);
  EXPECT_EQ(inflated(packed, bytes.size()), bytes);
}

TEST(RowDeflater, WhatWasPackedBeforeDoesNotMatter) {
  const auto bytes = rows(200, 50, 3, 7);
  RowDeflater used;
  std::string before, after, fresh;
  used.append_zlib(rows(150, 70, 1, 8), 151, 1, before);
  used.append_zlib(bytes, 601, 3, after);
  RowDeflater().append_zlib(bytes, 601, 3, fresh);
  EXPECT_EQ(after, fresh);
}

/// Counts that grow like Fibonacci's numbers give the longest codes there are, far over the 15 bits allowed.
TEST(WriteBlock, KeepsCodesWithinTheirLimit) {
  std::vector<std::uint32_t> tokens;
  std::vector<std::uint8_t> bytes;
  for (std::uint32_t symbol = 0, count = 1, next = 1; symbol < 24; ++symbol) {
    tokens.insert(tokens.end(), count, literal_token(static_cast<std::uint8_t>(symbol)));
    bytes.insert(bytes.end(), count, static_cast<std::uint8_t>(symbol));
    next += count;
    std::swap(count, next);
  }
  std::string stream = "\x78\x01";
  BitWriter bits(stream);
  write_block(tokens, true, bits);
  bits.finish();
  const std::uint32_t sum = libdeflate_adler32(1, bytes.data(), bytes.size());
  for (int shift = 24; shift >= 0; shift -= 8) stream += static_cast<char>(sum >> shift & 0xFF);
  EXPECT_EQ(inflated(stream, bytes.size()), bytes);
}

TEST(WriteBlock, WritesEveryLengthAndDistance) {
  std::vector<std::uint32_t> tokens;
  std::vector<std::uint8_t> bytes;
  std::minstd_rand random(1);
  for (int i = 0; i < 40'000; ++i) {
    bytes.push_back(static_cast<std::uint8_t>(random()));
    tokens.push_back(literal_token(bytes.back()));
  }
  const auto copy = [&](std::uint32_t length, std::uint32_t distance) {
    tokens.push_back(match_token(length, distance));
    for (std::uint32_t i = 0; i < length; ++i) bytes.push_back(bytes[bytes.size() - distance]);
  };
  for (std::uint32_t length = 3; length <= 258; ++length) copy(length, length * 7);
  for (std::uint32_t distance = 1; distance <= 32768; distance += 1 + distance / 7) copy(3, distance);
  copy(258, 32768);
  std::string stream = "\x78\x01";
  BitWriter bits(stream);
  write_block(std::span(tokens).first(500), false, bits);
  write_block(std::span(tokens).subspan(500), true, bits);
  bits.finish();
  const std::uint32_t sum = libdeflate_adler32(1, bytes.data(), bytes.size());
  for (int shift = 24; shift >= 0; shift -= 8) stream += static_cast<char>(sum >> shift & 0xFF);
  EXPECT_EQ(inflated(stream, bytes.size()), bytes);
}

}  // namespace
}  // namespace dateline
