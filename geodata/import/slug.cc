#include <cstdint>

#include <fmt/format.h>

#include "geodata/import/import_entities.h"

namespace dateline {
namespace {

/// The letter without its marks for U+00C0 to U+024F; '?' where there is none or more than one.
constexpr std::string_view latin =
    "aaaaaa?ceeeeiiiidnooooo?ouuuuy??aaaaaa?ceeeeiiiidnooooo?ouuuuy?y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllll"
    "lllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "?b????o???d???eae?f?g?iikk??????oo?????????????uu?vyyzz?????????"
    "?????????????aaiioouuuuuuuuuueaaaa????ggkkoooo??j???gg??nnaa????"
    "aaaaeeeeiiiioooorrrruuuusstt??hh??????aaeeooooooooyy????????????"
    "????u???????????";
/// The same for U+1E00 to U+1EFF.
constexpr std::string_view latin_additional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy?s????aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";
static_assert(latin.size() == 0x250 - 0xC0 && latin_additional.size() == 0x1F00 - 0x1E00);

/// FNV-1a, 64 bits, with the last step of MurmurHash3, so that short pieces of it are well mixed too.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
  return hash ^ (hash >> 33);
}

/// The code point that begins the text, which is shortened by it. Bytes that are not UTF-8 come one by one.
char32_t take_code_point(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t code = length == 1 ? first : first & (0x7Fu >> length);
  std::size_t used = 1;
  while (used < length && used < text.size() && (byte(used) & 0xC0) == 0x80) code = code << 6 | (byte(used++) & 0x3F);
  text.remove_prefix(used);
  return code;
}

bool is_punctuation(char32_t code) {
  return (code >= 0x80 && code <= 0xBF) || code == 0xD7 || code == 0xF7 || (code >= 0x2000 && code <= 0x206F) ||
         (code >= 0x3000 && code <= 0x303F);
}

/// Not heard in an id: combining marks, and apostrophes that are letters.
bool is_mark(char32_t code) { return code >= 0x2B0 && code <= 0x36F; }

std::string_view pair_of(char32_t code) {
  switch (code) {
    case 0xC6:
    case 0xE6: return "ae";
    case 0xDE:
    case 0xFE: return "th";
    case 0xDF:
    case 0x1E9E: return "ss";
    case 0x132:
    case 0x133: return "ij";
    case 0x152:
    case 0x153: return "oe";
    default: return {};
  }
}

/// ASCII letters for a letter beyond ASCII; empty for other scripts.
std::string_view fold(char32_t code) {
  std::string_view letter;
  if (code >= 0xC0 && code < 0x250) letter = latin.substr(code - 0xC0, 1);
  if (code >= 0x1E00 && code < 0x1F00) letter = latin_additional.substr(code - 0x1E00, 1);
  return letter.empty() || letter == "?" ? pair_of(code) : letter;
}

struct Folded {
  std::string text;
  bool foreign = false;  ///< a letter had no counterpart
};

Folded fold_words(std::string_view words) {
  Folded folded;
  bool gap = false;
  const auto add = [&](std::string_view letters) {
    if (gap && !folded.text.empty()) folded.text += '-';
    gap = false;
    folded.text += letters;
  };
  while (!words.empty()) {
    const char32_t code = take_code_point(words);
    const char lower = code < 0x80 ? static_cast<char>(code >= 'A' && code <= 'Z' ? code + 32 : code) : '\0';
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '_') {
      add({&lower, 1});
    } else if (code < 0x80 || is_punctuation(code)) {
      gap = true;
    } else if (const std::string_view letters = fold(code); !letters.empty()) {
      add(letters);
    } else if (!is_mark(code)) {
      folded.foreign = true;
      gap = true;
    }
  }
  return folded;
}

/// Cut between words where that leaves half of it.
std::string cut(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  const std::size_t gap = text.rfind('-', most);
  text.resize(gap != std::string::npos && gap >= most / 2 ? gap : most);
  return text;
}

}  // namespace

std::string slug(std::string_view words, std::size_t most) {
  Folded folded = fold_words(words);
  if (!folded.foreign && !folded.text.empty()) return cut(std::move(folded.text), most);
  const std::string hash = fmt::format("{:016x}", hash_of(words)).substr(0, 10);
  if (most < hash.size() + 2) return cut("x" + hash, most);
  const std::string front = cut(std::move(folded.text), most - hash.size() - 1);
  return (front.empty() ? "x" : front + "-") + hash;
}

std::string slug_with_hash(std::string_view words, std::string_view identity) {
  Folded folded = fold_words(words);
  const std::string hash = fmt::format("{:016x}", hash_of(identity));
  if (folded.text.empty()) return "x" + hash.substr(0, 10);
  return cut(std::move(folded.text), 40) + "-" + hash.substr(0, 6);
}

std::string free_id(std::string id, std::string_view key, const std::unordered_set<std::string>& taken) {
  const std::string front = id.substr(0, 47);
  for (int attempt = 0; taken.contains(id); ++attempt)
    id = fmt::format("{}-{:016x}", front, hash_of(fmt::format("{} {}", attempt, key)));
  return id;
}

}  // namespace dateline
