// How much of an untrusted file dateline is willing to read.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline {

/// Generous for real chronicles, small enough to protect the machine. What exceeds a limit is an error that names it.
struct ReadLimits {
  /// Bytes of one file, unless it is a stream. Text, JSON and binary forms cannot exceed 2^31 - 1 whatever is set here.
  std::uint64_t file_bytes = 2'000'000'000;
  /// Bytes of one record of a stream.
  std::size_t record_bytes = 64'000'000;
  /// Bytes of one text field (a name, a note, an id, ...).
  std::size_t text_bytes = 10'000;
  /// Sources, places, actors, events, movements, deployments and figures together.
  std::size_t records = 10'000'000;
};

}  // namespace dateline
