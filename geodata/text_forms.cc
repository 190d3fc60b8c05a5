#include "geodata/text_forms.h"

#include <algorithm>

#include "geodata/ascii.h"

namespace dateline {
namespace {

bool is_tag_part(std::string_view part) {
  return !part.empty() && part.size() <= 8 &&
         std::ranges::all_of(part, [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); });
}

}  // namespace

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
    return is_ascii_lower(c) || is_ascii_digit(c) || c == '_' || c == '-';
  });
}

bool is_language_tag(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('-'));
  if (!is_tag_part(first) || !std::ranges::all_of(first, is_ascii_letter)) return false;
  const bool is_private = first == "x" && text.size() > first.size();
  if (first.size() < 2 && !is_private) return false;
  while (text.find('-') != std::string_view::npos) {
    text.remove_prefix(text.find('-') + 1);
    if (!is_tag_part(text.substr(0, text.find('-')))) return false;
  }
  return true;
}

}  // namespace dateline
