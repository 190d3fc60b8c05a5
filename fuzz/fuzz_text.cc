// Texts from outside: whether they are UTF-8, which fields in braces they have, and what of them reaches the page.
#include "fuzz/fuzz.h"
#include "geodata/utf8.h"
#include "geodata/xml_text.h"
#include "render/filled_text.h"
#include "render/svg_syntax.h"
#include "render/text_content.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  const std::size_t invalid = find_invalid_utf8(bytes);
  if (invalid != std::string_view::npos) require(invalid < bytes.size(), "what is wrong is in the text");
  require(is_valid_utf8(utf8_of(code_points(bytes))), "code points become UTF-8");
  for (const TypeStyle& type : {TypeStyle{}, TypeStyle{.uppercase = true}}) {
    const std::string shown = shown_text(bytes, type, "tr");
    require(!text_problem(shown), "shown texts can be written");
    require(shown.find('\n') == std::string::npos, "shown texts are one line");
    (void)shown_type(type, shown);
  }
  require(filled_in(bytes, {{"a", "{a}"}, {"", "{}"}}) == bytes, "what fills a field in is not looked at again");
  require(filled_in(bytes, {{"a", ""}}).size() <= bytes.size(), "nothing but values comes in");
  const std::string escaped = xml_text(bytes);
  require(escaped.find_first_of("<>\"") == std::string::npos, "no text becomes markup");
  require(!svg_name(bytes).empty() && is_valid_utf8(svg_name(bytes)), "names are names");
  (void)letters_join(bytes);
  (void)reads_right_to_left(bytes, "ar");
  if (invalid == std::string_view::npos)
    for (const std::size_t most : {1u, 5u, 40u})
      require(is_valid_utf8(cut_at_character(bytes, most)), "texts are cut between characters");
}

}  // namespace dateline::fuzz
