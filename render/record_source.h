// Where an export's records come from: a chronicle in memory, or a stream that is read anew for every walk.
//
// Private to render/export_*.
#pragma once

#include <functional>
#include <string>

#include "geodata/chronicle_view.h"
#include "render/record_row.h"

namespace dateline {

/// The records that belong on the map: those of its window. Walks may be made in several threads at once.
class RecordSource {
 public:
  virtual ~RecordSource() = default;

  /// Calls for every record; the row is good during the call. Each walk gives the same records in the same order.
  virtual void each(const std::function<void(const RecordRow&)>& use) const = 0;
};

/// Of a view, whose chronicle must outlive it.
class MemoryRecords : public RecordSource {
 public:
  explicit MemoryRecords(ChronicleView view) : view_(std::move(view)) {}
  void each(const std::function<void(const RecordRow&)>& use) const override;

 private:
  ChronicleView view_;
};

/// Of a file of record messages that has been read and found good (geodata/stream_outline.h); memory does not grow with
/// their number.
class StreamRecords : public RecordSource {
 public:
  StreamRecords(std::string path, When window) : path_(std::move(path)), window_(std::move(window)) {}
  void each(const std::function<void(const RecordRow&)>& use) const override;

 private:
  std::string path_;
  When window_;
};

}  // namespace dateline
