#include "geodata/record_framing_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/proto_wire_reader.h"

namespace dateline {
namespace {

/// Memory is taken in steps, so that a size that lies costs no more than the bytes that are there.
constexpr std::uint64_t step_bytes = 1 << 20;
/// A stream with more damaged records than this is given up.
constexpr std::size_t max_damaged = 1000;

}  // namespace

RecordFraming::Outcome RecordFraming::broken_off(std::string message, FindingLog& log) {
  log.error({}, fmt::format("record {}: {} (at byte {})", count_, message, offset_));
  over_ = true;
  return Outcome::kEnd;
}

bool RecordFraming::read_size(std::uint64_t& size, FindingLog& log) {
  size = 0;
  for (unsigned shift = 0; shift < 35; shift += 7) {
    const int byte = input_.get();
    if (input_.bad()) throw Error("cannot read the record stream: input error");
    if (byte == std::istream::traits_type::eof()) {
      if (shift == 0)
        over_ = true;
      else
        broken_off("the stream ends in the middle of a size", log);
      return false;
    }
    ++offset_;
    size |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  broken_off("the size of the record makes no sense", log);
  return false;
}

bool RecordFraming::read_bytes(std::uint64_t size, FindingLog& log) {
  bytes_.clear();
  while (bytes_.size() < size) {
    const std::size_t before = bytes_.size();
    bytes_.resize(before + static_cast<std::size_t>(std::min(size - before, step_bytes)));
    input_.read(bytes_.data() + before, static_cast<std::streamsize>(bytes_.size() - before));
    if (input_.bad()) throw Error("cannot read the record stream: input error");
    const auto got = static_cast<std::size_t>(input_.gcount());
    if (before + got == bytes_.size()) continue;
    broken_off(fmt::format("{} bytes are announced, {} are left", size, before + got), log);
    return false;
  }
  return true;
}

RecordFraming::Outcome RecordFraming::damaged(FindingLog& log) {
  if (++damaged_ < max_damaged) return Outcome::kDamaged;
  return broken_off("too many errors; the rest is not read", log);
}

RecordFraming::Outcome RecordFraming::next(v1::Record& record, FindingLog& log) {
  record.Clear();
  if (over_) return Outcome::kEnd;
  ++count_;
  std::uint64_t size = 0;
  if (!read_size(size, log)) return Outcome::kEnd;
  if (size > limits_.record_bytes)
    return broken_off(over_limit("record-bytes", limits_.record_bytes, fmt::format("the record has {} bytes", size)),
                      log);
  if (!read_bytes(size, log)) return Outcome::kEnd;
  const std::uint64_t first_byte = offset_;
  offset_ += size;
  if (count_ > limits_.records + 1)
    return broken_off(over_limit("records", limits_.records, "the stream goes on with more records"), log);
  if (checked_ && record.ParseFromArray(bytes_.data(), static_cast<int>(bytes_.size()))) return Outcome::kRecord;
  if (!read_proto_wire(bytes_, static_cast<std::size_t>(first_byte), record, log)) return damaged(log);
  if (record.record_case() != v1::Record::RECORD_NOT_SET) return Outcome::kRecord;
  log.error({}, fmt::format("record {} holds nothing (at byte {})", count_, first_byte));
  return damaged(log);
}

}  // namespace dateline
