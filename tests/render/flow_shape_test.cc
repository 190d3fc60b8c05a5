#include "render/flow_shape.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "render/marks.h"

namespace dateline {
namespace {

const Spine straight({Cubic::from_line({0, 0}, {100, 0})});
const Spine bent({Cubic::from_quadratic({0, 0}, {60, -50}, {120, 0})});
constexpr FlowSize size{8, 2.5, 18, 16};

constexpr FlowBody all_bodies[] = {FlowBody::kTapered, FlowBody::kBand, FlowBody::kLine, FlowBody::kDotted,
                                   FlowBody::kDashed};
constexpr FlowHead all_heads[] = {FlowHead::kArrow, FlowHead::kBlock, FlowHead::kCross, FlowHead::kDisc,
                                  FlowHead::kNone};

/// Height of the outline of a flow along the x axis about x.
double height_at(const Path& path, double x) {
  double low = 0, high = 0;
  PagePoint from{};
  const auto see = [&](PagePoint p) {
    if (std::abs(p.x_pt - x) > 1) return;
    low = std::min(low, p.y_pt);
    high = std::max(high, p.y_pt);
  };
  std::size_t next = 0;
  for (const Path::Verb verb : path.verbs) {
    if (verb == Path::Verb::kClose) continue;
    const bool curve = verb == Path::Verb::kCurve;
    const Cubic piece = curve ? Cubic{from, path.points[next], path.points[next + 1], path.points[next + 2]}
                              : Cubic::from_line(from, path.points[next]);
    next += curve ? 3 : 1;
    if (verb != Path::Verb::kMove)
      for (int i = 0; i <= 200; ++i) see(piece.at(i / 200.0));
    from = path.points[next - 1];
  }
  return high - low;
}

bool has_point(const Path& path, PagePoint p, double within_pt = 1e-6) {
  return std::ranges::any_of(path.points, [&](PagePoint q) { return distance_pt(p, q) <= within_pt; });
}

void expect_near_spine(const Path& path, const Spine& spine, double most_pt) {
  const auto samples = spine.sampled(0.25);
  for (const PagePoint& p : path.points) {
    ASSERT_TRUE(std::isfinite(p.x_pt) && std::isfinite(p.y_pt));
    double least = 1e9;
    for (const PagePoint& q : samples) least = std::min(least, distance_pt(p, q));
    EXPECT_LE(least, most_pt) << "spine of " << spine.length_pt();
  }
}

TEST(FlowShape, ATaperedBodyGrowsFromItsOriginToItsHead) {
  const Path body = flow_shape(straight, size, FlowBody::kTapered, FlowHead::kArrow).body;
  EXPECT_NEAR(height_at(body, 1.5), 2.5, 0.5);
  EXPECT_NEAR(height_at(body, 78), 8, 0.6);
  double before = 0;
  for (double x = 2; x < 80; x += 4) {
    EXPECT_GE(height_at(body, x), before - 0.01) << x;
    before = height_at(body, x);
  }
}

TEST(FlowShape, ABandIsEven) {
  const Path body = flow_shape(straight, {8, 8, 18, 16}, FlowBody::kBand, FlowHead::kBlock).body;
  for (double x = 2; x < 80; x += 6) EXPECT_NEAR(height_at(body, x), 8, 0.1) << x;
}

TEST(FlowShape, TheHeadIsWiderThanTheBody) {
  for (const FlowBody body : {FlowBody::kTapered, FlowBody::kBand}) {
    const Path outline = flow_shape(straight, size, body, FlowHead::kArrow).body;
    EXPECT_NEAR(outline.bounds().height_pt(), 18, 1e-6);
    EXPECT_GT(height_at(outline, 84), height_at(outline, 75) * 1.5);
  }
}

TEST(FlowShape, TheTipStandsAtTheEndOfTheSpine) {
  for (const Spine& spine : {straight, bent}) {
    const PagePoint end = spine.at(spine.length_pt());
    EXPECT_TRUE(has_point(flow_shape(spine, size, FlowBody::kTapered, FlowHead::kArrow).body, end));
    EXPECT_TRUE(has_point(flow_shape(spine, size, FlowBody::kBand, FlowHead::kBlock).body, end));
    EXPECT_TRUE(has_point(flow_shape(spine, size, FlowBody::kLine, FlowHead::kArrow).head, end));
  }
}

TEST(FlowShape, NothingReachesBeyondTheTip) {
  for (const FlowBody body : all_bodies)
    for (const FlowHead head : all_heads) {
      const FlowShape shape = flow_shape(straight, size, body, head);
      EXPECT_LE(shape.body.bounds().right_pt, 100 + 1e-6);
      if (shape.head.empty()) continue;
      EXPECT_LE(shape.head.bounds().right_pt, 100 + 1e-6);
    }
}

TEST(FlowShape, LinesAreStrokedAndCarryTheirHeadApart) {
  for (const FlowBody body : {FlowBody::kLine, FlowBody::kDotted, FlowBody::kDashed}) {
    EXPECT_TRUE(flow_shape(bent, size, body, FlowHead::kCross).stroked);
    EXPECT_FALSE(flow_shape(bent, size, body, FlowHead::kCross).head.empty());
    EXPECT_TRUE(flow_shape(bent, size, body, FlowHead::kNone).head.empty());
  }
  EXPECT_FALSE(flow_shape(bent, size, FlowBody::kTapered, FlowHead::kArrow).stroked);
}

TEST(FlowShape, VeryShortFlowsStayFiniteAndNearTheirSpine) {
  for (const double length : {0.01, 0.3, 1.0, 3.0, 6.0, 12.0, 17.0}) {
    const Spine spine({Cubic::from_quadratic({50, 50}, {50 + length / 2, 50 - length / 5}, {50 + length, 50})});
    for (const FlowBody body : all_bodies)
      for (const FlowHead head : all_heads) {
        const FlowShape shape = flow_shape(spine, size, body, head);
        expect_near_spine(shape.body, spine, size.head_width_pt / 2 + length);
        expect_near_spine(shape.head, spine, size.head_width_pt + 1);
      }
  }
}

TEST(FlowShape, AShortFlowKeepsItsHeadBehindItsTip) {
  for (const double length : {2.0, 5.0, 9.0, 15.0}) {
    const Spine spine({Cubic::from_line({0, 0}, {length, 0})});
    const PageBox box = flow_shape(spine, size, FlowBody::kTapered, FlowHead::kArrow).body.bounds();
    EXPECT_NEAR(box.right_pt, length, 1e-6);
    EXPECT_GE(box.left_pt, -1e-6) << length;
  }
}

TEST(FlowShape, ASpineWithoutLengthHasNoShape) {
  const FlowShape shape = flow_shape(Spine(), size, FlowBody::kTapered, FlowHead::kArrow);
  EXPECT_TRUE(shape.body.empty() && shape.head.empty());
}

TEST(FlowSizes, OnlyTaperedBodiesAreNarrowAtTheOrigin) {
  Look look;
  StyleMeasures measures;
  look.body = FlowBody::kTapered;
  EXPECT_NEAR(flow_size(9, look, measures).origin_pt, 9 * measures.flow_taper, 1e-9);
  look.body = FlowBody::kBand;
  EXPECT_DOUBLE_EQ(flow_size(9, look, measures).origin_pt, 9);
  EXPECT_GT(flow_size(1, look, measures).head_width_pt, 5);
}

TEST(FlowSizes, WidthFollowsTheSquareRootOfTheValue) {
  const Look look;
  const StyleMeasures measures;
  const double whole = flow_width_pt(20000, 20000, look, measures),
               quarter = flow_width_pt(5000, 20000, look, measures);
  EXPECT_DOUBLE_EQ(whole, measures.flow_max_width_pt);
  EXPECT_NEAR(quarter, whole / 2, 1e-9);
  EXPECT_DOUBLE_EQ(flow_width_pt(1, 1e9, look, measures), measures.flow_min_width_pt);
}

TEST(FlowSizes, WithoutAFigureTheWidthDoesNotDependOnOthers) {
  const Look look;
  const StyleMeasures measures;
  EXPECT_DOUBLE_EQ(flow_width_pt(0, 0, look, measures), flow_width_pt(0, 5e6, look, measures));
  EXPECT_LT(flow_width_pt(0, 10, look, measures), measures.flow_max_width_pt / 2);
}

}  // namespace
}  // namespace dateline
