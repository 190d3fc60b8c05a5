#include "geodata/import/hxl.h"

#include <gmock/gmock.h>

#include "geodata/chronicle_check.h"
#include "geodata/import/mapped_table.h"
#include "tests/geodata/import/memory_table.h"

namespace dateline {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Imported {
  Chronicle chronicle;
  std::vector<std::string> messages, notes;
};

Imported import(const TableHead& rows) {
  Imported out;
  const auto hxl = hxl_mapping(rows, "idps.csv");
  if (!hxl) {
    ADD_FAILURE() << "no hashtags found";
    return out;
  }
  out.notes = hxl->notes;
  ImportLog log("idps.csv", [&](const Diagnostic& d) { out.messages.push_back(to_string(d)); });
  MemoryTable table(rows);
  ChronicleCollector sink;
  import_table(table, hxl->mapping, {}, sink, log, nullptr);
  out.chronicle = sink.chronicle();
  for (const Finding& finding : check(out.chronicle)) EXPECT_NE(finding.severity, Severity::kError) << finding.message;
  return out;
}

TEST(HxlTest, RowOfHashtagsIsFoundWithinTheFirst25) {
  TableHead rows(24, {"some title", ""});
  rows.push_back({"#date", "", "#adm1 +name"});
  EXPECT_EQ(find_hxl_row(rows), 24u);
  rows.insert(rows.begin(), {"one more"});
  EXPECT_EQ(find_hxl_row(rows), std::nullopt);
  EXPECT_EQ(find_hxl_row({{"#1", "#2"}}), std::nullopt);
  EXPECT_EQ(find_hxl_row({{"# of deaths", "#date"}}), std::nullopt);
  EXPECT_EQ(find_hxl_row({{"name", "#date"}}), std::nullopt);
}

TEST(HxlTest, IncidentsBecomeEvents) {
  const Imported got = import({{"Id", "When", "Type", "Nom", "Name", "Y", "X", "Region", "Pays", "Tués", "min", "max",
                                "Femmes", "Src", "Known"},
                               {"#meta+id", "#date +occurred", "#event+type", "#loc+i_fr+name", "#loc +name +i_en",
                                "#geo+lat", "#geo+lon", "#adm1+name", "#country+code", "#killed+affected", "",
                                "#affected+max+killed", "#affected+f+killed", "#meta+source", "#date+reported"},
                               {"e1", "2020-02-07", "Battles", "Le Caire", "Cairo", "30.0", "31.2", "Cairo Gov", "EGY",
                                "", "", "", "", "Radio", "2020-02-08"}});
  ASSERT_EQ(got.chronicle.events.size(), 1u);
  const Event& event = got.chronicle.events[0];
  EXPECT_EQ(event.id, "e1");
  EXPECT_EQ(event.kind, EventKind::kBattle);
  EXPECT_EQ(event.when.edtf, "2020-02-07");
  const Place& place = *find_place(got.chronicle, event.places.at(0));
  EXPECT_THAT(place.names, ElementsAre(Name{"fr", "Le Caire"}, Name{"en", "Cairo"}));
  EXPECT_EQ(place.precision, PlacePrecision::kNear);
  EXPECT_THAT(place.countries, ElementsAre("EG"));
  EXPECT_EQ(find_place(got.chronicle, place.within)->names[0].text, "Cairo Gov");
  EXPECT_THAT(got.notes, Contains("column 10 (#killed+affected) is not used"));
  EXPECT_THAT(got.notes, Contains("column 13 (#affected+f+killed) is not used"));
}

TEST(HxlTest, PeopleAndHouseholdsStayApart) {
  const Imported got = import({{"#adm2+name", "#adm2+code", "#affected+idps+ind+stock", "#hh", "#affected+hh+idps",
                                "#affected+ind+refugees", "#date+reported"},
                               {"Bria", "CF61", "1,200", "", "240", "77", "2020-03-01"}});
  ASSERT_EQ(got.chronicle.events.size(), 1u);
  const Event& event = got.chronicle.events[0];
  EXPECT_EQ(event.kind, EventKind::kAssessment);
  ASSERT_EQ(event.figures.size(), 2u);
  EXPECT_EQ(event.figures[0].measure, Measure::kDisplaced);
  EXPECT_EQ(event.figures[0].best, 1200);
  EXPECT_EQ(event.figures[0].reported.edtf, "2020-03-01");
  EXPECT_EQ(event.figures[0].source, "idps");
  EXPECT_EQ(event.figures[1].measure, Measure::kHouseholdsDisplaced);
  EXPECT_EQ(event.figures[1].best, 240);
  EXPECT_THAT(got.notes, Contains("column 6 (#affected+ind+refugees) is not used"));
  const Place& place = *find_place(got.chronicle, event.places.at(0));
  EXPECT_EQ(place.id, "cf61");
  EXPECT_FALSE(place.position.has_value());
}

TEST(HxlTest, OriginAndDestinationBecomeMovements) {
  const Imported got = import({{"From", "To"},
                               {"#adm1+origin+name", "#adm1 +dest +name", "#affected+displaced",
                                "#affected+displaced+min", "#affected+max+displaced", "#date+start", "#date+end"},
                               {"Aba", "Beb", "150", "100", "200", "01/02/2020", "28/02/2020"}});
  ASSERT_EQ(got.chronicle.movements.size(), 1u);
  const Movement& movement = got.chronicle.movements[0];
  EXPECT_EQ(movement.kind, MovementKind::kDisplacement);
  EXPECT_EQ(movement.when.edtf, "2020-02-01/2020-02-28");
  ASSERT_EQ(movement.figures.size(), 1u);
  EXPECT_EQ(movement.figures[0].low, 100);
  EXPECT_EQ(movement.figures[0].high, 200);
  EXPECT_EQ(find_place(got.chronicle, *movement.path[0].place())->names[0].text, "Aba");
  EXPECT_EQ(find_place(got.chronicle, *movement.path[1].place())->names[0].text, "Beb");
  EXPECT_THAT(got.notes, IsEmpty());
}

TEST(HxlTest, OneMarkedEndTakesTheOtherPlaceForItsCounterpart) {
  const Imported got =
      import({{"#country+code+origin", "#country+name+origin", "#loc+name", "#affected+refugees", "#date"},
              {"SDN", "Sudan", "Adré", "500", "2023-05"}});
  ASSERT_EQ(got.chronicle.movements.size(), 1u);
  EXPECT_EQ(find_place(got.chronicle, *got.chronicle.movements[0].path[0].place())->names[0].text, "Sudan");
  EXPECT_EQ(find_place(got.chronicle, *got.chronicle.movements[0].path[1].place())->names[0].text, "Adré");
}

}  // namespace
}  // namespace dateline
