// What the script of the viewer page needs to know, as JSON.
#include <fmt/format.h>

#include "geodata/inert_text.h"
#include "geodata/json_text.h"
#include "render/messages.h"
#include "render/text_content.h"
#include "render/viewer_page_parts.h"

namespace dateline {
namespace {

/// As the page shows it.
std::string quoted(std::string_view text) { return html_script_json(inert_text(text)); }

/// "[a,b]" of what `make` gives for each.
template <typename Range, typename Make>
std::string array(const Range& range, const Make& make) {
  std::string out = "[";
  for (const auto& value : range) out += (out.size() > 1 ? "," : "") + make(value);
  return out + "]";
}

/// The steps from which on a total has another value, with it: [[0,"–"],[3,"10"]].
std::string changes(const FrameTotal& total) {
  std::string out = "[";
  for (std::size_t i = 0; i < total.values.size(); ++i)
    if (i == 0 || total.values[i] != total.values[i - 1])
      out += fmt::format("{}[{},{}]", i == 0 ? "" : ",", i, quoted(total.values[i]));
  return out + "]";
}

std::string word_messages(const FrameSet& set) {
  std::string out = "{";
  for (const std::string_view word : viewer_words())
    out += fmt::format("{}{}:{}", out.size() > 1 ? "," : "", quoted(word), quoted(viewer_word(word, set.lang)));
  return out + "}";
}

std::string language(const FrameSet& set) {
  const auto record_list = [](const FrameFacts& facts) {
    return array(facts.records, [](std::uint32_t index) { return std::to_string(index); });
  };
  return fmt::format(
      "{{\"lang\":{},\"dir\":\"{}\",\"title\":{},\"subtitle\":{},\n\"labels\":{},\n\"alts\":{},\n"
      "\"records\":{},\n\"totals\":{},\n\"words\":{}}}",
      quoted(set.lang), is_right_to_left(set.lang) ? "rtl" : "ltr", quoted(set.title), quoted(set.subtitle),
      array(set.steps, [](const FrameStep& step) { return quoted(step.label); }),
      array(set.facts, [](const FrameFacts& facts) { return quoted(facts.alt); }), array(set.facts, record_list),
      array(set.totals, changes), word_messages(set));
}

}  // namespace

std::string viewer_data(const ViewerParts& parts) {
  const FramesSpec& timing = parts.first().timing;
  return fmt::format("{{\"steps\":{},\n\"milliseconds\":{},\"hold\":{},\"loops\":{},\n\"languages\":{}}}\n",
                     array(parts.first().steps, [](const FrameStep& step) { return quoted(step.name); }),
                     timing.milliseconds, timing.hold_milliseconds, timing.loops, array(parts.languages, language));
}

}  // namespace dateline
