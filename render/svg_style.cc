#include "render/svg_style.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "geodata/inert_text.h"
#include "render/svg_syntax.h"
#include "render/text_content.h"

namespace dateline {
namespace {

/// What CSS assumes by itself for text in this document.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> defaults{{{"font-weight", "400"},
                                                                                 {"font-style", "normal"},
                                                                                 {"letter-spacing", "0"},
                                                                                 {"fill", "#000000"},
                                                                                 {"fill-opacity", "1"}}};

bool is_generic_family(std::string_view name) {
  static constexpr std::array<std::string_view, 5> generic{"serif", "sans-serif", "monospace", "cursive", "fantasy"};
  return std::find(generic.begin(), generic.end(), name) != generic.end();
}

/// A family name without anything that could end the string or the rule it stands in.
std::string safe_family(std::string_view name) {
  std::string safe = inert_text(name);
  std::erase_if(safe, [](char c) { return std::string_view("\\'\"<>&{};,()@/*").find(c) != std::string_view::npos; });
  return safe;
}

std::string family_list(const std::vector<std::string>& families) {
  std::string list;
  bool has_generic = false;
  for (const std::string& family : families) {
    const bool generic = is_generic_family(family);
    has_generic = has_generic || generic;
    const char* const quote = generic ? "" : "'";
    list += fmt::format("{0}{1}{2}{1}", list.empty() ? "" : ",", quote, safe_family(family));
  }
  if (!has_generic) list += list.empty() ? "sans-serif" : ",sans-serif";
  return list;
}

std::string opacity(Color color) { return svg_number(color.a / 255.0, 3); }

std::string halo_rule(const TypeStyle& type) {
  return fmt::format(
      "paint-order:stroke;stroke:{};stroke-opacity:{};stroke-width:{};stroke-linejoin:round;stroke-linecap:round",
      to_hex(type.halo_color), opacity(type.halo_color), svg_number(2 * type.halo_width_pt, 3));
}

bool has_halo(const TypeStyle& type) { return type.halo_width_pt > 0 && type.halo_color.a > 0; }

std::string role_class(const TypeStyle& type) {
  return type.role.empty() ? std::string("type") : "type-" + svg_class(type.role);
}

template <typename Visit>
void for_each_text(const Item& item, const Visit& visit) {
  if (const auto* text = std::get_if<TextItem>(&item.value)) visit(*text);
  if (const auto* group = std::get_if<Group>(&item.value))
    for (const Item& inner : group->items) for_each_text(inner, visit);
}

std::vector<const Item*> items_of(const Drawing& drawing) {
  std::vector<const Item*> items;
  for (const Group& layer : drawing.layers)
    for (const Item& item : layer.items) items.push_back(&item);
  return items;
}

}  // namespace

SvgStyleSheet::SvgStyleSheet(const std::vector<const Item*>& items) {
  for (const Item* item : items) for_each_text(*item, [&](const TextItem& text) { add_families(text); });
  for (const Item* item : items) for_each_text(*item, [&](const TextItem& text) { add_rules(text); });
}

SvgStyleSheet::SvgStyleSheet(const Drawing& drawing) : SvgStyleSheet(items_of(drawing)) {}

void SvgStyleSheet::add_families(const TextItem& item) {
  std::vector<std::string>& known = families_.try_emplace(item.type.families, item.type.families).first->second;
  for (const std::string& family : shown_type(item.type, item.text).families)
    if (std::ranges::count(known, family) == 0) known.insert(known.begin() + (known.empty() ? 0 : 1), family);
}

/// Every property, so that two lists can be compared place by place.
SvgStyleSheet::Declarations SvgStyleSheet::declarations(const TextItem& item) const {
  const TypeStyle type = shown_type(item.type, item.text);
  const double spacing = type.letter_spacing_em * type.size_pt;
  return {{"font-family", family_list(families_.at(item.type.families))},
          {"font-size", svg_number(type.size_pt, 3) + "px"},
          {"font-weight", fmt::format("{}", type.weight)},
          {"font-style", type.italic ? "italic" : "normal"},
          {"letter-spacing", spacing == 0 ? "0" : svg_number(spacing, 3) + "px"},
          {"fill", to_hex(type.color)},
          {"fill-opacity", opacity(type.color)}};
}

void SvgStyleSheet::add_rules(const TextItem& item) {
  rules_.try_emplace(role_class(item.type), declarations(item));
  if (!has_halo(item.type)) return;
  const std::string halo = halo_rule(item.type);
  if (std::find(halos_.begin(), halos_.end(), halo) == halos_.end()) halos_.push_back(halo);
}

std::string SvgStyleSheet::css() const {
  std::string css;
  for (const auto& [name, rule] : rules_) {
    std::string body;
    for (const auto& [property, value] : rule) {
      const bool is_default =
          std::find(defaults.begin(), defaults.end(), std::pair<std::string_view, std::string_view>(property, value)) !=
          defaults.end();
      if (!is_default) body += fmt::format("{}{}:{}", body.empty() ? "" : ";", property, value);
    }
    css += fmt::format(".{}{{{}}}\n", name, body);
  }
  for (std::size_t i = 0; i < halos_.size(); ++i)
    css += fmt::format(".halo{}{{{}}}\n", i == 0 ? "" : fmt::format("-{}", i + 1), halos_[i]);
  return css;
}

std::string SvgStyleSheet::classes(const TextItem& item) const {
  std::string names = role_class(item.type);
  if (!has_halo(item.type)) return names;
  const auto place = std::find(halos_.begin(), halos_.end(), halo_rule(item.type)) - halos_.begin();
  return names + (place == 0 ? " halo" : fmt::format(" halo-{}", place + 1));
}

std::string SvgStyleSheet::differences(const TextItem& item) const {
  const Declarations own = declarations(item);
  const Declarations& rule = rules_.at(role_class(item.type));
  std::string style;
  for (std::size_t i = 0; i < own.size(); ++i)
    if (own[i] != rule[i]) style += fmt::format("{}{}:{}", style.empty() ? "" : ";", own[i].first, own[i].second);
  return style;
}

}  // namespace dateline
