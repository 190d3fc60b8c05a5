// One line of text shaped by Pango: the same object measures for Layout and draws for the PNG and PDF canvases, so what
// was measured is what is drawn.
//
// Text is shaped once at a fixed size, with hinting off and glyphs at fractional places, and scaled to its size in
// points: the shape of a line does not depend on resolution, and fontconfig is asked once a face, not once a size.
// Fonts come from the font map that Pango keeps for each thread; a ShapedLine is used in the thread that made it.
#pragma once

#include <string>
#include <vector>

#include "render/cairo_handles.h"
#include "render/drawing.h"
#include "render/text_measurer.h"
#include "styles/style.h"

namespace dateline {

class ShapedLine {
 public:
  /// `text` is passed through `shown_text`, `type` through `shown_type`.
  ShapedLine(const std::string& text, const TypeStyle& type, const std::string& lang);

  /// In points from the start of the baseline, y down. See TextExtents.
  TextExtents extents() const;
  double advance_pt() const;

  /// Of each user-perceived character in logical order. The letters of a ligature share its advance evenly.
  std::vector<double> advances() const;

  /// The user-perceived characters of the text as shown, in logical order.
  std::vector<std::string> characters() const;

  /// The code points that no installed font has, in order of drawing.
  std::vector<char32_t> missing() const;

  /// Adds the outlines to the current path; the baseline starts at the origin of user space, which is in points.
  void append_path(cairo_t* cr) const;

  /// Draws the glyphs as text, from the origin of user space, in the current colour. Spaced-out letters carry their
  /// word as a whole (ActualText in a PDF), or readers would take the gaps for spaces.
  void show(cairo_t* cr) const;

 private:
  ShapedLine(const TypeStyle& type, const std::string& shown, const std::string& lang);
  PangoLayoutLine* line() const;

  PangoLayoutHandle layout_;
  double points_per_unit_;
  bool spaced_out_;
};

/// Adds the outlines of a text item to the current path, in page points: anchored, turned, or letter by letter along a
/// curve.
void append_text_path(cairo_t* cr, const TextItem& item);

/// Draws a text item as selectable text, in page points and in the current colour.
void show_text(cairo_t* cr, const TextItem& item);

}  // namespace dateline
