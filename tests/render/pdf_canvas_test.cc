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

}  // namespace
}  // namespace dateline
