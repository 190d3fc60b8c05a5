#include "geodata/import/import_entities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::MatchesRegex;

TEST(Slug, IsMadeOfSmallLettersDigitsAndHyphens) {
  EXPECT_EQ(slug("Obo town"), "obo-town");
  EXPECT_EQ(slug("  N'Djamena (5 km; north) "), "n-djamena-5-km-north");
  EXPECT_EQ(slug("snake_case"), "snake_case");
}

TEST(Slug, LettersLoseTheirMarks) {
  EXPECT_EQ(slug("R\u00e9gion de l\u2019\u00d6st"), "region-de-l-ost");
  EXPECT_EQ(slug("Re\u0301gion"), "region");
  EXPECT_EQ(slug("Stra\u00dfe \u0141\u00f3d\u017a \u00c6ro"), "strasse-lodz-aero");
  EXPECT_EQ(slug("Vi\u1ec7t Nam"), "viet-nam");
}

TEST(Slug, OtherScriptsGiveWayToAHashOfTheWhole) {
  const std::string tokmok = slug("\u0422\u043e\u043a\u043c\u043e\u043a");
  EXPECT_THAT(tokmok, MatchesRegex("x[0-9a-f]{10}"));
  EXPECT_NE(tokmok, slug("\u0422\u043e\u043a\u043c\u0430\u043a"));
  EXPECT_THAT(slug("Tokmok \u0433\u043e\u0440\u043e\u0434"), MatchesRegex("tokmok-[0-9a-f]{10}"));
  EXPECT_THAT(slug(""), MatchesRegex("x[0-9a-f]{10}"));
  EXPECT_THAT(slug("\xff\xfe\xe2"), MatchesRegex("[a-z0-9-]+"));
}

TEST(Slug, IsNoLongerThanAsked) {
  EXPECT_EQ(slug("one two three four", 10), "one-two");
  EXPECT_EQ(slug("abcdefghijklmnop", 10), "abcdefghij");
  for (std::size_t most = 1; most < 20; ++most) {
    EXPECT_LE(slug("\u0433\u043e\u0440\u043e\u0434 town", most).size(), most);
    EXPECT_FALSE(slug("a b c d e f g h", most).ends_with('-'));
  }
}

TEST(SlugWithHash, IsTheSameEverywhereAndDependsOnTheIdentity) {
  EXPECT_EQ(slug_with_hash("Obo town", "5.4 26.5"), slug_with_hash("Obo town", "5.4 26.5"));
  EXPECT_NE(slug_with_hash("Obo town", "5.4 26.5"), slug_with_hash("Obo town", "5.4 26.6"));
  EXPECT_EQ(slug_with_hash("Obo town", "x"), "obo-town-06a4f9");
  EXPECT_LE(slug_with_hash(std::string(500, 'a'), "x").size(), 47u);
}

Actor actor_named(std::string id, std::string name) {
  Actor actor;
  actor.id = std::move(id);
  actor.names = {{"", std::move(name)}};
  return actor;
}

Place place_with(std::string id) {
  Place place;
  place.id = std::move(id);
  return place;
}

Source source_with(std::string id) {
  Source source;
  source.id = std::move(id);
  return source;
}

TEST(ImportEntities, PutsEachThingOutOnceBeforeItsFirstUse) {
  ChronicleCollector collector;
  ImportEntities entities(collector);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(entities.actor("LRA", [] { return actor_named("lra", "LRA"); }), "lra");
  EXPECT_EQ(entities.place("obo", [] { return place_with("obo"); }), "obo");
  EXPECT_EQ(entities.source("afp", [] { return source_with("afp"); }), "afp");
  EXPECT_EQ(collector.chronicle().actors.size(), 1u);
  EXPECT_EQ(collector.chronicle().places.size(), 1u);
  EXPECT_EQ(collector.chronicle().sources.size(), 1u);
}

TEST(ImportEntities, DifferentThingsNeverShareAnId) {
  ChronicleCollector collector;
  ImportEntities entities(collector);
  const std::string first = entities.actor("A", [] { return actor_named("same", "A"); });
  const std::string second = entities.actor("B", [] { return actor_named("same", "B"); });
  EXPECT_EQ(first, "same");
  EXPECT_THAT(second, MatchesRegex("same-[0-9a-f]{16}"));
  EXPECT_EQ(entities.actor("B", [] { return Actor{}; }), second);
  EXPECT_EQ(entities.place("A", [] { return place_with("same"); }), "same") << "ids are of their type";
}

TEST(ImportEntities, AThingMayAskForAnother) {
  ChronicleCollector collector;
  ImportEntities entities(collector);
  entities.place("inner", [&] {
    Place inner = place_with("inner");
    inner.within = entities.place("outer", [] { return place_with("outer"); });
    return inner;
  });
  ASSERT_EQ(collector.chronicle().places.size(), 2u);
  EXPECT_EQ(collector.chronicle().places[0].id, "outer");
}

}  // namespace
}  // namespace dateline
