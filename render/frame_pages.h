// A run planned for a page (render/viewer_page.h): once in each of the map's languages, without what the page says
// itself beside the map.
//
//   Result<PageFiles> pages = write_pages(inputs, {"korday.html"}, *make_pango_text_measurer());
//   commit_together(pages->to_commit());
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

#include "geodata/output_file.h"
#include "render/frame_set.h"
#include "render/text_measurer.h"

namespace dateline {

/// Pages that are written and not in place yet.
struct PageFiles {
  std::size_t steps = 0;
  std::deque<OutputFile> files;

  /// For commit_together, or FrameJob::beside. Valid while the files stay where they are.
  std::vector<OutputFile*> to_commit();
};

/// The same run as a page at each of the paths. Warnings are those of the first language; errors those of the language
/// in which the run cannot be planned. Throws Error.
Result<PageFiles> write_pages(const MapInputs& inputs, const std::vector<std::string>& paths,
                              const TextMeasurer& measurer);

}  // namespace dateline
