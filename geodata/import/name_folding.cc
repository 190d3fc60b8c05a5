#include "geodata/import/name_folding.h"

#include <algorithm>
#include <cstddef>

#include "geodata/ascii.h"
#include "geodata/import/country_codes.h"
#include "geodata/import/import_entities.h"

namespace dateline {
namespace {

/// The first code point of the text, and how many bytes it has; bytes that are not UTF-8 are their own.
struct Letter {
  char32_t code = 0;
  std::size_t bytes = 1;
};

Letter first_letter(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  const std::size_t length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (length == 1 || length > text.size()) return {first < 0x80 ? char32_t{first} : char32_t{0xFFFD}, 1};
  char32_t code = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {0xFFFD, 1};
    code = code << 6 | (byte(i) & 0x3F);
  }
  return {code, length};
}

void add_utf8(std::string& out, char32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

bool is_latin_beyond_ascii(char32_t code) {
  return (code >= 0xC0 && code < 0x250 && code != 0xD7 && code != 0xF7) || (code >= 0x1E00 && code < 0x1F00);
}

bool is_dropped(char32_t code) {
  return code == '\'' || code == '`' || code == 0x2018 || code == 0x2019 || (code >= 0x2B0 && code <= 0x36F) ||
         code == 0xAD || code == 0x200B || code == 0xFEFF;
}

bool is_gap(char32_t code) {
  if (code < 0x80)
    return !((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9'));
  return code <= 0xBF || code == 0xD7 || code == 0xF7 || (code >= 0x2000 && code <= 0x206F) || code == 0x3000;
}

/// Small letters of Greek, Cyrillic and Armenian.
char32_t small(char32_t code) {
  if (code == 0x401 || code == 0x451) return 0x435;  // ё is often written е
  if ((code >= 0x391 && code <= 0x3A9) || (code >= 0x410 && code <= 0x42F)) return code + 0x20;
  if (code >= 0x400 && code <= 0x40F) return code + 0x50;
  const bool pairs =
      (code >= 0x460 && code <= 0x481) || (code >= 0x48A && code <= 0x4BF) || (code >= 0x4D0 && code <= 0x52F);
  if (pairs) return code | 1;
  if (code >= 0x4C1 && code <= 0x4CE) return code % 2 == 1 ? code + 1 : code;
  if (code >= 0x531 && code <= 0x556) return code + 0x30;
  return code;
}

}  // namespace

std::string fold_name(std::string_view name) {
  std::string out;
  bool gap = false;
  while (!name.empty()) {
    const Letter letter = first_letter(name);
    const std::string_view bytes = name.substr(0, letter.bytes);
    name.remove_prefix(letter.bytes);
    if (is_dropped(letter.code)) continue;
    if (is_gap(letter.code)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    if (letter.code < 0x80) {
      out += static_cast<char>(letter.code >= 'A' && letter.code <= 'Z' ? letter.code + 32 : letter.code);
    } else if (is_latin_beyond_ascii(letter.code)) {
      const std::string folded = slug(bytes);  // one or two letters, or a hash for what is no letter with marks
      out += folded.size() <= 2 ? folded : std::string(bytes);
    } else if (small(letter.code) != letter.code) {
      add_utf8(out, small(letter.code));
    } else {
      out += bytes;
    }
  }
  return out;
}

std::string read_country_code(std::string_view cell) {
  const std::string upper = ascii_upper(cell);
  if (!std::ranges::all_of(upper, is_ascii_upper)) return {};
  if (upper.size() == 2) return upper;
  return upper.size() == 3 ? std::string(country_by_alpha3(upper)) : std::string{};
}

}  // namespace dateline
