#include "geodata/terminal_text.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "geodata/inert_text.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

/// Offsets in a text, ascending.
using Offsets = std::vector<std::size_t>;

Offsets ends_of_harmless_isolates(std::string_view text) {
  struct Open {
    std::size_t at;
    bool harmless;
  };
  Offsets ends;
  std::vector<Open> open;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter next = decode_character(text.substr(at));
    if (next.code_point >= 0x2066 && next.code_point <= 0x2068) open.push_back({at, next.code_point != 0x2067});
    if (next.code_point == 0x2069 && !open.empty()) {
      if (open.back().harmless) ends.insert(ends.end(), {open.back().at, at});
      open.pop_back();
    }
    at += next.bytes;
  }
  std::ranges::sort(ends);
  return ends;
}

std::string shown(std::string_view text, const Offsets& kept) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter next = decode_character(text.substr(at));
    const char32_t c = next.code_point;
    const auto byte = static_cast<unsigned>(static_cast<unsigned char>(text[at]));
    if (c == 0xFFFD && next.bytes == 1)
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
    else if (is_control(c) && c < 0x100)
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned>(c));
    else if ((is_control(c) || is_direction_control(c) || is_noncharacter(c)) && !std::ranges::binary_search(kept, at))
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    else
      out += text.substr(at, next.bytes);
    at += next.bytes;
  }
  return out;
}

}  // namespace

std::string terminal_text(std::string_view text) { return shown(text, {}); }

std::string terminal_sentence(std::string_view text) { return shown(text, ends_of_harmless_isolates(text)); }

}  // namespace dateline
