// The page with the map inside: a run of frames as one HTML file that needs nothing else (docs/page.md).
//
//   const Result<FrameSet> en = plan_frames(...), ru = plan_frames(...);   // the same run in two languages
//   const std::string html = draw_viewer_page({{*en, *ru}}, {"map.html", viewer_colors(style)});
//
// The map is inline SVG in which each thing stands once, with its steps; what the languages have in common stands once
// for all. The page shows the last step until its script runs. The script and the style sheet are constant but for
// colours and classes (viewer_page.js, viewer_page.css) and are allowed by their hashes alone; nothing is loaded from
// anywhere. Pure functions: the same sets give the same bytes.
#pragma once

#include <span>
#include <string>

#include "render/frame_set.h"
#include "styles/color.h"
#include "styles/style.h"

namespace dateline {

/// Of the page around the map. Letters are made darker or lighter where they would be hard to read (below 4.5:1).
struct ViewerColors {
  Color page{0xF5, 0xF2, 0xEA, 255};
  Color panel{0xFB, 0xFA, 0xF6, 255};   ///< behind lists and controls
  Color ink{0x22, 0x22, 0x22, 255};     ///< letters
  Color muted{0x4A, 0x4A, 0x4A, 255};   ///< less important letters
  Color accent{0x2F, 0x64, 0x79, 255};  ///< controls, focus, what is picked
};

/// The colours of a theme.
ViewerColors viewer_colors(const Style& style);

struct ViewerOptions {
  std::string file_name = "map.html";  ///< under which the page will be found, for the text to embed it with
  ViewerColors colors;
  int decimals = 1;  ///< of coordinates in points
};

/// `languages` are the same run, each in its own language (`FrameSet::lang`), at least one; the first is shown at
/// first. Sets of different lengths are misuse.
std::string draw_viewer_page(std::span<const FrameSet> languages, const ViewerOptions& options);

}  // namespace dateline
