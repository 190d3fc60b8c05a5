// Making one run of the shards that were drawn into a folder, and going through its frames again.
#pragma once

#include <string>

#include "render/frame_index.h"
#include "render/frame_source.h"

namespace dateline {

/// The index of the whole run, from those of the shards in `folder`; when there are none, the folder's own index.json.
/// Errors name the shards that are missing or unfinished, those that are not of one run, and frames that are not there
/// or have another size than was written. Checksums are not compared: that would read every frame. Nobody must write to
/// the folder meanwhile (render/frame_folder.h locks it).
Result<FrameIndex> join_shards(const std::string& folder);

/// The PNG frames of a folder as a source of pixels, for animations; of no use to draw files. `index` must outlive it.
class FolderFrames : public FrameSource {
 public:
  FolderFrames(std::string folder, const FrameIndex& index) : folder_(std::move(folder)), index_(index) {}

  std::size_t steps() const override { return index_.frames.size(); }
  FrameEntry entry(std::size_t step) const override { return index_.frames[step].entry; }
  std::string file_name(std::size_t step) const override { return index_.frames[step].file; }
  std::vector<ContentHash> contents(std::size_t first, std::size_t count) const override;
  /// Throws Error for a file that is no PNG or has another size than the index says.
  std::unique_ptr<FrameArtist> artist() const override;

 private:
  std::string folder_;
  const FrameIndex& index_;
};

}  // namespace dateline
