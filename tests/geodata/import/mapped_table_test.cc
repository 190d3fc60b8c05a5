#include "geodata/import/mapped_table.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <random>

#include "geodata/chronicle_check.h"
#include "geodata/import/mapping_reader.h"
#include "geodata/record_sink.h"
#include "tests/geodata/import/memory_table.h"

namespace dateline {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Rows = std::vector<std::vector<std::string>>;

struct Imported {
  Chronicle chronicle;
  std::vector<std::string> messages;
  std::int64_t rows = 0;
  std::int64_t rows_imported = 0;
};

Imported import(const std::string& mapping_text, Rows rows, Gazetteer* gazetteer = nullptr,
                const std::string& file = "t.csv") {
  const Result<TableMapping> mapping = read_mapping_text(mapping_text, "t.mapping.txtpb");
  for (const Diagnostic& d : mapping.diagnostics) ADD_FAILURE() << to_string(d);
  Imported out;
  if (!mapping) return out;
  ImportLog log(file, [&](const Diagnostic& d) { out.messages.push_back(to_string(d)); });
  MemoryTable table(std::move(rows));
  ChronicleCollector sink;
  import_table(table, *mapping, {}, sink, log, gazetteer);
  out.chronicle = sink.chronicle();
  out.rows = log.rows();
  out.rows_imported = log.rows_imported();
  if (log.failed()) return out;
  for (const Finding& finding : check(out.chronicle))
    EXPECT_NE(finding.severity, Severity::kError) << to_string(finding.path) << ": " << finding.message;
  return out;
}

constexpr const char* events_mapping = R"(
  table { date_order: DAY_MONTH_YEAR decimal_comma: true time_zone: "UTC" }
  chronicle {
    id: "t" title { text: "T" } time_zone: "Asia/Almaty" language: "fr"
    sources { id: "list" title { text: "The list" } kind: DATASET }
  }
  records {
    record: EVENT
    id { column: "No" }
    kind { column: "Genre" words { word: "accrochage" means: "clash" } words { word: "incendie" means: "arson" } }
    title { column: "Titre" }
    when { date: "Date" time: "Heure" }
    place {
      name { column: "Lieu" } lat: "Lat" lon: "Long" within: "District" country { column: "Pays" }
      precision { column: "Prec" words { word: "1" means: "exact" } words { word: "3" means: "centroid" } }
    }
    actors { name { column: "Groupe" } role { constant: "side_a" } }
    figures { measure { constant: "deaths" } best: "Morts" reported { date: "Publié" } }
    figures { measure { constant: "displaced" } best: "Déplacés" unit { column: "Unité" } }
    sources { title { column: "Source" } separator: ";" }
  }
)";

const std::vector<std::string> events_header = {"No",    "Genre",  "Titre",    "Date",  "Heure", "Lieu",
                                                "Lat",   "Long",   "District", "Pays",  "Prec",  "Groupe",
                                                "Morts", "Publié", "Déplacés", "Unité", "Source"};

TEST(TableImporterTest, RowBecomesEventWithAllThatItSays) {
  const Imported got = import(
      events_mapping, {events_header,
                       {"7", "Accrochage", "Au pont", "07/02/2020", "14:15", "Masanchi", "42,93", "75,3", "Korday",
                        "KAZ", "1", "police", "~10", "08.02.2020", "1 200", "ménages", "Radio; Presse"}});
  ASSERT_EQ(got.chronicle.events.size(), 1u);
  const Event& event = got.chronicle.events[0];
  EXPECT_EQ(event.id, "7");
  EXPECT_EQ(event.kind, EventKind::kClash);
  EXPECT_EQ(event.when.edtf, "2020-02-07T20:15");  // UTC to Almaty, then six hours ahead
  ASSERT_EQ(event.figures.size(), 1u);             // "ménages" is no unit that is known
  EXPECT_EQ(event.figures[0].best, 10);
  EXPECT_EQ(event.figures[0].qualifier, Qualifier::kAbout);
  EXPECT_EQ(event.figures[0].reported.edtf, "2020-02-08");
  EXPECT_EQ(event.sources.size(), 3u);
  EXPECT_EQ(event.sources.back(), "list");
  EXPECT_EQ(event.figures[0].source, "list");  // which of the two said it is not known
  const Place* place = find_place(got.chronicle, event.places.at(0));
  ASSERT_NE(place, nullptr);
  EXPECT_EQ(place->position, (LonLat{75.3, 42.93}));
  EXPECT_EQ(place->precision, PlacePrecision::kExact);
  EXPECT_THAT(place->countries, ElementsAre("KZ"));
  ASSERT_NE(find_place(got.chronicle, place->within), nullptr);
  EXPECT_EQ(find_place(got.chronicle, place->within)->names[0].text, "Korday");
  EXPECT_THAT(got.messages, ElementsAre(HasSubstr("t.csv:2: warning: row altered: a word is not known: unit")));
  EXPECT_EQ(got.rows_imported, 1);
}

TEST(TableImporterTest, WhatCannotBeReadIsLeftOutAndReported) {
  const Imported got = import(events_mapping, {events_header,
                                               {"7", "bagarre", "", "31/02/2020", "", "Masanchi", "142,93", "75,3", "",
                                                "", "1", "", "plusieurs", "", "", "", ""}});
  ASSERT_EQ(got.chronicle.events.size(), 1u);
  EXPECT_EQ(got.chronicle.events[0].kind, EventKind::kUnspecified);
  EXPECT_FALSE(got.chronicle.events[0].when.stated());
  EXPECT_THAT(got.chronicle.events[0].figures, IsEmpty());
  EXPECT_THAT(got.messages, Contains(HasSubstr("a word is not known: bagarre")));
  EXPECT_THAT(got.messages, Contains(HasSubstr("a time cannot be read")));
  EXPECT_THAT(got.messages, Contains(HasSubstr("a position cannot be read: latitude \"142,93\"")));
  EXPECT_THAT(got.messages, Contains(HasSubstr("a number cannot be read: plusieurs")));
}

TEST(TableImporterTest, UnknownColumnIsAnErrorWithSuggestion) {
  const Imported got = import(R"(records { record: EVENT when { date: "Datum" } })", {{"Date"}, {"2020-02-07"}});
  EXPECT_THAT(got.messages,
              ElementsAre("t.csv: error: no column \"Datum\", which t.mapping.txtpb:1 names (did you mean \"Date\"?)"));
  EXPECT_THAT(got.chronicle.events, IsEmpty());
}

TEST(TableImporterTest, SameRowsHaveSameIdsWhateverTheirOrder) {
  const char* const mapping =
      R"(records { record: EVENT kind { constant: "clash" } when { date: "d" } place { name { column: "p" } } })";
  const Imported one = import(mapping, {{"d", "p"}, {"2020-02-07", "A"}, {"2020-02-08", "B"}});
  const Imported two = import(mapping, {{"d", "p"}, {"2020-02-08", "B"}, {"2020-02-07", "A"}});
  EXPECT_EQ(one.chronicle.events[0].id, two.chronicle.events[1].id);
  EXPECT_EQ(one.chronicle.events[0].places, two.chronicle.events[1].places);
  EXPECT_NE(one.chronicle.events[0].id, one.chronicle.events[1].id);
}

TEST(TableImporterTest, IdenticalRowsAreKeptAndDoubted) {
  const Imported got = import(R"(records { record: EVENT kind { constant: "clash" } when { date: "d" } })",
                              {{"d"}, {"2020-02-07"}, {"2020-02-07"}});
  EXPECT_EQ(got.chronicle.events.size(), 2u);
  EXPECT_THAT(got.messages, Contains("t.csv:3: warning: row doubtful: the row is the same as an earlier one"));
}

constexpr const char* matrix_mapping = R"(
  chronicle {
    places { id: "a" names { text: "Aba" } lat: 1 lon: 2 precision: NEAR }
    places { id: "b" names { text: "Bébé" } lat: 3 lon: 4 precision: NEAR }
  }
  records {
    record: MOVEMENT kind { constant: "displacement" } across {}
    origin { name { column: "From" } } destination { name { column: "{column}" } }
    when { constant: "2020-02" }
    figures { measure { constant: "displaced" } best: "{cell}" }
  })";

TEST(TableImporterTest, MatrixOfOriginsAndDestinationsBecomesMovements) {
  const Imported got =
      import(matrix_mapping, {{"From", "ABA", "BEBE", "Elsewhere"}, {"Aba", "9", "120", ""}, {"Bebe", "30", "0", "5"}});
  ASSERT_EQ(got.chronicle.movements.size(), 3u);
  EXPECT_EQ(*got.chronicle.movements[0].path[0].place(), "a");
  EXPECT_EQ(*got.chronicle.movements[0].path[1].place(), "b");
  EXPECT_EQ(got.chronicle.movements[0].figures[0].best, 120);
  EXPECT_EQ(*got.chronicle.movements[1].path[1].place(), "a");
  EXPECT_THAT(got.messages, ElementsAre(HasSubstr("row skipped: origin and destination are the same: a")));
}

TEST(TableImporterTest, NamesOfColumnsAreMendedAsCellsAre) {
  using namespace std::string_literals;
  const Imported got =
      import(matrix_mapping, {{"From", "Else\0\x01where\xff"s, std::string(20000, 'x')}, {"Aba", "9", "5"}});
  ASSERT_EQ(got.chronicle.movements.size(), 2u);
  EXPECT_THAT(got.messages, Contains("t.csv:2: warning: row altered: a text is not clean: the name of a column was not "
                                     "UTF-8 or held controls"));
  ASSERT_EQ(got.chronicle.places.size(), 4u);
  EXPECT_EQ(got.chronicle.places[2].names[0].text, "Elsewhere\xef\xbf\xbd");
}

TEST(TableImporterTest, AFileWhoseNameIsNoTextStillHasATitle) {
  const Imported got = import(R"(records { record: EVENT kind { constant: "clash" } when { date: "d" } })",
                              {{"d"}, {"2020-02-07"}}, nullptr,
                              "de\xff\x01"
                              "b.csv");
  EXPECT_EQ(got.chronicle.title[0].text, "de\xef\xbf\xbd b");
}

TEST(TableImporterTest, UnknownOriginIsSaidNotInvented) {
  const Imported got = import(R"(records { record: MOVEMENT kind { constant: "return" } when { date: "d" }
      origin { name { column: "o" } } destination { lat: "y" lon: "x" name { column: "p" } }
      figures { measure { constant: "returned" } best: "n" low: "l" high: "h" } })",
                              {{"d", "o", "p", "y", "x", "n", "l", "h"},
                               {"2020-03", "unknown", "P", "1.5", "2.5", "50", "40", "60"},
                               {"2020-03", "", "", "", "", "50", "", ""}});
  ASSERT_EQ(got.chronicle.movements.size(), 1u);
  EXPECT_EQ(got.chronicle.movements[0].path[0].place(), nullptr);
  EXPECT_EQ(got.chronicle.movements[0].figures[0].low, 40);
  EXPECT_THAT(got.messages, Contains("t.csv:3: warning: row skipped: neither origin nor destination"));
}

TEST(TableImporterTest, HouseholdsBecomeTheirOwnMeasure) {
  const Imported got = import(R"(records { record: EVENT kind { constant: "flood" } when { date: "d" }
      figures { measure { constant: "displaced" } best: "n" unit { column: "u" words { word: "HH" means: "households" } words { word: "ind" means: "people" } } }
      figures { measure { constant: "deaths" } best: "n" unit { constant: "households" } } })",
                              {{"d", "n", "u"}, {"2020-03-01", "50", "hh"}, {"2020-03-02", "60", "ind"}});
  ASSERT_EQ(got.chronicle.events.size(), 2u);
  ASSERT_EQ(got.chronicle.events[0].figures.size(), 1u);
  EXPECT_EQ(got.chronicle.events[0].figures[0].measure, Measure::kHouseholdsDisplaced);
  EXPECT_EQ(got.chronicle.events[1].figures[0].measure, Measure::kDisplaced);
  EXPECT_THAT(got.messages, Contains(HasSubstr("a number of households has no measure: deaths")));
}

TEST(TableImporterTest, RowsThatNoRuleTakesAreReported) {
  const Imported got =
      import(R"(records { record: EVENT only { column: "t" is: "x" } when { date: "d" } kind { constant: "clash" } }
                                 records { record: PLACE only { column: "t" is: "place" } place { name { column: "n" } code: "c" lat: "y" lon: "x" } })",
             {{"t", "d", "n", "c", "y", "x"},
              {"X", "2020", "", "", "", ""},
              {"other", "2020", "", "", "", ""},
              {"place", "", "Obo", "CF61", "5.4", "26.5"}});
  EXPECT_EQ(got.chronicle.events.size(), 1u);
  ASSERT_EQ(got.chronicle.places.size(), 1u);
  EXPECT_EQ(got.chronicle.places[0].id, "cf61");
  EXPECT_THAT(got.messages, Contains(HasSubstr("t.csv:3: warning: row skipped: no rule of the mapping")));
  EXPECT_EQ(got.rows, 3);
  EXPECT_EQ(got.rows_imported, 2);
}

TEST(TableImporterTest, DeploymentNeedsAForce) {
  const Imported got =
      import(R"(records { record: DEPLOYMENT actors { name { column: "f" } kind { constant: "police" } }
      place { name { column: "p" } } origin { name { column: "o" } } when { start: "a" end: "b" }
      figures { measure { constant: "personnel" } best: "n" } })",
             {{"f", "p", "o", "a", "b", "n"},
              {"Guard", "Korday", "Taraz", "2020-02-08", "2020-02-20", "300+"},
              {"", "Korday", "", "2020-02-08", "", ""}});
  ASSERT_EQ(got.chronicle.deployments.size(), 1u);
  EXPECT_EQ(got.chronicle.deployments[0].when.edtf, "2020-02-08/2020-02-20");
  EXPECT_EQ(got.chronicle.deployments[0].figures[0].qualifier, Qualifier::kAtLeast);
  ASSERT_TRUE(got.chronicle.deployments[0].from.has_value());
  EXPECT_THAT(got.messages, Contains("t.csv:3: warning: row skipped: no force"));
}

TEST(TableImporterTest, EstimatesOutOfOrderKeepTheBest) {
  const Imported got = import(R"(records { record: EVENT kind { constant: "clash" } when { date: "d" }
      figures { measure { constant: "deaths" } best: "b" low: "l" high: "h" } })",
                              {{"d", "b", "l", "h"}, {"2020", "9", "1", "5"}});
  ASSERT_EQ(got.chronicle.events[0].figures.size(), 1u);
  EXPECT_EQ(got.chronicle.events[0].figures[0].best, 9);
  EXPECT_FALSE(got.chronicle.events[0].figures[0].high.has_value());
  EXPECT_THAT(got.messages, Contains(HasSubstr("estimates are not in order")));
}

TEST(TableImporterTest, TableWithoutHeaderIsReadByNumbers) {
  const Imported got = import(
      R"(table { header_row: 0 } records { record: EVENT kind { constant: "clash" } when { date: "{2}" } id { column: "{1}" } })",
      {{"e1", "2020-02-07"}, {"e2", "2020-02-08"}});
  ASSERT_EQ(got.chronicle.events.size(), 2u);
  EXPECT_EQ(got.chronicle.events[1].id, "e2");
}

TEST(TableImporterTest, BytesThatAreNotUtf8AreMendedAndReported) {
  const Imported got =
      import(R"(records { record: EVENT kind { constant: "clash" } when { date: "d" } title { column: "t" } })",
             {{"d", "t"}, {"2020", "caf\xE9\x01"}});
  EXPECT_EQ(got.chronicle.events[0].title[0].text, "caf\uFFFD");
  EXPECT_THAT(got.messages, Contains(HasSubstr("a text is not clean")));
}

Gazetteer towns() {
  Source source;
  source.id = "towns";
  source.title = {{"", "Towns"}};
  Gazetteer gazetteer(source);
  gazetteer.add({"Obo", {}, {26.49, 5.4}, "CF", {"Haut-Mbomou"}});
  gazetteer.add({"São Tomé", {"Saint Thomas"}, {6.73, 0.34}, "ST", {}});
  gazetteer.add({"Springfield", {}, {-89.6, 39.8}, "US", {"Illinois"}});
  gazetteer.add({"Springfield", {}, {-93.3, 37.2}, "US", {"Missouri"}});
  return gazetteer;
}

constexpr const char* named_mapping = R"(records { record: EVENT kind { constant: "clash" } when { constant: "2020" }
    place { name { column: "p" } within: "a" country { column: "c" } } })";

TEST(TableImporterTest, GazetteerGivesAPositionOnlyForExactlyOneMatch) {
  Gazetteer gazetteer = towns();
  const Imported got = import(named_mapping,
                              {{"p", "a", "c"},
                               {"SAO TOME", "", ""},
                               {"Springfield", "", ""},
                               {"Springfield", "Missouri", "USA"},
                               {"Oboo", "", ""},
                               {"Obo", "", "FR"}},
                              &gazetteer);
  const auto place = [&](std::size_t i) { return *find_place(got.chronicle, got.chronicle.events[i].places.at(0)); };
  EXPECT_EQ(place(0).position, (LonLat{6.73, 0.34}));
  EXPECT_EQ(place(0).precision, PlacePrecision::kNear);
  EXPECT_THAT(place(0).sources, ElementsAre("towns"));
  EXPECT_FALSE(place(1).position.has_value());
  EXPECT_EQ(place(2).position, (LonLat{-93.3, 37.2}));
  EXPECT_FALSE(place(3).position.has_value());
  EXPECT_FALSE(place(4).position.has_value());
  EXPECT_THAT(got.messages,
              Contains(HasSubstr("could be several of the gazetteer: \"Springfield\": Springfield (US, Illinois, 39.80 "
                                 "N 89.60 W); Springfield (US, Missouri, 37.20 N 93.30 W, 433 km from the first)")));
  EXPECT_THAT(got.messages, Contains(HasSubstr("a place is not in the gazetteer: \"Oboo\" (did you mean \"Obo\"?)")));
}

TEST(TableImporterTest, WhateverStandsInCellsTheChroniclePassesTheCheck) {
  static constexpr const char* cells[] = {
      "",         "n/a",   "7",          "-7",     "1,5",    "43,2",       "75°12'E", "2020-02-07",
      "7/2/2020", "24:00", "31.12.9999", "KAZ",    "clash",  "\xFF\xFE",   "\x01",    "a\nb",
      "1e400",    "../..", "#",          "{cell}", "2020",   "99",         "~5",      "5-7",
      "9-8",      "\"",    "http://x",   "list",   "14:15Z", "accrochage", "0",       "00:00"};
  std::mt19937 random(1);
  Rows rows{events_header};
  for (int i = 0; i < 3000; ++i) {
    std::vector<std::string>& row = rows.emplace_back();
    for (std::size_t c = 0; c < events_header.size() + (i % 7 == 0 ? 1 : 0); ++c)
      row.emplace_back(cells[random() % std::size(cells)]);
  }
  const Imported got = import(events_mapping, rows);
  EXPECT_EQ(got.rows, 3000);
  EXPECT_EQ(got.chronicle.events.size(), 3000u);
}

TEST(MappingReaderTest, ExamplesOfTheGuideAreRead) {
  std::ifstream file(DATELINE_SOURCE_DIR "/docs/import_tables.md");
  const std::string guide{std::istreambuf_iterator<char>(file), {}};
  int examples = 0;
  const std::string fence = "\n```textproto\n";
  for (std::size_t at = guide.find(fence); at != std::string::npos; at = guide.find(fence, at)) {
    at += fence.size();
    const std::string block = guide.substr(at, guide.find("\n```\n", at) + 1 - at);
    if (block.find("records {") == std::string::npos) continue;
    ++examples;
    const Result<TableMapping> mapping = read_mapping_text(block, "guide");
    EXPECT_TRUE(mapping) << to_string(mapping.diagnostics.front()) << block;
  }
  EXPECT_EQ(examples, 3);
}

TEST(MappingReaderTest, MistakesStandAtTheirLines) {
  const Result<TableMapping> mapping = read_mapping_text(R"(source: "nobody"
records {
  record: MOVEMENT
  kind { constant: "displacment" }
  when { date: "a" year: "b" }
}
records { record: DEPLOYMENT place { lat: "y" } }
)",
                                                         "m.mapping.txtpb");
  ASSERT_FALSE(mapping);
  std::vector<std::string> messages;
  for (const Diagnostic& d : mapping.diagnostics) messages.push_back(to_string(d));
  EXPECT_THAT(messages, Contains("m.mapping.txtpb:1:9: error: unknown source \"nobody\""));
  EXPECT_THAT(messages,
              Contains("m.mapping.txtpb:4:20: error: unknown word \"displacment\" (did you mean \"displacement\"?)"));
  EXPECT_THAT(messages, Contains(HasSubstr("m.mapping.txtpb:5:3: error: a time is given in one way")));
  EXPECT_THAT(messages, Contains(HasSubstr("m.mapping.txtpb:2:1: error: a movement needs an origin or a destination")));
  EXPECT_THAT(messages, Contains(HasSubstr("m.mapping.txtpb:7:1: error: a deployment needs a force")));
  EXPECT_THAT(messages, Contains(HasSubstr("a place has both lat and lon or neither")));
}

}  // namespace
}  // namespace dateline
