// What a run costs beside drawing: files, journals, indices, hashes. docs/scale.md reckons with these figures.
#include <filesystem>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "render/drawing_hash.h"
#include "render/frame_folder.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::string frame_bytes(std::size_t size) {
  std::string bytes(size, '\0');
  unsigned state = 1;
  for (char& c : bytes) c = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  return bytes;
}

IndexedFrame indexed_frame(std::size_t i) {
  IndexedFrame frame;
  frame.entry = {
      fmt::format("{:08}", i), "2020-02-05T00:00:00", "2020-02-06T00:00:00", std::string(160, 'a'), 12, 3, 1};
  frame.file = frame.entry.name + ".png";
  frame.is.bytes = 60000 + i;
  return frame;
}

class BenchFolder {
 public:
  BenchFolder() : path_((fs::temp_directory_path() / "dateline-bench-frames").string()) { fs::remove_all(path_); }
  ~BenchFolder() { fs::remove_all(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// A file of 64 kB put in place and noted.
void store_frame(benchmark::State& state) {
  const BenchFolder scratch;
  FrameFolder folder(scratch.path(), std::nullopt);
  const std::string bytes = frame_bytes(64 << 10);
  std::size_t i = 0;
  for (auto _ : state) folder.store(fmt::format("{:08}.png", i++ % 1000), {}, bytes);
}
BENCHMARK(store_frame);

/// The same found there again by a second run: read and compared with its checksum.
void keep_frame(benchmark::State& state) {
  const BenchFolder scratch;
  const std::string bytes = frame_bytes(64 << 10);
  { FrameFolder(scratch.path(), std::nullopt).store("0.png", {}, bytes); }
  const FrameFolder folder(scratch.path(), std::nullopt);
  for (auto _ : state) benchmark::DoNotOptimize(folder.kept("0.png", {}));
}
BENCHMARK(keep_frame);

void write_index(benchmark::State& state) {
  const auto frames = static_cast<std::size_t>(state.range(0));
  std::size_t bytes = 0;
  for (auto _ : state)
    write_frame_index({}, frames, indexed_frame, [&](std::string_view text) { bytes += text.size(); });
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["bytes a frame"] =
      static_cast<double>(bytes) / static_cast<double>(frames) / static_cast<double>(state.iterations());
}
BENCHMARK(write_index)->Arg(100000)->Unit(benchmark::kMillisecond);

void read_index(benchmark::State& state) {
  std::string index;
  FrameIndexHead head;
  head.format = "png";
  write_frame_index(head, static_cast<std::size_t>(state.range(0)), indexed_frame,
                    [&](std::string_view text) { index += text; });
  for (auto _ : state) benchmark::DoNotOptimize(read_frame_index(index, "index.json"));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(read_index)->Arg(100000)->Unit(benchmark::kMillisecond);

/// 300,000 events, each seen in 30 of 10,000 steps: 900 in each frame.
FrameSet busy_set() {
  FrameSet set;
  set.steps.resize(10'000);
  set.facts.resize(set.steps.size());
  set.story.resize(1);
  for (std::uint32_t i = 0; i < 300'000; ++i) {
    CircleItem circle;
    circle.name.id = fmt::format("event-{}", i);
    circle.center = {i % 1280 * 0.75, i % 720 * 0.75};
    circle.radius_pt = 3;
    const std::uint32_t first = i / 30;
    set.story[0].items.push_back({first, std::min(first + 29, 9'999U), {circle}});
  }
  return set;
}

void hash_things(benchmark::State& state) {
  const FrameSet set = busy_set();
  for (auto _ : state) benchmark::DoNotOptimize(FrameHashes(set, "png"));
  state.SetItemsProcessed(state.iterations() * 300'000);
}
BENCHMARK(hash_things)->Unit(benchmark::kMillisecond);

void hash_frames(benchmark::State& state) {
  const FrameSet set = busy_set();
  const FrameHashes hashes(set, "png");
  for (auto _ : state) benchmark::DoNotOptimize(hashes.of_steps(0, 10'000));
  state.SetItemsProcessed(state.iterations() * 10'000);
}
BENCHMARK(hash_frames)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dateline
