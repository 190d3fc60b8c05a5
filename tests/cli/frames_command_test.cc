#include <csignal>
#include <random>
#include <thread>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/progress_bar.h"
#include "tests/cli/run_program.h"

extern char** environ;

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

namespace fs = std::filesystem;

class FramesProgram : public ProgramTest {
 protected:
  /// Starts the program and leaves it running.
  pid_t start(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), DATELINE_PROGRAM);
    std::vector<char*> words;
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addchdir_np(&actions, folder_.c_str());
    for (const int stream : {0, 1, 2}) posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
    pid_t child = 0;
    EXPECT_EQ(posix_spawn(&child, DATELINE_PROGRAM, &actions, nullptr, words.data(), environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    return child;
  }

  static int wait_for(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return status;
  }

  std::map<std::string, std::string> contents_of(const std::string& name) const {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / name))
      if (entry.is_regular_file()) all[fs::relative(entry.path(), folder_ / name).string()] = file_bytes(entry.path());
    return all;
  }
};

const std::vector<std::string> two_months{"--from", "2020-01-15", "--to", "2020-03-15"};

std::vector<std::string> frames_words(const std::string& output, const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{"frames", "a.map.txtpb", "-o", output};
  words.insert(words.end(), two_months.begin(), two_months.end());
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST_F(FramesProgram, DrawsAFrameADayIntoAFolder) {
  const ProgramRun done = run({"frames", "a.map.txtpb", "-o", "days"});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  EXPECT_EQ(done.out, "");
  EXPECT_THAT(done.err, HasSubstr("\n2 frames in days ("));
  const auto files = contents_of("days");
  ASSERT_THAT(files,
              ElementsAre(testing::Key("2020-02-07.png"), testing::Key("2020-02-08.png"), testing::Key("index.json")));
  EXPECT_THAT(files.at("2020-02-07.png"), StartsWith("\x89PNG"));
  EXPECT_THAT(files.at("index.json"), HasSubstr("\"zone\": \"Asia/Almaty\""));
  EXPECT_THAT(files.at("index.json"), HasSubstr("\"events\": 1"));
}

TEST_F(FramesProgram, TakesSpanAndStepFromTheCommandLine) {
  ASSERT_EQ(run({"frames", "a.map.txtpb", "-o", "d", "--from", "2020-02-06"}).exit_code, 0);
  EXPECT_EQ(contents_of("d").size(), 4U);
  ASSERT_EQ(run({"frames", "a.map.txtpb", "-o", "w", "--every", "week", "--to", "2020-02-29"}).exit_code, 0);
  EXPECT_THAT(contents_of("w"), testing::Contains(testing::Key("2020-W06.png")));
  ASSERT_EQ(
      run({"frames", "a.map.txtpb", "-o", "s", "--from", "2020-02-01", "--to", "2020-02-29", "--skip-empty"}).exit_code,
      0);
  EXPECT_EQ(contents_of("s").size(), 3U);
}

TEST_F(FramesProgram, DrawsOtherFormatsAndAnimations) {
  for (const char* format : {"svg", "pdf"}) {
    ASSERT_EQ(run({"frames", "a.map.txtpb", "-o", format + std::string("/"), "--format", format}).exit_code, 0);
    EXPECT_THAT(contents_of(format), testing::Contains(testing::Key("2020-02-08." + std::string(format))));
  }
  const ProgramRun done = run({"frames", "a.map.txtpb", "-o", "m.apng", "m.html", "both"});
  ASSERT_EQ(done.exit_code, 0) << done.err;
  EXPECT_THAT(file_bytes(folder_ / "m.apng"), HasSubstr("acTL"));
  EXPECT_THAT(file_bytes(folder_ / "m.html"), HasSubstr("<html"));
  EXPECT_EQ(contents_of("both").size(), 3U);
}

TEST_F(FramesProgram, BytesDependNeitherOnJobsNorOnShards) {
  ASSERT_EQ(run(frames_words("one", {"--jobs", "1", "--palette"})).exit_code, 0);
  ASSERT_EQ(run(frames_words("three", {"--jobs", "3", "--palette"})).exit_code, 0);
  for (const char* shard : {"3/3", "1/3", "2/3"})
    ASSERT_EQ(run(frames_words("shards", {"--shard", shard, "--palette"})).exit_code, 0);
  ASSERT_EQ(run({"frames", "--join", "shards", "-o", "joined.apng"}).exit_code, 0);
  ASSERT_EQ(run(frames_words("one.apng")).exit_code, 0);
  EXPECT_EQ(contents_of("three"), contents_of("one"));
  EXPECT_EQ(contents_of("shards"), contents_of("one"));
}

TEST_F(FramesProgram, BytesOfGeoTiffsDependNeitherOnJobsNorOnShards) {
  ASSERT_EQ(run(frames_words("one", {"--jobs", "1", "--format", "tif"})).exit_code, 0);
  ASSERT_EQ(run(frames_words("three", {"--jobs", "3", "--format", "tif"})).exit_code, 0);
  for (const char* shard : {"2/2", "1/2"})
    ASSERT_EQ(run(frames_words("shards", {"--shard", shard, "--format", "tif"})).exit_code, 0);
  ASSERT_EQ(run({"frames", "--join", "shards"}).exit_code, 0);
  const auto one = contents_of("one");
  EXPECT_EQ(contents_of("three"), one);
  EXPECT_EQ(contents_of("shards"), one);
  EXPECT_THAT(one.at("2020-02-08.tif"), StartsWith("II*"));
  EXPECT_THAT(one.at("index.json"), HasSubstr("\"unit\": \"px\""));
  EXPECT_THAT(run(frames_words("one", {"--format", "tif"})).err, HasSubstr("61 of them already there"));
}

TEST_F(FramesProgram, AnimationOfAJoinIsThatOfOneRun) {
  ASSERT_EQ(run(frames_words("one.apng")).exit_code, 0);
  for (const char* shard : {"1/2", "2/2"}) ASSERT_EQ(run(frames_words("two", {"--shard", shard})).exit_code, 0);
  ASSERT_EQ(run({"frames", "--join", "two", "-o", "two.apng"}).exit_code, 0);
  EXPECT_EQ(file_bytes(folder_ / "two.apng"), file_bytes(folder_ / "one.apng"));
}

TEST_F(FramesProgram, DrawsAgainOnlyWhatChanged) {
  ASSERT_EQ(run(frames_words("d")).exit_code, 0);
  EXPECT_THAT(run(frames_words("d")).err, HasSubstr("\n61 frames, 61 of them already there, in d"));
  EXPECT_THAT(run(frames_words("d", {"--force"})).err, HasSubstr("\n61 frames in d"));
  EXPECT_THAT(run(frames_words("d", {"--ppi", "48"})).err, HasSubstr("\n61 frames in d"));
}

TEST_F(FramesProgram, LeavesFilesOfOthersAloneAndSaysSo) {
  ASSERT_EQ(run(frames_words("d")).exit_code, 0);
  write_text(folder_ / "d/mine.png", "mine");
  const ProgramRun shorter = run({"frames", "a.map.txtpb", "-o", "d"});
  EXPECT_THAT(shorter.err, HasSubstr("removed 59 frames of an earlier run\n"));
  EXPECT_THAT(shorter.err, HasSubstr("1 file is not of this run left alone: mine.png\n"));
  EXPECT_EQ(contents_of("d").size(), 4U);
}

TEST_F(FramesProgram, SurvivesBeingKilledAtAnyMoment) {
  const std::vector<std::string> words = frames_words("d", {"--ppi", "192", "--jobs", "2"});
  ASSERT_EQ(run(frames_words("whole", {"--ppi", "192"})).exit_code, 0);
  const auto expected = contents_of("whole");
  std::mt19937 random(7);
  int in_time = 0;
  for (int i = 0; i < 20; ++i) {
    const pid_t child = start(words);
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + random() % 400));
    kill(child, SIGKILL);
    in_time += WIFSIGNALED(wait_for(child));
    if (fs::exists(folder_ / "d"))
      for (const auto& [name, bytes] : contents_of("d"))
        if (name.ends_with(".png") && name[0] != '.') {
          EXPECT_EQ(bytes, expected.at(name)) << name;
        }
    if (i % 4 != 3) continue;  // several kills before a run that ends
    ASSERT_EQ(run(words).exit_code, 0);
    EXPECT_EQ(contents_of("d"), expected);
    fs::remove_all(folder_ / "d");
  }
  EXPECT_GE(in_time, 5);
}

TEST_F(FramesProgram, StopsOnASignalWithItsExitCodeAndGoesOnLater) {
  for (const int number : {SIGINT, SIGTERM}) {
    const pid_t child = start(frames_words("d", {"--ppi", "300", "--jobs", "1"}));
    for (int i = 0; i < 2000 && !fs::exists(folder_ / "d/2020-01-15.png"); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    kill(child, number);
    const int status = wait_for(child);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 128 + number);
    EXPECT_FALSE(fs::exists(folder_ / "d/index.json"));
    EXPECT_THAT(run(frames_words("d", {"--ppi", "300"})).err, HasSubstr("of them already there"));
    fs::remove_all(folder_ / "d");
  }
}

TEST_F(FramesProgram, RefusesASecondRunInTheSameFolder) {
  const pid_t child = start(frames_words("d", {"--ppi", "300", "--jobs", "1"}));
  for (int i = 0; i < 2000 && !fs::exists(folder_ / "d/2020-01-15.png"); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  const ProgramRun second = run(frames_words("d"));
  kill(child, SIGKILL);
  wait_for(child);
  EXPECT_EQ(second.exit_code, 3);
  EXPECT_THAT(second.err, HasSubstr("another run of dateline writes to d"));
}

TEST_F(FramesProgram, RefusesOptionsItCannotUnderstand) {
  for (const std::vector<std::string>& more : std::vector<std::vector<std::string>>{{"--shard", "0/4"},
                                                                                    {"--shard", "5/4"},
                                                                                    {"--shard", "x/y"},
                                                                                    {"--jobs", "0"},
                                                                                    {"--every", "fortnight"},
                                                                                    {"--from", "tomorrow"},
                                                                                    {"--format", "bmp"},
                                                                                    {"--join", "d"}}) {
    std::vector<std::string> words{"frames", "a.map.txtpb", "-o", "d"};
    words.insert(words.end(), more.begin(), more.end());
    const ProgramRun failed = run(words);
    EXPECT_EQ(failed.exit_code, 2) << more[0] << " " << more[1];
    EXPECT_THAT(failed.err, HasSubstr(more[0]));
    EXPECT_FALSE(fs::exists(folder_ / "d"));
  }
  EXPECT_EQ(run({"frames", "a.map.txtpb", "-o", "m.bmp"}).exit_code, 2);
  EXPECT_EQ(run({"frames", "a.map.txtpb", "-o", "one/", "two/"}).exit_code, 2);
  EXPECT_EQ(run({"frames", "a.map.txtpb"}).exit_code, 2);
  EXPECT_EQ(run({"frames", "-o", "d"}).exit_code, 2);
  EXPECT_EQ(run({"frames", "a.map.txtpb", "-o", "d", "--from", "2020-03", "--to", "2020-01"}).exit_code, 2);
  EXPECT_EQ(run({"frames", "a.map.txtpb", "-o", "m.apng", "--shard", "1/2"}).exit_code, 2);
  EXPECT_EQ(run({"frames", "--join", "nowhere"}).exit_code, 2);
}

TEST_F(FramesProgram, SaysWhyItCannotWrite) {
  write_text(folder_ / "file", "x");
  const ProgramRun failed = run({"frames", "a.map.txtpb", "-o", "file/"});
  EXPECT_EQ(failed.exit_code, 3);
  EXPECT_THAT(failed.err, HasSubstr("file is a file, not a folder for frames"));
  EXPECT_EQ(run({"frames", "a.map.txtpb", "-o", "/proc/frames/"}).exit_code, 3);
  EXPECT_EQ(file_bytes(folder_ / "file"), "x");
}

TEST_F(FramesProgram, FullDiskEndsTheRunAndLeavesWholeFiles) {
  // A file that is too large is refused like one for which there is no room.
  const std::string words = std::string("ulimit -f 8; trap '' XFSZ; exec '") + DATELINE_PROGRAM +
                            "' frames a.map.txtpb -o d --ppi 300 2> '" + folder_.string() + ".full'";
  const std::string command = "cd '" + folder_.string() + "' && sh -c \"" + words + "\"";
  const int status = std::system(command.c_str());
  EXPECT_EQ(WEXITSTATUS(status), 3);
  EXPECT_THAT(file_bytes(folder_.string() + ".full"), HasSubstr("cannot write a frame to d: File too large"));
  fs::remove(folder_.string() + ".full");
  for (const auto& [name, bytes] : contents_of("d")) EXPECT_FALSE(name.ends_with(".png")) << name;
  EXPECT_THAT(contents_of("d"), testing::Not(testing::Contains(testing::Key(HasSubstr("dateline-part")))));
}

TEST_F(FramesProgram, TellsProgramsOfItsProgress) {
  const ProgramRun done = run(frames_words("d", {"--json"}));
  EXPECT_EQ(done.exit_code, 0);
  EXPECT_THAT(done.err, HasSubstr("{\"progress\":{\"done\":61,\"total\":61,"));
  EXPECT_EQ(run(frames_words("d", {"--quiet"})).err, "");
}

TEST_F(FramesProgram, JoinNamesWhatIsMissing) {
  ASSERT_EQ(run(frames_words("d", {"--shard", "1/3"})).exit_code, 0);
  const ProgramRun failed = run({"frames", "--join", "d"});
  EXPECT_EQ(failed.exit_code, 1);
  EXPECT_EQ(failed.err, "d: error: shard 2/3 is missing\nd: error: shard 3/3 is missing\n2 errors\n");
}

TEST(ProgressText, FitsTheTerminal) {
  EXPECT_EQ(progress_text(0, 10, 0, 30), "[               ] 0/10 frames");
  EXPECT_EQ(progress_text(5, 10, 1, 60), "[##############              ] 5/10 frames  5.0/s  1 s left");
  for (const std::size_t columns : {0U, 1U, 20U, 40U, 200U})
    EXPECT_LE(progress_text(1430000, 2000000, 12345, columns).size(), columns);
  EXPECT_THAT(progress_text(1, 1000, 60, 80), HasSubstr("16 h 39 min left"));
  EXPECT_EQ(progress_json(715, 1430, 5),
            R"({"progress":{"done":715,"total":1430,"frames_per_second":143.0,"seconds_left":5.0}})");
}

}  // namespace
}  // namespace dateline
