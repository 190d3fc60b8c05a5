#include <cstdio>

#include <gtest/gtest.h>

#include "render/canvas.h"
#include "tests/support/image_compare.h"
#include "tests/support/programs.h"
#include "tests/support/sample_drawing.h"

namespace dateline {
namespace {

using namespace testing;

std::filesystem::path write_pdf(const Drawing& drawing, const PdfOptions& options = {}) {
  const auto path = fresh_folder() / "page.pdf";
  write_bytes(path, draw_pdf(drawing, options));
  return path;
}

TEST(DrawPdf, HoldsWordsThatCanBeSearched) {
  DATELINE_NEEDS_PROGRAM("pdftotext");
  const std::string text = run_program({"pdftotext", write_pdf(sample_drawing()), "-"});
  for (const char* words : {"Where the fighting was", "Masanchi", "Sortobe", "KAZAKHSTAN", "Сортөбе, Масаншы",
                            "سورتوبي", "</text><script>alert(1)</script> & \"q\" ]]>"})
    EXPECT_NE(text.find(words), std::string::npos) << words << " is not in:\n" << text;
}

TEST(DrawPdf, LooksLikeThePng) {
  DATELINE_NEEDS_PROGRAM("pdftoppm");
  const auto pdf = write_pdf(sample_drawing());
  const auto stem = pdf.parent_path() / "page";
  run_program({"pdftoppm", "-r", "144", "-singlefile", "-png", pdf, stem});
  const Picture from_pdf = read_png_file(stem.string() + ".png");
  const Picture direct = read_png(draw_png(sample_drawing(), {144, 1}));
  const Comparison comparison = compare_pictures(direct, from_pdf, {0.15, 1, 0.002}, pdf.parent_path() / "diff.png");
  EXPECT_TRUE(comparison.same) << comparison.message;
}

TEST(DrawPdf, CarriesTitleSubjectAndTheDateItIsGiven) {
  DATELINE_NEEDS_PROGRAM("pdfinfo");
  const std::string info = run_program({"pdfinfo", "-isodates", write_pdf(sample_drawing(), {1581084900})});
  EXPECT_NE(info.find("Title:           Clashes of <7 February>"), std::string::npos) << info;
  EXPECT_NE(info.find("Subject:         A sample map with \"everything\" & more."), std::string::npos);
  EXPECT_NE(info.find("CreationDate:    2020-02-07T14:15:00Z"), std::string::npos) << info;
  EXPECT_NE(info.find("ModDate:         2020-02-07T14:15:00Z"), std::string::npos);
  EXPECT_NE(info.find("PDF version:     1.5"), std::string::npos);
  EXPECT_NE(info.find("Page size:       480 x 360 pts"), std::string::npos);
}

TEST(DrawPdf, EmbedsEveryFont) {
  DATELINE_NEEDS_PROGRAM("pdffonts");
  const std::string fonts = run_program({"pdffonts", write_pdf(sample_drawing())});
  EXPECT_NE(fonts.find("yes yes yes"), std::string::npos);
  EXPECT_EQ(fonts.find(" no "), std::string::npos) << fonts;
}

TEST(DrawPdf, SameBytesTwiceAndInAnyOrder) {
  const std::string first = draw_pdf(sample_drawing());
  draw_png(sample_drawing_without_image());
  EXPECT_TRUE(first == draw_pdf(sample_drawing()));
}

std::string layers_of(const std::filesystem::path& pdf) { return run_program({"gdalinfo", "-mdd", "LAYERS", pdf}); }

TEST(DrawPdf, HasALayerForEachNamedLayerThatShowsSomething) {
  DATELINE_NEEDS_PROGRAM("gdalinfo");
  Drawing drawing;
  drawing.size = {200, 100};
  const auto add = [&](const char* label, bool empty) {
    Group group;
    group.label = label;
    // Opaque and as large as the page, after which Cairo forgets what was before.
    if (!empty) group.items.push_back({PathItem{{}, Path::rectangle({0, 0, 200, 100}), Fill{{9, 9, 9, 255}, {}}, {}}});
    drawing.layers.push_back(group);
  };
  add("Land", false), add("", false), add("Nothing", true), add("Clash sites", false);
  const std::string info = layers_of(write_pdf(drawing));
  EXPECT_NE(info.find("LAYER_00_NAME=Clash_sites"), std::string::npos) << info;
  EXPECT_NE(info.find("LAYER_01_NAME=Land"), std::string::npos) << info;
  EXPECT_EQ(info.find("LAYER_02"), std::string::npos) << info;
}

TEST(DrawPdf, HidesWhatIsOnALayerThatIsSwitchedOff) {
  DATELINE_NEEDS_PROGRAM("gdal_translate");
  Drawing both;
  both.size = {200, 100};
  const auto square = [](const char* label, double left_pt, double opacity) {
    Group group;
    group.label = label;
    group.opacity = opacity;
    const PageBox box{left_pt, 20, left_pt + 60, 80};
    group.items.push_back({PathItem{{}, Path::rectangle(box), Fill{{200, 0, 0, 255}, {}}, {}}});
    return group;
  };
  both.layers = {square("Left", 20, 0.5), square("Right", 120, 1)};
  Drawing left = both;
  left.layers.pop_back();
  const auto pixels = [](const std::filesystem::path& pdf, const char* off) {
    const auto png = pdf.parent_path() / "page.png";
    run_program({"gdal_translate", "-q", "-of", "PNG", "--config", "GDAL_PDF_LAYERS_OFF", off, pdf, png});
    return read_png_file(png);
  };
  // One file after the other: all have one name.
  const Picture whole = pixels(write_pdf(both), "");
  const Picture switched = pixels(write_pdf(both), "Right");
  const Picture alone = pixels(write_pdf(left), "");
  EXPECT_TRUE(compare_pictures(switched, alone, {0, 0, 0}).same);
  EXPECT_FALSE(compare_pictures(whole, alone, {0, 0, 0}).same);
}

TEST(DrawPdf, LiesWhereThePageLies) {
  DATELINE_NEEDS_PROGRAM("gdalinfo");
  const PageGeoreference place{"EPSG:32643", {400'000, 4'800'000}, 50, {20, 10, 460, 350}};
  const auto pdf = write_pdf(sample_drawing(), {.place = place});
  const std::string info = layers_of(pdf);
  EXPECT_NE(info.find("WGS 84 / UTM zone 43N"), std::string::npos) << info;
  const auto at = info.find("Upper Left");
  double x_m = 0, y_m = 0;
  ASSERT_NE(at, std::string::npos) << info;
  ASSERT_EQ(std::sscanf(info.c_str() + at, "Upper Left  ( %lf, %lf)", &x_m, &y_m), 2) << info;
  EXPECT_NEAR(x_m, 400'000, 0.01);
  EXPECT_NEAR(y_m, 4'800'000, 0.01);
}

TEST(DrawPdf, OfTheWholeWorldLiesWhereThePageLies) {
  DATELINE_NEEDS_PROGRAM("gdalinfo");
  const PageGeoreference world{"+proj=eqearth +lon_0=0 +ellps=WGS84 +units=m", {-18e6, 9e6}, 1e5, {0, 0, 360, 180}};
  Drawing drawing;
  drawing.size = {360, 180};
  const std::string info = layers_of(write_pdf(drawing, {.place = world}));
  const auto at = info.find("Upper Left");
  double x_m = 0, y_m = 0;
  ASSERT_NE(at, std::string::npos) << info;
  ASSERT_EQ(std::sscanf(info.c_str() + at, "Upper Left  (%lf, %lf)", &x_m, &y_m), 2) << info;
  EXPECT_NEAR(x_m, -18e6, 1);
  EXPECT_NEAR(y_m, 9e6, 1);
}

}  // namespace
}  // namespace dateline
