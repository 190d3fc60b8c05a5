#include "geodata/chronicle_check.h"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"
#include "geodata/finding_report.h"
#include "tests/geodata/chronicle_samples.h"

namespace dateline {
namespace {

using samples::changed;
using samples::with;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> said(const std::string& text) {
  std::vector<std::string> out;
  for (const Diagnostic& d : read_chronicle_text(text, ChronicleFormat::kText, "a.txtpb").diagnostics)
    out.push_back(to_string(d));
  return out;
}

/// Each with severity; in any order, all of them and no others.
template <typename... Texts>
void expect_said(const std::string& text, Texts... texts) {
  EXPECT_THAT(said(text), testing::UnorderedElementsAre(HasSubstr(texts)...)) << text;
}

TEST(Check, FindsNothingInAFaultlessChronicle) { EXPECT_THAT(said(samples::faultless()), IsEmpty()); }

TEST(Check, UnknownIdsAreReportedWithWhatWasMeant) {
  EXPECT_THAT(
      said(changed("place: \"tokmok\"", "place: \"tokmak\"")),
      ElementsAre("a.txtpb:12:1: note: place \"tokmok\": the place is not used",
                  "a.txtpb:25:43: error: movement \"flight\": unknown place \"tokmak\" (did you mean \"tokmok\"?)"));
  expect_said(changed("within: \"district\" #", "within: \"x\" #"),
              "9:113: error: place \"masanchi\": unknown place \"x\"");
  expect_said(with("event", "sources: \"radio\""), "error: event \"clash\": unknown source \"radio\"");
  expect_said(with("event", "actors { actor: \"residens\" }"),
              "unknown actor \"residens\" (did you mean \"residents\"?)");
  expect_said(with("event", "actors { role: SPEAKER }"), "error: event \"clash\": actor names no actor");
  expect_said(with("figure", "among: \"guards\""), "unknown actor \"guards\" (did you mean \"guard\"?)");
  expect_said(changed("source: \"ministry\"", "source: \"minstry\""),
              "unknown source \"minstry\" (did you mean \"ministry\"?)",
              "note: source \"ministry\": the source is not used");
  expect_said(with("source", "via: \"agency\""), "error: source \"press\": unknown source \"agency\"");
  expect_said(with("actor", "part_of: \"army\""), "error: actor \"residents\": unknown actor \"army\"");
  expect_said(changed("force: \"guard\"", "force: \"gard\""), "unknown actor \"gard\" (did you mean \"guard\"?)",
              "note: actor \"guard\": the actor is not used");
}

TEST(Check, UnknownTimeZonesAreReportedWithWhatWasMeant) {
  expect_said(changed("Asia/Almaty", "Asia/Almata"),
              "a.txtpb:3:12: error: unknown time zone \"Asia/Almata\" (did you mean \"Asia/Almaty\"?)");
  expect_said(changed("time_zone: \"Asia/Almaty\"", ""),
              "warning: times of day are given but no time_zone; they are taken as UTC");
}

TEST(Check, IdsAreUniqueAndOfTheirAlphabet) {
  expect_said(with("top", "sources { id: \"press\" title { text: \"x\" } }"),
              "error: source \"press\": another source before it has the same id");
  expect_said(with("top", "events { id: \"Clash 1\" kind: CLASH when: \"2020\" sources: \"press\" }"),
              "\"Clash 1\" is not an id: 1 to 64 characters from a-z, 0-9, _ and -");
  expect_said(with("top", "events { kind: CLASH when: \"2020\" sources: \"press\" }"),
              "error: events[0]: the event has no id");
  expect_said(with("event", "tags: \"Big News\""), "\"Big News\" is not an id");
  expect_said(with("figure", "id: \"f\"") +
                  "figures { id: \"f\" measure: DEATHS best: 1 source: \"press\" reported: \"2020\" }",
              "another figure before it has the id \"f\"");
  expect_said(changed("id: \"korday\"", "id: \"" + std::string(65, 'a') + "\""), "is not an id");
}

TEST(Check, PositionsLieOnTheEarth) {
  expect_said(with("top", "places { id: \"p\" names { text: \"p\" } precision: EXACT lat: 91 lon: 200 }"),
              "error: place \"p\": lat 91 is not between -90 and 90", "lon 200 is not between -180 and 180",
              "is not used");
  expect_said(with("top", "places { id: \"p\" names { text: \"p\" } precision: EXACT lat: 120 lon: 40 }"),
              "lat 120 is not between -90 and 90; are lat and lon exchanged?", "is not used");
  expect_said(with("top", "places { id: \"p\" names { text: \"p\" } precision: EXACT lat: 1 }"),
              "error: place \"p\": lat is given without lon", "is not used");
  expect_said(with("top", "places { id: \"p\" names { text: \"p\" } precision: EXACT lat: nan lon: inf }"),
              "error: place \"p\": lat is not a finite number", "lon is not a finite number",
              "the position is not a finite number", "is not used");
  expect_said(with("place", "uncertainty_m: 0"), "uncertainty_m 0 is not more than 0");
}

TEST(Check, ExchangedCoordinatesAreNoticedAmongTheOtherPlaces) {
  expect_said(changed("lat: 42.84 lon: 75.30", "lat: 75.30 lon: 42.84"),
              "warning: place \"tokmok\": lat 75.3 and lon 42.84 look exchanged: the other places lie around lat 4");
  expect_said(changed("lat: 42.84 lon: 75.30", "lat: 51.1 lon: 71.4"));
}

TEST(Check, PlacesNeedANameAndAPrecision) {
  expect_said(with("top", "places { id: \"p\" lat: 43 lon: 75 }"), "error: place \"p\": the place has no name",
              "warning: place \"p\": the place has no precision; it is taken as NEAR", "is not used");
  expect_said(with("place", "countries: \"kz\""),
              "warning: place \"masanchi\": \"kz\" is not an ISO 3166-1 country code");
}

TEST(Check, CirclesAreReportedOnce) {
  expect_said(changed("kind: DISTRICT", "kind: DISTRICT within: \"masanchi\""),
              "error: place \"district\": within goes in a circle: district -> masanchi -> district");
  expect_said(with("source", "via: \"ministry\""), "via goes in a circle: press -> ministry -> press");
  expect_said(with("actor", "part_of: \"residents\""), "part_of goes in a circle: residents -> residents");
}

TEST(Check, FiguresAreInOrderAndNotNegative) {
  expect_said(with("figure", "low: 9"), "error: event \"clash\": best 8 is less than low 9");
  expect_said(with("figure", "high: 7"), "best 8 is more than high 7");
  expect_said(with("figure", "low: 9 high: 7"), "low 9 is more than high 7", "best 8 is less than low 9",
              "best 8 is more than high 7");
  expect_said(changed("best: 8", "best: -8"), "best -8 is negative");
  expect_said(changed("best: 8", "best: 8.5"),
              "warning: event \"clash\": best 8.5 is not a whole number, as deaths should be");
  expect_said(changed("best: 8", "best: nan"), "best is not a finite number", "best is not a finite number");
}

TEST(Check, FiguresHaveAValueUnlessDeniedOrRetracted) {
  expect_said(changed("best: 8", ""), "error: event \"clash\": the figure has no value; only a denial");
  expect_said(changed("best: 8 reported: \"2020-02-08\" source: \"ministry\" status: OFFICIAL",
                      "reported: \"2020-02-08\" source: \"ministry\" status: DENIED"));
  expect_said(changed("measure: DEATHS", ""), "the figure has no measure");
}

TEST(Check, MoneyHasACurrencyAndNothingElseHas) {
  expect_said(with("figure", "currency: \"KZT\""), "error: event \"clash\": deaths has no currency");
  expect_said(changed("measure: DEATHS", "measure: DAMAGE_COST"), "damage_cost needs a currency");
  expect_said(changed("measure: DEATHS", "measure: DAMAGE_COST currency: \"tenge\""),
              "\"tenge\" is not an ISO 4217 currency");
  expect_said(changed("measure: DEATHS best: 8", "measure: DAMAGE_COST currency: \"KZT\" best: 1.7"));
}

TEST(Check, FiguresSayWhoReportedThemAndWhen) {
  expect_said(changed("reported: \"2020-02-08\"", ""), "warning: event \"clash\": no reported day");
  expect_said(changed("source: \"ministry\"", ""), "warning: event \"clash\": the figure has no source",
              "note: source \"ministry\"");
  expect_said(changed("reported: \"2020-02-08\"", "reported: \"2020-02-06\""),
              "warning: event \"clash\": reported 2020-02-06, before it began (2020-02-07T20~/2020-02-08T05~)");
  expect_said(with("figure", "covers: \"2020-02-09/2020-02-10\""),
              "before what it covers began (2020-02-09/2020-02-10)");
}

TEST(Check, AFigureRepeatsAnotherOfItsMeasure) {
  const std::string figures =
      with("figure", "id: \"toll\"") +
      "figures { measure: DEATHS best: 8 source: \"press\" reported: \"2020-02-08\" id: \"again\" ";
  expect_said(figures + "repeats: \"toll\" }");
  expect_said(figures + "repeats: \"tol\" }",
              "error: figure \"again\": unknown figure \"tol\" (did you mean \"toll\"?)");
  expect_said(figures + "repeats: \"again\" }", "error: figure \"again\": the figure repeats itself");
  expect_said(figures +
                  "}\nfigures { id: \"i\" measure: INJURED best: 8 source: \"press\" reported: \"2020-02-08\" repeats: "
                  "\"toll\" }",
              "error: figure \"i\": \"toll\" is of deaths, not of injured");
}

TEST(Check, PathsHaveTwoEndsOfWhichOneIsKnown) {
  const std::string path = "path { place: \"sortobe\" } path { place: \"tokmok\" #waypoint\n  }";
  const auto unused = "is not used";
  expect_said(changed(path, ""), "error: movement \"flight\": a path has an origin and a destination; this has 0 of 2",
              unused, unused);
  expect_said(changed(path, "path { place: \"tokmok\" }"), "this has 1 of 2", unused);
  expect_said(changed(path, "path { place: \"tokmok\" } path { unknown {} }"), unused);
  expect_said(changed(path, "path { unknown {} } path { unknown {} }"), "no end of the path is known", unused, unused);
  expect_said(changed(path, "path { place: \"tokmok\" } path { }"), "the waypoint names no place; write \"unknown {}\"",
              unused);
  expect_said(changed(path, "path { place: \"tokmok\" } path { place: \"tokmok\" }"), "the path stays at \"tokmok\"",
              unused);
  expect_said(changed(path, "path { place: \"tokmok\" } path { unknown {} } path { place: \"sortobe\" }"),
              "only the ends of a path can be unknown");
  expect_said(changed(path, "path { place: \"tokmok\" } path { unknown { bearing_deg: 400 } }"),
              "bearing_deg 400 is not between 0 and 360", unused);
}

TEST(Check, WaypointsKeepToTheTimeOfTheWholeAndToTheirOrder) {
  expect_said(with("waypoint", "when: \"2020-02-10\""), "2020-02-10 is outside the time of the whole, 2020-02-08");
  expect_said(
      changed("place: \"sortobe\" } path { place: \"tokmok\" #waypoint\n",
              "place: \"sortobe\" when: \"2020-02-08T14\" } path { place: \"tokmok\" when: \"2020-02-08T12\"\n"),
      "2020-02-08T12 is before the waypoint that precedes it");
}

TEST(Check, DeploymentsNeedAForceAndAPlace) {
  expect_said(changed("force: \"guard\" to: \"masanchi\"", ""),
              "error: deployment \"troops\": the deployment names no force", "the deployment goes to no place",
              "is not used");
  expect_said(with("deployment", "from { }"), "the waypoint names no place");
}

TEST(Check, WhatIsMissingButUsableIsAWarning) {
  expect_said(changed("sources: \"press\" #event", ""), "warning: event \"clash\": the event has no source");
  expect_said(changed("kind: CLASH", ""), "warning: event \"clash\": the event has no kind");
  expect_said(changed("when: \"2020-02-07T20~/2020-02-08T05~\"", ""),
              "the event has no time; it is shown on every day");
  expect_said(changed("title { lang: \"en\" text: \"Korday District\" }", ""), "warning: the chronicle has no title");
}

TEST(Check, LanguagesAndAddressesHaveTheirShape) {
  expect_said(changed("lang: \"en\"", "lang: \"English!\""), "2:15: warning: \"English!\" is not a language tag");
  for (const char* tag : {"en", "kk-Latn", "zh-Hant-TW", "sr-Latn-RS", "de-1996"})
    expect_said(changed("lang: \"en\"", std::string{"lang: \""} + tag + "\""));
  expect_said(with("source", "url: \"javascript:alert(1)\""),
              "error: source \"press\": \"javascript:alert(1)\" is not an http or https");
  expect_said(with("source", "title { text: \"two\\nlines\" }"), "line breaks in title are drawn as spaces");
}

TEST(Check, FindsEverythingAtOnce) {
  std::string text = changed("place: \"tokmok\"", "place: \"tokmak\"");
  text.replace(text.find("best: 8"), 7, "best: -8");
  text.replace(text.find("Asia/Almaty"), 11, "Asia/Almata");
  expect_said(text, "unknown place", "is negative", "unknown time zone", "the place is not used");
}

TEST(Check, WorksOnValuesThatWereNotReadFromAFile) {
  Chronicle chronicle;
  chronicle.title = {{"en", "x", NameKind::kUsual}};
  Movement movement;
  movement.id = "m";
  movement.path.resize(2);
  chronicle.movements.push_back(movement);
  const Diagnostics found = to_diagnostics(check(chronicle), chronicle, "made.pb");
  EXPECT_THAT(to_string(found.at(0)), HasSubstr("made.pb: error: movement \"m\" path[0]: the waypoint names no place"));
}

TEST(Check, TextsThatWereNotReadFromAFileAreCleanToo) {
  Chronicle chronicle;
  chronicle.title = {{"\xff", "a\x01", NameKind::kUsual}};
  Source source;
  source.id = "s";
  source.title = {{"en", "ok", NameKind::kUsual}};
  source.licence = "\xc0";
  chronicle.sources.push_back(source);
  std::string all;
  for (const Diagnostic& d : to_diagnostics(check(chronicle), chronicle, "x")) all += to_string(d) + "\n";
  EXPECT_THAT(all, HasSubstr("error: title[0].text: text holds the control character 0x01"));
  EXPECT_THAT(all, HasSubstr("error: title[0].lang: lang is not UTF-8"));
  EXPECT_THAT(all, HasSubstr("error: source \"s\" licence: licence is not UTF-8"));
}

TEST(Check, ManyUnknownIdsAreReportedWithoutDelay) {
  std::string text = samples::faultless();
  for (int i = 0; i < 3000; ++i)
    text += "places { id: \"place-number-" + std::to_string(i) + "\" names { text: \"x\" } within: \"plaze-number-" +
            std::to_string(i) + "\" }\n";
  EXPECT_EQ(said(text).size(), 6000U);
}

TEST(Check, ALongChainIsNotACircle) {
  Chronicle chronicle;
  chronicle.title = {{"en", "x", NameKind::kUsual}};
  for (int i = 0; i < 100000; ++i) {
    Place place;
    place.id = "p" + std::to_string(i);
    place.names = {{"", "x", NameKind::kUsual}};
    if (i > 0) place.within = "p" + std::to_string(i - 1);
    chronicle.places.push_back(place);
  }
  for (const Finding& finding : check(chronicle)) EXPECT_NE(finding.severity, Severity::kError) << finding.message;
}

}  // namespace
}  // namespace dateline
