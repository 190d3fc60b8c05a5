// What the fuzz targets share. A target is one function, as libFuzzer calls it:
//
//   DATELINE_FUZZ(bytes) {
//     const Result<When> when = parse_edtf(bytes);
//     if (when) require(when->earliest < when->latest, "a time has a length");
//   }
//
// Readers must take any bytes: each gives a value or diagnostics. What a target requires beyond that is what the header
// of its reader promises. docs/fuzzing.md tells how targets are run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/diagnostic.h"

namespace dateline::fuzz {

/// Ends the program when a promise is broken: what libFuzzer takes for a finding.
void require(bool kept, std::string_view promise);

/// A message must be a line of text, whatever of the input it quotes.
void require_showable(const Diagnostic& diagnostic);

/// Errors must be there exactly when there is no value. Diagnostics must be showable, and have a place that can be.
void require_good(const Diagnostics& diagnostics, bool has_value);

/// A chronicle that a reader or importer lets through must pass the check without errors.
void require_checked(const Chronicle& chronicle);

/// The pieces of an input for targets that read several files: a byte 0x1E stands between them. There are at least
/// `least` pieces, the last ones empty.
std::vector<std::string_view> pieces(std::string_view bytes, std::size_t least);

/// A file in memory (/dev/shm, where there is one) for readers that take paths. Removed in the end.
class TemporaryFile {
 public:
  /// `ending` is that of the name: ".csv".
  TemporaryFile(std::string_view bytes, std::string_view ending);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace dateline::fuzz

/// Defines the entry point of a target; the body sees the input as `bytes`.
#define DATELINE_FUZZ(bytes)                                                          \
  static void fuzz_one(std::string_view bytes);                                       \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
    fuzz_one(std::string_view(reinterpret_cast<const char*>(data), size));            \
    return 0;                                                                         \
  }                                                                                   \
  static void fuzz_one(std::string_view bytes)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
