// Text as Cairo draws it, for canvases that do not know Cairo: outlines and widths as plain values.
#pragma once

#include <string>
#include <vector>

#include "render/drawing.h"

namespace dateline {

/// The filled outlines of a text item in page points, without its halo; to be filled by non-zero winding.
Path outline_text(const TextItem& item);

/// Width of the line as drawn, in points. See TextExtents::advance_pt.
double text_advance_pt(const TextItem& item);

/// The user-perceived characters of the item as shown (capitals applied), in logical order.
std::vector<std::string> text_characters(const TextItem& item);

}  // namespace dateline
