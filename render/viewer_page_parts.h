// The parts of the viewer page around its map, as markup. Everything from the chronicle is escaped. Parts that hold
// texts of several languages hold all of them, each under `data-l` with its number, those after the first hidden;
// single words of ours carry `data-w` (text) or `data-a` (label), and the script changes them.
//
// The markup is XML as well as HTML: every element is closed, every attribute quoted.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/frame_set.h"
#include "render/viewer_page.h"
#include "render/viewer_page_map.h"

namespace dateline {

/// The keys of render/messages_table.h whose texts the script changes, without "page.".
std::span<const std::string_view> viewer_words();
/// The text of such a word.
std::string viewer_word(std::string_view word, std::string_view lang);

/// Classes for the colours of marks, and what the parts have to know of each other.
struct ViewerParts {
  std::span<const FrameSet> languages;
  const ViewerOptions& options;
  const ViewerKeys& keys;
  std::map<std::string, std::size_t> mark_of_color;  ///< "#b5121b" -> n of class "mn"

  ViewerParts(std::span<const FrameSet> sets, const ViewerOptions& page_options, const ViewerKeys& page_keys);

  const FrameSet& first() const { return languages.front(); }
  std::string mark(Color color) const;
  std::string mark_rules() const;
};

/// Title, subtitle and the choice of language.
std::string viewer_header(const ViewerParts& parts);
/// The map with its controls; `map` is what belongs inside <svg>.
std::string viewer_stage(const ViewerParts& parts, const std::string& map);
/// The list of the step's records and the totals.
std::string viewer_side(const ViewerParts& parts);
/// What can be opened below: all records, description, keyboard, text to embed.
std::string viewer_details(const ViewerParts& parts);
/// Notes, sources and credits.
std::string viewer_footer(const ViewerParts& parts);
/// What the script needs to know, as JSON that is safe inside <script>.
std::string viewer_data(const ViewerParts& parts);

}  // namespace dateline
