// The text form: every mistake is reported, each where it stands.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"

namespace dateline {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

std::vector<std::string> messages(const Result<Chronicle>& result, Severity least = Severity::kError) {
  std::vector<std::string> out;
  for (const Diagnostic& d : result.diagnostics)
    if (d.severity >= least) out.push_back(to_string(d));
  return out;
}

Result<Chronicle> read(std::string_view text) { return read_chronicle_text(text, ChronicleFormat::kText, "a.txtpb"); }
std::vector<std::string> errors_of(std::string_view text) { return messages(read(text)); }

TEST(ChronicleText, ReadsFieldsAndDefaults) {
  const auto plain = read(R"(
    # a comment
    title { lang: "en" text: "Korday" " District" };
    places: <id: 'masanchi', names: [{ text: "Масанчи" lang: "ru" }, { text: "Masanchi" kind: SHORT }] lat: 42.93
             lon: -75 kind: VILLAGE precision: EXACT countries: ["KZ", "KG"] countries: "UZ">
  )");
  ASSERT_TRUE(plain) << messages(plain)[0];
  EXPECT_EQ(plain->title[0].text, "Korday District");
  EXPECT_EQ(plain->places.at(0).countries, (std::vector<std::string>{"KZ", "KG", "UZ"}));
  EXPECT_EQ(plain->id, "a");
  EXPECT_EQ(plain->time_zone, "UTC");
  EXPECT_EQ(plain->language, "en");
  ASSERT_EQ(plain->places.size(), 1U);
  EXPECT_EQ(plain->places[0].position, (LonLat{-75, 42.93}));
  EXPECT_EQ(plain->places[0].names[0].text, "Масанчи");
}

TEST(ChronicleText, ReportsEveryMistakeAndNotOnlyTheFirst) {
  EXPECT_THAT(
      errors_of("title { text: \"x\" }\n"
                "events {\n"
                "  id: \"a\"\n"
                "  kind: CLASHH\n"
                "  wen: \"2020-02-07\"\n"
                "}\n"
                "events {\n"
                "  id: 5\n"
                "  kind: \"CLASH\"\n"
                "\twhen \"2020\"\n"
                "}\n"
                "evnts { id: \"b\" kind: { } }\n"),
      testing::IsSupersetOf({"a.txtpb:4:9: error: unknown event kind \"CLASHH\" (did you mean \"CLASH\"?)",
                             "a.txtpb:5:3: error: unknown field \"wen\" in event (did you mean \"when\"?)",
                             "a.txtpb:8:7: error: id wants a text in quotes, found 5",
                             "a.txtpb:9:9: error: kind wants one of its words, found a text",
                             "a.txtpb:10:7: error: \":\" is missing after when",
                             "a.txtpb:12:1: error: unknown field \"evnts\" in chronicle (did you mean \"events\"?)"}));
}

TEST(ChronicleText, ColumnsCountCharactersNotBytes) {
  EXPECT_THAT(errors_of("title { text: \"Қордай\" tekst: 1 }"),
              Contains("a.txtpb:1:24: error: unknown field \"tekst\" in name (did you mean \"text\"?)"));
}

TEST(ChronicleText, WordsInSmallLettersAreRecognisedAsMeant) {
  EXPECT_THAT(errors_of("events { kind: clash }"),
              Contains(HasSubstr("unknown event kind \"clash\" (did you mean \"CLASH\"?)")));
}

TEST(ChronicleText, AForgottenBraceIsReportedWhereItWasOpened) {
  const auto errors = errors_of(
      "title { text: \"x\" }\n"
      "events {\n"
      "  id: \"a\"\n"
      "  figures { measure: DEATHS\n"
      "}\n"
      "events { id: \"b\" }\n"
      "bad: 1\n");
  EXPECT_THAT(errors, ElementsAre("a.txtpb:2:8: error: this event is never closed: a \"}\" is missing",
                                  StartsWith("a.txtpb:7:1: error: unknown field \"bad\" in chronicle")));
}

TEST(ChronicleText, AFileThatEndsInsideAMessageIsReported) {
  EXPECT_THAT(errors_of("events { id: \"a\""),
              ElementsAre("a.txtpb:1:8: error: this event is never closed: a \"}\" is missing"));
  EXPECT_THAT(errors_of("events { places: [\"a\""), Contains(HasSubstr("1:8: error: this event is never closed")));
  EXPECT_THAT(errors_of("events { places: [\"a\" }"),
              Contains(HasSubstr("1:18: error: the list of places is not closed")));
  EXPECT_THAT(errors_of("events { id: \"a"), Contains(HasSubstr("string")));
}

TEST(ChronicleText, AFieldGivenTwiceIsAnError) {
  EXPECT_THAT(errors_of("id: \"a\"\nid: \"b\""), Contains("a.txtpb:2:1: error: id is given twice in this chronicle"));
  EXPECT_THAT(errors_of("movements { path { place: \"a\" unknown {} } }"),
              Contains("a.txtpb:1:31: error: a waypoint has place or unknown, not both"));
}

TEST(ChronicleText, NumbersAreReadInAllTheirSpellings) {
  const auto lat = [](const std::string& number) -> double {
    const auto read_back =
        read("title{text:\"x\"}places{id:\"p\" names{text:\"p\"} precision:EXACT lon:1 lat:" + number + "}");
    return read_back && read_back->places[0].position ? read_back->places[0].position->lat_deg : -999;
  };
  EXPECT_EQ(lat("42"), 42);
  EXPECT_EQ(lat("-4.25e1"), -42.5);
  EXPECT_EQ(lat(".5"), 0.5);
  EXPECT_EQ(lat("4.5f"), 4.5);
  EXPECT_EQ(lat("0x10"), 16);
  EXPECT_EQ(lat("- 7"), -7);
  EXPECT_EQ(lat("nan"), -999);
  EXPECT_EQ(lat("inf"), -999);
  EXPECT_EQ(lat("1e999"), -999);
  EXPECT_EQ(lat("north"), -999);
  EXPECT_THAT(errors_of("places { lat: north }"), Contains(HasSubstr("1:15: error: lat wants a number, found north")));
}

TEST(ChronicleText, BytesThatAreNotTextAreRefusedWhereTheyStand) {
  EXPECT_THAT(errors_of("id: \"a\"\n# \xff"), ElementsAre("a.txtpb:2:3: error: the text is not UTF-8: byte 0xff"));
  EXPECT_THAT(errors_of(std::string_view{"id: \"a\"\0", 8}),
              ElementsAre(HasSubstr("1:8: error: the file holds a NUL")));
  EXPECT_THAT(errors_of("id: \"\\xff\""), Contains(HasSubstr("1:5: error: id is not UTF-8")));
  EXPECT_THAT(errors_of("id: \"\\000\""), Contains(HasSubstr("id holds a NUL character")));
  EXPECT_THAT(errors_of("id: \"a\\x1bb\""), Contains(HasSubstr("1:5: error: id holds the control character 0x1b")));
}

TEST(ChronicleText, TimesAreReportedAtTheirValue) {
  EXPECT_THAT(
      errors_of("title { text: \"x\" }\nevents {\n  id: \"fight\"\n  when: \"2020-02-30\"\n}\n"),
      Contains("a.txtpb:4:9: error: event \"fight\": \"2020-02-30\" is not a time: day 30 does not exist in 2020-02 "
               "(at character 9)"));
}

TEST(ChronicleText, HostileTextEndsQuicklyAndIsDiagnosed) {
  const auto repeated = [](std::string_view part, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += part;
    return text;
  };
  for (const std::string& text : {repeated("{", 500000),
                                  repeated("foo {", 200000),
                                  repeated("[", 500000),
                                  "id: " + repeated("[", 500000),
                                  repeated("}", 500000),
                                  repeated("\"\\q", 200000),
                                  repeated("\"", 300001),
                                  repeated("a", 1000000),
                                  repeated("id: 1 ", 200000),
                                  repeated("events { ", 100000),
                                  repeated("movements{path{unknown{label{", 50000),
                                  repeated("-", 500000),
                                  repeated("foo: -", 200000),
                                  repeated("/", 300000),
                                  repeated("\n", 1000000) + "x",
                                  repeated("events { places: [", 50000),
                                  repeated("events { kind: CLASHH } ", 50000),
                                  repeated("1e", 100000),
                                  repeated("0x", 100000),
                                  repeated(": ", 200000),
                                  repeated("\xef\xbb\xbf", 1000),
                                  repeated("events {\nid: ", 50000)}) {
    const auto result = read(text);
    EXPECT_FALSE(result) << text.substr(0, 40);
    EXPECT_LT(result.diagnostics.size(), 5000U);
  }
}

TEST(ChronicleText, AnEmptyFileIsAnError) {
  EXPECT_THAT(errors_of(""), ElementsAre("a.txtpb: error: the file is empty"));
}

TEST(ChronicleText, TruncationAtAnyByteIsNeverACrash) {
  const std::string text = R"(title { text: "Қордай" } places { id: "a" names: [{ text: "x" }] lat: 1 lon: -2.5e1 }
    movements { id: "m" path { place: "a" } path { unknown { bearing_deg: 5 } } figures < low: 1 high: 2 > })";
  for (std::size_t length = 0; length < text.size(); ++length) (void)read(text.substr(0, length));
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string changed = text;
    for (const char c : {'{', '}', '"', '\\', '[', '<', '\n', '\xff'}) {
      changed[at] = c;
      (void)read(changed);
    }
  }
}

}  // namespace
}  // namespace dateline
