#include "render/frame_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/made_frames.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;

IndexedFrame made_frame(std::size_t i) {
  const MadeFrames frames(100);
  const std::string bytes = frames.file_of(i);
  return {frames.entry(i), frames.file_name(i), {frames.contents(i, 1).front(), bytes.size(), sha256_of(bytes)}};
}

std::string text_of(const FrameIndexHead& head, std::size_t count) {
  std::string text;
  write_frame_index(head, count, made_frame, [&](std::string_view piece) { text += piece; });
  return text;
}

std::string problem_of(std::string_view text) {
  const Result<FrameIndex> read = read_frame_index(text, "index.json");
  return read ? "" : to_string(read.diagnostics.front());
}

TEST(FrameIndex, IsReadAsItWasWritten) {
  FrameIndexHead head = MadeFrames(0).head();
  head.width = 533.25;
  for (const bool of_shard : {false, true}) {
    if (of_shard) head.shard = IndexedShard{2, 4, 25, 100};
    const Result<FrameIndex> read = read_frame_index(text_of(head, 5), "index.json");
    ASSERT_TRUE(read) << to_string(read.diagnostics.front());
    EXPECT_EQ(read->head, head);
    ASSERT_EQ(read->frames.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(read->frames[i], made_frame(i));
  }
}

TEST(FrameIndex, HasOneFrameALine) {
  const std::string text = text_of(MadeFrames(0).head(), 3);
  EXPECT_THAT(text, HasSubstr("\"frames\": [\n{\"name\": \"0000\", "));
  EXPECT_THAT(text, HasSubstr("},\n{\"name\": \"0002\", "));
  EXPECT_TRUE(text.ends_with("\"}\n]\n}\n"));
  EXPECT_TRUE(problem_of(text_of(MadeFrames(0).head(), 0)).empty());
}

TEST(FrameIndex, SaysWhereItIsBroken) {
  const std::string text = text_of(MadeFrames(0).head(), 3);
  EXPECT_THAT(problem_of(""), HasSubstr("index.json:1:1: error: "));
  EXPECT_THAT(problem_of("{}"), HasSubstr("not the index"));
  EXPECT_THAT(problem_of("[]"), HasSubstr("expected \"{\""));
  EXPECT_THAT(problem_of(text + "x"), HasSubstr("after the end"));
  EXPECT_THAT(problem_of(R"({"dateline_frames": 2, "frames": []})"), HasSubstr("not known"));
  for (std::size_t cut = 0; cut + 3 < text.size(); cut += 7) EXPECT_NE(problem_of(text.substr(0, cut)), "") << cut;
}

TEST(FrameIndex, RefusesFilesOutsideItsFolder) {
  const std::string good = text_of(MadeFrames(0).head(), 1);
  const auto with_name = [&](const std::string& name) {
    std::string text = good;
    return text.replace(text.find("0000.png"), 8, name);
  };
  EXPECT_EQ(problem_of(with_name("fine.png")), "");
  for (const char* name : {"../x.png", "/etc/x.png", ".x.png", "", "a/b.png", "a\\\\b.png", "a\\u0000.png", "x.txt"})
    EXPECT_NE(problem_of(with_name(name)), "") << name;
}

TEST(FrameIndex, RefusesWhatContradictsItself) {
  const std::string good = text_of(MadeFrames(0).head(), 2);
  const auto with = [&](const std::string& old, const std::string& other) {
    std::string text = good;
    return problem_of(text.replace(text.find(old), old.size(), other));
  };
  EXPECT_THAT(with("0001.png", "0000.png"), HasSubstr("twice"));
  EXPECT_THAT(with("\"bytes\": ", "\"bytes\": -"), HasSubstr("out of range"));
  EXPECT_THAT(with("\"bytes\": ", "\"bytes\": 99999999999999999999"), HasSubstr("out of range"));
  EXPECT_THAT(with("\"sha256\": \"", "\"sha256\": \"0"), HasSubstr("64 hexadecimal"));
  EXPECT_THAT(with("\"content\"", "\"contend\""), HasSubstr("needs"));
  EXPECT_THAT(with("\"frames\"", "\"shard\": {\"part\": 5, \"of\": 4}, \"frames\""), HasSubstr("contradict"));
}

TEST(FrameJournal, IsReadLineByLineUnlessALineIsHalf) {
  const IndexedFrame frame = made_frame(3);
  const std::string line = journal_line(frame.file, frame.is);
  const auto read = read_journal_line(line);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->file, frame.file);
  EXPECT_EQ(read->is, frame.is);
  for (std::size_t cut = 0; cut + 1 < line.size(); ++cut) EXPECT_FALSE(read_journal_line(line.substr(0, cut))) << cut;
}

}  // namespace
}  // namespace dateline
