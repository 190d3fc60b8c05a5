#include "render/input_kind.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "geodata/ascii.h"
#include "geodata/input_file.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

// Fields of proto/map.proto, proto/mapping.proto and proto/style.proto that no other schema has at its top.
constexpr std::array map_fields{"chronicles"sv, "style"sv,     "window"sv,   "as_of"sv,      "languages"sv,
                                "extent"sv,     "page"sv,      "subtitle"sv, "projection"sv, "layers"sv,
                                "basemap"sv,    "furniture"sv, "credits"sv,  "notes"sv,      "extra_places"sv};
constexpr std::array mapping_fields{"table"sv, "records"sv, "source"sv};
constexpr std::array style_fields{"base"sv, "colors"sv, "types"sv, "lines"sv, "rules"sv, "measures"sv};

bool is_word(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '_'; }

std::optional<InputKind> by_ending(std::string_view path) {
  if (path.ends_with(".map.txtpb")) return InputKind::kMap;
  if (path.ends_with(".style.txtpb")) return InputKind::kStyle;
  if (path.ends_with(".mapping.txtpb")) return InputKind::kMapping;
  for (const std::string_view ending : {".chronicle.txtpb"sv, ".json"sv, ".pb"sv, ".stream"sv})
    if (path.ends_with(ending)) return InputKind::kChronicle;
  return std::nullopt;
}

}  // namespace

InputKind input_kind_of_text(std::string_view text) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else if (c == '"' || c == '\'') {
      while (++at < text.size() && text[at] != c) at += text[at] == '\\';
    } else if (c == '{' || c == '<' || c == '[') {
      ++depth;
    } else if (c == '}' || c == '>' || c == ']') {
      --depth;
    } else if (is_word(c)) {
      const std::size_t begin = at;
      while (at + 1 < text.size() && is_word(text[at + 1])) ++at;
      const std::string_view word = text.substr(begin, at + 1 - begin);
      if (depth != 0) continue;
      if (std::ranges::find(map_fields, word) != map_fields.end()) return InputKind::kMap;
      if (std::ranges::find(mapping_fields, word) != mapping_fields.end()) return InputKind::kMapping;
      if (std::ranges::find(style_fields, word) != style_fields.end()) return InputKind::kStyle;
    }
  }
  return InputKind::kChronicle;
}

InputKind input_kind_of(const std::string& path) {
  if (const auto kind = by_ending(path)) return *kind;
  constexpr std::uint64_t largest_text = 2'000'000'000;
  const Result<std::string> bytes = read_file(path, largest_text);
  return bytes ? input_kind_of_text(*bytes) : InputKind::kChronicle;
}

}  // namespace dateline
