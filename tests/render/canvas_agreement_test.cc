// SVG as librsvg draws it against our PNG: the canvases must show the same page.
#include <gtest/gtest.h>

#include "render/canvas.h"
#include "tests/support/image_compare.h"
#include "tests/support/programs.h"
#include "tests/support/sample_drawing.h"
#include "tests/support/script_drawing.h"

namespace dateline {
namespace {

using namespace testing;

Picture draw_with_librsvg(const std::string& svg, const std::filesystem::path& folder) {
  write_bytes(folder / "page.svg", svg);
  run_program({"rsvg-convert", "-d", "144", "-p", "144", "-o", folder / "svg.png", folder / "page.svg"});
  return read_png_file(folder / "svg.png");
}

Comparison compare_svg_and_png(const std::string& svg, const Drawing& drawing) {
  const auto folder = fresh_folder();
  const std::string png = draw_png(drawing, {144, 1});
  write_bytes(folder / "png.png", png);
  return compare_pictures(read_png(png), draw_with_librsvg(svg, folder), {0.15, 1, 0.001}, folder / "diff.png");
}

TEST(CanvasesAgree, SvgAndPngShowTheSamePage) {
  DATELINE_NEEDS_PROGRAM("rsvg-convert");
  const Comparison comparison = compare_svg_and_png(draw_svg(sample_drawing()), sample_drawing());
  EXPECT_TRUE(comparison.same) << comparison.message;
}

TEST(CanvasesAgree, SvgAndPngShowTheSameLettersInEveryScript) {
  DATELINE_NEEDS_PROGRAM("rsvg-convert");
  const Comparison comparison = compare_svg_and_png(draw_svg(script_drawing()), script_drawing());
  EXPECT_TRUE(comparison.same) << comparison.message;
}

TEST(CanvasesAgree, NotWhenALabelRunsTheOtherWay) {
  DATELINE_NEEDS_PROGRAM("rsvg-convert");
  Drawing turned = script_drawing();
  std::get<TextItem>(turned.layers.at(0).items.at(3).value).lang = "en";
  EXPECT_FALSE(compare_svg_and_png(draw_svg(turned), script_drawing()).same);
}

TEST(CanvasesAgree, OutlinesAndPngShowTheSamePage) {
  DATELINE_NEEDS_PROGRAM("rsvg-convert");
  const Comparison comparison = compare_svg_and_png(draw_svg(sample_drawing(), {true, 2}), sample_drawing());
  EXPECT_TRUE(comparison.same) << comparison.message;
}

TEST(CanvasesAgree, NotWhenAnyLayerIsMissing) {
  DATELINE_NEEDS_PROGRAM("rsvg-convert");
  const Drawing drawing = sample_drawing();
  for (std::size_t i = 0; i < drawing.layers.size(); ++i) {
    Drawing less = drawing;
    less.layers.erase(less.layers.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_FALSE(compare_svg_and_png(draw_svg(less), drawing).same) << "without " << drawing.layers[i].label;
  }
}

TEST(CanvasesAgree, NotWhenOneLabelIsMissing) {
  DATELINE_NEEDS_PROGRAM("rsvg-convert");
  Drawing less = sample_drawing();
  less.layers.at(4).items.pop_back();
  EXPECT_FALSE(compare_svg_and_png(draw_svg(less), sample_drawing()).same);
}

}  // namespace
}  // namespace dateline
