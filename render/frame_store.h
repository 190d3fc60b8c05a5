// Where the files of a run go: a folder (render/frame_folder.h) or object storage (render/remote_frames.h).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "render/frame_index.h"

namespace dateline {

/// All failures throw Error.
class FrameStore {
 public:
  virtual ~FrameStore() = default;

  /// The file as an earlier run left it, if it was drawn from this content and is still there. Safe from several
  /// threads.
  virtual std::optional<FrameFile> kept(const std::string& file, const ContentHash& content) const = 0;

  /// Puts a frame in place. Safe from several threads.
  virtual FrameFile store(const std::string& file, const ContentHash& content, std::string_view bytes) = 0;

  /// Ends a complete run: writes the index (of the shard, if it is one).
  virtual void finish(const FrameIndexHead& head, std::size_t count,
                      const std::function<IndexedFrame(std::size_t)>& frame) = 0;

  /// Warnings on what was found there and could not be used: a broken index.
  virtual const Diagnostics& diagnostics() const = 0;
};

}  // namespace dateline
