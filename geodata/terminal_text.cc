#include "geodata/terminal_text.h"

#include <iterator>

#include <fmt/format.h>

#include "geodata/inert_text.h"
#include "geodata/utf8.h"

namespace dateline {

std::string terminal_text(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const DecodedCharacter next = decode_character(text);
    const char32_t c = next.code_point;
    const auto byte = static_cast<unsigned>(static_cast<unsigned char>(text[0]));
    if (c == 0xFFFD && next.bytes == 1)
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
    else if (is_control(c) && c < 0x100)
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned>(c));
    else if (is_control(c) || is_direction_control(c) || is_noncharacter(c))
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    else
      out += text.substr(0, next.bytes);
    text.remove_prefix(next.bytes);
  }
  return out;
}

}  // namespace dateline
