#include "geodata/inert_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/utf8.h"

namespace dateline {
namespace {

bool is_line_space(char32_t c) {
  return c == '\n' || c == '\r' || c == '\t' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_embedding(char32_t c) { return c >= 0x202A && c <= 0x202E; }
bool begins_isolate(char32_t c) { return c >= 0x2066 && c <= 0x2068; }
constexpr char32_t end_of_isolate = 0x2069;

/// Writes code points, isolates balanced.
class BalancedText {
 public:
  explicit BalancedText(std::string& out) : out_(out) {}

  void add(char32_t c) {
    if (c == end_of_isolate && open_ == 0) return;
    if (begins_isolate(c)) ++open_;
    if (c == end_of_isolate) --open_;
    append_code_point(out_, c);
  }
  void close() {
    for (; open_ > 0; --open_) append_code_point(out_, end_of_isolate);
  }

 private:
  std::string& out_;
  int open_ = 0;
};

/// True where the bytes at `text` may begin something that is not left as it is. Of well-formed text.
bool may_be_odd(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  switch (byte(0)) {
    case 0x7F: return true;
    case 0xC2: return byte(1) < 0xA0;  // C1
    case 0xE2:
      return byte(1) == 0x80 ? byte(2) >= 0xA8 && byte(2) <= 0xAE                      // U+2028 to U+202E
                             : byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;  // isolates
    case 0xEF: return byte(1) == 0xB7 || byte(1) == 0xBF;                              // U+FDC0 on, U+FFC0 on
    case 0xF0:
    case 0xF1:
    case 0xF2:
    case 0xF3:
    case 0xF4: return byte(2) == 0xBF && byte(3) >= 0xBE;  // U+1FFFE, ...
    default: return byte(0) < 0x20;
  }
}

/// The first byte that asks for a closer look, or the end.
std::size_t find_odd(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && !may_be_odd(text.substr(at))) ++at;
  return at;
}

/// Most texts, and quicker to see than the rest.
bool is_plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7F; });
}

bool stays_as_it_is(std::string_view text) {
  return is_plain_ascii(text) || (is_valid_utf8(text) && find_odd(text) == text.size());
}

void append_line(std::string& out, std::string_view line) {
  BalancedText balanced(out);
  for_each_code_point(line, [&](char32_t c) {
    if (is_line_space(c))
      out += ' ';
    else if (!is_control(c) && !is_noncharacter(c) && !is_embedding(c))
      balanced.add(c);
  });
  balanced.close();
}

}  // namespace

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }
bool is_direction_control(char32_t c) { return is_embedding(c) || begins_isolate(c) || c == end_of_isolate; }
bool is_noncharacter(char32_t c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

bool is_inert(std::string_view text) {
  if (is_plain_ascii(text)) return true;
  if (!is_valid_utf8(text)) return false;
  while (true) {
    text.remove_prefix(find_odd(text));
    if (text.empty()) return true;
    if (text.front() != '\n') return false;
    text.remove_prefix(1);
  }
}

std::string inert_text(std::string_view text) {
  if (stays_as_it_is(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  append_line(out, text);
  return out;
}

std::string inert_paragraphs(std::string_view text) {
  if (is_inert(text)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (at > 0) out += '\n';
    append_line(out, text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string with_own_direction(std::string text) {
  if (text.find("\xE2\x80") == std::string::npos && text.find("\xE2\x81") == std::string::npos) return text;
  std::string out;
  BalancedText balanced(out);
  for_each_code_point(text, [&](char32_t c) {
    if (!is_embedding(c)) balanced.add(c);
  });
  balanced.close();
  return out;
}

std::optional<std::string> hidden_character(std::string_view text) {
  if (stays_as_it_is(text)) return std::nullopt;
  std::optional<std::string> found;
  int open = 0;
  const auto note = [&](char32_t c, const char* why) {
    if (!found) found = fmt::format("holds U+{:04X}, {}", static_cast<unsigned>(c), why);
  };
  for_each_code_point(text, [&](char32_t c) {
    if (is_embedding(c))
      note(c, "which turns the writing around and is left out (isolates, U+2066 to U+2069, may be used)");
    else if (is_noncharacter(c))
      note(c, "which is no character and is left out");
    else if (c >= 0x80 && is_control(c))
      note(c, is_line_space(c) ? "a line break that is drawn as a space" : "a control character that is left out");
    else if (c == end_of_isolate && open == 0)
      note(c, "the end of an isolate that never began; it is left out");
    open += begins_isolate(c) ? 1 : c == end_of_isolate && open > 0 ? -1 : 0;
  });
  if (open > 0 && !found) found = "begins an isolate of writing direction (U+2066 to U+2068) and does not end it";
  return found;
}

}  // namespace dateline
