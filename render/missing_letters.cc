#include "render/missing_letters.h"

#include <map>
#include <set>
#include <string>

#include <fmt/format.h>

#include "render/text_content.h"

namespace dateline {
namespace {

using Families = std::vector<std::string>;

/// What was missed of one script.
struct Missed {
  std::set<char32_t> letters;
  std::string example;
};

template <typename Visit>
void for_each_text(const std::vector<Item>& items, Visit visit) {
  for (const Item& item : items) {
    if (const auto* text = std::get_if<TextItem>(&item.value)) visit(*text);
    if (const auto* group = std::get_if<Group>(&item.value)) for_each_text(group->items, visit);
  }
}

template <typename Visit>
void for_each_text(const Drawing& drawing, Visit visit) {
  for (const Group& layer : drawing.layers) for_each_text(layer.items, visit);
}

const char* debian_package(const std::string& script) {
  for (const char* cjk : {"Bopo", "Hang", "Hani", "Hira", "Kana"})
    if (script == cjk) return "fonts-noto-cjk";
  return "fonts-noto-core";
}

/// The letters of the drawing that its fonts and their fallbacks lack. Each letter is asked for once.
std::map<Families, std::set<char32_t>> lacking(const Drawing& drawing, const TextMeasurer& measurer) {
  std::map<Families, std::set<char32_t>> used;
  for_each_text(drawing, [&](const TextItem& item) {
    // A hundred letters of ASCII are in every font.
    for (const char32_t c : code_points(shown_text(item.text, item.type, item.lang)))
      if (c >= 0x80) used[item.type.families].insert(c);
  });
  std::map<Families, std::set<char32_t>> lacking;
  for (const auto& [families, letters] : used) {
    TypeStyle type;
    type.families = families;
    for (const char32_t c : measurer.missing(utf8_of(std::u32string(letters.begin(), letters.end())), type))
      lacking[families].insert(c);
  }
  return lacking;
}

}  // namespace

Diagnostics missing_letters(const Drawing& drawing, const TextMeasurer& measurer) {
  const auto letters = lacking(drawing, measurer);
  if (letters.empty()) return {};
  std::map<std::string, Missed> missed;  // by script
  for_each_text(drawing, [&](const TextItem& item) {
    const auto found = letters.find(item.type.families);
    if (found == letters.end()) return;
    for (const char32_t c : code_points(shown_text(item.text, item.type, item.lang))) {
      if (!found->second.contains(c)) continue;
      Missed& script = missed[script_code(c)];
      if (script.example.empty()) script.example = item.text;
      script.letters.insert(c);
    }
  });
  Diagnostics warnings;
  for (const auto& [script, what] : missed)
    warnings.push_back(
        {Severity::kWarning,
         {},
         fmt::format(
             "no installed font has {} letter{} of the script {}, such as U+{:04X}, in \"{}\": install a font that "
             "does (Debian: {})",
             what.letters.size(), what.letters.size() == 1 ? "" : "s", script,
             static_cast<unsigned>(*what.letters.begin()), what.example, debian_package(script))});
  return warnings;
}

}  // namespace dateline
