#include "render/geotiff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "render/canvas.h"
#include "render/frame_set_source.h"
#include "render/viewport.h"
#include "tests/support/image_compare.h"
#include "tests/support/made_frame_set.h"
#include "tests/support/programs.h"
#include "tests/support/sample_drawing.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const PageGeoreference kazakhstan{"EPSG:32643", {400'000, 4'800'000}, 50, {}};

TEST(DrawGeoTiff, HasThePixelsOfThePng) {
  DATELINE_NEEDS_PROGRAM("gdal_translate");
  const auto folder = testing::fresh_folder();
  testing::write_bytes(folder / "m.tif", draw_geotiff(testing::sample_drawing(), kazakhstan, 110));
  testing::run_program({"gdal_translate", "-q", "-of", "PNG", folder / "m.tif", folder / "m.png"});
  const testing::Picture tif = testing::read_png_file(folder / "m.png");
  const testing::Picture png = testing::read_png(draw_png(testing::sample_drawing(), {110, 1}));
  EXPECT_TRUE(testing::compare_pictures(tif, png, {0, 0, 0}).same);
}

TEST(DrawGeoTiff, CarriesTitleAndDescription) {
  Drawing drawing = testing::sample_drawing();
  drawing.title = "Some title";
  drawing.description = "All in\ntwo lines";
  const std::string bytes = draw_geotiff(drawing, kazakhstan);
  EXPECT_THAT(bytes, StartsWith("II*"));
  EXPECT_THAT(bytes, HasSubstr("Some title"));
  EXPECT_THAT(bytes, HasSubstr("All in\ntwo lines"));
}

TEST(PageGeoreference, PlacesThePageAsTheViewportDoes) {
  const Viewport view({500'000, 4'760'000}, 120, {30, 40, 630, 440});
  const PageGeoreference place{"", view.to_plane(PagePoint{0, 0}), view.metres_per_pt(), view.page()};
  for (const PagePoint p : {PagePoint{0, 0}, PagePoint{30, 40}, PagePoint{630, 440}, PagePoint{660, 480}}) {
    EXPECT_NEAR(place.at(p).x_m, view.to_plane(p).x_m, 1e-6);
    EXPECT_NEAR(place.at(p).y_m, view.to_plane(p).y_m, 1e-6);
  }
}

std::vector<ContentHash> contents_of(const FrameSet& set, FrameFormat format) {
  FrameFileOptions options;
  options.format = format;
  options.pixels_per_inch = 48;
  return FrameSetSource(set, options).contents(0, set.steps.size());
}

TEST(FramesAsGeoTiff, HaveOtherContentsWhereTheyLieElsewhere) {
  FrameSet set = testing::made_frame_set("en", testing::theme("newsprint"));
  set.georeference = kazakhstan;
  const auto before = contents_of(set, FrameFormat::kTif), svg = contents_of(set, FrameFormat::kSvg);
  set.georeference.top_left.x_m += 1e-9 * set.georeference.top_left.x_m;
  const auto moved = contents_of(set, FrameFormat::kTif);
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_NE(moved[i], before[i]);
  EXPECT_EQ(contents_of(set, FrameFormat::kSvg), svg);
}

TEST(FramesAsGeoTiff, AreTheSameWhetherTheCallerPaintedThemOrNot) {
  FrameSet set = testing::made_frame_set("en", testing::theme("newsprint"));
  set.georeference = kazakhstan;
  FrameFileOptions options;
  options.format = FrameFormat::kTif;
  options.pixels_per_inch = 48;
  const FrameSetSource source(set, options);
  const auto artist = source.artist();
  FrameImage painted;
  artist->image(2, painted);
  EXPECT_TRUE(artist->file(2, &painted) == artist->file(2, nullptr));
}

}  // namespace
}  // namespace dateline
