#include "geodata/json_text.h"

#include <iterator>

#include <fmt/format.h>

#include "geodata/inert_text.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

void append_unit(std::string& out, unsigned unit) { fmt::format_to(std::back_inserter(out), "\\u{:04x}", unit); }

void append_escape(std::string& out, char32_t c) {
  if (c < 0x10000) return append_unit(out, static_cast<unsigned>(c));
  const auto above = static_cast<unsigned>(c) - 0x10000U;  // as UTF-16 has it
  append_unit(out, 0xD800U + (above >> 10));
  append_unit(out, 0xDC00U + (above & 0x3FFU));
}

bool is_plain(char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&'; }

std::string quoted(std::string_view text, bool markup_escaped) {
  std::string out = "\"";
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && is_plain(text[plain])) ++plain;
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const DecodedCharacter next = decode_character(text);
    const char32_t c = next.code_point;
    const bool markup = c == '<' || c == '>' || c == '&';
    if (c == '"' || c == '\\')
      out += {'\\', text[0]};
    else if (is_control(c) || is_direction_control(c) || is_noncharacter(c) || (markup && markup_escaped))
      append_escape(out, c);
    else
      append_code_point(out, c);
    text.remove_prefix(next.bytes);
  }
  return out + '"';
}

}  // namespace

std::string json_string(std::string_view text) { return quoted(text, false); }

std::string html_script_json(std::string_view text) { return quoted(text, true); }

}  // namespace dateline
