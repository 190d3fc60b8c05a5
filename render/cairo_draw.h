// A Drawing on a Cairo context: what the PNG and the PDF canvas have in common.
#pragma once

#include <cairo.h>

#include <vector>

#include "render/drawing.h"

namespace dateline {

/// Draws background and layers in user space of page points, texts as text operators, so that words can be selected and
/// searched in a PDF. In a PDF each layer for which `is_pdf_layer` stands between marks, see render/qpdf_layers.h.
/// Throws Error when Cairo runs out of memory.
void draw_on_cairo(cairo_t* cr, const Drawing& drawing);

/// True for a layer of the drawing that has a name and something to show.
bool is_pdf_layer(const Group& layer);

/// The outlines of all texts of a drawing, in the order in which they are drawn.
using TextOutlines = std::vector<Path>;
TextOutlines outline_all(const Drawing& drawing);

/// Draws what can be seen between two heights of the page on pixels, with texts as these outlines: letters at fractions
/// of a pixel, which Cairo 1.16 cannot do with cached glyphs. Needs no fonts, so several bands of one drawing may be
/// drawn in several threads, each on its own context.
void draw_band_on_cairo(cairo_t* cr, const Drawing& drawing, const TextOutlines& outlines, double top_pt,
                        double bottom_pt);

/// Groups alone, without a page behind them, with texts as these outlines. Otherwise likewise.
void draw_groups_on_cairo(cairo_t* cr, const std::vector<Group>& groups, const TextOutlines& outlines);
TextOutlines outline_all(const std::vector<Group>& groups);

/// Adds a path to Cairo's current path.
void append_path(cairo_t* cr, const Path& path);

/// Throws Error if `status` is not success; `doing` completes "cannot ...".
void require_cairo(cairo_status_t status, const char* doing);

}  // namespace dateline
