// A Drawing on a Cairo context: what the PNG and the PDF canvas have in common.
#pragma once

#include <cairo.h>

#include "render/drawing.h"

namespace dateline {

enum class CairoText {
  kOutlines,  ///< filled outlines: letters at fractions of a pixel, which Cairo 1.16 cannot do with cached glyphs
  kGlyphs     ///< text operators, so that words can be selected and searched in a PDF
};

/// Draws background and layers in user space of page points. Throws Error when Cairo runs out of memory.
void draw_on_cairo(cairo_t* cr, const Drawing& drawing, CairoText text);

/// Adds a path to Cairo's current path.
void append_path(cairo_t* cr, const Path& path);

/// Throws Error if `status` is not success; `doing` completes "cannot ...".
void require_cairo(cairo_status_t status, const char* doing);

}  // namespace dateline
