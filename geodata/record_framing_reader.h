// The frames of a record stream: takes the bytes apart, record by record, and parses each into its message.
#pragma once

#include <cstdint>
#include <istream>
#include <string>

#include "geodata/finding.h"
#include "geodata/read_limits.h"
#include "proto/chronicle.pb.h"

namespace dateline {

/// Reads from a stream that must outlive it.
class RecordFraming {
 public:
  /// `checked` bytes are parsed without being looked through before.
  RecordFraming(std::istream& input, const ReadLimits& limits, bool checked = false)
      : input_(input), limits_(limits), checked_(checked) {}

  /// What `next` has met.
  enum class Outcome {
    kRecord,   ///< `record` is filled
    kDamaged,  ///< this record is unusable, as findings say; the next may be good
    kEnd,      ///< the stream is over, or broken off, as findings say
  };

  /// Findings have empty paths or paths inside the record. Throws Error when the input fails.
  Outcome next(v1::Record& record, FindingLog& log);

  /// Number of the record that `next` met last, from 0.
  std::size_t index() const { return count_ - 1; }

 private:
  bool read_size(std::uint64_t& size, FindingLog& log);
  bool read_bytes(std::uint64_t size, FindingLog& log);
  Outcome damaged(FindingLog& log);
  Outcome broken_off(std::string message, FindingLog& log);

  std::istream& input_;
  const ReadLimits& limits_;
  bool checked_;
  std::uint64_t offset_ = 0;
  std::size_t count_ = 0;
  std::size_t damaged_ = 0;
  std::string bytes_;
  bool over_ = false;
};

}  // namespace dateline
