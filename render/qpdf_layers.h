// What Cairo cannot write into a PDF: layers, the language, the place on Earth.
//
// Cairo marks the content of a layer as a section of a tagged document (cairo_draw.h). The finished page is read again
// and each mark is turned into one of optional content, so that everything else stays as Cairo wrote it: one stream of
// content, each font embedded once. (One PDF a layer, put together by GDAL, embeds the fonts once a layer and loses
// title and text.) The tree of sections goes: it says nothing that is true of a map.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/page.h"
#include "render/pdf_place.h"

namespace dateline {

struct PdfAdditions {
  std::vector<std::string> layers;  ///< names of the marked layers, from the bottom up
  std::string lang;                 ///< BCP 47; not written when it is no such tag
  PageSize page;
  std::optional<PdfPlace> place;
};

/// The bytes of a PDF of one page, with the additions. Objects are packed anew, so the file becomes smaller. The same
/// input gives the same bytes. Throws Error when QPDF is missing or does not understand the PDF, and when the page has
/// not as many marks as there are layers.
std::string finish_pdf(const std::string& pdf, const PdfAdditions& additions);

/// Loads QPDF now, if nobody has. Never necessary: for a thread that has nothing else to do. Throws Error when it is
/// missing.
void prepare_pdf_layers();

}  // namespace dateline
