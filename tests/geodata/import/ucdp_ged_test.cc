#include "geodata/import/ucdp_ged.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/import/ucdp_ged_columns.h"
#include "tests/geodata/import/import_fixture.h"

namespace dateline {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

using Fields = std::map<std::string, std::string>;

/// A made-up row in the true form.
Fields row_of(const Fields& changes = {}) {
  Fields row{{"id", "101"},
             {"year", "2009"},
             {"active_year", "1"},
             {"code_status", "Clear"},
             {"type_of_violence", "1"},
             {"conflict_new_id", "314"},
             {"dyad_new_id", "688"},
             {"dyad_name", "Government of Atlantis - Blue Front"},
             {"side_a_new_id", "90"},
             {"side_a", "Government of Atlantis"},
             {"side_b_new_id", "488"},
             {"side_b", "Blue Front"},
             {"source_article", "Agency 1, \"Fighting\""},
             {"where_prec", "1"},
             {"where_coordinates", "Ys town"},
             {"where_description", "Ys town (12 km north)"},
             {"adm_1", "Coast province"},
             {"adm_2", "Ys region"},
             {"latitude", "5.399784"},
             {"longitude", "26.486881"},
             {"country", "Central African Republic"},
             {"country_id", "482"},
             {"event_clarity", "1"},
             {"date_prec", "1"},
             {"date_start", "2009-02-20T00:00:00"},
             {"date_end", "2009-02-20 00:00:00.000"},
             {"deaths_a", "2"},
             {"deaths_b", "3"},
             {"deaths_civilians", "0"},
             {"deaths_unknown", "0"},
             {"best", "5"},
             {"high", "9"},
             {"low", "4"},
             {"gwnoa", "482"}};
  for (const auto& [name, value] : changes) row[name] = value;
  return row;
}

std::string csv_cell(const std::string& cell) {
  std::string text = "\"";
  for (const char c : cell) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

std::string header() {
  std::string line;
  for (const ColumnNames& each : ucdp_ged::names) line += (line.empty() ? "" : ",") + std::string(each[0]);
  return line + "\n";
}

std::string line_of(Fields row) {
  std::string line;
  for (const ColumnNames& each : ucdp_ged::names)
    line += (line.empty() ? "" : ",") + csv_cell(row[std::string(each[0])]);
  return line + "\n";
}

class UcdpGedTest : public ImportTest {
 protected:
  Done import_rows(const std::vector<Fields>& rows) {
    std::string table = header();
    for (const Fields& row : rows) table += line_of(row);
    return import({table}, {}, {"2024-06-10"});
  }
  Event event_from(const Fields& changes) {
    const Done done = import_rows({row_of(changes)});
    EXPECT_THAT(complaints(done.chronicle), IsEmpty());
    return done.chronicle.events.empty() ? Event{} : done.chronicle.events[0];
  }
  Place place_from(const Fields& changes) {
    const Done done = import_rows({row_of(changes)});
    EXPECT_THAT(complaints(done.chronicle), IsEmpty());
    return done.chronicle.places.at(0);
  }
};

TEST_F(UcdpGedTest, ARowBecomesAnEvent) {
  const Done done = import_rows({row_of()});
  EXPECT_THAT(done.messages, IsEmpty());
  EXPECT_THAT(complaints(done.chronicle), IsEmpty());
  EXPECT_EQ(done.summary.format, "UCDP GED");
  EXPECT_EQ(done.summary.rows, 1);
  EXPECT_EQ(done.summary.imported, 1);
  ASSERT_THAT(done.chronicle.events, SizeIs(1));
  const Event& event = done.chronicle.events[0];
  EXPECT_EQ(event.id, "ucdp-101");
  EXPECT_EQ(event.kind, EventKind::kBattle);
  EXPECT_EQ(event.when, *parse_edtf("2009-02-20"));
  EXPECT_EQ(event.title[0].text, "Government of Atlantis - Blue Front");
  EXPECT_EQ(event.note[0].text, "Where: Ys town (12 km north)\nReported by: Agency 1, \"Fighting\"");
  EXPECT_THAT(event.tags, ElementsAre("state-based", "conflict-314", "dyad-688"));
  EXPECT_THAT(event.sources, ElementsAre("ucdp-ged"));
  EXPECT_THAT(event.actors, ElementsAre(Participant{"government-of-atlantis-90", Role::kSideA},
                                        Participant{"blue-front-488", Role::kSideB}));
}

TEST_F(UcdpGedTest, TheDataSetIsASourceWithItsLicence) {
  const Chronicle chronicle = import_rows({row_of()}).chronicle;
  EXPECT_EQ(chronicle.id, "ucdp-ged");
  ASSERT_THAT(chronicle.sources, SizeIs(1));
  EXPECT_EQ(chronicle.sources[0].licence, "CC-BY-4.0");
  EXPECT_THAT(chronicle.sources[0].note[0].text, HasSubstr("Cite"));
}

TEST_F(UcdpGedTest, ActorsAreWhatTheirNamesSay) {
  const Chronicle chronicle = import_rows({row_of()}).chronicle;
  ASSERT_THAT(chronicle.actors, SizeIs(2));
  EXPECT_EQ(chronicle.actors[0].kind, ActorKind::kGovernment);
  EXPECT_EQ(chronicle.actors[0].country, "CF");
  EXPECT_EQ(chronicle.actors[1].kind, ActorKind::kArmedGroup);
  EXPECT_EQ(chronicle.actors[1].country, "");
}

TEST_F(UcdpGedTest, DeathsAreOneClaimWithItsRangeAndOnesOfTheSides) {
  const Event event = event_from({});
  ASSERT_THAT(event.figures, SizeIs(3));
  const Figure& total = event.figures[0];
  EXPECT_EQ(total.measure, Measure::kDeaths);
  EXPECT_EQ(total.low, 4);
  EXPECT_EQ(total.best, 5);
  EXPECT_EQ(total.high, 9);
  EXPECT_EQ(total.note[0].text, "UCDP low/high");
  EXPECT_EQ(total.reported.edtf, "2024-06-10");
  EXPECT_EQ(total.source, "ucdp-ged");
  EXPECT_EQ(event.figures[1].among, "government-of-atlantis-90");
  EXPECT_EQ(event.figures[1].best, 2);
  EXPECT_EQ(event.figures[2].among, "blue-front-488");
  EXPECT_EQ(event.figures[2].best, 3);
}

TEST_F(UcdpGedTest, OneSidedViolenceIsAgainstCivilians) {
  const Event event = event_from({{"type_of_violence", "3"},
                                  {"side_b", "Civilians"},
                                  {"side_b_new_id", "9999"},
                                  {"deaths_a", "0"},
                                  {"deaths_b", "0"},
                                  {"deaths_civilians", "5"}});
  EXPECT_EQ(event.kind, EventKind::kAttack);
  EXPECT_THAT(event.actors, Contains(Participant{"civilians", Role::kAffected}));
  ASSERT_THAT(event.figures, SizeIs(2));
  EXPECT_EQ(event.figures[1].among, "civilians");
}

TEST_F(UcdpGedTest, CiviliansKilledInABattleAreCountedToo) {
  const Done done = import_rows({row_of({{"deaths_civilians", "1"}, {"deaths_unknown", "2"}})});
  EXPECT_EQ(done.chronicle.events[0].figures.back().among, "civilians");
  EXPECT_THAT(done.chronicle.events[0].note[0].text, HasSubstr("Deaths of unknown affiliation: 2"));
  EXPECT_THAT(complaints(done.chronicle), IsEmpty());
}

TEST_F(UcdpGedTest, NumbersOutOfOrderAreKeptAndSaid) {
  const Done done = import_rows({row_of({{"low", "7"}, {"best", "6"}, {"high", "5"}})});
  const Figure& total = done.chronicle.events[0].figures[0];
  EXPECT_EQ(total.low, 5);
  EXPECT_EQ(total.best, 6);
  EXPECT_EQ(total.high, 7);
  EXPECT_EQ(total.note[0].text, "UCDP low/high; the file says low 7, best 6, high 5");
  EXPECT_THAT(complaints(done.chronicle), IsEmpty());
  EXPECT_THAT(
      done.messages,
      ElementsAre("a.csv:2: warning: row doubtful: low, best and high are not in order: low 7, best 6, high 5"));
}

TEST_F(UcdpGedTest, WhatIsRepeatedOfNumbersIsText) {
  const std::string strange = "1\xff\x01" + std::string(20000, 'x');
  const Done done = import_rows({row_of({{"low", "7"}, {"best", strange}, {"high", "5"}})});
  ASSERT_FALSE(done.chronicle.events.empty());
  EXPECT_THAT(done.chronicle.events[0].figures[0].note[0].text, HasSubstr("low 7, best 1\xef\xbf\xbd xxx"));
  EXPECT_THAT(complaints(done.chronicle), IsEmpty());
  EXPECT_THAT(done.messages, Contains(HasSubstr("bytes that are not text were replaced")));
}

TEST_F(UcdpGedTest, ARangeWithoutABestNumberIsKept) {
  EXPECT_EQ(event_from({{"low", "4"}, {"best", ""}, {"high", "4"}}).figures[0].best, 4);
  const Figure range = event_from({{"low", "4"}, {"best", ""}, {"high", "6"}}).figures[0];
  EXPECT_EQ(range.low, 4);
  EXPECT_EQ(range.best, std::nullopt);
  EXPECT_EQ(range.high, 6);
}

TEST_F(UcdpGedTest, TheTimeIsAsPreciseAsTheRow) {
  const auto when = [&](const char* precision, const char* start, const char* end) {
    return event_from({{"date_prec", precision}, {"date_start", start}, {"date_end", end}}).when.edtf;
  };
  EXPECT_EQ(when("1", "2009-02-20", "2009-02-20"), "2009-02-20");
  EXPECT_EQ(when("2", "2009-02-20", "2009-02-22"), "2009-02-20/2009-02-22");
  EXPECT_EQ(when("2", "2009-02-20", "2009-02-20"), "2009-02-20~");
  EXPECT_EQ(when("4", "2009-02-01", "2009-02-28"), "2009-02");
  EXPECT_EQ(when("4", "2009-02-14", "2009-02-14"), "2009-02");
  EXPECT_EQ(when("4", "2009-02-20", "2009-03-20"), "2009-02-20/2009-03-20");
  EXPECT_EQ(when("5", "2009-01-01", "2009-12-31"), "2009");
  EXPECT_EQ(when("5", "2009-08-07", "2009-09-10"), "2009-08-07/2009-09-10");
}

TEST_F(UcdpGedTest, APlaceIsAsPreciseAsTheRow) {
  const Place exact = place_from({});
  EXPECT_EQ(exact.names[0].text, "Ys town");
  EXPECT_EQ(exact.position, (LonLat{26.486881, 5.399784}));
  EXPECT_EQ(exact.precision, PlacePrecision::kExact);
  EXPECT_THAT(exact.countries, ElementsAre("CF"));
  EXPECT_EQ(exact.note[0].text, "Ys region, Coast province, Central African Republic");
  EXPECT_EQ(place_from({{"where_prec", "2"}}).uncertainty_m, 25000);
  for (const char* code : {"3", "4", "6"})
    EXPECT_EQ(place_from({{"where_prec", code}}).precision, PlacePrecision::kCentroid);
  for (const char* code : {"5", "7"})
    EXPECT_EQ(place_from({{"where_prec", code}}).precision, PlacePrecision::kRepresentative);
  EXPECT_THAT(place_from({{"where_prec", "7"}}).countries, IsEmpty());
  EXPECT_NE(place_from({{"where_prec", "2"}}).id, exact.id);
  EXPECT_EQ(place_from({{"latitude", "5.3997840"}}).id, exact.id) << "written with more digits it is the same place";
}

TEST_F(UcdpGedTest, AggregatedEventsAndOpenCodesAreTagged) {
  const Event event = event_from({{"event_clarity", "2"}, {"code_status", "Check deaths"}});
  EXPECT_THAT(event.tags, AllOf(Contains("aggregated"), Contains("status-check-deaths")));
}

TEST_F(UcdpGedTest, RowsThatCannotBeEventsAreSkippedWithTheReason) {
  const Done done =
      import_rows({row_of(), row_of(), row_of({{"id", "102"}, {"type_of_violence", "8"}}), row_of({{"id", ""}}),
                   row_of({{"id", "103"}, {"date_start", ""}, {"date_end", ""}, {"year", ""}})});
  EXPECT_THAT(done.messages,
              ElementsAre("a.csv:3: warning: row skipped: its id was there before: ucdp-101",
                          HasSubstr("a.csv:4: warning: row skipped: type_of_violence is not 1, 2 or 3"),
                          "a.csv:5: warning: row skipped: no id", HasSubstr("a.csv:6: warning: row skipped: no date")));
  EXPECT_EQ(done.summary.rows, 5);
  EXPECT_EQ(done.summary.imported, 1);
}

TEST_F(UcdpGedTest, WhatCannotBeReadIsLeftOutAndSaid) {
  const Done done = import_rows({row_of({{"latitude", "n/a"}, {"best", "five"}, {"source_article", "caf\xe9"}}),
                                 row_of({{"id", "102"}, {"date_start", "?"}, {"date_end", "?"}})});
  EXPECT_THAT(done.messages, ElementsAre(HasSubstr("row altered: no position: listed, not drawn: latitude \"n/a\""),
                                         HasSubstr("row altered: best is not a whole number: \"five\""),
                                         HasSubstr("row altered: bytes that are not text were replaced"),
                                         HasSubstr("a.csv:3: warning: row altered: only the year is kept")));
  EXPECT_THAT(complaints(done.chronicle), Not(Contains(HasSubstr("UTF-8"))));
  EXPECT_THAT(done.chronicle.events[0].note[0].text, HasSubstr("Reported by: caf\xef\xbf\xbd"));
  EXPECT_EQ(done.chronicle.events[1].when.edtf, "2009");
}

TEST_F(UcdpGedTest, ColumnsAreFoundByNameWhateverTheirOrderAndCase) {
  const std::string table =
      "\xef\xbb\xbfLow_Est;HIGH_EST;best_est;Date "
      "Start;date_end;lat;lon;type_of_violence;id;side_a;side_b;year;country\n"
      "1;3;2;2009-02-20;2009-02-20;5,5;26,5;2;7;Red Group;Blue Group;2009;Atlantis\n";
  const Done done = import({table}, {.files = {}, .from = "ucdp-ged", .options = {}});
  ASSERT_THAT(done.chronicle.events, SizeIs(1));
  EXPECT_EQ(done.chronicle.events[0].kind, EventKind::kClash);
  EXPECT_EQ(done.chronicle.events[0].figures[0].best, 2);
  EXPECT_EQ(done.chronicle.places[0].position, (LonLat{26.5, 5.5}));
  EXPECT_THAT(done.messages, Contains(HasSubstr("columns that are not in the file: relid, active_year")));
}

TEST_F(UcdpGedTest, AReleaseWithoutNamesIsKnownByItsShape) {
  const Done done = import({line_of(row_of()) + line_of(row_of({{"id", "102"}}))});
  EXPECT_EQ(done.summary.format, "UCDP GED");
  EXPECT_THAT(done.chronicle.events, SizeIs(2));
  EXPECT_THAT(done.messages, ElementsAre(HasSubstr("note: the file has no names of columns")));
}

TEST_F(UcdpGedTest, WithoutPositionsOrDatesNothingIsImported) {
  const Done done = import({"id,type_of_violence,side_a,side_b,best,high,low,where_prec\n1,1,A,B,1,1,1,1\n"});
  EXPECT_TRUE(done.summary.failed);
  EXPECT_THAT(done.messages, ElementsAre("a.csv:1: error: no column latitude, longitude, date_start; this cannot be "
                                         "imported as UCDP GED"));
}

TEST_F(UcdpGedTest, AQuoteThatNeverEndsFailsTheImport) {
  const Done done = import({header() + line_of(row_of()) + "102,\"open\n"});
  EXPECT_TRUE(done.summary.failed);
  EXPECT_THAT(done.messages.back(),
              HasSubstr("a.csv:3: error: the quote that begins a cell on this line is never closed"));
}

TEST_F(UcdpGedTest, RowsThatAreCutShortAreHeardOf) {
  const std::string line = line_of(row_of());
  const Done done = import({header() + line.substr(0, line.rfind(','))});
  EXPECT_THAT(done.messages, Contains(HasSubstr("more or fewer cells")));
}

TEST_F(UcdpGedTest, SeveralFilesShareTheirPlacesAndIds) {
  const std::string first = header() + line_of(row_of());
  const std::string second = header() + line_of(row_of()) + line_of(row_of({{"id", "102"}}));
  const Done done = import({first, second});
  EXPECT_THAT(done.chronicle.events, SizeIs(2));
  EXPECT_THAT(done.chronicle.places, SizeIs(1));
  EXPECT_THAT(done.messages, ElementsAre("b.csv:2: warning: row skipped: its id was there before: ucdp-101"));
}

}  // namespace
}  // namespace dateline
