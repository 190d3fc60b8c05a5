// Writes a chronicle as a stream of records (`.stream`), one by one and in constant memory: the counterpart of
// RecordReader (geodata/record_stream_reader.h).
//
//   RecordStreamWriter out("events.stream");
//   out.put(header);
//   for (...) out.put(event);
//   out.commit();
//
// The bytes are those that `to_bytes` (geodata/chronicle_writer.h) makes of the same records in the same order. Nothing
// is at the path until `commit`; without it the old file stays. Records are not checked: what is put must be what
// `check` (geodata/chronicle_check.h) has nothing against, all text UTF-8 and all numbers finite.
#pragma once

#include <memory>
#include <string>

#include "geodata/output_file.h"
#include "geodata/record_sink.h"

namespace dateline {

/// Throws Error when the file cannot be written. Not for several threads at once.
class RecordStreamWriter : public RecordSink {
 public:
  explicit RecordStreamWriter(const std::string& path);
  ~RecordStreamWriter() override;

  void put(const Chronicle& header) override;
  void put(const Source& source) override;
  void put(const Place& place) override;
  void put(const Actor& actor) override;
  void put(const Event& event) override;
  void put(const Movement& movement) override;
  void put(const Deployment& deployment) override;
  void put(const Figure& figure) override;

  /// Makes the file complete, to be put in its place alone or together with others. Once, last.
  OutputFile& complete();
  /// Completes the file and puts it in its place.
  void commit() { complete().commit(); }

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline
