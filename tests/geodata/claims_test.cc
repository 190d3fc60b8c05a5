#include "geodata/claims.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Figure claim(const std::string& source, const std::string& reported, std::optional<double> best,
             ClaimStatus status = ClaimStatus::kUnspecified) {
  Figure figure;
  figure.measure = Measure::kDeaths;
  figure.source = source;
  figure.reported = *parse_edtf(reported);
  figure.best = best;
  figure.status = status;
  return figure;
}

/// The end of that day.
AsOf as_of(const std::string& day) { return {parse_edtf(day)->latest}; }

FigureSummary deaths(const std::vector<Figure>& claims, const AsOf& when = {}) {
  return summarise(claims, Measure::kDeaths, when);
}

TEST(Claims, TheLatestOfASourceSupersedesItsEarlierOnes) {
  const std::vector<Figure> claims{claim("a", "2020-02-08", 8), claim("a", "2020-02-09", 10),
                                   claim("a", "2020-02-13", 11)};
  const FigureSummary now = deaths(claims);
  EXPECT_EQ(now.value, 11);
  EXPECT_THAT(now.used, ElementsAre(2U));
  EXPECT_THAT(now.superseded, ElementsAre(0U, 1U));
  const FigureSummary then = deaths(claims, as_of("2020-02-09"));
  EXPECT_EQ(then.value, 10);
  EXPECT_THAT(then.used, ElementsAre(1U));
  EXPECT_THAT(then.superseded, ElementsAre(0U));
  EXPECT_FALSE(deaths(claims, as_of("2020-02-07")).stated());
}

TEST(Claims, LatestIsByReportedDayAndThenByPlaceInTheFile) {
  EXPECT_EQ(deaths({claim("a", "2020-02-09", 10), claim("a", "2020-02-08", 8)}).value, 10);
  EXPECT_EQ(deaths({claim("a", "2020-02-09", 10), claim("a", "2020-02-09", 8)}).value, 8);
  EXPECT_EQ(deaths({claim("a", "2020-02-09", 10), claim("a", "", 8)}).value, 10);
  EXPECT_EQ(deaths({claim("a", "", 10), claim("a", "", 8)}).value, 8);
}

TEST(Claims, AgreementIsOneNumberAndDisagreementARange) {
  const FigureSummary same = deaths({claim("a", "2020-02-09", 11), claim("b", "2020-02-10", 11)});
  EXPECT_EQ(same.value, 11);
  EXPECT_FALSE(same.is_range());
  EXPECT_THAT(same.used, ElementsAre(0U, 1U));
  const FigureSummary differ =
      deaths({claim("a", "2020-02-09", 11), claim("b", "2020-02-10", 8), claim("c", "2020-02-10", 10)});
  EXPECT_TRUE(differ.is_range());
  EXPECT_EQ(differ.low, 8);
  EXPECT_EQ(differ.high, 11);
}

TEST(Claims, RangesWithinClaimsCount) {
  Figure wide = claim("a", "2020-02-09", std::nullopt);
  wide.low = 2000;
  wide.high = 3000;
  EXPECT_TRUE(deaths({wide}).is_range());
  EXPECT_EQ(deaths({wide}).low, 2000);
  EXPECT_EQ(deaths({wide, claim("b", "2020-02-09", 3500)}).high, 3500);
  wide.best = 2500;
  EXPECT_EQ(deaths({wide}).value, 2500);
  EXPECT_EQ(deaths({wide}).low, 2000) << "the margins that the source states are kept";
}

TEST(Claims, QualifiersAreKeptWhenTheyAreTheSame) {
  Figure nearly = claim("a", "2020-02-09", 8000);
  nearly.qualifier = Qualifier::kNearly;
  EXPECT_EQ(deaths({nearly}).qualifier, Qualifier::kNearly);
  Figure other = nearly;
  other.source = "b";
  EXPECT_EQ(deaths({nearly, other}).qualifier, Qualifier::kNearly);
  other.qualifier = Qualifier::kPlain;
  EXPECT_EQ(deaths({nearly, other}).qualifier, Qualifier::kPlain);
  EXPECT_EQ(deaths({nearly, other}).value, 8000);
  other.qualifier = Qualifier::kNearly;
  other.best = 9000;
  EXPECT_EQ(deaths({nearly, other}).qualifier, Qualifier::kPlain) << "a range is not nearly anything";
}

TEST(Claims, AnOpenRangeIsSaidAsAtLeastOrUpTo) {
  Figure open = claim("a", "2020-02-09", std::nullopt);
  open.low = 100;
  EXPECT_EQ(deaths({open}).value, 100);
  EXPECT_EQ(deaths({open}).qualifier, Qualifier::kAtLeast);
  open.high = open.low;
  open.low.reset();
  EXPECT_EQ(deaths({open}).qualifier, Qualifier::kUpTo);
}

TEST(Claims, ARetractionTakesTheEarlierClaimAway) {
  const std::vector<Figure> claims{claim("a", "2020-02-08", 8), claim("b", "2020-02-08", 5),
                                   claim("a", "2020-02-10", std::nullopt, ClaimStatus::kRetracted)};
  const FigureSummary now = deaths(claims);
  EXPECT_EQ(now.value, 5);
  EXPECT_THAT(now.used, ElementsAre(1U));
  EXPECT_THAT(now.superseded, ElementsAre(0U));
  EXPECT_THAT(now.retracted, ElementsAre(2U));
  EXPECT_TRUE(deaths(claims, as_of("2020-02-09")).is_range());
}

TEST(Claims, DenialsAreListedAndStateNoNumber) {
  const FigureSummary now = deaths({claim("a", "2020-02-08", 8), claim("b", "2020-02-09", 8, ClaimStatus::kDenied)});
  EXPECT_EQ(now.value, 8);
  EXPECT_THAT(now.used, ElementsAre(0U));
  EXPECT_THAT(now.denied, ElementsAre(1U));
  EXPECT_FALSE(deaths({claim("b", "2020-02-09", 8, ClaimStatus::kDenied)}).stated());
}

TEST(Claims, APartIsNotTheWhole) {
  std::vector<Figure> claims{claim("a", "2020-02-08", 100), claim("a", "2020-02-09", 19)};
  claims[1].among = "police";
  EXPECT_EQ(deaths(claims).value, 100);
  EXPECT_EQ(summarise(claims, Measure::kDeaths, {}, "police").value, 19);
  const auto all = summarise_all(claims, {});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0], deaths(claims));
  EXPECT_EQ(all[1].among, "police");
  EXPECT_THAT(all[1].used, ElementsAre(1U));
}

TEST(Claims, CurrenciesAreNotMixed) {
  std::vector<Figure> claims{claim("a", "2020-02-08", 4.44e6), claim("b", "2020-02-09", 1.7e9),
                             claim("c", "2020-02-09", 1.8e9)};
  for (Figure& figure : claims) figure.measure = Measure::kDamageCost;
  claims[0].currency = "USD";
  claims[1].currency = claims[2].currency = "KZT";
  const FigureSummary summary = summarise(claims, Measure::kDamageCost, {});
  EXPECT_EQ(summary.currency, "USD") << "the first in the file";
  EXPECT_EQ(summary.low, 4.44e6);
  EXPECT_THAT(summary.set_aside, ElementsAre(1U, 2U));
}

TEST(Claims, ASumInAnotherCurrencyIsNoLaterWord) {
  std::vector<Figure> claims{claim("a", "2020-02-11", 1.7e9), claim("a", "2020-02-11", 4.5e6)};
  for (Figure& figure : claims) figure.measure = Measure::kDamageCost;
  claims[0].currency = "KZT";
  claims[1].currency = "USD";
  const FigureSummary summary = summarise(claims, Measure::kDamageCost, {});
  EXPECT_EQ(summary.value, 1.7e9);
  EXPECT_THAT(summary.set_aside, ElementsAre(1U));
  EXPECT_THAT(summary.superseded, IsEmpty());
}

TEST(Claims, ClaimsWithoutASourceAreVoicesOfTheirOwn) {
  const FigureSummary summary = deaths({claim("", "2020-02-08", 8), claim("", "2020-02-09", 9)});
  EXPECT_THAT(summary.used, ElementsAre(0U, 1U));
  EXPECT_THAT(summary.superseded, IsEmpty());
}

TEST(Claims, AReportWithoutAnEndIsKnownFromItsBeginning) {
  EXPECT_TRUE(is_known(claim("a", "2020-02-08/..", 8), as_of("2020-02-09")));
  EXPECT_FALSE(is_known(claim("a", "2020-02-08/..", 8), as_of("2020-02-06")));
  EXPECT_TRUE(is_known(claim("a", "", 8), {LocalSeconds::min()}));
}

TEST(Claims, EveryKnownClaimIsAccountedForExactlyOnce) {
  std::mt19937 random{3};
  for (int round = 0; round < 2000; ++round) {
    std::vector<Figure> claims;
    for (auto count = random() % 12; count > 0; --count) {
      Figure figure =
          claim(std::string(1, static_cast<char>('a' + random() % 3)), "2020-02-0" + std::to_string(1 + random() % 9),
                random() % 5 == 0 ? std::optional<double>{} : static_cast<double>(random() % 4));
      if (random() % 4 == 0) figure.low = figure.best ? 0 : 1;
      if (random() % 6 == 0 || (!figure.best && !figure.low))
        figure.status = random() % 2 ? ClaimStatus::kDenied : ClaimStatus::kRetracted;
      if (random() % 3 == 0) figure.among = "part";
      figure.measure = random() % 3 == 0 ? Measure::kInjured : Measure::kDeaths;
      claims.push_back(figure);
    }
    const AsOf when = as_of("2020-02-0" + std::to_string(1 + random() % 9));
    std::vector<int> times(claims.size(), 0);
    for (const FigureSummary& s : summarise_all(claims, when)) {
      for (const auto* list : {&s.used, &s.denied, &s.superseded, &s.retracted, &s.set_aside})
        for (const std::size_t i : *list) ++times[i];
      EXPECT_EQ(s, summarise(claims, s.measure, when, s.among));
      if (s.value) {
        EXPECT_TRUE(*s.low <= *s.value && *s.value <= *s.high);
      }
    }
    for (std::size_t i = 0; i < claims.size(); ++i) EXPECT_EQ(times[i], is_known(claims[i], when) ? 1 : 0);
  }
}

}  // namespace
}  // namespace dateline
