// SHA-256 (FIPS 180-4), by Nettle: checksums of files that `sha256sum` confirms, and hashes of contents.
//
// Example:
//   Sha256 hash;
//   hash.add(bytes);
//   to_hex(hash.finish()) == "e3b0c442..."
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// One thread at a time.
class Sha256 {
 public:
  Sha256();
  ~Sha256();

  void add(std::string_view bytes);
  void add(std::span<const std::uint8_t> bytes);
  /// Of all that was added since the last `finish`; the next piece begins a new hash.
  Sha256Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Sha256Digest sha256_of(std::string_view bytes);

/// Lower case, two digits a byte.
std::string to_hex(std::span<const std::uint8_t> bytes);

/// Fills `bytes` from exactly twice as many lower-case digits; false for anything else.
bool parse_hex(std::string_view text, std::span<std::uint8_t> bytes);

}  // namespace dateline
