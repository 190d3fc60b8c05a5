// Frames on object storage: /vsis3/bucket/syria and the like (geodata/remote_files.h).
//
// An object store has neither renames nor locks nor files that grow, and needs less: an object is there whole or not at
// all. So there is no journal; what is there is known from the index of a run that was complete. A shard leaves its
// index as `.dateline/2-of-4.json`, as in a folder; the shards are joined in a copy of the folder.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "render/frame_shard.h"
#include "render/frame_store.h"

namespace dateline {

class RemoteFrames : public FrameStore {
 public:
  /// Reads the index of an earlier run, if there is one. Throws Error when the network is closed.
  RemoteFrames(std::string path, std::optional<FrameShard> shard);

  /// Compares the size; the store's own checksums guard the bytes.
  std::optional<FrameFile> kept(const std::string& file, const ContentHash& content) const override;
  FrameFile store(const std::string& file, const ContentHash& content, std::string_view bytes) override;
  void finish(const FrameIndexHead& head, std::size_t count,
              const std::function<IndexedFrame(std::size_t)>& frame) override;
  const Diagnostics& diagnostics() const override { return diagnostics_; }

 private:
  std::string index_path() const;

  std::string path_;
  std::optional<FrameShard> shard_;
  std::map<std::string, FrameFile, std::less<>> known_;
  Diagnostics diagnostics_;
};

}  // namespace dateline
