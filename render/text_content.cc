#include "render/text_content.h"

#include <algorithm>
#include <array>
#include <optional>

#include <glib.h>

#include "geodata/ascii.h"
#include "geodata/inert_text.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

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

bool script_has_no_spaces(GUnicodeScript script) {
  static constexpr std::array unspaced{
      G_UNICODE_SCRIPT_HAN,     G_UNICODE_SCRIPT_HIRAGANA,   G_UNICODE_SCRIPT_KATAKANA, G_UNICODE_SCRIPT_BOPOMOFO,
      G_UNICODE_SCRIPT_THAI,    G_UNICODE_SCRIPT_LAO,        G_UNICODE_SCRIPT_KHMER,    G_UNICODE_SCRIPT_MYANMAR,
      G_UNICODE_SCRIPT_TIBETAN, G_UNICODE_SCRIPT_JAVANESE,   G_UNICODE_SCRIPT_BALINESE, G_UNICODE_SCRIPT_TAI_LE,
      G_UNICODE_SCRIPT_YI,      G_UNICODE_SCRIPT_NEW_TAI_LUE};
  return std::ranges::find(unspaced, script) != unspaced.end();
}

/// Noto has a family for each script; "Noto Sans" alone leaves it to fontconfig which of all fonts has the letters.
struct NotoFamily {
  GUnicodeScript script;
  std::string_view sans, serif;
};
constexpr std::array noto_families{
    NotoFamily{G_UNICODE_SCRIPT_ARABIC, "Noto Sans Arabic", "Noto Naskh Arabic"},
    NotoFamily{G_UNICODE_SCRIPT_HEBREW, "Noto Sans Hebrew", "Noto Serif Hebrew"},
    NotoFamily{G_UNICODE_SCRIPT_DEVANAGARI, "Noto Sans Devanagari", "Noto Serif Devanagari"},
    NotoFamily{G_UNICODE_SCRIPT_BENGALI, "Noto Sans Bengali", "Noto Serif Bengali"},
    NotoFamily{G_UNICODE_SCRIPT_ETHIOPIC, "Noto Sans Ethiopic", "Noto Serif Ethiopic"},
    NotoFamily{G_UNICODE_SCRIPT_THAI, "Noto Sans Thai", "Noto Serif Thai"}};

/// Letters common to scripts (ʹ, ª) stand in any.
bool script_has_italics(GUnicodeScript script) {
  return script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_CYRILLIC || script == G_UNICODE_SCRIPT_GREEK ||
         script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED;
}

}  // namespace

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for_each_code_point(text, [&](gunichar c) { out += static_cast<char32_t>(c); });
  return out;
}

std::string utf8_of(std::u32string_view code_points) {
  std::string out;
  for (const char32_t c : code_points) append_code_point(out, c);
  return out;
}

std::string script_code(char32_t code_point) {
  const guint32 code = g_unicode_script_to_iso15924(g_unichar_get_script(code_point));
  std::string text;
  for (const int shift : {24, 16, 8, 0}) text += static_cast<char>((code >> shift) & 0xFF);
  return text;
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

TypeStyle shown_type(TypeStyle type, std::string_view text) {
  if (type.letter_spacing_em != 0 && letters_join(text)) type.letter_spacing_em = 0;
  const bool serif = !type.families.empty() && type.families.front().find("Serif") != std::string::npos;
  for_each_code_point(text, [&](gunichar c) {
    if (c < 0x80 || !g_unichar_isalpha(c)) return;
    const GUnicodeScript script = g_unichar_get_script(c);
    type.italic = type.italic && script_has_italics(script);
    const auto noto = std::ranges::find(noto_families, script, &NotoFamily::script);
    if (noto == noto_families.end()) return;
    const std::string family(serif ? noto->serif : noto->sans);
    if (std::ranges::count(type.families, family) == 0)
      type.families.insert(type.families.begin() + (type.families.empty() ? 0 : 1), family);
  });
  return type;
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

bool has_unspaced_letters(std::string_view text) {
  bool found = false;
  for_each_code_point(text, [&](gunichar c) { found = found || script_has_no_spaces(g_unichar_get_script(c)); });
  return found;
}

bool has_right_to_left_letters(std::string_view text) {
  bool found = false;
  for_each_code_point(text, [&](gunichar c) { found = found || script_reads_right_to_left(g_unichar_get_script(c)); });
  return found;
}

bool is_right_to_left(std::string_view lang) {
  // ISO 15924 and BCP 47, in lower case.
  static constexpr std::array<std::string_view, 8> scripts{"adlm", "arab", "hebr", "mand",
                                                           "nkoo", "rohg", "syrc", "thaa"};
  static constexpr std::array<std::string_view, 16> languages{"ar",  "arc", "arz", "ckb", "dv", "fa", "he", "ks",
                                                              "nqo", "pnb", "prs", "ps",  "sd", "ug", "ur", "yi"};
  const std::string tag = ascii_lower(lang);
  const std::size_t first = tag.find('-');
  const std::string_view after =
      first == std::string::npos ? std::string_view{} : std::string_view(tag).substr(first + 1);
  const std::string_view script = after.substr(0, after.find('-'));
  if (script.size() == 4) return std::ranges::count(scripts, script) > 0;
  return std::ranges::count(languages, std::string_view(tag).substr(0, first)) > 0;
}

bool reads_right_to_left(std::string_view text, std::string_view lang) {
  bool any_right_to_left = false, any_left_to_right = false, first_is_right_to_left = false;
  std::optional<bool> marked;
  for_each_code_point(text, [&](gunichar c) {
    const bool mark = c == 0x200E || c == 0x200F;
    if (!mark && !g_unichar_isalpha(c)) return;
    const bool first = !any_right_to_left && !any_left_to_right;
    const bool right_to_left = c == 0x200F || (!mark && script_reads_right_to_left(g_unichar_get_script(c)));
    if (mark && first && !marked) marked = right_to_left;
    if (mark) return;
    if (first) first_is_right_to_left = right_to_left;
    (right_to_left ? any_right_to_left : any_left_to_right) = true;
  });
  if (marked) return *marked;
  if (any_right_to_left != any_left_to_right) return any_right_to_left;
  return lang.empty() ? first_is_right_to_left : is_right_to_left(lang);
}

}  // namespace dateline
