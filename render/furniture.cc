#include "render/furniture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "geodata/inert_text.h"
#include "render/marks.h"
#include "render/messages.h"
#include "render/wrap_text.h"

namespace dateline {
namespace {

TextItem text_at(std::string text, const TypeStyle& type, const std::string& lang, PagePoint origin,
                 TextAnchor anchor = TextAnchor::kStart) {
  TextItem item;
  item.text = std::move(text);
  item.type = type;
  item.lang = lang;
  item.origin = origin;
  item.anchor = anchor;
  return item;
}

TypeStyle scaled(TypeStyle type, double scale) {
  type.size_pt *= scale;
  type.halo_width_pt *= scale;
  return type;
}

PathItem filled(Path path, Color color) { return {{}, std::move(path), Fill{color, {}, false}, {}}; }

PathItem stroked(Path path, Color color, double width_pt) {
  Stroke stroke;
  stroke.color = color;
  stroke.width_pt = width_pt;
  return {{}, std::move(path), {}, stroke};
}

Block with_heading(Block body, const std::string& id, const std::string& heading, const Style& style,
                   const std::string& lang, const TextMeasurer& measurer) {
  if (body.empty()) return body;
  Column column(1000, lang, measurer);
  column.add_text(heading, style.type("legend_title"));
  column.add_space(2);
  Block block = in_stack(
      [&] {
        std::vector<Block> parts;
        parts.push_back(column.take_block({}, {}));
        parts.push_back(std::move(body));
        return parts;
      }(),
      0);
  block.group.name.id = id;
  return block;
}

}  // namespace

double furniture_margin_pt(const PageBox& frame, const Style& style) {
  return std::min(style.measures.furniture_margin_pt, 0.075 * std::min(frame.width_pt(), frame.height_pt()));
}

Block title_block(const SceneTexts& texts, const Style& style, const std::string& lang, double width_pt,
                  const TextMeasurer& measurer, double scale) {
  Column column(width_pt, lang, measurer);
  if (!texts.title.empty()) column.add_text(texts.title, scaled(style.type("title"), scale), 0, "title");
  if (!texts.subtitle.empty()) {
    column.add_space(3 * scale);
    column.add_text(texts.subtitle, scaled(style.type("subtitle"), scale), 0, "subtitle");
  }
  return column.take_block("title", {});
}

Block summary_block(const Scene& scene, const Style& style, const std::string& lang, double width_pt,
                    const TextMeasurer& measurer) {
  if (scene.summary.empty()) return {};
  const TypeStyle& label_type = style.type("legend");
  const TypeStyle& figure_type = style.type("figure");
  const double row_pt = label_type.size_pt * 1.5;
  double label_width = 0;
  for (const SummaryRow& row : scene.summary)
    label_width = std::max(label_width, measurer.measure(row.label, label_type, lang).advance_pt);
  const double figure_x = label_width + 14;
  Block body;
  double y = 0, used = 0;
  for (const SummaryRow& row : scene.summary) {
    const double baseline = y + label_type.size_pt * 1.05;
    body.group.items.push_back({text_at(row.label, label_type, lang, {0, baseline})});
    const std::string text = with_denial(row.claim.number + row.claim.marks, row.claim, lang);
    for (const std::string& line : wrap_text(text, std::max(width_pt - figure_x, 80.0), figure_type, lang, measurer)) {
      body.group.items.push_back({text_at(line, figure_type, lang, {figure_x, y + label_type.size_pt * 1.05})});
      used = std::max(used, figure_x + measurer.measure(line, figure_type, lang).advance_pt);
      y += row_pt;
    }
  }
  body.size = {used, y};
  for (double line_y = row_pt; line_y < y - 1; line_y += row_pt) {
    const Color faint = style.color("text_faint").faded(0.35);
    body.group.items.push_back({stroked(Path::polyline({{0, line_y - 1.5}, {used, line_y - 1.5}}), faint, 0.4)});
  }
  return with_heading(std::move(body), "summary", message("summary", lang), style, lang, measurer);
}

Block sources_block(const SceneTexts& texts, const Style& style, const std::string& lang, int columns, double width_pt,
                    const TextMeasurer& measurer) {
  std::vector<Block> parts;
  for (std::size_t i = 0; i < texts.source_notes.size(); ++i) {
    Column note(width_pt, lang, measurer);
    note.add_marked_text(superscript(static_cast<int>(i) + 1), texts.source_notes[i], style.type("note"), 11);
    Block part = note.take_block(fmt::format("note-{}", i + 1), {});
    part.size.width_pt = width_pt;  // columns of one width, however long their texts are
    parts.push_back(std::move(part));
  }
  return with_heading(in_columns(std::move(parts), columns, 0, notes_gap_pt), "sources", message("sources", lang),
                      style, lang, measurer);
}

Block remarks_block(const SceneTexts& texts, const Style& style, const std::string& lang, int columns, double width_pt,
                    const TextMeasurer& measurer) {
  std::vector<Block> parts;
  for (const std::string& note : texts.notes) {
    Column remark(width_pt, lang, measurer);
    remark.add_text(note, style.type("note"));
    Block part = remark.take_block({}, {});
    part.size.width_pt = width_pt;
    parts.push_back(std::move(part));
  }
  Block block = in_columns(std::move(parts), columns, 3, notes_gap_pt);
  block.group.name.id = "notes";
  return block;
}

Block credits_block(const SceneTexts& texts, const Style& style, const std::string& lang, double width_pt,
                    const TextMeasurer& measurer, double scale) {
  std::string line;
  for (const std::string& credit : texts.credits) line += (line.empty() ? "" : " \u00B7 ") + with_own_direction(credit);
  if (line.empty()) return {};
  Column column(width_pt, lang, measurer);
  column.add_text(line, scaled(style.type("credit"), scale), 0, "credit");
  return column.take_block("credits", {});
}

Block date_stamp_block(const std::string& day, const Style& style, const std::string& lang,
                       const TextMeasurer& measurer) {
  if (day.empty()) return {};
  Column column(1000, lang, measurer);
  column.add_text(day, style.type("title"), 0, "date-stamp");
  return column.take_block("date-stamp", {});
}

double round_distance_m(double most_m) {
  const double power = std::pow(10, std::floor(std::log10(most_m)));
  for (const double step : {5.0, 2.0, 1.0})
    if (step * power <= most_m) return step * power;
  return power;
}

Block scale_bar_block(const Projection& projection, const Viewport& viewport, PagePoint at, const Style& style,
                      const std::string& lang, const TextMeasurer& measurer) {
  const std::optional<LonLat> place = projection.inverse(viewport.to_plane(at));
  if (!place) return {};
  const double ground_m_per_pt = viewport.metres_per_pt() / projection.scale_factor(*place);
  const double bar_m = round_distance_m(ground_m_per_pt * std::min(120.0, 0.4 * viewport.page().width_pt()));
  const double bar_pt = bar_m / ground_m_per_pt;
  const TypeStyle& type = style.type("scale");
  const Color ink = style.color("text_muted");
  Block block;
  block.group.name.id = "scale-bar";
  const double bar_top = type.size_pt * 1.4, bar_height = 3.2;
  auto& items = block.group.items;
  // Five parts of 5 and 50, two of 10 and 20: every part is a round distance.
  const double unit_m = bar_m >= 1000 ? 1000 : 1;
  const bool halved = std::remainder(bar_m, 2 * unit_m) == 0 && std::to_string(std::lround(bar_m)).front() != '5';
  const int parts = halved ? 2 : 5;
  items.push_back({filled(Path::rectangle({0, bar_top, bar_pt, bar_top + bar_height}), style.color("page"))});
  for (int part = 0; part < parts; part += 2)
    items.push_back({filled(
        Path::rectangle({bar_pt * part / parts, bar_top, bar_pt * (part + 1) / parts, bar_top + bar_height}), ink)});
  items.push_back({stroked(Path::rectangle({0, bar_top, bar_pt, bar_top + bar_height}), ink, 0.7)});
  const std::string distance = format_number(bar_m / unit_m, lang);
  const std::string end = message(unit_m > 1 ? "unit.km" : "unit.m", lang, {{"n", distance}});
  const double baseline = type.size_pt;
  items.push_back({text_at("0", type, lang, {0, baseline})});
  if (halved)
    items.push_back(
        {text_at(format_number(bar_m / unit_m / 2, lang), type, lang, {bar_pt / 2, baseline}, TextAnchor::kMiddle)});
  const double digits = measurer.measure(distance, type, lang).advance_pt;
  items.push_back({text_at(end, type, lang, {bar_pt - digits / 2, baseline})});
  const double end_width = measurer.measure(end, type, lang).advance_pt - digits / 2;
  block.size = {bar_pt + end_width, bar_top + bar_height + 1};
  return block;
}

Block north_arrow_block(double north_deg, const Style& style, const std::string& lang, const TextMeasurer&) {
  const double r = 11, radians = north_deg * std::numbers::pi / 180;
  const PagePoint center{r + 2, r + 12};
  const PagePoint up{std::sin(radians), -std::cos(radians)};
  const PagePoint side = right_of(up);
  const Color ink = style.color("text_muted");
  Block block;
  block.group.name.id = "north-arrow";
  block.group.items.push_back(
      {filled(Path::polygon({center + up * r, center + side * (r * 0.5) + up * (-r * 0.8), center + up * (-r * 0.45),
                             center + side * (-r * 0.5) + up * (-r * 0.8)}),
              ink)});
  const PagePoint letter = center + up * (r + 6);
  block.group.items.push_back({text_at("N", style.type("scale"), lang, letter + PagePoint{0, 3}, TextAnchor::kMiddle)});
  block.size = {2 * r + 4, 2 * r + 14};
  return block;
}

}  // namespace dateline
