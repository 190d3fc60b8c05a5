// index.json: what is in a folder of frames.
//
//   {
//   "dateline_frames": 1,
//   "program": "dateline 0.1.0",
//   "title": "Korday",
//   ...
//   "frames": [
//   {"name": "2020-02-05", "begin": "2020-02-05T00:00:00", ..., "sha256": "e3b0...", "content": "9f86..."},
//   ...
//   ]
//   }
//
// One frame a line, always in the same order, so that it can be read by eye, with grep and by a diff. docs/frames.md
// says what every field means. Written and read front to back; nothing here opens files.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/result.h"
#include "geodata/sha256.h"

namespace dateline {

/// No file of frames or list of them that a run reads back is longer.
inline constexpr std::uint64_t max_index_bytes = 8ULL << 30;

/// Of everything that decides the bytes of a frame (render/drawing_hash.h): the first half of a SHA-256.
using ContentHash = std::array<std::uint8_t, 16>;

/// A file that holds a frame.
struct FrameFile {
  ContentHash content{};
  std::uint64_t bytes = 0;
  Sha256Digest sha256{};

  friend bool operator==(const FrameFile&, const FrameFile&) = default;
};

/// What is said of a frame apart from its file.
struct FrameEntry {
  std::string name;   ///< "2020-02-07"; also of the file, before its ending
  std::string begin;  ///< local time of the chronicle's zone, "2020-02-07T00:00:00"
  std::string end;    ///< half open
  std::string alt;    ///< the frame in words
  std::size_t events = 0;
  std::size_t movements = 0;
  std::size_t deployments = 0;

  friend bool operator==(const FrameEntry&, const FrameEntry&) = default;
};

struct IndexedFrame {
  FrameEntry entry;
  std::string file;  ///< beside the index: no folder, no leading dot
  FrameFile is;

  friend bool operator==(const IndexedFrame&, const IndexedFrame&) = default;
};

/// Which part of a run an index is of.
struct IndexedShard {
  std::size_t part = 1;  ///< 1 to `of`
  std::size_t of = 1;
  std::size_t first = 0;  ///< step of its first frame
  std::size_t steps = 0;  ///< of the whole run

  friend bool operator==(const IndexedShard&, const IndexedShard&) = default;
};

struct FrameIndexHead {
  std::string program;  ///< "dateline 0.1.0"
  std::string title;
  std::string lang;
  std::string format;  ///< "png", "svg", ...
  std::string every;   ///< length of a step as it was written
  std::string zone;    ///< IANA name
  std::string begin;   ///< of the first step
  std::string end;     ///< of the last
  double width = 0;    ///< in `unit`
  double height = 0;
  std::string unit = "px";  ///< "px" or "pt"
  double pixels_per_inch = 96;
  int milliseconds = 1000;
  int hold_milliseconds = 2000;
  int loops = 0;
  std::optional<IndexedShard> shard;  ///< nothing for a whole run

  friend bool operator==(const FrameIndexHead&, const FrameIndexHead&) = default;
};

struct FrameIndex {
  FrameIndexHead head;
  std::vector<IndexedFrame> frames;
};

using WriteText = std::function<void(std::string_view)>;

/// Writes an index piece by piece; `frame` is asked for the frames 0 to count - 1 in turn, so that no more than one of
/// them is in memory.
void write_frame_index(const FrameIndexHead& head, std::size_t count,
                       const std::function<IndexedFrame(std::size_t)>& frame, const WriteText& write);

/// Errors name `file`, line and column. A file name with a folder, a leading dot or another ending than the format's
/// is an error: whoever acts on an index stays within its folder.
Result<FrameIndex> read_frame_index(std::string_view text, const std::string& file);

/// One line of a journal: a frame that is in place, `{"file": ..., "bytes": ..., "sha256": ..., "content": ...}`.
std::string journal_line(const std::string& file, const FrameFile& is);

struct JournalEntry {
  std::string file;
  FrameFile is;
};

/// Nothing for a line that is not whole: the last one of a run that was killed.
std::optional<JournalEntry> read_journal_line(std::string_view line);

/// True for a name that may stand in an index: not empty, no slash, no leading dot, no control characters, at most 255
/// bytes.
bool is_frame_file_name(std::string_view name);

}  // namespace dateline
