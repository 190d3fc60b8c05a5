#include "render/claim_text.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

constexpr std::string_view thin = "\u2009";

Chronicle two_sources() {
  Chronicle chronicle;
  chronicle.sources.resize(2);
  chronicle.sources[0].id = "agency";
  chronicle.sources[0].title = {Name{"en", "An agency"}, Name{"ru", "Агентство"}};
  chronicle.sources[1].id = "ministry";
  chronicle.sources[1].title = {Name{"en", "The ministry"}};
  return chronicle;
}

Figure claim(const std::string& source, const std::string& reported, std::optional<double> best = {}) {
  Figure figure;
  figure.measure = Measure::kDeaths;
  figure.source = source;
  figure.best = best;
  figure.reported = *parse_edtf(reported);
  return figure;
}

TEST(NoteMarks, AreAscendingSuperscripts) {
  EXPECT_EQ(note_marks({}), "");
  EXPECT_EQ(note_marks({1}), "¹");
  EXPECT_EQ(note_marks({12, 4}), "⁴" + std::string(thin) + "¹²");
}

TEST(NoteMarks, JoinRunsOfThreeOrMore) {
  EXPECT_EQ(note_marks({3, 1, 2}), "¹⁻³");
  EXPECT_EQ(note_marks({1, 2}), "¹" + std::string(thin) + "²");
  EXPECT_EQ(note_marks({1, 2, 5, 6, 7, 8}), "¹" + std::string(thin) + "²" + std::string(thin) + "⁵⁻⁸");
}

TEST(CountedThing, IsWhatStandsBesideTheNumber) {
  EXPECT_EQ(counted_thing(Measure::kDisplaced, "en"), "displaced");
  EXPECT_EQ(counted_thing(Measure::kDisplaced, "fr"), "déplacés");
  EXPECT_EQ(counted_thing(Measure::kDeaths, "ru"), "погибших");
  EXPECT_EQ(counted_thing(Measure::kMagnitude, "en"), "");
}

TEST(NoteMarks, SayEachNumberOnce) { EXPECT_EQ(note_marks({2, 2, 2, 5, 5}), "²" + std::string(thin) + "⁵"); }

TEST(SourceNotes, AreNumberedInOrderOfFirstUse) {
  const Chronicle chronicle = two_sources();
  SourceNotes notes(chronicle, {"en"});
  EXPECT_EQ(notes.number_of(claim("ministry", "2020-02-08")), 1);
  EXPECT_EQ(notes.number_of(claim("agency", "2020-02-08")), 2);
  EXPECT_EQ(notes.number_of(claim("ministry", "2020-02-11")), 1);
  EXPECT_EQ(notes.texts().size(), 2u);
}

TEST(SourceNotes, JoinTheDaysOfASource) {
  const Chronicle chronicle = two_sources();
  SourceNotes notes(chronicle, {"en"});
  notes.number_of(claim("ministry", "2020-02-11"));
  notes.number_of(claim("agency", "2020-02-08"));
  notes.number_of(claim("ministry", "2020-02-08"));
  EXPECT_EQ(notes.texts(),
            (std::vector<std::string>{"The ministry, 8–11 February 2020", "An agency, 8 February 2020"}));
}

TEST(SourceNotes, SayWhenADayIsApproximate) {
  const Chronicle chronicle = two_sources();
  SourceNotes notes(chronicle, {"en"});
  notes.number_of(claim("agency", "2020-02-08~"));
  EXPECT_EQ(notes.texts().front(), "An agency, about 8 February 2020");
}

TEST(SourceNotes, AreInTheLanguageOfTheMap) {
  const Chronicle chronicle = two_sources();
  SourceNotes notes(chronicle, {"ru"});
  notes.number_of(claim("agency", "2020-02-08"));
  EXPECT_EQ(notes.texts().front(), "Агентство, 8 февраля 2020 г.");
}

TEST(SourceNotes, NameAClaimWithoutASourceAsSuch) {
  const Chronicle chronicle = two_sources();
  SourceNotes notes(chronicle, {"en"});
  notes.number_of(claim("", ""));
  EXPECT_EQ(notes.texts().front(), "Source not named");
}

TEST(ClaimText, SaysARangeAndWhoseItIs) {
  const Chronicle chronicle = two_sources();
  SourceNotes notes(chronicle, {"en"});
  const std::vector<Figure> claims{claim("ministry", "2020-02-08", 8), claim("agency", "2020-02-09", 11)};
  const ClaimText text = claim_text(summarise(claims, Measure::kDeaths, {}), claims, notes, "en");
  EXPECT_EQ(text.number, "8–11");
  EXPECT_EQ(text.marks, "¹" + std::string(thin) + "²");
  EXPECT_EQ(text.denied, "");
  EXPECT_DOUBLE_EQ(text.size_value(), 9.5);
}

TEST(ClaimText, SaysWhoDenies) {
  const Chronicle chronicle = two_sources();
  SourceNotes notes(chronicle, {"en"});
  std::vector<Figure> claims{claim("agency", "2020-02-08", 8), claim("ministry", "2020-02-08")};
  claims.back().status = ClaimStatus::kDenied;
  const ClaimText text = claim_text(summarise(claims, Measure::kDeaths, {}), claims, notes, "en");
  EXPECT_EQ(text.number, "8");
  EXPECT_EQ(text.denied, "denied²");
}

TEST(ClaimText, IsEmptyWhenNothingWasClaimed) {
  const Chronicle chronicle = two_sources();
  SourceNotes notes(chronicle, {"en"});
  EXPECT_TRUE(claim_text(summarise({}, Measure::kDeaths, {}), {}, notes, "en").empty());
  EXPECT_TRUE(notes.texts().empty());
}

TEST(ClaimText, CarriesTheCurrency) {
  const Chronicle chronicle = two_sources();
  SourceNotes notes(chronicle, {"en"});
  std::vector<Figure> claims{claim("agency", "2020-02-08", 1.7e9)};
  claims.front().currency = "KZT";
  EXPECT_EQ(claim_text(summarise(claims, Measure::kDeaths, {}), claims, notes, "en").number, "1.7 billion\u00A0KZT");
}

}  // namespace
}  // namespace dateline
