#include "render/frame_run.h"

#include <csignal>
#include <filesystem>
#include <map>
#include <random>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "geodata/error.h"
#include "render/frame_folder.h"
#include "render/frame_join.h"
#include "tests/support/made_frames.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace fs = std::filesystem;

struct How {
  unsigned jobs = 2;
  std::optional<FrameShard> shard;
  bool force = false;
};

/// One whole run into a folder, as the program does it.
FrameRunResult run_into(const std::string& path, const MadeFrames& frames, const How& how = {}) {
  FrameFolder folder(path, how.shard);
  FrameRun run;
  run.steps = how.shard.value_or(FrameShard{1, 1}).steps(frames.steps());
  run.jobs = how.jobs;
  run.force = how.force;
  run.folder = &folder;
  FrameRunResult result = run_frames(frames, run);
  FrameIndexHead head = frames.head();
  if (how.shard) head.shard = IndexedShard{how.shard->part, how.shard->of, run.steps.first, frames.steps()};
  folder.finish(head, run.steps.count, [&](std::size_t i) {
    const std::size_t step = run.steps.first + i;
    return IndexedFrame{frames.entry(step), frames.file_name(step), result.files[i]};
  });
  return result;
}

void join(const std::string& path) {
  FrameFolder folder(path, std::nullopt);
  const Result<FrameIndex> index = join_shards(path);
  ASSERT_TRUE(index) << to_string(index.diagnostics.front());
  folder.finish(index->head, index->frames.size(), [&](std::size_t i) { return index->frames[i]; });
}

/// Every file below a folder with its bytes.
std::map<std::string, std::string> contents_of(const std::string& path) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(path))
    if (entry.is_regular_file())
      files[fs::relative(entry.path(), path).string()] = ScratchFolder::bytes_of(entry.path().string());
  return files;
}

std::string join_problems(const std::string& path) {
  std::string all;
  for (const Diagnostic& diagnostic : join_shards(path).diagnostics) all += to_string(diagnostic) + "\n";
  return all;
}

TEST(FrameRun, LeavesTheFramesAndTheirIndexAlone) {
  const ScratchFolder scratch;
  const MadeFrames frames(40);
  const FrameRunResult result = run_into(scratch / "a", frames);
  EXPECT_TRUE(result.complete);
  EXPECT_EQ(result.drawn, 40U);
  const auto files = contents_of(scratch / "a");
  EXPECT_EQ(files.size(), 41U);
  for (std::size_t i = 0; i < 40; ++i) EXPECT_EQ(files.at(frames.file_name(i)), frames.file_of(i));
  const auto index = read_frame_index(files.at("index.json"), "index.json");
  ASSERT_TRUE(index);
  EXPECT_EQ(index->frames[7].is.sha256, sha256_of(frames.file_of(7)));
}

TEST(FrameRun, BytesDependNeitherOnJobsNorOnShards) {
  const ScratchFolder scratch;
  const MadeFrames frames(37);
  run_into(scratch / "one", frames, {1, std::nullopt});
  const auto expected = contents_of(scratch / "one");
  for (const unsigned jobs : {1U, 2U, 3U, 8U})
    for (const std::size_t of : {0U, 1U, 2U, 3U, 8U, 40U}) {
      const std::string path = scratch / (std::to_string(jobs) + "-" + std::to_string(of));
      for (std::size_t part = of; part >= 1; --part) run_into(path, frames, {jobs, FrameShard{part, of}});
      if (of == 0) run_into(path, frames, {jobs, std::nullopt});
      if (of > 0) join(path);
      EXPECT_EQ(contents_of(path), expected) << jobs << " jobs, " << of << " shards";
    }
}

TEST(FrameRun, DrawsAgainOnlyWhatHasChanged) {
  const ScratchFolder scratch;
  run_into(scratch / "a", MadeFrames(30));
  EXPECT_EQ(run_into(scratch / "a", MadeFrames(30)).drawn, 0U);
  const MadeFrames changed(30, [](std::size_t step) { return step == 7 || step == 29 ? 1 : 0; });
  EXPECT_EQ(run_into(scratch / "a", changed).drawn, 2U);
  EXPECT_EQ(ScratchFolder::bytes_of(scratch / "a/0007.png"), changed.file_of(7));
  EXPECT_EQ(run_into(scratch / "a", changed, {2, std::nullopt, true}).drawn, 30U);
}

TEST(FrameRun, DrawsAgainWhatIsMissingOrWasChangedByOthers) {
  const ScratchFolder scratch;
  const MadeFrames frames(30);
  run_into(scratch / "a", frames);
  const auto expected = contents_of(scratch / "a");
  fs::remove(scratch / "a/0003.png");
  ScratchFolder::put(scratch / "a/0004.png", "shorter");
  std::string same_size = frames.file_of(5);
  same_size[100] = static_cast<char>(same_size[100] + 1);
  ScratchFolder::put(scratch / "a/0005.png", same_size);
  EXPECT_EQ(run_into(scratch / "a", frames).drawn, 3U);
  EXPECT_EQ(contents_of(scratch / "a"), expected);
}

TEST(FrameRun, GivesFramesInOrderWithoutHoldingMany) {
  const MadeFrames frames(300);
  for (const unsigned jobs : {1U, 2U, 7U}) {
    std::vector<std::uint32_t> seen;
    FrameRun run;
    run.steps = {10, 200};
    run.jobs = jobs;
    run.in_order = [&](const FrameImage& image) { seen.push_back(image.pixels[0] & 0xffffff); };
    EXPECT_TRUE(run_frames(frames, run).complete);
    ASSERT_EQ(seen.size(), 200U);
    for (std::uint32_t i = 0; i < 200; ++i) EXPECT_EQ(seen[i], 10 + i);
  }
}

TEST(FrameRun, CountsEveryFrameOnce) {
  const ScratchFolder scratch;
  const MadeFrames frames(50);
  FrameFolder folder(scratch / "a", std::nullopt);
  std::vector<std::size_t> done;
  FrameRun run;
  run.steps = {0, 50};
  run.jobs = 3;
  run.folder = &folder;
  run.progress = [&](const FrameProgress& progress) { done.push_back(progress.done); };
  run_frames(frames, run);
  ASSERT_EQ(done.size(), 50U);
  for (std::size_t i = 0; i < 50; ++i) EXPECT_EQ(done[i], i + 1);
}

TEST(FrameRun, StopsWithWholeFilesOnlyAndGoesOnLater) {
  const ScratchFolder scratch;
  for (const bool animated : {false, true}) {
    const std::string path = scratch / (animated ? "b" : "a");
    MadeFrames frames(60);
    std::atomic<bool> stop{false};
    frames.before_file = [&](std::size_t step) {
      if (step == 20) {
        stop = true;
        stop.notify_all();
      }
      if (step > 20) stop.wait(false);  // or the other thread could draw all the rest first
    };
    {
      FrameFolder folder(path, std::nullopt);
      FrameRun run;
      run.steps = {0, 60};
      run.jobs = 2;
      run.folder = &folder;
      run.stop = &stop;
      if (animated) run.in_order = [](const FrameImage&) {};
      EXPECT_FALSE(run_frames(frames, run).complete);
    }
    const std::size_t before = frames.drawn();
    EXPECT_LT(before, 60U);
    frames.before_file = nullptr;
    EXPECT_EQ(run_into(path, frames).drawn, 60 - before);
  }
}

TEST(FrameRun, TellsOfTheFirstFailureAndKeepsWhatWasDrawn) {
  const ScratchFolder scratch;
  MadeFrames frames(60);
  frames.before_file = [](std::size_t step) {
    if (step == 30) throw Error("no ink");
  };
  EXPECT_THROW(run_into(scratch / "a", frames), Error);
  FrameRun run;
  run.steps = {0, 60};
  run.jobs = 4;
  run.in_order = [](const FrameImage&) { throw Error("no film"); };
  EXPECT_THROW(run_frames(frames, run), Error);
  const std::size_t before = frames.drawn();
  EXPECT_GT(before, 0U);
  frames.before_file = nullptr;
  EXPECT_EQ(run_into(scratch / "a", frames).drawn, 60 - before);
}

/// The child of a fork; ends without the parent's clean-up.
[[noreturn]] void draw_in_child(const std::string& path, const MadeFrames& frames, const How& how) {
  try {
    run_into(path, frames, how);
    ::_exit(0);
  } catch (...) {
    ::_exit(1);
  }
}

TEST(FrameRun, SurvivesBeingKilledAtAnyMoment) {
  const ScratchFolder scratch;
  MadeFrames frames(200, {}, 30000);
  run_into(scratch / "whole", frames);
  const auto expected = contents_of(scratch / "whole");
  std::mt19937 random(20);
  int in_time = 0;
  for (int kill_number = 0; kill_number < 20; ++kill_number) {
    const std::string path = scratch / std::to_string(kill_number);
    const auto delay = std::chrono::microseconds(1000 + random() % 30000);
    const ::pid_t child = ::fork();
    if (child == 0) draw_in_child(path, frames, {2, std::nullopt});
    std::this_thread::sleep_for(delay);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    in_time += WIFSIGNALED(status);
    if (fs::exists(path))
      for (const auto& [name, bytes] : contents_of(path))
        if (name.ends_with(".png") && name[0] != '.') {
          EXPECT_EQ(bytes, expected.at(name));
        }
    run_into(path, frames);
    EXPECT_EQ(contents_of(path), expected);
    fs::remove_all(path);
  }
  EXPECT_GE(in_time, 10) << "too late to hit the run";
}

TEST(FrameFolder, IsOneRunsAlone) {
  const ScratchFolder scratch;
  const FrameFolder first(scratch / "a", std::nullopt);
  EXPECT_THROW(FrameFolder(scratch / "a", std::nullopt), Error);
  EXPECT_THROW(FrameFolder(scratch / "a", FrameShard{1, 2}), Error);
}

TEST(FrameFolder, IsSharedByDifferentShards) {
  const ScratchFolder scratch;
  const FrameFolder first(scratch / "a", FrameShard{1, 2});
  const FrameFolder second(scratch / "a", FrameShard{2, 2});
  EXPECT_THROW(FrameFolder(scratch / "a", FrameShard{1, 2}), Error);
  EXPECT_THROW(FrameFolder(scratch / "a", std::nullopt), Error);
}

TEST(FrameFolder, RemovesItsOwnTemporaryFilesAndNoOthers) {
  const ScratchFolder scratch;
  fs::create_directories(scratch / "a/.dateline");
  for (const char* name : {".0001.png.run.dateline-part", ".0001.png.1-of-2.dateline-part", ".index.9-0.part.json",
                           ".mine.png", "notes.txt", ".dateline/.1-of-2.77-0.part.json"})
    ScratchFolder::put(scratch / ("a/" + std::string(name)), "x");
  { const FrameFolder shard(scratch / "a", FrameShard{1, 2}); }
  EXPECT_FALSE(fs::exists(scratch / "a/.0001.png.1-of-2.dateline-part"));
  EXPECT_FALSE(fs::exists(scratch / "a/.dateline/.1-of-2.77-0.part.json"));
  EXPECT_TRUE(fs::exists(scratch / "a/.0001.png.run.dateline-part"));
  run_into(scratch / "a", MadeFrames(1));
  std::vector<std::string> names;
  for (const auto& [name, bytes] : contents_of(scratch / "a")) names.push_back(name);
  EXPECT_THAT(names, ElementsAre(".mine.png", "0000.png", "index.json", "notes.txt"));
}

TEST(FrameFolder, RemovesFramesOfEarlierRunsButNothingElse) {
  const ScratchFolder scratch;
  run_into(scratch / "a", MadeFrames(5));
  ScratchFolder::put(scratch / "a/mine.png", "mine");
  ScratchFolder::put(scratch / "a/0004.png", "changed by hand");
  FrameFolder folder(scratch / "a", std::nullopt);
  const std::vector<std::string> files{"0000.png", "0001.png"};
  EXPECT_EQ(folder.remove_outdated(files), 2U);
  EXPECT_THAT(folder.strangers(files, "png"), ElementsAre("0004.png", "mine.png"));
  EXPECT_FALSE(fs::exists(scratch / "a/0002.png"));
  EXPECT_TRUE(fs::exists(scratch / "a/0004.png"));
}

TEST(FrameFolder, WarnsOfABrokenIndexAndDrawsAnew) {
  const ScratchFolder scratch;
  const MadeFrames frames(5);
  run_into(scratch / "a", frames);
  ScratchFolder::put(scratch / "a/index.json", "{\"dateline_frames\": 1, \"fra");
  {
    const FrameFolder folder(scratch / "a", std::nullopt);
    ASSERT_EQ(folder.diagnostics().size(), 1U);
    EXPECT_THAT(to_string(folder.diagnostics()[0]), HasSubstr("index.json:1:23: warning: "));
  }
  EXPECT_EQ(run_into(scratch / "a", frames).drawn, 5U);
}

TEST(FrameFolder, SaysWhyItCannotBeUsed) {
  const ScratchFolder scratch;
  ScratchFolder::put(scratch / "file", "x");
  const auto problem_of = [&](const std::string& path) -> std::string {
    try {
      run_into(path, MadeFrames(1));
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_THAT(problem_of(scratch / "file"), HasSubstr("is a file, not a folder"));
  EXPECT_THAT(problem_of(scratch / "file/a"), HasSubstr("cannot make the folder"));
  EXPECT_THAT(problem_of("/proc/frames"), HasSubstr("cannot make the folder"));
  fs::create_directories(scratch / "b/0000.png");
  EXPECT_THAT(problem_of(scratch / "b"), HasSubstr("b/0000.png: Is a directory"));
  EXPECT_FALSE(fs::exists(scratch / "b/.0000.png.run.dateline-part"));
}

TEST(FrameFolder, TouchesNothingBeyondALinkInItsPlace) {
  const ScratchFolder scratch;
  fs::create_directories(scratch / "elsewhere");
  fs::create_directories(scratch / "a");
  ScratchFolder::put(scratch / "elsewhere/letter.json", "dear");
  fs::create_directory_symlink(scratch / "elsewhere", scratch / "a/.dateline");
  run_into(scratch / "a", MadeFrames(3));
  EXPECT_EQ(ScratchFolder::bytes_of(scratch / "elsewhere/letter.json"), "dear");
}

TEST(JoinShards, NamesWhatIsMissing) {
  const ScratchFolder scratch;
  const MadeFrames frames(20);
  const std::string path = scratch / "a";
  EXPECT_THAT(join_problems(path), HasSubstr("no shards"));
  run_into(path, frames, {1, FrameShard{1, 4}});
  EXPECT_THAT(join_problems(path), HasSubstr("shard 2/4 is missing"));
  run_into(path, frames, {1, FrameShard{3, 4}});
  run_into(path, frames, {1, FrameShard{4, 4}});
  MadeFrames failing(20);
  failing.before_file = [](std::size_t step) {
    if (step == 7) throw Error("no ink");
  };
  EXPECT_THROW(run_into(path, failing, {1, FrameShard{2, 4}}), Error);
  EXPECT_THAT(join_problems(path), HasSubstr("shard 2/4 is not complete; 2 of its frames are noted"));
  EXPECT_EQ(run_into(path, frames, {1, FrameShard{2, 4}}).drawn, 3U);
  EXPECT_EQ(join_problems(path), "");
  fs::remove(path + "/0011.png");
  ScratchFolder::put(path + "/0012.png", "short");
  EXPECT_THAT(join_problems(path), HasSubstr("the frame 0011.png is missing"));
  EXPECT_THAT(join_problems(path), HasSubstr("the frame 0012.png is not as it was drawn"));
}

TEST(JoinShards, RefusesShardsOfDifferentRuns) {
  const ScratchFolder scratch;
  run_into(scratch / "a", MadeFrames(20), {1, FrameShard{1, 2}});
  run_into(scratch / "a", MadeFrames(30), {1, FrameShard{2, 2}});
  EXPECT_THAT(join_problems(scratch / "a"), HasSubstr("shard 2/2 is not of the same run"));
  run_into(scratch / "a", MadeFrames(20), {1, FrameShard{1, 3}});
  EXPECT_THAT(join_problems(scratch / "a"), HasSubstr("split into 2 and 3"));
}

TEST(JoinShards, IsAgainTheIndexOnceJoined) {
  const ScratchFolder scratch;
  const MadeFrames frames(20);
  for (const std::size_t part : {1U, 2U}) run_into(scratch / "a", frames, {1, FrameShard{part, 2}});
  join(scratch / "a");
  const auto once = contents_of(scratch / "a");
  join(scratch / "a");
  EXPECT_EQ(contents_of(scratch / "a"), once);
  EXPECT_EQ(run_into(scratch / "a", frames, {1, FrameShard{1, 2}}).drawn, 0U);
}

}  // namespace
}  // namespace dateline
