#include "geodata/json_scanner.h"

#include <charconv>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/read_limits.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

void append_utf8(std::string& out, unsigned point) {
  const auto put = [&](unsigned byte) { out += static_cast<char>(byte); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0 | (point >> 6));
  } else {
    if (point < 0x10000) {
      put(0xE0 | (point >> 12));
    } else {
      put(0xF0 | (point >> 18));
      put(0x80 | ((point >> 12) & 0x3F));
    }
    put(0x80 | ((point >> 6) & 0x3F));
  }
  put(0x80 | (point & 0x3F));
}

}  // namespace

JsonScanner::JsonScanner(std::string_view text) : text_(text) {
  if (text_.starts_with("\xef\xbb\xbf")) at_ = 3;
}

bool JsonScanner::fail_at(std::string message, std::size_t offset) {
  if (!mistake_) mistake_ = Mistake{std::move(message), offset};
  return false;
}

char JsonScanner::peek() {
  while (at_ < text_.size() && std::string_view{" \t\r\n"}.find(text_[at_]) != std::string_view::npos) ++at_;
  return at_ < text_.size() ? text_[at_] : '\0';
}

bool JsonScanner::take(char c) {
  if (peek() != c || at_ == text_.size()) return false;
  ++at_;
  return true;
}

std::optional<unsigned> JsonScanner::take_hex() {
  unsigned value = 0;
  const std::string_view digits = text_.substr(at_, 4);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (digits.size() < 4 || error != std::errc{} || end != digits.data() + 4) {
    fail("\\u wants four hexadecimal digits");
    return std::nullopt;
  }
  at_ += 4;
  return value;
}

bool JsonScanner::take_escape(std::string& out) {
  const std::size_t begin = at_ - 1;
  const char c = at_ < text_.size() ? text_[at_++] : '\0';
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  if (const std::size_t which = letters.find(c); c != '\0' && which != std::string_view::npos) {
    out += meanings[which];
    return true;
  }
  if (c != 'u') return fail_at("there is no such escape in JSON", begin);
  std::optional<unsigned> point = take_hex();
  if (!point) return false;
  if (*point >= 0xD800 && *point < 0xDC00 && text_.substr(at_, 2) == "\\u") {
    at_ += 2;
    const std::optional<unsigned> low = take_hex();
    if (!low) return false;
    if (*low < 0xDC00 || *low > 0xDFFF) return fail_at("a surrogate without its other half", begin);
    point = 0x10000 + ((*point - 0xD800) << 10) + (*low - 0xDC00);
  }
  if (*point >= 0xD800 && *point <= 0xDFFF) return fail_at("a surrogate without its other half", begin);
  append_utf8(out, *point);
  return true;
}

std::optional<std::string> JsonScanner::take_string() {
  const std::size_t begin = at_;
  if (!take('"')) {
    fail("expected a text in double quotes");
    return std::nullopt;
  }
  std::string out;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == '"') {
      const std::size_t invalid = find_invalid_utf8(text_.substr(begin, at_ - begin));
      if (invalid != std::string_view::npos) {
        fail_at("a text is not UTF-8", begin + invalid);
        return std::nullopt;
      }
      ++at_;
      return out;
    }
    if (static_cast<unsigned char>(c) < 0x20) {
      fail(c == '\n' || c == '\r' ? "a text ends on its line: the closing quote is missing"
                                  : "control characters in a text are written as escapes");
      return std::nullopt;
    }
    ++at_;
    if (c != '\\')
      out += c;
    else if (!take_escape(out))
      return std::nullopt;
  }
  fail_at("this text is never closed", begin);
  return std::nullopt;
}

std::optional<std::string_view> JsonScanner::take_number() {
  peek();
  const std::size_t begin = at_;
  const auto digits = [&] {
    const std::size_t first = at_;
    while (at_ < text_.size() && is_ascii_digit(text_[at_])) ++at_;
    return at_ - first;
  };
  const auto looking_at = [&](std::string_view set) {
    return at_ < text_.size() && set.find(text_[at_]) != std::string_view::npos;
  };
  if (looking_at("-")) ++at_;
  const bool zero_first = looking_at("0");
  const std::size_t whole = digits();
  bool good = whole > 0 && !(zero_first && whole > 1);
  if (good && looking_at(".")) {
    ++at_;
    good = digits() > 0;
  }
  if (good && looking_at("eE")) {
    ++at_;
    if (looking_at("+-")) ++at_;
    good = digits() > 0;
  }
  if (good) return text_.substr(begin, at_ - begin);
  fail_at("this is not a JSON number", begin);
  return std::nullopt;
}

std::optional<std::string_view> JsonScanner::take_word() {
  peek();
  for (const std::string_view word : {"true", "false", "null"}) {
    if (!text_.substr(at_).starts_with(word)) continue;
    at_ += word.size();
    return word;
  }
  fail(at_ == text_.size()
           ? std::string{"the file ends too early"}
           : fmt::format("expected a JSON value, found \"{}\"", cut_at_character(text_.substr(at_), 12)));
  return std::nullopt;
}

bool JsonScanner::skip_scalar() {
  const char c = peek();
  if (c == '"') return take_string().has_value();
  if (c == '-' || is_ascii_digit(c)) return take_number().has_value();
  return take_word().has_value();
}

/// After a value inside brackets: takes closing brackets and the comma (and key) that leads to the next value.
bool JsonScanner::skip_separator(std::string& open) {
  while (!open.empty()) {
    if (take(open.back())) {
      open.pop_back();
      continue;
    }
    if (!take(',')) return fail(fmt::format("expected \",\" or \"{}\"", open.back()));
    if (open.back() == ']') return true;
    return take_string().has_value() && (take(':') || fail("expected \":\""));
  }
  return true;
}

bool JsonScanner::skip_value() {
  std::string open;  // the closing brackets that are awaited
  do {
    if (open.size() >= read_limits().nesting && (peek() == '[' || peek() == '{'))
      return fail(over_limit("nesting", read_limits().nesting, "lists and objects are nested too deep"));
    if (take('[')) {
      open += ']';
      if (peek() != ']') continue;
    } else if (take('{')) {
      open += '}';
      if (peek() != '}') {
        if (!take_string() || !(take(':') || fail("expected \":\""))) return false;
        continue;
      }
    } else if (!skip_scalar()) {
      return false;
    }
    if (!skip_separator(open)) return false;
  } while (!open.empty());
  return true;
}

}  // namespace dateline
