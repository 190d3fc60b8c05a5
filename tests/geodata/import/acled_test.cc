#include "geodata/import/acled.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/import/acled_columns.h"
#include "geodata/import/acled_kinds.h"
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
  Fields row{{"event_id_cnty", "ATL1"},
             {"event_date", "2020-02-07"},
             {"year", "2020"},
             {"time_precision", "1"},
             {"disorder_type", "Political violence"},
             {"event_type", "Battles"},
             {"sub_event_type", "Armed clash"},
             {"actor1", "Military Forces of Atlantis (2010-)"},
             {"assoc_actor_1", "Red Allies; Green Allies"},
             {"inter1", "1"},
             {"actor2", "Blue Front"},
             {"inter2", "Rebel group"},
             {"interaction", "12"},
             {"iso", "398"},
             {"region", "Central Asia"},
             {"country", "Atlantis"},
             {"admin1", "Coast"},
             {"admin2", "Ys"},
             {"location", "Ys town"},
             {"latitude", "43.0"},
             {"longitude", "75.0"},
             {"geo_precision", "1"},
             {"source", "Agency One; Paper Two"},
             {"source_scale", "National"},
             {"notes", "They fought, it is said."},
             {"fatalities", "3"},
             {"tags", "crowd size=about 500; women targeted"},
             {"timestamp", "1581500000"}};
  for (const auto& [name, value] : changes) row[name] = value;
  return row;
}

std::string csv_cell(const std::string& cell) {
  std::string text = "\"";
  for (const char c : cell) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

std::string table_of(const std::vector<Fields>& rows) {
  std::string table;
  for (const ColumnNames& each : acled::names) table += (table.empty() ? "" : ",") + std::string(each[0]);
  table += '\n';
  for (Fields row : rows) {
    std::string line;
    for (const ColumnNames& each : acled::names)
      line += (line.empty() ? "" : ",") + csv_cell(row[std::string(each[0])]);
    table += line + "\n";
  }
  return table;
}

class AcledTest : public ImportTest {
 protected:
  Event event_from(const Fields& changes) {
    const Done done = import({table_of({row_of(changes)})});
    EXPECT_THAT(complaints(done.chronicle), Not(Contains(HasSubstr("error"))));
    return done.chronicle.events.empty() ? Event{} : done.chronicle.events[0];
  }
  Done import_dates(const std::vector<std::string>& dates, ImportRequest request = {}) {
    std::vector<Fields> rows;
    for (std::size_t i = 0; i < dates.size(); ++i)
      rows.push_back(row_of({{"event_id_cnty", "ATL" + std::to_string(i + 1)}, {"event_date", dates[i]}}));
    return import({table_of(rows)}, std::move(request));
  }
};

TEST_F(AcledTest, ARowBecomesAnEvent) {
  const Done done = import({table_of({row_of()})});
  EXPECT_EQ(done.summary.format, "ACLED");
  EXPECT_THAT(done.messages, IsEmpty());
  EXPECT_THAT(complaints(done.chronicle), IsEmpty());
  ASSERT_THAT(done.chronicle.events, SizeIs(1));
  const Event& event = done.chronicle.events[0];
  EXPECT_EQ(event.id, "acled-atl1");
  EXPECT_EQ(event.kind, EventKind::kBattle);
  EXPECT_EQ(event.when, *parse_edtf("2020-02-07"));
  EXPECT_EQ(event.title[0].text, "Armed clash");
  EXPECT_EQ(event.note[0].text, "They fought, it is said.");
  EXPECT_THAT(event.tags, ElementsAre("battles", "armed-clash", "political-violence", "women-targeted"));
  EXPECT_THAT(event.sources, ElementsAre("acled", "agency-one", "paper-two"));
  ASSERT_THAT(event.actors, SizeIs(4));
  EXPECT_EQ(event.actors[0].role, Role::kSideA);
  EXPECT_EQ(event.actors[1].role, Role::kSideB);
  EXPECT_EQ(event.actors[2].role, Role::kParticipant);
  EXPECT_EQ(done.chronicle.sources[1].via, "acled");
  EXPECT_EQ(done.chronicle.actors[0].kind, ActorKind::kArmy);
  EXPECT_EQ(done.chronicle.actors[1].kind, ActorKind::kArmedGroup);
  EXPECT_THAT(done.chronicle.places[0].countries, ElementsAre("KZ"));
  EXPECT_EQ(done.chronicle.places[0].precision, PlacePrecision::kExact);
}

TEST_F(AcledTest, NumbersAreClaimsOfTheDayOfTheTimestamp) {
  const Event event = event_from({});
  ASSERT_THAT(event.figures, SizeIs(2));
  EXPECT_EQ(event.figures[0].measure, Measure::kDeaths);
  EXPECT_EQ(event.figures[0].best, 3);
  EXPECT_EQ(event.figures[0].low, std::nullopt);
  EXPECT_EQ(event.figures[0].reported.edtf, "2020-02-12");
  EXPECT_EQ(event.figures[1].measure, Measure::kParticipants);
  EXPECT_EQ(event.figures[1].best, 500);
  EXPECT_EQ(event.figures[1].qualifier, Qualifier::kAbout);
}

TEST_F(AcledTest, NoDeathsMayAlsoMeanThatNoneWereReported) {
  const Event event = event_from({{"fatalities", "0"}});
  EXPECT_EQ(event.figures[0].best, 0);
  EXPECT_THAT(event.figures[0].note[0].text, HasSubstr("may also mean"));
}

TEST_F(AcledTest, CrowdsThatAreNoNumberStayWords) {
  EXPECT_THAT(event_from({{"tags", "crowd size=several dozen"}}).note[0].text, HasSubstr("Crowd: several dozen"));
  EXPECT_THAT(event_from({{"tags", "crowd size=no report"}}).figures, SizeIs(1));
  EXPECT_EQ(event_from({{"tags", "crowd size=200-1,000"}}).figures[1].high, 1000);
  EXPECT_EQ(event_from({{"tags", "crowd size=at least 20"}}).figures[1].qualifier, Qualifier::kAtLeast);
}

TEST_F(AcledTest, TimeAndPlaceAreAsPreciseAsTheRow) {
  EXPECT_EQ(event_from({{"time_precision", "2"}}).when.edtf, "2020-02-04~/2020-02-10~");
  EXPECT_EQ(event_from({{"time_precision", "3"}}).when.edtf, "2020-02");
  const auto precision = [&](const char* code) {
    return import({table_of({row_of({{"geo_precision", code}})})}).chronicle.places.at(0).precision;
  };
  EXPECT_EQ(precision("2"), PlacePrecision::kNear);
  EXPECT_EQ(precision("3"), PlacePrecision::kCentroid);
}

TEST(AcledKinds, EverySubTypeHasItsKindInAnySpelling) {
  using acled::kind_of_event;
  EXPECT_EQ(kind_of_event("Battles", "ARMED CLASH", "", "").kind, EventKind::kBattle);
  EXPECT_TRUE(kind_of_event("Battles", "Government regains territory", "", "").control_changed);
  EXPECT_EQ(kind_of_event("Explosions/Remote violence", "Air/drone strike", "", "").kind, EventKind::kAirStrike);
  EXPECT_EQ(kind_of_event("Protests", "Excessive force against protestors", "", "").kind, EventKind::kProtest);
  EXPECT_EQ(kind_of_event("Riots", "Mob violence", "", "").kind, EventKind::kRiot);
  EXPECT_EQ(kind_of_event("Strategic Developments", "Arrests", "", "").kind, EventKind::kArrest);
  EXPECT_EQ(kind_of_event("Violence against civilians", "A new word", "", "").kind, EventKind::kAttack);
  EXPECT_EQ(kind_of_event("Battle-No change of territory", "", "", "").kind, EventKind::kBattle);
  EXPECT_EQ(kind_of_event("Riots/Protests", "", "", "5").kind, EventKind::kRiot);
  EXPECT_FALSE(kind_of_event("Weather", "Rain", "", "").known);
  EXPECT_TRUE(kind_of_event("Strategic developments", "Other", "", "").known);
}

TEST(AcledKinds, ArsonIsInferredFromTheNoteAndSaysSo) {
  const auto kind = [](const char* notes) {
    return acled::kind_of_event("Strategic developments", "Looting/property destruction", notes, "");
  };
  EXPECT_EQ(kind("Houses were burnt.").kind, EventKind::kArson);
  EXPECT_EQ(kind("They set fire to a shop").kind, EventKind::kArson);
  EXPECT_TRUE(kind("Houses were burnt.").inferred);
  EXPECT_EQ(kind("A shop was looted").kind, EventKind::kLooting);
  EXPECT_EQ(kind("A problem: heartburn").kind, EventKind::kPropertyDamage);
  EXPECT_FALSE(kind("A bridge was destroyed").inferred);
}

TEST(AcledKinds, ActorsComeAsNumbersAndAsWords) {
  using acled::kind_of_actor;
  EXPECT_EQ(kind_of_actor("Police Forces of Atlantis (2010-)", "1"), ActorKind::kPolice);
  EXPECT_EQ(kind_of_actor("Guards", "State Forces"), ActorKind::kGovernment);
  EXPECT_EQ(kind_of_actor("X", "3"), ActorKind::kArmedGroup);
  EXPECT_EQ(kind_of_actor("X", "Identity militia"), ActorKind::kArmedGroup);
  EXPECT_EQ(kind_of_actor("X", "5"), ActorKind::kCrowd);
  EXPECT_EQ(kind_of_actor("X", "Protesters"), ActorKind::kProtesters);
  EXPECT_EQ(kind_of_actor("Civilians (Atlantis)", ""), ActorKind::kCommunity);
  EXPECT_EQ(kind_of_actor("X", "8"), ActorKind::kUnspecified);
  EXPECT_EQ(kind_of_actor("X", "80"), ActorKind::kUnspecified);
}

TEST_F(AcledTest, CivilianTargetingIsATag) {
  EXPECT_THAT(event_from({{"civilian_targeting", "Civilian targeting"}}).tags, Contains("civilian-targeting"));
  EXPECT_THAT(event_from({{"civilian_targeting", ""}}).tags, Not(Contains("civilian-targeting")));
}

TEST_F(AcledTest, OneDecisiveRowDecidesTheDatesOfTheWholeFile) {
  const Done day_first = import_dates({"03/04/2020", "05/06/2020", "25/06/2020"});
  EXPECT_EQ(day_first.chronicle.events[0].when.edtf, "2020-04-03");
  const Done month_first = import_dates({"03-04-2020", "06-25-2020"});
  EXPECT_EQ(month_first.chronicle.events[0].when.edtf, "2020-03-04");
  EXPECT_EQ(import_dates({"07 February 2020"}).chronicle.events[0].when.edtf, "2020-02-07");
}

TEST_F(AcledTest, DatesThatNoRowDecidesAreNotGuessed) {
  const Done done = import_dates({"03/04/2020", "05/06/2020"});
  EXPECT_TRUE(done.summary.failed);
  EXPECT_THAT(done.messages,
              ElementsAre(AllOf(HasSubstr("a.csv:2: error: event_date may have"), HasSubstr("--date-order"))));
  ImportRequest request;
  request.options.day_order = DayOrder::kMonthFirst;
  EXPECT_EQ(import_dates({"03/04/2020"}, request).chronicle.events[0].when.edtf, "2020-03-04");
}

TEST_F(AcledTest, DatesThatContradictEachOtherAreAnError) {
  const Done done = import_dates({"25/06/2020", "06/25/2020"});
  EXPECT_TRUE(done.summary.failed);
  EXPECT_THAT(done.messages,
              ElementsAre(HasSubstr("a.csv:3: error: event_date has the month first here and the day first "
                                    "on line 2")));
}

TEST_F(AcledTest, OldExportsAreKnown) {
  const Done done =
      import({"GWNO,EVENT_ID_CNTY,EVENT_ID_NO_CNTY,EVENT_DATE,YEAR,TIME_PRECISION,EVENT_TYPE,ACTOR1,"
              "ALLY_ACTOR_1,INTER1,ACTOR2,ALLY_ACTOR_2,INTER2,INTERACTION,COUNTRY,ADMIN1,ADMIN2,ADMIN3,"
              "LOCATION,LATITUDE,LONGITUDE,GEO_PRECIS,SOURCE,NOTES,FATALITIES\n"
              "705,1ATL,1,25/06/2012,2012,1,Riots/Protests,Rioters (Atlantis),Allies,5,,,0,50,Atlantis,A,"
              "B,C,Ys,43,75,1,Agency,Note,0\n"});
  ASSERT_THAT(done.chronicle.events, SizeIs(1));
  EXPECT_EQ(done.chronicle.events[0].kind, EventKind::kRiot);
  EXPECT_EQ(done.chronicle.events[0].when.edtf, "2012-06-25");
  EXPECT_THAT(done.chronicle.places[0].countries, ElementsAre("KZ"));
  EXPECT_THAT(done.chronicle.events[0].actors, SizeIs(2));
}

TEST_F(AcledTest, SnapshotsMakeLaterClaimsAndRetractions) {
  const Fields kept = row_of({{"event_id_cnty", "ATL1"}, {"timestamp", ""}});
  const Fields gone = row_of({{"event_id_cnty", "ATL2"}, {"timestamp", ""}});
  const Fields last = row_of({{"event_id_cnty", "ATL3"}, {"event_date", "2020-03-01"}, {"timestamp", ""}});
  Fields changed = kept;
  changed["fatalities"] = "5";
  changed["location"] = "Is town";
  const Done done = import({table_of({kept, gone, last}), table_of({changed, last})}, {}, {"2020-04-01", "2020-05-01"});
  EXPECT_FALSE(done.summary.failed);
  EXPECT_THAT(complaints(done.chronicle), IsEmpty());
  ASSERT_THAT(done.chronicle.events, SizeIs(3));
  std::vector<std::string> deaths;
  for (const Figure& figure : event_of(done.chronicle, "acled-atl1").figures)
    if (figure.measure == Measure::kDeaths)
      deaths.push_back(std::to_string(static_cast<int>(*figure.best)) + " " + figure.reported.edtf);
  EXPECT_THAT(deaths, ElementsAre("3 2020-04-01", "5 2020-05-01"));
  const Event& retracted = event_of(done.chronicle, "acled-atl2");
  EXPECT_EQ(retracted.figures.back().status, ClaimStatus::kRetracted);
  EXPECT_EQ(retracted.figures.back().reported.edtf, "2020-05-01");
  EXPECT_THAT(retracted.tags, Contains("withdrawn"));
  EXPECT_THAT(event_of(done.chronicle, "acled-atl3").figures, SizeIs(2)) << "what did not change is said once";
  EXPECT_THAT(done.messages,
              ElementsAre(HasSubstr("b.csv:2: warning: row altered: the row differs from an earlier "
                                    "snapshot, this one counts: acled-atl1: place"),
                          HasSubstr("b.csv: warning: row doubtful: a row of an earlier snapshot is gone")));
}

TEST_F(AcledTest, AnExportOfAnotherMonthOrCountryTakesNothingBack) {
  const Fields may = row_of({{"event_date", "2020-05-07"}});
  const Fields june = row_of({{"event_id_cnty", "ATL2"}, {"event_date", "2020-06-07"}});
  const Fields abroad = row_of({{"event_id_cnty", "LEM1"}, {"event_date", "2020-05-07"}, {"country", "Lemuria"}});
  const Done done =
      import({table_of({may}), table_of({june}), table_of({abroad})}, {}, {"2020-07-01", "2020-08-01", "2020-09-01"});
  for (const Event& event : done.chronicle.events) EXPECT_THAT(event.tags, Not(Contains("withdrawn"))) << event.id;
  EXPECT_THAT(done.chronicle.events, SizeIs(3));
}

TEST_F(AcledTest, SnapshotsWithoutADayAreRefused) {
  const std::string table = table_of({row_of({{"timestamp", ""}})});
  const Done done = import({table, table});
  EXPECT_TRUE(done.summary.failed);
  EXPECT_THAT(done.messages.back(), HasSubstr("--as-of must say"));
}

TEST_F(AcledTest, SnapshotsAreOrderedByTheirDaysNotByTheirPlaceOnTheCommandLine) {
  const Fields early = row_of({{"timestamp", ""}});
  const Fields late = row_of({{"timestamp", ""}, {"fatalities", "9"}});
  const Done done = import({table_of({late}), table_of({early})}, {}, {"2020-05-01", "2020-04-01"});
  EXPECT_EQ(done.chronicle.events[0].figures.back().best, 9);
  EXPECT_EQ(done.chronicle.events[0].figures.back().reported.edtf, "2020-05-01");
}

}  // namespace
}  // namespace dateline
