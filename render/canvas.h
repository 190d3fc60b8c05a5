// The outputs of a Drawing. Each is a function from a Drawing to the bytes of a file; writing the file is the caller's
// (geodata/output_file.h). The same Drawing and options give the same bytes, with equal library and font versions.
#pragma once

#include <optional>
#include <string>

#include "render/drawing.h"
#include "render/frame_image.h"
#include "render/page_georeference.h"

namespace dateline {

/// The page as pixels, the first at its top left corner; at the right and at the bottom the last may be of the page
/// only in part. Opaque: a see-through background lies on white.
FrameImage draw_pixels(const Drawing& drawing, double pixels_per_inch = 96);

struct PngOptions {
  double pixels_per_inch = 96;  ///< 24 to 1200; also written into the file
  int compression = 3;          ///< of libdeflate, 1 to 12; more costs much time and saves little
};

/// A PNG, 8 bits RGB (the page is opaque), with title and description as iTXt and pixels per metre as pHYs.
std::string draw_png(const Drawing& drawing, const PngOptions& options = {});

/// A small picture of the layers alone, on nothing: RGBA, `width_px` wide, without texts of its own.
std::string draw_icon_png(const Drawing& drawing, int width_px);

struct PdfOptions {
  /// Creation date written into the file, seconds since 1970 UTC. The command line takes SOURCE_DATE_EPOCH, else 0.
  long long creation_time = 0;
  /// Where the page lies, so that a GIS lays it where it belongs and a reader shows coordinates.
  std::optional<PageGeoreference> place = {};
};

/// A PDF page with a layer for each named layer of the drawing, embedded fonts, selectable text, title, subject,
/// language and fixed dates: PDF 1.5, with a place 1.7 (docs/pdf.md).
std::string draw_pdf(const Drawing& drawing, const PdfOptions& options = {});

struct SvgOptions {
  bool text_as_outlines = false;  ///< for where fonts must not matter; the text is kept as the group's title
  int decimals = 2;               ///< of coordinates in points
};

/// An SVG 1.1 for people: DESIGN "SVG is for people" (docs/svg.md).
std::string draw_svg(const Drawing& drawing, const SvgOptions& options = {});

/// The Drawing as indented text, for tests and for the curious: one item a line, coordinates with two decimals.
std::string dump_text(const Drawing& drawing);

}  // namespace dateline
