// What the program says of hostile files can be read on a terminal.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/inert_text.h"
#include "geodata/utf8.h"
#include "tests/cli/run_program.h"
#include "tests/support/hostile_strings.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;

using HostileNames = ProgramTest;

void expect_readable(const std::string& said) {
  EXPECT_TRUE(is_valid_utf8(said));
  for_each_code_point(said, [](char32_t c) { EXPECT_FALSE(c != '\n' && (is_control(c) || is_direction_control(c))); });
}

constexpr const char* name = "a\x1b]0;x\x07\x1b[2J\u202E\u009B\xFF";

TEST_F(HostileNames, OfFilesAreShownAsEscapes) {
  const std::string folder = std::string(name) + "/", file = std::string(name) + ".chronicle.txtpb";
  write_text(folder_ / file, "title { text: \"x\" }\nevnts {}\n");
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"check", file},
                                                    {"check", "--json", file},
                                                    {"check", folder + "none"},
                                                    {name},
                                                    {"render", file},
                                                    {"render", file, "-o", folder + "x.png"},
                                                    {"render", file, "-o", std::string("x.") + name},
                                                    {"explain", file},
                                                    {"export", file, "-o", name},
                                                    {"import", file, "-o", folder},
                                                    {"convert", file, "-o", name},
                                                    {"frames", file, "--every", name, "-o", "x"},
                                                    {"check", "--no-such-option", name}}) {
    const ProgramRun done = run(arguments);
    EXPECT_NE(done.exit_code, 0);
    EXPECT_NE(done.err, "");
    expect_readable(done.out + done.err);
  }
}

TEST_F(HostileNames, InsideFilesAreWarnedOfWithTheirPlace) {
  write_text(folder_ / "b.map.txtpb",
             "chronicles: \"a.chronicle.txtpb\"\nnotes { text: \"a\u202Eb\" }\nnotes { text: \"a\u2067b\" }\n");
  const ProgramRun done = run({"check", "b.map.txtpb"});
  EXPECT_EQ(done.exit_code, 0);
  EXPECT_THAT(done.err, HasSubstr("b.map.txtpb:2:15: warning: text holds U+202E, which turns the writing around"));
  EXPECT_THAT(done.err, HasSubstr("b.map.txtpb:3:15: warning: text begins an isolate"));
  expect_readable(done.err);
}

TEST_F(HostileNames, InsideFilesAreExplainedAsEscapes) {
  std::string map = "chronicles: \"a.chronicle.txtpb\"\n";
  for (const char* text : {"a\u202Eb", "a\u009Bb", "a\\nb"}) map += std::string("notes { text: \"") + text + "\" }\n";
  write_text(folder_ / "b.map.txtpb", map);
  const ProgramRun done = run({"explain", "b.map.txtpb"});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  expect_readable(done.out + done.err);
}

TEST_F(HostileNames, WithControlsAreRefusedByReaders) {
  for (const std::string& text : testing::unreadable_strings()) {
    write_text(folder_ / "b.chronicle.txtpb", "title { text: \"" + text + "\" }\n");
    const ProgramRun done = run({"check", "b.chronicle.txtpb"});
    EXPECT_EQ(done.exit_code, 1);
    expect_readable(done.err);
  }
}

std::string quoted(std::string text) {
  for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2) text.insert(at, 1, '"');
  return '"' + text + '"';
}

TEST_F(HostileNames, InTablesAreImportedAsTextsOrReported) {
  std::string table = "#event+name,#date+start,#geo+lat,#geo+lon,#loc+name,#description\r\n";
  std::vector<std::string> texts = testing::hostile_strings();
  for (const std::string& text : testing::unreadable_strings()) texts.push_back(text);
  for (const std::string& text : texts)
    table += quoted(text) + ",2020-02-07,42.9,75.2," + quoted(text) + "," + quoted(text) + "\r\n";
  write_text(folder_ / "t.csv", table);
  const ProgramRun done =
      run({"import", "t.csv", "--from", "hxl", "-o", "t.chronicle.txtpb", "--report", "report.csv"});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  expect_readable(done.out + done.err);
  const ProgramRun checked = run({"check", "t.chronicle.txtpb"});
  EXPECT_EQ(checked.exit_code, 0) << checked.err;
  expect_readable(checked.err);
  EXPECT_THAT(checked.err, HasSubstr("holds U+202E"));
}

}  // namespace
}  // namespace dateline
