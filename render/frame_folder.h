// A folder that frames are written to, by a run that may be killed at any moment and started again.
//
//   DIR/2020-02-05.png ...            the frames, each put in place whole
//   DIR/index.json                    render/frame_index.h, written when the run is complete
//   DIR/.dateline/lock                who works here: one whole run or join, or several shards
//   DIR/.dateline/run.journal         a line for each frame that was put in place and is not yet in an index
//   DIR/.dateline/2-of-4.journal      the same of a shard,
//   DIR/.dateline/2-of-4.json         and the index of a shard that is complete, until it is joined
//
// A frame is written to `.NAME.OWNER.dateline-part` beside its place and renamed; its line in the journal follows. A
// run that is killed loses what was in flight: a frame without its line is drawn again, and a temporary file is removed
// by the next run of the same owner. Frames are not synced to the disk one by one: after a power failure, those that
// the disk did not get differ from their checksum and are drawn again. Indices are synced.
//
// All failures of the file system throw Error.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/locked_file.h"
#include "render/frame_index.h"
#include "render/frame_shard.h"
#include "render/frame_store.h"

namespace dateline {

class FrameFolder : public FrameStore {
 public:
  /// Makes the folder if there is none, locks it, reads what earlier runs left and removes their temporary files.
  /// Throws Error when another program works on the same frames.
  FrameFolder(const std::string& path, std::optional<FrameShard> shard);
  FrameFolder(const FrameFolder&) = delete;
  FrameFolder& operator=(const FrameFolder&) = delete;

  /// Compares size and checksum.
  std::optional<FrameFile> kept(const std::string& file, const ContentHash& content) const override;
  /// Also notes the frame in the journal.
  FrameFile store(const std::string& file, const ContentHash& content, std::string_view bytes) override;
  /// Also removes the journal.
  void finish(const FrameIndexHead& head, std::size_t count,
              const std::function<IndexedFrame(std::size_t)>& frame) override;

  /// After a whole run: removes files of earlier runs of ours that `files` (sorted) does not name, if they still are
  /// as we wrote them. Returns how many.
  std::size_t remove_outdated(const std::vector<std::string>& files);
  /// Files with the ending of frames that are not in `files` (sorted), after `remove_outdated`: not ours, left alone.
  std::vector<std::string> strangers(const std::vector<std::string>& files, const std::string& format) const;

  /// Warnings on what was found in the folder and could not be used: a broken index.
  const Diagnostics& diagnostics() const override { return diagnostics_; }

 private:
  void read_known();
  void read_index(const std::string& path);
  void read_journal(const std::string& path);
  void remove_temporary_files() const;
  void write_temporary(const std::string& path, std::string_view bytes) const;
  void remove_state() const;
  std::string owner() const { return shard_ ? shard_->name() : "run"; }
  std::string state_path(const std::string& name) const;

  std::string path_;
  std::optional<FrameShard> shard_;
  LockedFile lock_;
  LockedFile journal_;
  std::mutex journal_mutex_;
  std::map<std::string, FrameFile, std::less<>> known_;
  Diagnostics diagnostics_;
};

/// The folder in which a folder of frames keeps locks, journals and the indices of shards.
std::string frame_state_folder(const std::string& folder);

}  // namespace dateline
