#include "render/text_content.h"

#include <algorithm>
#include <array>
#include <memory>

#include <glib.h>

namespace dateline {
namespace {

bool is_line_space(gunichar c) {
  return c == '\n' || c == '\r' || c == '\t' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_dropped(gunichar c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  const bool embedding = c >= 0x202A && c <= 0x202E;
  return control || noncharacter || embedding;
}

void append_code_point(std::string& out, gunichar c) {
  std::array<char, 6> bytes{};
  const int count = g_unichar_to_utf8(c, bytes.data());
  out.append(bytes.data(), static_cast<std::size_t>(count));
}

/// Calls `visit` with each code point of `text`, U+FFFD for a byte that is not UTF-8.
template <typename Visit>
void for_each_code_point(std::string_view text, Visit visit) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto rest = static_cast<gssize>(text.size() - at);
    const gunichar c = g_utf8_get_char_validated(text.data() + at, rest);
    const bool valid = c != static_cast<gunichar>(-1) && c != static_cast<gunichar>(-2);
    // A NUL is valid UTF-8 that GLib reports as incomplete.
    visit(valid ? c : (text[at] == '\0' ? gunichar{0} : gunichar{0xFFFD}));
    at += valid ? static_cast<std::size_t>(g_unichar_to_utf8(c, nullptr)) : 1;
  }
}

bool has_dotted_i(std::string_view lang) {
  const std::string_view primary = lang.substr(0, lang.find('-'));
  return primary == "tr" || primary == "az";
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

bool script_joins(GUnicodeScript script) {
  static constexpr std::array joining{
      G_UNICODE_SCRIPT_ARABIC,     G_UNICODE_SCRIPT_SYRIAC,         G_UNICODE_SCRIPT_NKO,
      G_UNICODE_SCRIPT_MONGOLIAN,  G_UNICODE_SCRIPT_MANDAIC,        G_UNICODE_SCRIPT_PHAGS_PA,
      G_UNICODE_SCRIPT_ADLAM,      G_UNICODE_SCRIPT_MANICHAEAN,     G_UNICODE_SCRIPT_SOGDIAN,
      G_UNICODE_SCRIPT_DEVANAGARI, G_UNICODE_SCRIPT_BENGALI,        G_UNICODE_SCRIPT_GURMUKHI,
      G_UNICODE_SCRIPT_GUJARATI,   G_UNICODE_SCRIPT_ORIYA,          G_UNICODE_SCRIPT_TAMIL,
      G_UNICODE_SCRIPT_TELUGU,     G_UNICODE_SCRIPT_KANNADA,        G_UNICODE_SCRIPT_MALAYALAM,
      G_UNICODE_SCRIPT_SINHALA,    G_UNICODE_SCRIPT_TIBETAN,        G_UNICODE_SCRIPT_MYANMAR,
      G_UNICODE_SCRIPT_KHMER,      G_UNICODE_SCRIPT_THAANA,         G_UNICODE_SCRIPT_BALINESE,
      G_UNICODE_SCRIPT_JAVANESE,   G_UNICODE_SCRIPT_SUNDANESE,      G_UNICODE_SCRIPT_MEETEI_MAYEK,
      G_UNICODE_SCRIPT_TAI_THAM,   G_UNICODE_SCRIPT_CHAM,           G_UNICODE_SCRIPT_LEPCHA,
      G_UNICODE_SCRIPT_LIMBU,      G_UNICODE_SCRIPT_HANIFI_ROHINGYA};
  return std::find(joining.begin(), joining.end(), script) != joining.end();
}

bool script_reads_right_to_left(GUnicodeScript script) {
  static constexpr std::array right_to_left{
      G_UNICODE_SCRIPT_ARABIC,  G_UNICODE_SCRIPT_HEBREW,     G_UNICODE_SCRIPT_SYRIAC,         G_UNICODE_SCRIPT_THAANA,
      G_UNICODE_SCRIPT_NKO,     G_UNICODE_SCRIPT_SAMARITAN,  G_UNICODE_SCRIPT_MANDAIC,        G_UNICODE_SCRIPT_ADLAM,
      G_UNICODE_SCRIPT_SOGDIAN, G_UNICODE_SCRIPT_MANICHAEAN, G_UNICODE_SCRIPT_HANIFI_ROHINGYA};
  return std::find(right_to_left.begin(), right_to_left.end(), script) != right_to_left.end();
}

}  // namespace

std::string inert_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for_each_code_point(text, [&](gunichar c) {
    if (is_line_space(c))
      out += ' ';
    else if (!is_dropped(c))
      append_code_point(out, c);
  });
  return out;
}

std::string inert_paragraphs(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (at > 0) out += '\n';
    out += inert_text(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string shown_text(std::string_view text, const TypeStyle& type, std::string_view lang) {
  std::string line = inert_text(text);
  if (!type.uppercase) return line;
  if (has_dotted_i(lang)) line = replace_all(std::move(line), "i", "\u0130");
  std::string capitals;
  // One code point at a time: GLib's whole-string function looks at the locale.
  for_each_code_point(line, [&](gunichar c) {
    if (c == 0xDF)
      capitals += "SS";
    else
      append_code_point(capitals, g_unichar_toupper(c));
  });
  return capitals;
}

bool letters_join(std::string_view text) {
  bool joins = false, thai = false, marks = false;
  for_each_code_point(text, [&](gunichar c) {
    const GUnicodeScript script = g_unichar_get_script(c);
    joins = joins || script_joins(script);
    thai = thai || script == G_UNICODE_SCRIPT_THAI || script == G_UNICODE_SCRIPT_LAO;
    marks = marks || g_unichar_ismark(c);
  });
  return joins || (thai && marks);
}

bool reads_right_to_left(std::string_view text) {
  enum class Direction { kUnknown, kLeftToRight, kRightToLeft } direction = Direction::kUnknown;
  for_each_code_point(text, [&](gunichar c) {
    if (direction != Direction::kUnknown) return;
    if (c == 0x200F)
      direction = Direction::kRightToLeft;
    else if (c == 0x200E)
      direction = Direction::kLeftToRight;
    else if (g_unichar_isalpha(c))
      direction =
          script_reads_right_to_left(g_unichar_get_script(c)) ? Direction::kRightToLeft : Direction::kLeftToRight;
  });
  return direction == Direction::kRightToLeft;
}

}  // namespace dateline
