#include "render/frame_join.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "geodata/error.h"
#include "geodata/input_file.h"
#include "render/cairo_png_reader.h"
#include "render/frame_folder.h"
#include "render/frame_shard.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// More of a kind are counted, not named.
constexpr std::size_t most_named = 10;

/// What is known of one way to split the run: which parts are complete, which have begun.
struct Split {
  std::set<std::size_t> complete;
  std::set<std::size_t> begun;
};

std::map<std::size_t, Split> find_splits(const std::string& folder) {
  std::map<std::size_t, Split> splits;
  std::error_code error;
  for (fs::directory_iterator at(frame_state_folder(folder), error), end; !error && at != end; at.increment(error)) {
    const auto shard = parse_frame_shard_name(at->path().stem().string());
    if (!shard) continue;
    if (at->path().extension() == ".json") splits[shard->of].complete.insert(shard->part);
    if (at->path().extension() == ".journal") splits[shard->of].begun.insert(shard->part);
  }
  return splits;
}

class Joiner {
 public:
  explicit Joiner(const std::string& folder) : folder_(folder) {}

  Result<FrameIndex> run() {
    const std::map<std::size_t, Split> splits = find_splits(folder_);
    if (splits.size() > 1) {
      std::vector<std::string> counts;
      for (const auto& [of, split] : splits) counts.push_back(fmt::format("{}", of));
      return failure(
          fmt::format("it holds shards of several runs, split into {}; draw it anew without --shard, or "
                      "remove {} and draw the shards again",
                      fmt::join(counts, " and "), frame_state_folder(folder_)));
    }
    FrameIndex index;
    if (splits.empty()) {
      if (!fs::exists(folder_ + "/index.json")) return failure("there are no shards in it to join");
      read(folder_ + "/index.json", index);
    } else if (is_complete(splits.begin()->first, splits.begin()->second)) {
      take_all(splits.begin()->first, index);
    }
    if (!has_errors(diagnostics_)) check_files(index);
    return Result<FrameIndex>::of(std::move(index), std::move(diagnostics_));
  }

 private:
  void add(std::string message) { diagnostics_.push_back({Severity::kError, {folder_, 0, 0}, std::move(message)}); }

  Result<FrameIndex> failure(std::string message) {
    add(std::move(message));
    return Result<FrameIndex>::failure(std::move(diagnostics_));
  }

  bool read(const std::string& path, FrameIndex& index) {
    const Result<std::string> text = read_file(path, max_index_bytes);
    append(diagnostics_, text.diagnostics);
    if (!text) return false;
    Result<FrameIndex> read = read_frame_index(*text, path);
    append(diagnostics_, std::move(read.diagnostics));
    if (read) index = std::move(*read);
    return read.value.has_value();
  }

  std::string shard_path(std::size_t part, std::size_t of, const char* ending) const {
    return frame_state_folder(folder_) + "/" + FrameShard{part, of}.name() + ending;
  }

  bool is_complete(std::size_t of, const Split& split) {
    std::size_t missing = 0;
    for (std::size_t part = 1; part <= of; ++part) {
      const bool begun = split.begun.contains(part);
      if (!begun && split.complete.contains(part)) continue;
      if (++missing > most_named) continue;
      if (!begun) {
        add(fmt::format("shard {}/{} is missing", part, of));
      } else {
        std::ifstream journal(shard_path(part, of, ".journal"));
        const auto lines = std::count(std::istreambuf_iterator<char>(journal), {}, '\n');
        add(fmt::format("shard {}/{} is not complete; {} of its frames are noted as drawn", part, of, lines));
      }
    }
    if (missing > most_named) add(fmt::format("and {} more shards are missing", missing - most_named));
    return missing == 0;
  }

  void take_all(std::size_t of, FrameIndex& whole) {
    for (std::size_t part = 1; part <= of; ++part) {
      FrameIndex piece;
      if (!read(shard_path(part, of, ".json"), piece)) return;
      if (!fits(piece, part, of, whole)) return add(fmt::format("shard {}/{} is not of the same run", part, of));
      std::ranges::move(piece.frames, std::back_inserter(whole.frames));
    }
    whole.head.shard.reset();
  }

  /// True if it goes on where `whole` ends. The head of the first is that of all.
  static bool fits(const FrameIndex& piece, std::size_t part, std::size_t of, FrameIndex& whole) {
    if (!piece.head.shard) return false;
    IndexedShard expected{part, of, whole.frames.size(), piece.head.shard->steps};
    if (part == 1) whole.head = piece.head;
    FrameIndexHead head = piece.head;
    head.shard = whole.head.shard;
    const bool last_is_complete = part < of || whole.frames.size() + piece.frames.size() == whole.head.shard->steps;
    return head == whole.head && piece.head.shard == expected && expected.steps == whole.head.shard->steps &&
           last_is_complete;
  }

  void check_files(const FrameIndex& index) {
    std::size_t wrong = 0;
    for (const IndexedFrame& frame : index.frames) {
      std::error_code error;
      const std::uint64_t size = fs::file_size(folder_ + "/" + frame.file, error);
      if (!error && size == frame.is.bytes) continue;
      if (++wrong > most_named) continue;
      add(error ? fmt::format("the frame {} is missing; draw its shard again", frame.file)
                : fmt::format("the frame {} is not as it was drawn; draw its shard again", frame.file));
    }
    if (wrong > most_named) add(fmt::format("and {} more frames", wrong - most_named));
  }

  std::string folder_;
  Diagnostics diagnostics_;
};

class PngReadingArtist : public FrameArtist {
 public:
  PngReadingArtist(const std::string& folder, const FrameIndex& index) : folder_(folder), index_(index) {}

  std::string file(std::size_t step, const FrameImage*) override {
    Result<std::string> bytes = read_file(folder_ + "/" + index_.frames[step].file, max_index_bytes);
    if (!bytes) throw Error(bytes.diagnostics.front().message);
    return std::move(*bytes);
  }

  void image(std::size_t step, FrameImage& out) override {
    const std::string path = folder_ + "/" + index_.frames[step].file;
    read_png(path, out);
    if (out.width_px != index_.head.width || out.height_px != index_.head.height)
      throw Error(fmt::format("{} is {} x {} pixels, not {} x {} as its index says", path, out.width_px, out.height_px,
                              index_.head.width, index_.head.height));
  }

 private:
  const std::string& folder_;
  const FrameIndex& index_;
};

}  // namespace

Result<FrameIndex> join_shards(const std::string& folder) { return Joiner(folder).run(); }

std::vector<ContentHash> FolderFrames::contents(std::size_t first, std::size_t count) const {
  std::vector<ContentHash> contents;
  for (std::size_t i = first; i < first + count; ++i) contents.push_back(index_.frames[i].is.content);
  return contents;
}

std::unique_ptr<FrameArtist> FolderFrames::artist() const {
  return std::make_unique<PngReadingArtist>(folder_, index_);
}

}  // namespace dateline
