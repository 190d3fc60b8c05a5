#include "tests/support/sample_drawing.h"

#include <cmath>
#include <numbers>
#include <utility>

namespace dateline::testing {
namespace {

const Color land{0xF5, 0xF2, 0xEA, 255}, water{0xD6, 0xE4, 0xEA, 255}, shore{0x8F, 0xB3, 0xC4, 255};
const Color clash{0xB5, 0x12, 0x1B, 255}, displacement{0x1F, 0x70, 0xB4, 255}, ink{0x22, 0x22, 0x22, 255};

TypeStyle type(std::string role, double size_pt, int weight = 400) {
  TypeStyle type;
  type.role = std::move(role);
  type.size_pt = size_pt;
  type.weight = weight;
  type.color = ink;
  return type;
}

TypeStyle haloed(TypeStyle type) {
  type.halo_width_pt = 1.9;
  type.halo_color = land.faded(0.85);
  return type;
}

TextItem text(std::string words, TypeStyle type, PagePoint origin, std::string lang = "en") {
  TextItem item;
  item.name.css_class = "label";
  item.text = std::move(words);
  item.lang = std::move(lang);
  item.type = std::move(type);
  item.origin = origin;
  return item;
}

ImageItem relief() {
  ImageItem image{{"relief", "relief", "Shaded relief"}, {330, 230, 450, 320}, 24, 18, {}};
  for (int y = 0; y < 18; ++y) {
    for (int x = 0; x < 24; ++x) {
      const auto tone = static_cast<std::uint8_t>(128 + 5 * x - 6 * std::abs(y - 9));
      image.rgba.insert(image.rgba.end(), {tone, tone, static_cast<std::uint8_t>(tone / 2), 200});
    }
  }
  return image;
}

Group ground(bool with_image) {
  Group layer{{"ground", "ground", "Land and water"}, "Ground", {}, {}};
  Path lake = Path::rounded_rectangle({30, 60, 190, 160}, 20);
  const Path island = Path::circle({110, 110}, 25);
  lake.verbs.insert(lake.verbs.end(), island.verbs.begin(), island.verbs.end());
  lake.points.insert(lake.points.end(), island.points.begin(), island.points.end());
  layer.items.push_back({PathItem{{"lake", "water", "Lake with an island"},
                                  lake,
                                  Fill{water, {}, true},
                                  Stroke{shore, 1, {}, LineCap::kButt, LineJoin::kRound, {}}}});
  layer.items.push_back(
      {PathItem{{"border", "border", "Border"},
                Path::polyline({{10, 200}, {120, 190}, {200, 230}, {330, 205}, {470, 240}}),
                {},
                Stroke{{0x6B, 0x6B, 0x6B, 255}, 1.4, {8, 3, 1.5, 3}, LineCap::kButt, LineJoin::kRound, {}}}});
  if (with_image) layer.items.push_back({relief()});
  return layer;
}

Group routes() {
  Group layer{{"routes", "routes", ""}, "Routes", PageBox{0, 0, 480, 330}, {}};
  Path route;
  route.move_to({60, 300});
  route.curve_to({120, 220}, {260, 180}, {420, 90});
  const LinearGradient fading{{60, 300}, {160, 250}, displacement.faded(0), displacement};
  layer.items.push_back({PathItem{{"flight-1", "displacement", "About 24,000 people fled"},
                                  route,
                                  {},
                                  Stroke{displacement, 9, {}, LineCap::kRound, LineJoin::kRound, fading}}});
  layer.items.push_back({PathItem{{"flight-1 head", "displacement", ""},
                                  Path::polygon({{405, 82}, {450, 70}, {428, 112}}),
                                  Fill{displacement.faded(0.92), {}, false},
                                  {}}});
  Group inset{{"", "inset", "Inset"}, "", PageBox{370, 130, 450, 190}, {}};
  inset.items.push_back({PathItem{{"", "frame", ""},
                                  Path::rectangle({360, 120, 430, 175}),
                                  Fill{land, LinearGradient{{370, 130}, {430, 175}, water, clash.faded(0.5)}, false},
                                  Stroke{ink, 2, {}, LineCap::kSquare, LineJoin::kMiter, {}}}});
  layer.items.push_back({std::move(inset)});
  return layer;
}

Group sites() {
  Group layer{{"clash-sites", "sites", "Where it happened"}, "Clash sites", {}, {}};
  const Stroke rim{{255, 255, 255, 255}, 1.2, {}, LineCap::kButt, LineJoin::kRound, {}};
  const Stroke dashed{clash, 1.4, {3, 2}, LineCap::kButt, LineJoin::kRound, {}};
  layer.items.push_back({PathItem{
      {"masanchi", "clash", "Masanchi: 10 killed"}, Path::circle({240, 150}, 14), Fill{clash, {}, false}, rim}});
  layer.items.push_back(
      {PathItem{{"sortobe", "clash", "Sortobe"}, Path::circle({300, 125}, 9), Fill{clash, {}, false}, rim}});
  layer.items.push_back(
      {PathItem{{"near Aukhatty", "clash", "<near> \"Aukhatty\" & ]]>"}, Path::circle({330, 170}, 7), {}, dashed}});
  return layer;
}

TextItem river_name() {
  TextItem item = text("River Chu", haloed(type("water_name", 11)), {});
  item.type.italic = true;
  item.type.color = {0x2F, 0x6F, 0x8F, 255};
  for (int i = 0; i < 9; ++i) {
    const double angle = (-60 + 10 * i) * std::numbers::pi / 180;
    item.glyph_places.push_back(
        {{110 + 48 * std::sin(angle), 112 - 36 * std::cos(angle)}, angle * 180 / std::numbers::pi});
  }
  return item;
}

Group labels() {
  Group layer{{"labels", "labels", ""}, "Labels", {}, {}};
  layer.items.push_back({text("Where the fighting was", type("title", 20, 700), {18, 32})});
  layer.items.push_back({text("  two  spaces, then  more", type("note", 8), {300, 30})});
  TextItem masanchi = text("Masanchi", haloed(type("place_main", 12.75, 600)), {240, 180});
  masanchi.anchor = TextAnchor::kMiddle;
  layer.items.push_back({masanchi});
  TextItem sortobe = text("Sortobe", haloed(type("place_main", 12.75, 600)), {287, 120});
  sortobe.anchor = TextAnchor::kEnd;
  sortobe.type.color = clash;
  layer.items.push_back({sortobe});
  TextItem country = text("Kazakhstan", type("country", 10.5), {240, 222});
  country.type.uppercase = true;
  country.type.letter_spacing_em = 0.2;
  country.anchor = TextAnchor::kMiddle;
  country.rotation_deg = 8;
  layer.items.push_back({country});
  layer.items.push_back({river_name()});
  layer.items.push_back({text("</text><script>alert(1)</script> & \"q\" ]]>", type("note", 8), {18, 345})});
  return layer;
}

Group scripts() {
  Group layer{{"", "", ""}, "Scripts", {}, {}};
  TextItem arabic = text("سورتوبي (قرية) 12", haloed(type("place_main", 12.75, 600)), {300, 250}, "ar");
  arabic.type.letter_spacing_em = 0.2;  // must not be applied
  arabic.anchor = TextAnchor::kEnd;
  layer.items.push_back({arabic});
  layer.items.push_back({text("कोर्दाय क्षेत्र", type("place", 12), {40, 260}, "hi")});
  layer.items.push_back({text("Сортөбе, Масаншы", type("place", 12), {40, 280}, "kk")});
  TextItem chinese = text("马三成 · 東干", type("place", 12), {205, 300}, "zh-Hans");
  chinese.anchor = TextAnchor::kMiddle;
  layer.items.push_back({chinese});
  layer.items.push_back({text("กอร์ดาย ที่นี่", type("place", 12), {240, 280}, "th")});
  return layer;
}

Drawing make(bool with_image) {
  Drawing drawing;
  drawing.size = {480, 360};
  drawing.background = land;
  drawing.title = "Clashes of <7 February>";
  drawing.description = "A sample map with \"everything\" & more.";
  drawing.layers = {ground(with_image), routes(), sites(), labels(), scripts()};
  return drawing;
}

}  // namespace

Drawing sample_drawing() { return make(true); }
Drawing sample_drawing_without_image() { return make(false); }

}  // namespace dateline::testing
