// Reads a stream of records one by one, in constant memory: for sets too large to hold at once.
//
// Example:
//   RecordReader reader("events.chronicle.stream");
//   while (const std::optional<ChronicleRecord> record = reader.next())
//     if (const auto* event = std::get_if<Event>(&*record)) count(*event);
//   report(reader.diagnostics());
//
// A stream is a sequence of `Record` messages (proto/chronicle.proto), each after its size as a varint. Each record is
// checked by itself (form, times, limits); that ids are known is the business of `read_chronicle`, which holds them
// all.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "geodata/chronicle.h"
#include "geodata/read_limits.h"
#include "geodata/result.h"

namespace dateline {

/// A Chronicle here is the header: its fields without any records.
using ChronicleRecord = std::variant<Chronicle, Source, Place, Actor, Event, Movement, Deployment, Figure>;

/// How far the bytes of a stream are believed.
enum class StreamTrust {
  kNone,     ///< everything is looked at: the bytes, unknown fields, texts, numbers
  kChecked,  ///< the stream was read to its end before and nothing was wrong: several times faster; gives events,
             ///< movements and deployments alone, for the others are known from then
};

/// Not safe to share between threads.
class RecordReader {
 public:
  /// Opens a file. Throws Error when it cannot be opened or, later, read.
  explicit RecordReader(const std::string& path, const ReadLimits& limits = read_limits(),
                        StreamTrust trust = StreamTrust::kNone);
  /// Reads from memory that must outlive the reader.
  RecordReader(std::string_view bytes, std::string file_name, const ReadLimits& limits = read_limits());
  ~RecordReader();
  RecordReader(RecordReader&&) noexcept;
  RecordReader& operator=(RecordReader&&) noexcept;

  /// The next record that can be read, or nothing at the end or where the stream is broken off. Records with errors are
  /// passed over with diagnostics.
  std::optional<ChronicleRecord> next();

  /// What was wrong so far. Look at it after the last record: a stream that is cut off ends like one that is complete.
  const Diagnostics& diagnostics() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline
