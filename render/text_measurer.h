// How much room a line of text takes, before it is drawn.
//
// `TextMeasurer` is what Layout asks; `PangoTextMeasurer` answers with the same Pango shaping that the Cairo canvases
// draw with, so measured and drawn text agree. Tests use a measurer of fixed widths and need no fonts.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "styles/style.h"

namespace dateline {

/// All in points, relative to the start of the baseline; y down.
struct TextExtents {
  double advance_pt = 0;   ///< from the start of this line to where the next letter would stand
  double ascent_pt = 0;    ///< of the font, above the baseline, positive
  double descent_pt = 0;   ///< of the font, below the baseline, positive
  double ink_left_pt = 0;  ///< what is really black, without the halo
  double ink_top_pt = 0;   ///< negative above the baseline
  double ink_right_pt = 0;
  double ink_bottom_pt = 0;
};

/// Where a text may be taken apart: byte offsets, ascending, neither its beginning nor its end.
struct TextBreaks {
  std::vector<std::size_t> lines;       ///< where a line may begin: after spaces and hyphens, between words of Thai
  std::vector<std::size_t> characters;  ///< where a user-perceived character begins
};

class TextMeasurer {
 public:
  virtual ~TextMeasurer() = default;

  /// `text` is one line of UTF-8; `lang` BCP 47 or empty. Applies `uppercase` and letter spacing of `type`.
  virtual TextExtents measure(const std::string& text, const TypeStyle& type, const std::string& lang) const = 0;

  /// Advance of each user-perceived character of the text as shown (in capitals "ß" is two), in logical order, summing
  /// to `measure().advance_pt`.
  virtual std::vector<double> advances(const std::string& text, const TypeStyle& type,
                                       const std::string& lang) const = 0;

  /// True if the letters join or reorder (Arabic, Indic scripts ...) or run from right to left, so that the text must
  /// not be taken apart.
  virtual bool must_stay_whole(const std::string& text) const = 0;

  /// Where `text`, valid UTF-8 as it came, may go on in a new line (Unicode Standard Annex 14, with a dictionary for
  /// Thai) and where, if nothing else helps, it can be cut (Annex 29). By default between code points alone.
  virtual TextBreaks breaks(const std::string& text, const std::string& lang) const;

  /// The code points of the text that no font has, so that boxes would be drawn in their place.
  virtual std::vector<char32_t> missing(const std::string& /*text*/, const TypeStyle& /*type*/) const { return {}; }
};

/// Measures with Pango at 1 point = 1 unit, hinting off. Keeps fonts and answers it has given; one object may be used
/// from several threads. Throws Error when fontconfig finds no font at all.
std::unique_ptr<TextMeasurer> make_pango_text_measurer();

}  // namespace dateline
