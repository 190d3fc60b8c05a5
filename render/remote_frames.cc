#include "render/remote_frames.h"

#include "geodata/remote_files.h"
#include "geodata/sha256.h"

namespace dateline {
namespace {}  // namespace

RemoteFrames::RemoteFrames(std::string path, std::optional<FrameShard> shard) : path_(std::move(path)), shard_(shard) {
  for (const std::string& index : {path_ + "/index.json", index_path()}) {
    if (!remote_file_size(index)) continue;
    const Result<std::string> text = read_remote_file(index, max_index_bytes);
    Result<FrameIndex> read = text ? read_frame_index(*text, index) : Result<FrameIndex>::failure(text.diagnostics);
    for (Diagnostic& problem : read.diagnostics) {
      problem.severity = Severity::kWarning;
      problem.message += "; the frames it listed are drawn again";
      diagnostics_.push_back(std::move(problem));
    }
    if (read)
      for (IndexedFrame& frame : read->frames) known_.insert_or_assign(std::move(frame.file), frame.is);
  }
}

std::string RemoteFrames::index_path() const {
  return path_ + (shard_ ? "/.dateline/" + shard_->name() + ".json" : "/index.json");
}

std::optional<FrameFile> RemoteFrames::kept(const std::string& file, const ContentHash& content) const {
  const auto known = known_.find(file);
  if (known == known_.end() || known->second.content != content) return std::nullopt;
  if (remote_file_size(path_ + "/" + file) != known->second.bytes) return std::nullopt;
  return known->second;
}

FrameFile RemoteFrames::store(const std::string& file, const ContentHash& content, std::string_view bytes) {
  write_remote_file(path_ + "/" + file, bytes);
  return {content, bytes.size(), sha256_of(bytes)};
}

void RemoteFrames::finish(const FrameIndexHead& head, std::size_t count,
                          const std::function<IndexedFrame(std::size_t)>& frame) {
  std::string text;
  write_frame_index(head, count, frame, [&](std::string_view piece) { text += piece; });
  write_remote_file(index_path(), text);
}

}  // namespace dateline
