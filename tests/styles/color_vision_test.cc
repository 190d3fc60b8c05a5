#include "styles/color_vision.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

struct Pair {
  Lab first, second;
  double difference;
};

// Table 1 of Sharma, Wu and Dalal 2005: pairs that tell right implementations from nearly right ones.
constexpr Lab deep_blue{50, 0, -82.7485}, pale{50, 2.5, 0};
constexpr Pair published_pairs[] = {
    {{50, 2.6772, -79.7751}, deep_blue, 2.0425},
    {{50, 3.1571, -77.2803}, deep_blue, 2.8615},
    {{50, 2.8361, -74.0200}, deep_blue, 3.4412},
    {{50, -1.3802, -84.2814}, deep_blue, 1.0000},
    {{50, -1.1848, -84.8006}, deep_blue, 1.0000},
    {{50, -0.9009, -85.5211}, deep_blue, 1.0000},
    {{50, 0, 0}, {50, -1, 2}, 2.3669},
    {{50, -1, 2}, {50, 0, 0}, 2.3669},
    {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0009}, 7.1792},
    {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0010}, 7.1792},
    {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0011}, 7.2195},
    {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0012}, 7.2195},
    {{50, -0.0010, 2.4900}, {50, 0.0009, -2.4900}, 4.8045},
    {{50, -0.0010, 2.4900}, {50, 0.0010, -2.4900}, 4.8045},
    {{50, -0.0010, 2.4900}, {50, 0.0011, -2.4900}, 4.7461},
    {pale, {50, 0, -2.5}, 4.3065},
    {pale, {73, 25, -18}, 27.1492},
    {pale, {61, -5, 29}, 22.8977},
    {pale, {56, -27, -3}, 31.9030},
    {pale, {58, 24, 15}, 19.4535},
    {pale, {50, 3.1736, 0.5854}, 1.0000},
    {pale, {50, 3.2972, 0}, 1.0000},
    {pale, {50, 1.8634, 0.5757}, 1.0000},
    {pale, {50, 3.2592, 0.3350}, 1.0000},
    {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
    {{63.0109, -31.0961, -5.8663}, {62.8187, -29.7946, -4.0864}, 1.2630},
    {{61.2901, 3.7196, -5.3901}, {61.4292, 2.2480, -4.9620}, 1.8731},
    {{35.0831, -44.1164, 3.7933}, {35.0232, -40.0716, 1.5901}, 1.8645},
    {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
    {{36.4612, 47.8580, 18.3852}, {36.2715, 50.5065, 21.2231}, 1.4146},
    {{90.8027, -2.0831, 1.4410}, {91.1528, -1.6435, 0.0447}, 1.4441},
    {{90.9257, -0.5406, -0.9208}, {88.6381, -0.8985, -0.7239}, 1.5381},
    {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
    {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
};

TEST(Ciede2000, GivesThePublishedDifferences) {
  for (const Pair& pair : published_pairs) {
    EXPECT_NEAR(delta_e_2000(pair.first, pair.second), pair.difference, 0.00005) << pair.first.a << " " << pair.first.b;
    EXPECT_NEAR(delta_e_2000(pair.second, pair.first), pair.difference, 0.00005) << "the other way round";
  }
}

TEST(Lab, HasKnownValuesOfPrimaries) {
  const Lab white = to_lab({255, 255, 255, 255}), red = to_lab({255, 0, 0, 255});
  EXPECT_NEAR(white.l, 100, 0.01);
  EXPECT_NEAR(white.a, 0, 0.02);
  EXPECT_NEAR(red.l, 53.24, 0.02);
  EXPECT_NEAR(red.a, 80.09, 0.05);
  EXPECT_NEAR(red.b, 67.20, 0.05);
  EXPECT_EQ(to_lab({0, 0, 0, 255}).l, 0);
}

TEST(ColorVision, LeavesGreysAlmostAlone) {
  for (const ColorVision vision : all_color_visions)
    EXPECT_LT(delta_e_2000(to_lab(simulate({128, 128, 128, 255}, vision)), to_lab({128, 128, 128, 255})), 1);
}

TEST(ColorVision, BringsTogetherWhatADeficiencyConfuses) {
  const Color red{200, 60, 40, 255}, green{110, 130, 30, 255};
  const auto difference = [&](ColorVision v) {
    return delta_e_2000(to_lab(simulate(red, v)), to_lab(simulate(green, v)));
  };
  EXPECT_LT(difference(ColorVision::kDeutan), difference(ColorVision::kNormal) / 2);
  EXPECT_LE(least_difference(red, green), difference(ColorVision::kDeutan));
}

}  // namespace
}  // namespace dateline
