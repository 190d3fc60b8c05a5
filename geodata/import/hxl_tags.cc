#include "geodata/import/hxl_tags.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/import/cell_values.h"

namespace dateline {
namespace {

bool is_word(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return is_ascii_lower(c) || is_ascii_digit(c) || c == '_'; });
}

bool fits(const HxlTag& tag, std::string_view name, std::initializer_list<std::string_view> with,
          std::initializer_list<std::string_view> without) {
  return !tag.used && tag.tag == name && !tag.has_any(without) &&
         std::ranges::all_of(with, [&](std::string_view a) { return tag.has(a); });
}

}  // namespace

bool HxlTag::has(std::string_view attribute) const {
  return std::ranges::find(attributes, attribute) != attributes.end();
}

bool HxlTag::has_any(std::initializer_list<std::string_view> some) const {
  return std::ranges::any_of(some, [&](std::string_view a) { return has(a); });
}

std::string HxlTag::language() const {
  for (const std::string& attribute : attributes)
    if (attribute.starts_with("i_")) return attribute.substr(2);
  return {};
}

std::optional<HxlTag> parse_hxl_tag(std::string_view text) {
  const std::string lower = ascii_lower(trim_cell(text));
  if (!lower.starts_with('#')) return std::nullopt;
  HxlTag tag;
  tag.written = std::string(trim_cell(text));
  const std::vector<std::string_view> parts = split_list(std::string_view(lower).substr(1), "+ \t");
  if (parts.empty() || !std::ranges::all_of(parts, is_word) || lower[1] < 'a' || lower[1] > 'z') return std::nullopt;
  // "#a b" is no tag: what follows the tag begins with "+".
  const std::size_t end = std::min(lower.find_first_of("+ \t"), lower.size());
  for (std::size_t i = end; i < lower.size(); ++i)
    if (lower[i] != '+' && lower[i] != ' ' && lower[i] != '\t' && (lower[i - 1] == ' ' || lower[i - 1] == '\t') &&
        lower.find_last_not_of(" \t", i - 1) != lower.rfind('+', i))
      return std::nullopt;
  tag.tag = "#" + std::string(parts[0]);
  tag.attributes.assign(parts.begin() + 1, parts.end());
  return tag;
}

HxlTags::HxlTags(const std::vector<std::string>& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    auto tag = parse_hxl_tag(row[i]);
    if (!tag) continue;
    tag->column = fmt::format("{{{}}}", i + 1);
    tags_.push_back(std::move(*tag));
  }
}

std::string HxlTags::take(std::string_view tag, std::initializer_list<std::string_view> with,
                          std::initializer_list<std::string_view> without) {
  for (HxlTag& candidate : tags_) {
    if (!fits(candidate, tag, with, without)) continue;
    candidate.used = true;
    return candidate.column;
  }
  return {};
}

std::vector<HxlTag*> HxlTags::take_all(std::string_view tag, std::initializer_list<std::string_view> with,
                                       std::initializer_list<std::string_view> without) {
  std::vector<HxlTag*> out;
  for (HxlTag& candidate : tags_) {
    if (!fits(candidate, tag, with, without)) continue;
    candidate.used = true;
    out.push_back(&candidate);
  }
  return out;
}

bool HxlTags::any(std::string_view attribute) const {
  return std::ranges::any_of(tags_, [&](const HxlTag& tag) { return tag.has(attribute); });
}

bool HxlTags::any_tag(std::string_view name) const {
  return std::ranges::any_of(tags_, [&](const HxlTag& tag) { return tag.tag == name; });
}

}  // namespace dateline
