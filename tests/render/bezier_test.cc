#include "render/bezier.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

const Cubic bow{{0, 0}, {30, -60}, {80, 70}, {100, 10}};

double distance_to(const Cubic& curve, PagePoint p) {
  double least = 1e9;
  for (int i = 0; i <= 4000; ++i) least = std::min(least, distance_pt(curve.at(i / 4000.0), p));
  return least;
}

double chord_length(const Spine& spine) {
  const auto points = spine.sampled(0.05);
  double length = 0;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) length += distance_pt(points[i], points[i + 1]);
  return length;
}

TEST(Cubic, AStraightPieceIsAsLongAsItsChord) {
  const Spine line({Cubic::from_line({10, 10}, {40, 50})});
  EXPECT_NEAR(line.length_pt(), 50, 1e-9);
  EXPECT_NEAR(distance_pt(line.at(25), {25, 30}), 0, 1e-6);
}

TEST(Cubic, APartLiesOnTheCurve) {
  const Cubic part = bow.part(0.2, 0.7);
  EXPECT_NEAR(distance_pt(part.a, bow.at(0.2)), 0, 1e-9);
  EXPECT_NEAR(distance_pt(part.d, bow.at(0.7)), 0, 1e-9);
  for (int i = 0; i <= 10; ++i) EXPECT_NEAR(distance_pt(part.at(i / 10.0), bow.at(0.2 + 0.05 * i)), 0, 1e-9);
}

TEST(Cubic, TheWholePartIsTheCurve) {
  const Cubic part = bow.part(0, 1);
  EXPECT_NEAR(distance_pt(part.b, bow.b) + distance_pt(part.c, bow.c), 0, 1e-9);
}

TEST(Cubic, TheTangentIsTheDerivative) {
  const PagePoint difference = (bow.at(0.4 + 1e-6) - bow.at(0.4 - 1e-6)) * (1 / 2e-6);
  EXPECT_NEAR(distance_pt(bow.tangent(0.4), difference), 0, 1e-3);
}

TEST(Cubic, DrawsAQuadraticCurve) {
  const PagePoint a{0, 0}, control{50, 80}, d{100, 0};
  const Cubic curve = Cubic::from_quadratic(a, control, d);
  EXPECT_NEAR(distance_pt(curve.at(0.3), lerp(lerp(a, control, 0.3), lerp(control, d, 0.3), 0.3)), 0, 1e-9);
}

TEST(Spine, IsAsLongAsItsChordsTogether) {
  const Spine spine({bow, Cubic::from_line({100, 10}, {160, 10})});
  EXPECT_NEAR(spine.length_pt(), chord_length(spine), 0.5);
}

TEST(Spine, PlacesAreEvenlySpacedByLength) {
  const Spine spine({bow});
  for (double s = 0; s + 2 < spine.length_pt(); s += 2) EXPECT_NEAR(distance_pt(spine.at(s), spine.at(s + 2)), 2, 0.3);
}

TEST(Spine, RunsOnWithoutAJumpWherePiecesMeet) {
  const Spine spine = spine_through({{0, 0}, {60, 40}, {140, 10}, {200, 90}});
  for (double s = 0; s + 0.25 < spine.length_pt(); s += 0.25) {
    EXPECT_LT(distance_pt(spine.at(s), spine.at(s + 0.25)), 0.5);
    EXPECT_GT(dot(spine.direction(s), spine.direction(s + 0.25)), 0.95) << s;
  }
}

TEST(Spine, DirectionsAreUnitVectorsAlsoAtTheEnds) {
  const Spine spine({bow});
  for (const double s : {0.0, spine.length_pt() / 3, spine.length_pt()})
    EXPECT_NEAR(length_pt(spine.direction(s)), 1, 1e-9);
  EXPECT_GT(dot(spine.direction(0), unit(bow.b - bow.a)), 0.99);
}

TEST(Spine, PlacesBeyondTheEndsAreTheEnds) {
  const Spine spine({bow});
  EXPECT_NEAR(distance_pt(spine.at(-5), bow.a), 0, 1e-6);
  EXPECT_NEAR(distance_pt(spine.at(1e6), bow.d), 0, 1e-6);
}

TEST(Spine, APartHasItsLengthAndLiesOnTheSpine) {
  const Spine spine({bow, Cubic::from_line({100, 10}, {160, 10})});
  const Spine part = spine.part(20, spine.length_pt() - 25);
  EXPECT_NEAR(part.length_pt(), spine.length_pt() - 45, 0.5);
  for (const PagePoint p : part.sampled(3))
    EXPECT_LT(std::min(distance_to(bow, p), distance_to(Cubic::from_line({100, 10}, {160, 10}), p)), 0.1);
}

TEST(Spine, NothingIsLeftOfAPartThatEndsBeforeItBegins) {
  const Spine spine({bow});
  EXPECT_TRUE(spine.part(50, 50).empty());
  EXPECT_TRUE(spine.part(60, 40).empty());
  EXPECT_TRUE(Spine().empty());
}

TEST(Spine, SamplesBeginAndEndAtItsEnds) {
  const auto points = Spine({bow}).sampled(7);
  EXPECT_EQ(points.front(), bow.a);
  EXPECT_NEAR(distance_pt(points.back(), bow.d), 0, 1e-6);
}

TEST(SpineThrough, PassesAllItsPoints) {
  const std::vector<PagePoint> points{{0, 0}, {60, 40}, {70, 45}, {200, -30}, {210, 90}};
  const Spine spine = spine_through(points);
  for (const PagePoint& p : points) {
    double least = 1e9;
    for (const PagePoint& q : spine.sampled(0.2)) least = std::min(least, distance_pt(p, q));
    EXPECT_LT(least, 0.2);
  }
}

TEST(SpineThrough, TwoPointsGiveAStraightPiece) {
  const Spine spine = spine_through({{0, 0}, {30, 40}});
  EXPECT_NEAR(spine.length_pt(), 50, 1e-6);
}

}  // namespace
}  // namespace dateline
