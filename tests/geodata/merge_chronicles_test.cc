#include "geodata/merge_chronicles.h"

#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"
#include "tests/geodata/complete_chronicle.h"

namespace dateline {
namespace {

Place place(const std::string& id, double lat_deg, const std::string& name) {
  Place made;
  made.id = id;
  made.position = LonLat{75, lat_deg};
  made.names = {{"", name}};
  return made;
}

ChronicleFile file(const std::string& path, std::vector<Place> places) {
  ChronicleFile made{path, {}};
  made.chronicle.places = std::move(places);
  return made;
}

TEST(MergeChronicles, KeepsTheOrderAndEqualRecordsOnce) {
  const auto merged = merge_chronicles(
      {file("a", {place("x", 1, "X"), place("y", 2, "Y")}), file("b", {place("y", 2, "Y"), place("z", 3, "Z")})});
  ASSERT_TRUE(merged);
  ASSERT_EQ(merged->places.size(), 3U);
  EXPECT_EQ(merged->places[2].id, "z");
}

TEST(MergeChronicles, RecordsOfOneIdMustNotDiffer) {
  const auto merged =
      merge_chronicles({file("a", {place("x", 1, "X")}), file("b", {}), file("c", {place("x", 9, "X")})});
  EXPECT_FALSE(merged);
  ASSERT_EQ(merged.diagnostics.size(), 1U);
  EXPECT_EQ(to_string(merged.diagnostics[0]), "c: error: place \"x\" is also in a and differs");
}

TEST(MergeChronicles, RecordsOfEveryKindAreKeptOnceAndMustNotDiffer) {
  const Result<Chronicle> complete = read_chronicle_text(samples::complete, ChronicleFormat::kText, "a");
  ASSERT_TRUE(complete);
  const auto merged = merge_chronicles({{"a", *complete}, {"b", *complete}});
  ASSERT_TRUE(merged) << to_string(merged.diagnostics.front());
  const auto differs = [&](auto Chronicle::*records) {
    EXPECT_FALSE(((*complete).*records).empty());
    EXPECT_EQ(((*merged).*records).size(), ((*complete).*records).size());
    Chronicle changed = *complete;
    (changed.*records).back().note.push_back({"en", "Another note"});
    const auto refused = merge_chronicles({{"a", *complete}, {"b", changed}});
    return !refused && refused.diagnostics.size() == 1 &&
           refused.diagnostics[0].message.ends_with("is also in a and differs");
  };
  EXPECT_TRUE(differs(&Chronicle::sources));
  EXPECT_TRUE(differs(&Chronicle::places));
  EXPECT_TRUE(differs(&Chronicle::actors));
  EXPECT_TRUE(differs(&Chronicle::events));
  EXPECT_TRUE(differs(&Chronicle::movements));
  EXPECT_TRUE(differs(&Chronicle::deployments));
}

TEST(MergeChronicles, TextsOfEveryKindOfRecordKeepTheirLanguage) {
  const Result<Chronicle> complete = read_chronicle_text(samples::complete, ChronicleFormat::kText, "a");
  ASSERT_TRUE(complete);
  ChronicleFile first{"first", {}};
  first.chronicle.time_zone = complete->time_zone;
  first.chronicle.language = "en";
  const auto merged = merge_chronicles({first, {"b", *complete}});
  ASSERT_TRUE(merged) << to_string(merged.diagnostics.front());
  const auto all_stated = [&](const auto& records) {
    for (const auto& record : records)
      for (const Name& name : record.note) EXPECT_FALSE(name.lang.empty()) << record.id << ": " << name.text;
    return !records.empty();
  };
  EXPECT_TRUE(all_stated(merged->sources) && all_stated(merged->places) && all_stated(merged->actors));
  EXPECT_TRUE(all_stated(merged->events) && all_stated(merged->movements) && all_stated(merged->deployments));
}

TEST(MergeChronicles, FiguresWithoutAnIdAreClaimsOfTheirOwn) {
  ChronicleFile a{"a", {}}, b{"b", {}};
  a.chronicle.figures = {Figure{}};
  b.chronicle.figures = {Figure{}, Figure{}};
  EXPECT_EQ(merge_chronicles({a, b})->figures.size(), 3U);
}

TEST(MergeChronicles, TimesOfDifferentZonesCannotBeCompared) {
  ChronicleFile a{"a", {}}, b{"b", {}};
  b.chronicle.time_zone = "Asia/Almaty";
  EXPECT_EQ(to_string(merge_chronicles({a, b}).diagnostics.at(0)),
            "b: error: time zone Asia/Almaty differs from UTC of a");
}

TEST(MergeChronicles, TextsKeepTheirLanguage) {
  auto a = file("a", {place("x", 1, "X")}), b = file("b", {place("y", 2, "Ы")});
  b.chronicle.language = "ru";
  const auto merged = merge_chronicles({a, b});
  ASSERT_TRUE(merged);
  EXPECT_EQ(merged->language, "en");
  EXPECT_EQ(merged->places[0].names[0].lang, "en");
  EXPECT_EQ(merged->places[1].names[0].lang, "ru");
}

}  // namespace
}  // namespace dateline
