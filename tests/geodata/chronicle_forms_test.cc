// JSON, binary and stream: mistakes are located as well as the form allows, and hostile bytes are only diagnosed.
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"
#include "geodata/chronicle_writer.h"
#include "geodata/error.h"
#include "geodata/record_stream_reader.h"
#include "proto/chronicle.pb.h"
#include "tests/geodata/chronicle_samples.h"
#include "tests/geodata/complete_chronicle.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> errors_of(std::string_view bytes, ChronicleFormat format, const ReadLimits& limits = {}) {
  std::vector<std::string> out;
  const auto result = read_chronicle_text(bytes, format, "a", limits);
  for (const Diagnostic& d : result.diagnostics)
    if (d.severity == Severity::kError) out.push_back(to_string(d));
  EXPECT_EQ(out.empty(), result.value.has_value());
  return out;
}
std::vector<std::string> json_errors(std::string_view text) { return errors_of(text, ChronicleFormat::kJson); }

Chronicle complete() { return *read_chronicle_text(samples::complete, ChronicleFormat::kText, "a"); }

std::string framed(const std::string& bytes) {
  std::string out;
  for (std::size_t size = bytes.size();; size >>= 7) {
    out += static_cast<char>((size & 0x7F) | (size > 0x7F ? 0x80 : 0));
    if (size <= 0x7F) break;
  }
  return out + bytes;
}
std::string framed(const v1::Record& record) { return framed(record.SerializeAsString()); }

TEST(ChronicleJson, ReportsEveryMistakeWithLineAndColumn) {
  EXPECT_THAT(
      json_errors(
          "{\n"
          "  \"title\": [{\"text\": \"Қ\", \"tekst\": 1}],\n"
          "  \"timeZone\": \"Asia/Almata\",\n"
          "  \"events\": [\n"
          "    {\"id\": 5, \"kind\": \"CLASHH\"},\n"
          "    {\"id\": \"e\", \"kind\": \"CLASH\", \"when\": \"2020-02-30\", \"places\": [\"tokmak\", true]},\n"
          "    {\"id\": \"f\", \"places\": \"x\", \"evnt\": {\"a\": [1, {\"b\": null}]}}\n"
          "  ],\n"
          "  \"places\": [{\"id\": \"tokmok\", \"names\": [{\"text\": \"x\"}], \"lat\": \"north\", \"lon\": {}}]\n"
          "}\n"),
      testing::IsSupersetOf(
          {"a:2:27: error: unknown field \"tekst\" in name (did you mean \"text\"?)",
           "a:3:15: error: unknown time zone \"Asia/Almata\" (did you mean \"Asia/Almaty\"?)",
           "a:5:12: error: id wants a text in quotes, found 5",
           "a:5:23: error: unknown event kind \"CLASHH\" (did you mean \"CLASH\"?)",
           "a:6:42: error: event \"e\": \"2020-02-30\" is not a time: day 30 does not exist in 2020-02 (at "
           "character 9)",
           "a:6:67: error: event \"e\": unknown place \"tokmak\" (did you mean \"tokmok\"?)",
           "a:6:77: error: places wants a text in quotes, found true", "a:7:27: error: places wants a list, [ ... ]",
           "a:7:32: error: unknown field \"evnt\" in event", "a:9:64: error: lat wants a number, found a text",
           "a:9:80: error: lon wants a number"}));
}

TEST(ChronicleJson, AcceptsBothSpellingsOfNamesAndNumbersInQuotes) {
  const auto chronicle = read_chronicle_text(
      R"({"title":[{"text":"x \u049a\ud83d\ude00\n"}],"time_zone":"Asia/Almaty","language":null,
          "places":[{"id":"p","names":[{"text":"p"}],"lat":"1.5","lon":-2e1,"uncertaintyM":3,"precision":2}]})",
      ChronicleFormat::kJson, "a.json");
  ASSERT_TRUE(chronicle) << to_string(chronicle.diagnostics[0]);
  EXPECT_EQ(chronicle->title[0].text, "x Қ😀\n");
  EXPECT_EQ(chronicle->time_zone, "Asia/Almaty");
  EXPECT_EQ(chronicle->places[0].position, (LonLat{-20, 1.5}));
  EXPECT_EQ(chronicle->places[0].precision, PlacePrecision::kNear);
}

TEST(ChronicleJson, BrokenJsonIsReportedWhereItBreaks) {
  EXPECT_THAT(json_errors("{\"id\": \"a\",}"), Contains("a:1:12: error: a comma before \"}\" is not JSON"));
  EXPECT_THAT(json_errors("{\"id\": \"a\""), Contains("a:1:11: error: the file ends too early: a \"}\" is missing"));
  EXPECT_THAT(json_errors("{\"id\": \"a\n\"}"), Contains(HasSubstr("a:1:10: error: a text ends on its line")));
  EXPECT_THAT(json_errors("{\"id\" \"a\"}"), Contains(HasSubstr("expected \":\" after the name of a field")));
  EXPECT_THAT(json_errors("{} {}"), Contains("a:1:4: error: the file goes on after its last \"}\""));
  EXPECT_THAT(json_errors("[]"), Contains(HasSubstr("begins with \"{\"")));
  EXPECT_THAT(json_errors("{\"id\": \"\\ud800\"}"),
              Contains(HasSubstr("1:9: error: a surrogate without its other half")));
  EXPECT_THAT(json_errors("{\"id\": 01}"), Contains(HasSubstr("this is not a JSON number")));
  EXPECT_THAT(json_errors("{\"id\": nul}"), Contains(HasSubstr("expected a JSON value, found \"nul}\"")));
  EXPECT_THAT(json_errors("{\"id\": \"a\", \"id\": \"b\"}"),
              Contains("a:1:13: error: id is given twice in this chronicle"));
  EXPECT_THAT(json_errors("{\"id\": \"\\u0000\"}"), Contains(HasSubstr("id holds a NUL character")));
}

TEST(ChronicleJson, HostileJsonIsOnlyDiagnosed) {
  const auto repeated = [](std::string_view part, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += part;
    return text;
  };
  for (const std::string& text :
       {"{\"x\":" + repeated("[", 1000000), "{\"x\":" + repeated("{\"a\":", 300000), repeated("{", 100000),
        "{\"x\":" + repeated("[", 300000) + repeated("]", 300000) + "}", "{" + repeated("\"id\":1,", 100000),
        "{\"events\":[" + repeated("{\"kind\":\"CLASHH\"},", 50000), "{\"id\":" + repeated("9", 1000000) + "}",
        "{\"id\":\"" + repeated("\\u12", 100000), repeated(" ", 1000000),
        "{\"id\":\"" + std::string(20000, 'a') + "\"}"})
    EXPECT_FALSE(json_errors(text).empty()) << text.substr(0, 30);
}

TEST(ChronicleBinary, ContentIsLocatedByRecordAndPath) {
  Chronicle chronicle = *read_chronicle_text(samples::faultless(), ChronicleFormat::kText, "a");
  chronicle.movements[0].path[1].where = "tokmak";
  chronicle.events[0].figures[0].best = -8;
  EXPECT_THAT(
      errors_of(to_bytes(chronicle, ChronicleFormat::kBinary), ChronicleFormat::kBinary),
      ElementsAre("a: error: event \"clash\" figures[0].best: best -8 is negative",
                  "a: error: movement \"flight\" path[1].place: unknown place \"tokmak\" (did you mean \"tokmok\"?)"));
  EXPECT_THAT(errors_of(to_bytes(chronicle, ChronicleFormat::kStream), ChronicleFormat::kStream),
              Contains(HasSubstr("movement \"flight\" path[1].place: unknown place")));
}

TEST(ChronicleBinary, BytesThatMakeNoSenseAreLocatedByOffset) {
  const auto errors = [](std::string_view bytes) { return errors_of(bytes, ChronicleFormat::kBinary); };
  EXPECT_THAT(errors("\x0a\x05"
                     "ab"),
              ElementsAre("a: error: 5 bytes are announced, 2 are left (at byte 2)"));
  EXPECT_THAT(errors("\x0a\x01\xff"), ElementsAre("a: error: id is not UTF-8 (at byte 2)"));
  EXPECT_THAT(errors("\x08\x01"), ElementsAre("a: error: id is stored as another type than the schema's (at byte 0)"));
  EXPECT_THAT(errors("\x0a\x01"
                     "a\x0a\x01"
                     "b"),
              ElementsAre("a: error: id is given twice in this chronicle (at byte 3)"));
  EXPECT_THAT(errors("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"), ElementsAre(HasSubstr("not a protobuf field")));
  EXPECT_THAT(errors("\x0b\x0c"), Contains(HasSubstr("not a protobuf field")));
  EXPECT_THAT(errors("{\"id\": 1}"), Contains(HasSubstr("error")));
  EXPECT_THAT(errors(std::string("\x0a\xff\xff\xff\xff\xff\xff\xff\xff\x7f"
                                 "a")),
              ElementsAre(HasSubstr("bytes are announced, 1 are left")));
}

TEST(ChronicleBinary, UnknownNumbersOfEnumsAreErrors) {
  v1::Chronicle message;
  message.add_title()->set_text("x");
  v1::Event& event = *message.add_events();
  event.set_id("e");
  event.set_when("2020");
  event.set_kind(static_cast<v1::Event::Kind>(999));
  EXPECT_THAT(errors_of(message.SerializeAsString(), ChronicleFormat::kBinary),
              ElementsAre("a: error: event \"e\" kind: unknown event kind 999"));
}

TEST(ChronicleStream, FramesAreChecked) {
  const auto errors = [](std::string_view bytes, const ReadLimits& limits = {}) {
    return errors_of(bytes, ChronicleFormat::kStream, limits);
  };
  v1::Record header;
  header.mutable_header()->add_title()->set_text("x");
  v1::Record place;
  place.mutable_place()->set_id("p");
  place.mutable_place()->add_names()->set_text("p");
  EXPECT_THAT(errors(framed(header) + framed(place)), ElementsAre());
  EXPECT_THAT(errors(framed(place)), ElementsAre("a: error: record 1: a stream begins with a header"));
  EXPECT_THAT(errors(framed(header) + framed(header)),
              ElementsAre("a: error: record 2: a header is the first record and holds no other"));
  EXPECT_THAT(errors(framed(header) + "\x7f"
                                      "abc"),
              ElementsAre("a: error: record 2: 127 bytes are announced, 3 are left (at byte 9)"));
  EXPECT_THAT(errors(framed(header) + "\xff"),
              ElementsAre(HasSubstr("record 2: the stream ends in the middle of a size")));
  EXPECT_THAT(errors("\xff\xff\xff\xff\xff\xff\xff"), ElementsAre(HasSubstr("the size of the record makes no sense")));
  EXPECT_THAT(errors(framed(header) + "\xff\xff\xff\xff\x0f"), ElementsAre(HasSubstr("limit record-bytes=4000000;")));
  EXPECT_THAT(errors(framed(header) + std::string(1, '\0')), ElementsAre(HasSubstr("record 2 holds nothing")));
  EXPECT_THAT(errors(framed(header) + std::string(1000000, '\0')), Contains(HasSubstr("too many errors")));
  ReadLimits few;
  few.records = 1;
  EXPECT_THAT(errors(framed(header) + framed(place) + framed(place), few), ElementsAre(HasSubstr("limit records=1;")));
}

TEST(ChronicleStream, PlacesAfterTheirUsersAreAWarning) {
  v1::Record header;
  header.mutable_header()->add_title()->set_text("x");
  v1::Record event;
  event.mutable_event()->set_id("e");
  event.mutable_event()->add_places("p");
  v1::Record place;
  place.mutable_place()->set_id("p");
  place.mutable_place()->add_names()->set_text("p");
  v1::Record other = place;
  other.mutable_place()->set_id("q");
  const auto warnings = [&](const std::string& bytes) {
    const auto result = read_chronicle_text(framed(header) + bytes, ChronicleFormat::kStream, "a");
    EXPECT_TRUE(result);
    std::vector<std::string> found;
    for (const Diagnostic& diagnostic : result.diagnostics)
      if (to_string(diagnostic).find("come before") != std::string::npos) found.push_back(to_string(diagnostic));
    return found;
  };
  EXPECT_THAT(warnings(framed(event) + framed(place)),
              ElementsAre(HasSubstr("record 3: sources, places and actors come before")));
  EXPECT_THAT(warnings(framed(place) + framed(event) + framed(other)), ElementsAre()) << "nothing used it before";
}

TEST(RecordReader, GivesEveryRecordInOrder) {
  const Chronicle chronicle = complete();
  const std::string bytes = to_bytes(chronicle, ChronicleFormat::kStream);
  RecordReader reader{bytes, "a.stream"};
  Chronicle back;
  int count = 0;
  while (const std::optional<ChronicleRecord> record = reader.next()) {
    if (count++ == 0) back = std::get<Chronicle>(*record);
    if (const auto* event = std::get_if<Event>(&*record)) back.events.push_back(*event);
    if (const auto* figure = std::get_if<Figure>(&*record)) back.figures.push_back(*figure);
  }
  EXPECT_TRUE(reader.diagnostics().empty());
  EXPECT_EQ(count, 12);
  EXPECT_EQ(back.title, chronicle.title);
  EXPECT_EQ(back.events, chronicle.events);
  EXPECT_EQ(back.figures, chronicle.figures);
}

TEST(RecordReader, PassesOverDamagedRecordsAndSaysSo) {
  v1::Record bad;
  bad.mutable_event()->set_id("e");
  bad.mutable_event()->set_when("yesterday");
  v1::Record good;
  good.mutable_event()->set_id("f");
  const std::string bytes = framed(bad) + framed("\xff\xff") + framed(good) + "\x05";
  RecordReader reader{bytes, "a.stream"};
  const auto record = reader.next();
  ASSERT_TRUE(record);
  EXPECT_EQ(std::get<Event>(*record).id, "f");
  EXPECT_FALSE(reader.next());
  EXPECT_FALSE(reader.next());
  ASSERT_EQ(reader.diagnostics().size(), 3U);
  EXPECT_THAT(to_string(reader.diagnostics()[0]),
              HasSubstr("a.stream: error: record 1 event.when: \"yesterday\" is not a time"));
}

TEST(ReadChronicle, TellsTheFormByTheEnding) {
  EXPECT_EQ(chronicle_format_of("/a/korday.chronicle.txtpb"), ChronicleFormat::kText);
  EXPECT_EQ(chronicle_format_of("a.TEXTPROTO"), ChronicleFormat::kText);
  EXPECT_EQ(chronicle_format_of("a.json"), ChronicleFormat::kJson);
  EXPECT_EQ(chronicle_format_of("a.pb"), ChronicleFormat::kBinary);
  EXPECT_EQ(chronicle_format_of("a.stream"), ChronicleFormat::kStream);
  EXPECT_EQ(chronicle_format_of("json"), std::nullopt);
  EXPECT_EQ(chronicle_format_of(""), std::nullopt);
  const auto result = read_chronicle("a.docx");
  ASSERT_FALSE(result);
  EXPECT_THAT(result.diagnostics[0].message, HasSubstr("told by its ending"));
}

TEST(ReadChronicle, ReadsFilesAndNamesChroniclesAfterThem) {
  const ScratchFolder folder;
  Chronicle chronicle = complete();
  for (const char* name : {"a.chronicle.txtpb", "a.json", "a.pb", "a.stream"}) {
    write_chronicle(folder / name, chronicle);
    const auto back = read_chronicle(folder / name);
    ASSERT_TRUE(back) << to_string(back.diagnostics[0]);
    EXPECT_EQ(*back, chronicle);
  }
  ScratchFolder::put(folder / "My Map 1.chronicle.txtpb", "title { text: \"x\" }");
  EXPECT_EQ(read_chronicle(folder / "My Map 1.chronicle.txtpb")->id, "my-map-1");
}

TEST(ReadChronicle, MissingFilesAndFoldersThrow) {
  const ScratchFolder folder;
  std::filesystem::create_directories(folder / "d.pb");
  std::filesystem::create_directories(folder / "d.stream");
  for (const char* name : {"no.txtpb", "no.json", "no.pb", "no.stream", "d.pb", "d.stream"})
    EXPECT_THROW((void)read_chronicle(folder / name), Error) << name;
}

TEST(ReadChronicle, LimitsAreErrorsThatNameThem) {
  const ScratchFolder folder;
  ScratchFolder::put(folder / "a.txtpb", samples::faultless());
  ReadLimits limits;
  limits.file_bytes = 100;
  EXPECT_THAT(read_chronicle(folder / "a.txtpb", limits).diagnostics[0].message,
              "the file is larger than 100 bytes (limit file-bytes=100; --limit file-bytes=NUMBER sets another)");
  limits = {};
  limits.records = 3;
  EXPECT_THAT(errors_of(samples::faultless(), ChronicleFormat::kText, limits),
              ElementsAre(HasSubstr("11 records (limit records=3;")));
  limits = {};
  limits.text_bytes = 14;
  EXPECT_THAT(errors_of(samples::faultless(), ChronicleFormat::kText, limits),
              Contains(HasSubstr("a:2:26: error: text has 15 bytes (limit text-bytes=14;")));
}

TEST(ReadChronicle, EmptyInputIsAnErrorInEveryForm) {
  for (const auto format :
       {ChronicleFormat::kText, ChronicleFormat::kJson, ChronicleFormat::kBinary, ChronicleFormat::kStream})
    EXPECT_THAT(errors_of("", format), ElementsAre("a: error: the file is empty"));
}

TEST(ReadChronicle, DamagedBytesNeverCrash) {
  std::mt19937 random{5};
  for (const auto format :
       {ChronicleFormat::kText, ChronicleFormat::kJson, ChronicleFormat::kBinary, ChronicleFormat::kStream}) {
    const std::string good = to_bytes(complete(), format);
    for (int round = 0; round < 1500; ++round) {
      std::string bytes = good;
      for (auto edits = 1 + random() % 5; edits > 0; --edits) {
        const std::size_t at = random() % bytes.size();
        switch (random() % 4) {
          case 0: bytes[at] = static_cast<char>(random() % 256); break;
          case 1: bytes.erase(at, random() % 20); break;
          case 2: bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 30)); break;
          default: bytes.resize(at + 1); break;
        }
        if (bytes.empty()) bytes = "x";
      }
      const auto result = read_chronicle_text(bytes, format, "a");
      ASSERT_EQ(result.value.has_value(), !has_errors(result.diagnostics));
    }
  }
}

}  // namespace
}  // namespace dateline
