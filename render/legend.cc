// The key: built from what the scene shows.
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include <fmt/format.h>

#include "render/furniture.h"
#include "render/ground_drawing.h"
#include "render/look_words.h"
#include "render/marks.h"
#include "render/messages.h"
#include "render/symbols.h"

namespace dateline {
namespace {

constexpr double sample_width_pt = 44;
constexpr double row_height_pt = 18;

struct SampleRow {
  std::vector<Item> sample;
  double height_pt = row_height_pt;
  std::string text;
};

LaidFlow straight_flow(double length_pt) {
  LaidFlow flow;
  flow.spine = Spine({Cubic::from_line({0, 0}, {length_pt, 0})});
  return flow;
}

SampleRow symbol_row(const Look& look, bool sized, const Style& style, const std::string& lang) {
  const double radius = is_frame_symbol(look.symbol) ? style.measures.symbol_min_radius_pt : badge_radius_pt;
  std::string text = symbol_words(look, lang);
  if (sized) text = message("legend.sized", lang, {{"class", text}});
  return {symbol_items(look, {sample_width_pt / 2 - 6, 0}, radius, false, style), row_height_pt, text};
}

SampleRow flow_row(const Look& look, const Style& style, const std::string& lang) {
  const bool wide = look.body == FlowBody::kTapered || look.body == FlowBody::kBand;
  const double width = wide ? 5 : flow_width_pt(0, 0, look, style.measures);
  return {flow_items(straight_flow(sample_width_pt - 10), width, look, style), row_height_pt, flow_words(look, lang)};
}

/// True if the area of some symbol of the class shows a figure.
bool is_sized(const Scene& scene, std::size_t layer, const std::string& class_id) {
  return std::ranges::any_of(scene.symbols, [&](const SceneSymbol& s) {
    return s.layer == layer && s.look.class_id == class_id && s.size_part > 0;
  });
}

/// The rows of one layer: each class of flow once, in order of first use, then each of symbol, the weightiest first.
std::vector<SampleRow> layer_rows(const Scene& scene, std::size_t layer, const Style& style, const std::string& lang) {
  std::vector<SampleRow> rows;
  std::set<std::string> seen;
  for (const SceneFlow& flow : scene.flows)
    if (flow.layer == layer && seen.insert("flow." + flow.look.class_id).second)
      rows.push_back(flow_row(flow.look, style, lang));
  std::vector<const SceneSymbol*> symbols;
  for (const SceneSymbol& symbol : scene.symbols)
    if (symbol.layer == layer) symbols.push_back(&symbol);
  std::ranges::stable_sort(symbols, std::greater{}, [](const SceneSymbol* s) { return s->look.importance; });
  for (const SceneSymbol* symbol : symbols)
    if (seen.insert("symbol." + symbol->look.class_id).second)
      rows.push_back(symbol_row(symbol->look, is_sized(scene, layer, symbol->look.class_id), style, lang));
  return rows;
}

/// A round number near the value, with one digit that counts.
double round_value(double value) { return value >= 1 ? round_distance_m(value) : 1; }

/// How the width of arrows reads: two samples of round numbers.
std::vector<SampleRow> width_rows(const Scene& scene, const Style& style, const std::string& lang) {
  const SceneFlow* widest = nullptr;
  for (const SceneFlow& flow : scene.flows)
    if (flow.figure.high > 0 && (!widest || flow.figure.size_value() > widest->figure.size_value())) widest = &flow;
  if (!widest || widest->figure.size_value() < 10) return {};
  std::vector<SampleRow> rows;
  const double large = round_value(scene.largest_flow_value);
  for (const double value : {large, large / 10}) {
    const double width = flow_width_pt(value, scene.largest_flow_value, widest->look, style.measures);
    const double height = std::max(row_height_pt, width * style.measures.flow_head_ratio + 3);
    rows.push_back({flow_items(straight_flow(sample_width_pt - 10), width, widest->look, style), height,
                    format_number(value, lang)});
  }
  return rows;
}

/// The classes of an aggregated layer, the least first.
std::vector<SampleRow> class_rows(const AggregatedLayer& layer) {
  std::vector<SampleRow> rows;
  for (std::size_t i = 0; i < layer.labels.size(); ++i) {
    PathItem sample;
    sample.path = Path::rectangle(PageBox::around({sample_width_pt / 2 - 6, 0}, 13, 6));
    sample.fill = Fill{layer.colors[i].faded(aggregate_opacity), {}, false};
    std::vector<Item> items;
    items.push_back({std::move(sample)});
    rows.push_back({std::move(items), 15, layer.labels[i]});
  }
  return rows;
}

/// Circles of round values, the largest first.
std::vector<SampleRow> circle_rows(const AggregatedLayer& layer, const Style& style, const std::string& lang) {
  std::vector<SampleRow> rows;
  if (layer.circles.empty()) return rows;
  double last = 0;
  for (const double part : {1.0, 0.2, 0.0}) {
    const double value = round_value(layer.scale.largest_value * part);
    const double radius = layer.scale.radius_pt(value);
    if (value == last || (last > 0 && radius > 0.8 * layer.scale.radius_pt(last))) continue;
    std::vector<Item> sample;
    sample.push_back(
        {circle_item({{sample_width_pt / 2 - 6, 0}, value, radius, 0, false}, layer.colors.front(), style)});
    rows.push_back({std::move(sample), std::max(15.0, 2 * radius + 3), format_number(value, lang)});
    last = value;
  }
  return rows;
}

bool has_hollow_circles(const AggregatedLayer& layer) {
  return std::ranges::any_of(layer.circles, &AggregateCircle::approximate);
}

SampleRow hollow_circle_row(const Style& style, const std::string& lang) {
  std::vector<Item> sample;
  sample.push_back({circle_item({{sample_width_pt / 2 - 6, 0}, 1, 5, 0, true}, style.color("text_muted"), style)});
  return {std::move(sample), row_height_pt, message("key.approximate", lang)};
}

/// How the area of symbols reads, where there are different sizes: samples of round numbers, the largest first.
std::vector<SampleRow> size_rows(const Scene& scene, std::size_t layer, const Style& style, const std::string& lang) {
  const SceneSymbol *largest = nullptr, *least = nullptr;
  for (const SceneSymbol& s : scene.symbols) {
    if (s.layer != layer || s.size_part <= 0 || !scene.places[s.place].on_page) continue;
    if (!largest || s.size_part > largest->size_part) largest = &s;
    if (!least || s.size_part < least->size_part) least = &s;
  }
  if (!largest || least->size_part > largest->size_part / 2) return {};
  std::vector<SampleRow> rows;
  const double most = scene.largest_symbol_values[layer];
  const double large = round_value(most);
  for (const double value : {large, round_value(large / 5)}) {
    const double radius = symbol_radius_pt(value / most, style.measures);
    if (!rows.empty() && radius == style.measures.symbol_min_radius_pt) break;  // the least size stands for all below
    rows.push_back({symbol_items(largest->look, {sample_width_pt / 2 - 6, 0}, radius, false, style),
                    std::max(row_height_pt, 2 * radius + 3),
                    count_text(largest->measure, format_number(value, lang), lang)});
  }
  return rows;
}

SampleRow unknown_row(Look look, bool origin, const Style& style, const std::string& lang) {
  look.color = style.color("text_muted");
  LaidFlow flow = straight_flow(sample_width_pt - 10);
  (origin ? flow.from_unknown : flow.to_unknown) = true;
  return {flow_items(flow, flow_width_pt(0, 0, look, style.measures), look, style), row_height_pt,
          message(origin ? "key.unknown_origin" : "key.unknown_destination", lang)};
}

SampleRow border_row(BorderStatus status, const Style& style, const std::string& lang) {
  const LineStyle line = border_line(status, 1, style);
  PathItem sample;
  sample.path = Path::polyline({{0, 0}, {sample_width_pt - 10, 0}});
  sample.stroke = Stroke{line.color, line.width_pt, line.dash_pt, LineCap::kButt, LineJoin::kRound, {}};
  std::vector<Item> items;
  items.push_back({std::move(sample)});
  const bool disputed = status == BorderStatus::kDisputed;
  return {std::move(items), row_height_pt, message(disputed ? "key.border_disputed" : "key.line_of_control", lang)};
}

/// What a soft edge, a pale disc and the lines of unsettled borders mean, where there are any.
std::vector<SampleRow> doubt_rows(const Scene& scene, const Style& style, const std::string& lang) {
  std::vector<SampleRow> rows;
  const auto soft = std::ranges::find_if(
      scene.symbols, [&](const SceneSymbol& s) { return s.time_approximate && scene.places[s.place].on_page; });
  if (soft != scene.symbols.end()) {
    Look look = soft->look;
    look.color = style.color("text_muted");
    look.symbol = "disc";
    const PagePoint center{sample_width_pt / 2 - 6, 0};
    std::vector<Item> sample = soft_edge_items(look, center, 5);
    for (Item& item : symbol_items(look, center, 5, false, style)) sample.push_back(std::move(item));
    rows.push_back({std::move(sample), row_height_pt, message("key.time_approximate", lang)});
  }
  if (std::ranges::any_of(scene.places, [](const ScenePlace& p) { return p.area_radius_pt > 0; }))
    rows.push_back({area_items({sample_width_pt / 2 - 6, 0}, 7, style), row_height_pt, message("key.area", lang)});
  for (const BorderStatus status : scene.unsettled_borders) rows.push_back(border_row(status, style, lang));
  return rows;
}

/// In a run of frames: the same disc, of the step and from before.
SampleRow earlier_row(const Style& style, const std::string& lang) {
  std::vector<Item> sample;
  const Color ink = style.color("text_muted");
  for (const auto& [x_pt, opacity] : {std::pair{-7.0, 1.0}, std::pair{7.0, 0.4}}) {
    CircleItem disc;
    disc.center = {sample_width_pt / 2 - 6 + x_pt, 0};
    disc.radius_pt = 4.5;
    disc.fill = ink.faded(opacity);
    sample.push_back({std::move(disc)});
  }
  return {std::move(sample), row_height_pt, message("key.earlier", lang)};
}

/// What a hollow symbol, a fading arrow and a "?" mean, where there are any.
std::vector<SampleRow> sign_rows(const Scene& scene, const Style& style, const std::string& lang) {
  std::vector<SampleRow> rows;
  const auto hollow = std::ranges::find_if(scene.symbols, [&](const SceneSymbol& s) {
    return scene.places[s.place].approximate && scene.places[s.place].on_page;
  });
  if (hollow != scene.symbols.end()) {
    Look look = hollow->look;
    look.color = style.color("text_muted");
    look.symbol = "disc";
    rows.push_back({symbol_items(look, {sample_width_pt / 2 - 6, 0}, style.measures.symbol_min_radius_pt, true, style),
                    row_height_pt, message("key.approximate", lang)});
  } else if (std::ranges::any_of(scene.aggregated, has_hollow_circles))
    rows.push_back(hollow_circle_row(style, lang));
  for (const bool origin : {true, false}) {
    const auto unknown = std::ranges::find_if(
        scene.flows, [&](const SceneFlow& f) { return !(origin ? f.start : f.end).words.empty(); });
    if (unknown != scene.flows.end()) rows.push_back(unknown_row(unknown->look, origin, style, lang));
  }
  for (SampleRow& row : doubt_rows(scene, style, lang)) rows.push_back(std::move(row));
  if (scene.fades) rows.push_back(earlier_row(style, lang));
  return rows;
}

Block rows_block(const std::string& heading, std::vector<SampleRow> rows, double width_pt, const Style& style,
                 const std::string& lang, const TextMeasurer& measurer) {
  if (rows.empty()) return {};
  Column column(width_pt, lang, measurer);
  if (!heading.empty()) {
    column.add_text(heading, style.type("legend_title"));
    column.add_space(1);
  }
  for (SampleRow& row : rows)
    column.add_row(std::move(row.sample), sample_width_pt, row.height_pt, row.text, style.type("legend"));
  Block block = column.take_block({}, {});
  block.size.width_pt = width_pt;
  return block;
}

}  // namespace

Block legend_block(const Scene& scene, const MapPlan& plan, const Style& style, int columns, double width_pt,
                   const TextMeasurer& measurer) {
  std::vector<Block> parts;
  // The layer drawn last matters most and is read first.
  for (std::size_t layer = plan.layers.size(); layer-- > 0;) {
    if (plan.layers[layer].hide_in_legend) continue;
    std::vector<SampleRow> rows = layer_rows(scene, layer, style, plan.lang());
    for (SampleRow& row : size_rows(scene, layer, style, plan.lang())) rows.push_back(std::move(row));
    parts.push_back(rows_block(plan.layers[layer].title, std::move(rows), width_pt, style, plan.lang(), measurer));
  }
  for (const AggregatedLayer& layer : scene.aggregated) {
    if (plan.layers[layer.layer].hide_in_legend) continue;
    std::vector<SampleRow> rows = layer.circles.empty() ? class_rows(layer) : circle_rows(layer, style, plan.lang());
    parts.push_back(rows_block(layer.heading, std::move(rows), width_pt, style, plan.lang(), measurer));
  }
  parts.push_back(rows_block(message("legend.people", plan.lang()), width_rows(scene, style, plan.lang()), width_pt,
                             style, plan.lang(), measurer));
  parts.push_back(rows_block({}, sign_rows(scene, style, plan.lang()), width_pt, style, plan.lang(), measurer));
  std::erase_if(parts, [](const Block& part) { return part.empty(); });
  if (parts.empty()) return {};

  Block block = in_columns(std::move(parts), columns, 7, 18);
  block.group.name.id = "legend";
  block.group.label = message("legend", plan.lang());
  return block;
}

}  // namespace dateline
