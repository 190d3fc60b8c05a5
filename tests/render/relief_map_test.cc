// Relief, pictures, provinces and disputed borders on the page.
#include <cmath>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "render/canvas.h"
#include "render/ground_drawing.h"
#include "render/ground_scene.h"
#include "tests/support/image_compare.h"
#include "tests/support/made_map.h"
#include "tests/support/programs.h"

namespace dateline {
namespace {

using namespace testing;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr PageBox kPage{0, 0, 480, 360};

struct View {
  Projection projection;
  Viewport viewport;
};

View view_of(const LonLatBox& box) {
  Projection projection = Projection::for_extent(box);
  PlaneBox content{1e300, 1e300, -1e300, -1e300};
  for (const double lon : {box.west_deg, box.east_deg}) {
    for (const double lat : {box.south_deg, box.north_deg}) {
      const PlanePoint p = *projection.forward(LonLat{lon, lat});
      content = {std::min(content.min_x_m, p.x_m), std::min(content.min_y_m, p.y_m), std::max(content.max_x_m, p.x_m),
                 std::max(content.max_y_m, p.y_m)};
    }
  }
  return {projection, Viewport::fit(content, kPage)};
}

/// An ASCII grid of longitude and latitude.
template <typename Height>
std::string write_dem(const std::filesystem::path& folder, const LonLatBox& box, double cell_deg, Height height) {
  const int columns = static_cast<int>(std::lround(box.width_deg() / cell_deg));
  const int rows = static_cast<int>(std::lround(box.height_deg() / cell_deg));
  std::ofstream file(folder / "dem.asc");
  file << "ncols " << columns << "\nnrows " << rows << "\nxllcorner " << box.west_deg << "\nyllcorner " << box.south_deg
       << "\ncellsize " << cell_deg << "\n";
  for (int y = 0; y < rows; ++y)
    for (int x = 0; x < columns; ++x)
      file << height(LonLat{box.west_deg + (x + 0.5) * cell_deg, box.north_deg - (y + 0.5) * cell_deg})
           << (x + 1 < columns ? ' ' : '\n');
  std::ofstream(folder / "dem.prj")
      << "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
         "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]\n";
  return folder / "dem.asc";
}

GroundRequest world_request() {
  GroundRequest request;
  request.files = {std::string(DATELINE_SOURCE_DIR) + "/geodata/basemaps/world.gpkg"};
  request.languages = {"en"};
  request.min_population = -1;
  return request;
}

Drawing drawing_of(const GroundScene& ground) {
  Drawing drawing;
  drawing.size = {kPage.right_pt, kPage.bottom_pt};
  drawing.background = ground_background(ground, newsprint());
  drawing.layers = ground_groups(ground, "KZ", newsprint());
  return drawing;
}

const std::uint8_t* pixel(const GroundImage& image, PagePoint at) {
  const auto x = static_cast<std::size_t>(at.x_pt / kPage.width_pt() * image.width_px);
  const auto y = static_cast<std::size_t>(at.y_pt / kPage.height_pt() * image.height_px);
  return &image.rgba[(y * static_cast<std::size_t>(image.width_px) + x) * 4];
}

constexpr LonLatBox kKorday{74.5, 42.6, 75.6, 43.3};

GroundScene cone_scene(const View& view) {
  GroundRequest request = world_request();
  const auto cone = [](LonLat p) {
    return std::max(500.0, 4500 - 20000 * std::hypot((p.lon_deg - 75) * 0.73, p.lat_deg - 43));
  };
  request.relief = ReliefSpec{};
  request.relief->dem = write_dem(fresh_folder(), {74, 42, 76, 44}, 0.01, cone);
  return make_ground(request, view.projection, view.viewport);
}

TEST(ReliefOnTheMap, LightsAMountainAtItsPlace) {
  const View view = view_of(kKorday);
  const GroundScene ground = cone_scene(view);
  EXPECT_THAT(ground.diagnostics, IsEmpty());
  ASSERT_TRUE(ground.relief);
  const PagePoint summit = view.viewport.to_page(*view.projection.forward(LonLat{75, 43}));
  const std::uint8_t* lit = pixel(*ground.relief, summit - PagePoint{12, 12});
  const std::uint8_t* shaded = pixel(*ground.relief, summit + PagePoint{12, 12});
  EXPECT_GT(lit[0], 200);
  EXPECT_GT(lit[3], 10);
  EXPECT_LT(shaded[0], 80);
  EXPECT_GT(shaded[3], 10);
}

TEST(ReliefOnTheMap, LiesOverTheLandAndBelowTheWater) {
  const std::string dump = dump_text(drawing_of(cone_scene(view_of(kKorday))));
  EXPECT_THAT(dump, HasSubstr("image class=\"relief\" box=0,0..480,360 640x480 px"));
  EXPECT_LT(dump.find("id=\"land\""), dump.find("id=\"relief\""));
  EXPECT_LT(dump.find("id=\"relief\""), dump.find("id=\"borders\""));
}

TEST(ReliefOnTheMap, LooksTheSameInPngSvgAndPdf) {
  DATELINE_NEEDS_PROGRAM("rsvg-convert");
  DATELINE_NEEDS_PROGRAM("pdftoppm");
  const auto folder = fresh_folder();
  const Drawing drawing = drawing_of(cone_scene(view_of(kKorday)));
  const Picture png = read_png(draw_png(drawing, {96, 1}));
  write_bytes(folder / "map.svg", draw_svg(drawing));
  run_program({"rsvg-convert", "-d", "96", "-p", "96", "-o", folder / "svg.png", folder / "map.svg"});
  const Comparison svg = compare_pictures(png, read_png_file(folder / "svg.png"), {0.05, 1, 0.001});
  EXPECT_TRUE(svg.same) << svg.message;
  write_bytes(folder / "map.pdf", draw_pdf(drawing));
  run_program({"pdftoppm", "-r", "96", "-png", "-singlefile", folder / "map.pdf", folder / "pdf"});
  const Comparison pdf = compare_pictures(png, read_png_file(folder / "pdf.png"), {0.05, 1, 0.002});
  EXPECT_TRUE(pdf.same) << pdf.message;
  Drawing bare = drawing;
  std::erase_if(bare.layers, [](const Group& group) { return group.name.id == "relief"; });
  EXPECT_FALSE(compare_pictures(png, read_png(draw_png(bare, {96, 1})), {0.05, 1, 0.002}).same);
}

TEST(ReliefOnTheMap, ColoursTheLandAndLeavesTheSeaAlone) {
  const LonLatBox black_sea{28, 40.5, 40, 46};
  const View view = view_of(black_sea);
  GroundRequest request = world_request();
  request.relief = ReliefSpec{};
  request.relief->tints = {{0, {0, 160, 0, 255}}};
  request.relief->dem = write_dem(fresh_folder(), {20, 35, 50, 50}, 0.5, [](LonLat) { return -5; });
  const GroundScene ground = make_ground(request, view.projection, view.viewport);
  ASSERT_TRUE(ground.relief);
  const auto alpha = [&](LonLat p) {
    return pixel(*ground.relief, view.viewport.to_page(*view.projection.forward(p)))[3];
  };
  EXPECT_EQ(alpha({34, 43}), 0);
  EXPECT_EQ(alpha({33, 41}), 255) << "Anatolia, below the sea's level in this model, is land all the same";
}

TEST(ReliefOnTheMap, NeedsHeightsAboveTheSeaWhereNoBasemapTellsLand) {
  const View view = view_of(kKorday);
  GroundRequest request;
  request.relief = ReliefSpec{};
  request.relief->tints = {{0, {0, 160, 0, 255}}};
  request.relief->dem =
      write_dem(fresh_folder(), {74, 42, 76, 44}, 0.01, [](LonLat p) { return p.lon_deg < 75 ? 0 : 10; });
  const GroundScene ground = make_ground(request, view.projection, view.viewport);
  ASSERT_TRUE(ground.relief);
  EXPECT_EQ(pixel(*ground.relief, {20, 200})[3], 0);
  EXPECT_EQ(pixel(*ground.relief, {460, 200})[3], 255);
}

TEST(RastersOnTheMap, HideLandAndLakesAndAreCredited) {
  const View view = view_of({74.5, 42, 78, 43.5});  // with Lake Issyk-Kul
  GroundRequest request = world_request();
  const std::string file = write_dem(fresh_folder(), {70, 40, 80, 46}, 0.1, [](LonLat) { return 7; });
  request.rasters = {{file, 0.5, "Somebody's satellite"}};
  const GroundScene ground = make_ground(request, view.projection, view.viewport);
  ASSERT_EQ(ground.rasters.size(), 1u);
  EXPECT_EQ(pixel(ground.rasters[0], {240, 180})[3], 128);
  EXPECT_THAT(ground.credits, ::testing::Contains("Somebody's satellite"));
  const std::string dump = dump_text(drawing_of(ground));
  const std::size_t picture = dump.find("class=\"raster\"");
  EXPECT_NE(picture, std::string::npos);
  EXPECT_LT(dump.find("class=\"lake\" fill"), picture);
  EXPECT_THAT(dump.substr(picture), Not(HasSubstr("class=\"lake\" fill")));
  EXPECT_THAT(dump.substr(picture), HasSubstr("class=\"lake\" stroke"));
}

TEST(RastersOnTheMap, AreNotDrawnOrCreditedWhereTheyDoNotReach) {
  const View view = view_of(kKorday);
  GroundRequest request = world_request();
  request.rasters = {{write_dem(fresh_folder(), {0, 40, 10, 46}, 0.1, [](LonLat) { return 7; }), 1, "Nobody"}};
  const GroundScene ground = make_ground(request, view.projection, view.viewport);
  EXPECT_THAT(ground.rasters, IsEmpty());
  EXPECT_THAT(ground.credits, Not(::testing::Contains("Nobody")));
  ASSERT_EQ(ground.diagnostics.size(), 1u);
  EXPECT_EQ(ground.diagnostics[0].severity, Severity::kWarning);
}

TEST(BordersOnTheMap, AreDashedWhereDisputedAndDottedWhereNobodyAgreedOnALine) {
  const View kashmir = view_of({72, 31, 80, 37});
  const GroundScene ground = make_ground(world_request(), kashmir.projection, kashmir.viewport);
  EXPECT_TRUE(ground.shows(BorderStatus::kLineOfControl));
  const std::string dump = dump_text(drawing_of(ground));
  EXPECT_THAT(dump, HasSubstr("class=\"border-line-of-control\""));
  const View korday = view_of(kKorday);
  const GroundScene agreed = make_ground(world_request(), korday.projection, korday.viewport);
  EXPECT_TRUE(agreed.shows(BorderStatus::kAgreed));
  EXPECT_FALSE(agreed.shows(BorderStatus::kDisputed));
  EXPECT_FALSE(agreed.shows(BorderStatus::kLineOfControl));
}

TEST(ProvincesOnTheMap, AreDrawnAtTheScalesOfCountriesAlone) {
  const auto provinces = [](const LonLatBox& box) {
    const View view = view_of(box);
    return make_ground(world_request(), view.projection, view.viewport).provinces.points.size();
  };
  EXPECT_GT(provinces({68, 39, 82, 46}), 0u);
  EXPECT_EQ(provinces({75, 42.9, 75.2, 43.1}), 0u);
  EXPECT_EQ(provinces({20, 10, 130, 70}), 0u);
}

}  // namespace
}  // namespace dateline
