#include "tests/support/script_drawing.h"

#include <utility>

namespace dateline::testing {
namespace {

struct Label {
  const char* text;
  const char* lang;
};

constexpr Label labels[] = {
    {"8,000–24,000 نازح", "ar"},  // numbers before letters from the right
    {"\u2066"
     "8,000–24,000\u2069",
     "ar"},                                   // a range without letters
    {"11\u200F¹", "ar"},                      // a number with the mark of a note
    {"UNHCR: سورتوبي (قرية)، 130 كم", "ar"},  // begins with letters from the left
    {"Sortobe (سورتوبي), 130 km", "en"},      // the reverse
    {"(قرية)", "ar"},                         // parentheses turn round
    {"חיפה (Haifa) 12%", "he"},               //
    {"कोर्दाय क्षेत्र", "hi"},                    // reordered vowels, conjuncts
    {"马三成 · 東干", "zh-Hans"},             //
    {"Җунгуә Сўртўбе, Қордай ауданы", "kk"},  // Dungan and Kazakh Cyrillic
    {"Kafr Zayta كفر زيتا", "en"},            // two names on one line
};

TypeStyle type(double size_pt) {
  TypeStyle type;
  type.role = "place";
  type.size_pt = size_pt;
  type.halo_width_pt = 1.5;
  type.halo_color = {0xFF, 0xFF, 0xFF, 220};
  return type;
}

Group labels_about(double x_pt, TextAnchor anchor) {
  Group group;
  double y = 24;
  for (const Label& label : labels) {
    TextItem item;
    item.text = label.text;
    item.lang = label.lang;
    item.type = type(12);
    item.origin = {x_pt, y += 22};
    item.anchor = anchor;
    group.items.push_back({std::move(item)});
  }
  return group;
}

/// As a river, a country: what the styles of the map do to scripts they were not made for.
Group decorated() {
  Group group;
  double y = 316;
  for (const Label& label : labels) {
    TextItem item;
    item.text = label.text;
    item.lang = label.lang;
    item.type = type(11);
    item.type.role = "country";
    item.type.uppercase = true;
    item.type.italic = true;
    item.type.letter_spacing_em = 0.15;
    item.anchor = TextAnchor::kMiddle;
    item.rotation_deg = -12;
    const bool left = group.items.size() % 2 == 0;
    item.origin = {left ? 160.0 : 480.0, left ? y += 26 : y};
    group.items.push_back({std::move(item)});
  }
  return group;
}

}  // namespace

Drawing script_drawing() {
  Drawing drawing;
  drawing.size = {640, 520};
  drawing.title = "Scripts";
  drawing.layers = {labels_about(20, TextAnchor::kStart), labels_about(320, TextAnchor::kMiddle),
                    labels_about(620, TextAnchor::kEnd), decorated()};
  return drawing;
}

}  // namespace dateline::testing
