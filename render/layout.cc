#include "render/layout.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "geodata/utf8.h"
#include "render/edge_furniture.h"
#include "render/furniture.h"
#include "render/furniture_layout.h"
#include "render/graticule_labels.h"
#include "render/label_layout.h"
#include "render/marks.h"
#include "render/name_boxes.h"
#include "render/symbol_layout.h"
#include "render/text_content.h"

namespace dateline {
namespace {

std::vector<PlacedDot> place_dots(const Scene& scene, const std::vector<PlacedSymbol>& symbols) {
  std::vector<PlacedDot> dots;
  for (std::size_t i = 0; i < scene.places.size(); ++i) {
    const ScenePlace& place = scene.places[i];
    if (!place.on_page || place.area) continue;
    if (!main_symbol(scene, symbols, i))
      dots.push_back({place.id, place.at, dot_radius_pt, place.approximate, place.kind == PlaceKind::kCapital});
  }
  // Towns of the basemap, where they do not crowd what the story shows.
  for (const GroundTown& town : scene.ground.towns) {
    const auto near = [&](PagePoint at, double room) { return distance_pt(at, town.at) < room; };
    const bool crowded =
        std::ranges::any_of(scene.places, [&](const ScenePlace& p) { return p.on_page && near(p.at, 22); }) ||
        std::ranges::any_of(symbols, [&](const PlacedSymbol& s) { return near(s.center, s.radius_pt + 8); }) ||
        std::ranges::any_of(dots, [&](const PlacedDot& d) { return near(d.center, 6); });
    if (!crowded) dots.push_back({{}, town.at, 1.5, false, town.capital});
  }
  return dots;
}

/// What furniture must never cover: symbols, and what insets enlarge.
Occupancy core_of(const std::vector<PlacedSymbol>& symbols, const std::vector<ReadyInset>& insets,
                  const MapPlan& plan) {
  Occupancy core({0, 0, plan.page.width_pt, plan.page.height_pt}, 6);
  for (const PlacedSymbol& s : symbols) core.stamp_disc(s.center, s.radius_pt + 14, 1);
  for (const ReadyInset& inset : insets) core.stamp_box(inset.outline, 1);
  core.prepare_sums();
  return core;
}

/// What it had better not cover: those, where names will stand, and the straight lines of flows.
Occupancy story_of(Occupancy story, const Scene& scene) {
  for (const ScenePlace& place : scene.places) {
    if (!place.on_page) continue;
    const double name_pt = 6.5 * static_cast<double>(count_code_points(place.name));
    const bool to_the_left = reads_right_to_left(place.name, place.name_lang);
    story.stamp_box({place.at.x_pt - 14 - (to_the_left ? name_pt : 0), place.at.y_pt - 14,
                     place.at.x_pt + 14 + (to_the_left ? 0 : name_pt), place.at.y_pt + 16},
                    1);
  }
  for (const SceneFlow& flow : scene.flows)
    for (std::size_t i = 0; i + 1 < flow.stops.size(); ++i) {
      const FlowStop &a = flow.stops[i], &b = flow.stops[i + 1];
      if (a.kind != FlowStop::Kind::kUnknown && b.kind != FlowStop::Kind::kUnknown)
        story.stamp_line({a.at, b.at}, 22, 1);
    }
  story.prepare_sums();
  return story;
}

class LayoutMaker {
 public:
  LayoutMaker(const Scene& scene, const MapPlan& plan, const FurnitureSpec& spec, const Style& style,
              const TextMeasurer& measurer)
      : scene_(scene), plan_(plan), spec_(spec), style_(style), measurer_(measurer) {}

  Layout run(ReadyBlocks blocks) {
    layout_.frame = plan_.viewport.page();
    layout_.symbols = place_symbols(scene_, style_);
    layout_.dots = place_dots(scene_, layout_.symbols);
    place_all_furniture(std::move(blocks));
    place_flows();
    place_all_labels(layout_, scene_, plan_, style_, measurer_);
    report_unplaced_flows();
    layout_.margin_texts = graticule_margin_texts(scene_.ground.graticule, layout_.frame, plan_.page,
                                                  style_.type("credit"), lang(), measurer_);
    return std::move(layout_);
  }

 private:
  const std::string& lang() const { return plan_.lang(); }
  bool right_to_left() const { return is_right_to_left(lang()); }
  /// As readers of the map's language expect it; blocks are made for those who read from left to right.
  Block facing(Block block) const { return right_to_left() ? mirrored(std::move(block)) : block; }
  Corner facing(Corner corner) const {
    if (!right_to_left()) return corner;
    return corner == Corner::kBottomRight ? Corner::kBottomLeft : Corner::kTopLeft;
  }

  void settle(Block block, PagePoint corner) {
    move(block.group, corner);
    layout_.furniture_boxes.push_back(
        {corner.x_pt, corner.y_pt, corner.x_pt + block.size.width_pt, corner.y_pt + block.size.height_pt});
    layout_.furniture.push_back(std::move(block));
  }

  PageBox inner_frame() const { return layout_.frame.grown(-furniture_margin_pt(layout_.frame, style_)); }

  /// Blocks with a fixed place: the title at the top, the credits along the foot. What is left for the others.
  PageBox settle_fixed(Block title) {
    const PageBox& frame = layout_.frame;
    if (title.size.height_pt > frame.height_pt() / 2) {
      layout_.dropped.push_back({"title", "the inset has no room for it"});
    } else if (!title.empty()) {
      const double x = right_to_left() ? frame.right_pt - title.size.width_pt : frame.left_pt;
      settle(std::move(title), {x, frame.top_pt});
    }
    EdgeFurniture edge =
        place_title_and_credits(scene_.texts, wanted(spec_.title), frame, layout_.symbols, style_, lang(), measurer_);
    if (edge.title_on_symbols) layout_.covering.push_back("title");
    if (edge.title) settle(std::move(edge.title->block), edge.title->corner);
    PageBox inner = inner_frame();
    if (edge.credits) {
      inner.bottom_pt = edge.credits->corner.y_pt - 6;
      settle(std::move(edge.credits->block), edge.credits->corner);
    }
    for (LeftOut& left : edge.dropped) layout_.dropped.push_back(std::move(left));
    return inner;
  }

  void place_all_furniture(ReadyBlocks blocks) {
    const PageBox inner = settle_fixed(std::move(blocks.title));

    std::vector<std::vector<Block>> choices;  // each piece in its shapes
    std::vector<FurniturePiece> pieces;
    const auto offer = [&](std::vector<Block> shapes, Corner wish, double importance, bool must = false) {
      std::erase_if(shapes, [](const Block& b) { return b.empty(); });
      if (shapes.empty()) return;
      FurniturePiece piece{{}, wish, importance, must};
      for (const Block& b : shapes) piece.shapes.push_back(b.size);
      pieces.push_back(std::move(piece));
      choices.push_back(std::move(shapes));
    };
    const auto one = [](Block block) {
      std::vector<Block> v;
      v.push_back(std::move(block));
      return v;
    };
    offer(std::move(blocks.panel), spec_.legend_corner, 7, true);
    offer(one(std::move(blocks.clock)), blocks.clock_corner, 6.5, true);
    const std::size_t first_inset = pieces.size();
    for (ReadyInset& inset : blocks.insets) offer(one(std::move(inset.block)), inset.corner, 6, true);
    if (wanted(spec_.locator)) offer(one(std::move(blocks.locator)), spec_.locator_corner, 3);
    if (wanted(spec_.date_stamp, false))
      offer(one(date_stamp_block(scene_.texts.date_stamp, style_, lang(), measurer_)), facing(Corner::kTopRight), 4);
    if (wanted(spec_.scale_bar)) {
      const PagePoint foot{right_to_left() ? inner.left_pt + 60 : inner.right_pt - 60, inner.bottom_pt};
      offer(one(facing(scale_bar_block(plan_.projection, plan_.viewport, foot, style_, lang(), measurer_))),
            facing(Corner::kBottomRight), 1);
    }
    if (wants_north_arrow())
      offer(one(north_arrow_block(north_deg(), style_, lang(), measurer_)), facing(Corner::kTopRight), 1);
    const Occupancy core = core_of(layout_.symbols, blocks.insets, plan_);
    const auto placed = place_furniture(pieces, story_of(core, scene_), core, inner, layout_.furniture_boxes, 12);
    for (std::size_t i = 0; i < placed.size(); ++i) {
      if (placed[i].shape < 0) {
        layout_.dropped.push_back(
            {choices[i].front().group.name.id,
             fmt::format("no corner is free of the story; {}", room_advice(pieces[i].shapes, layout_.frame))});
        continue;
      }
      if (i >= first_inset && i < first_inset + blocks.insets.size())
        layout_.insets.push_back({placed[i].box, blocks.insets[i - first_inset].outline});
      if (placed[i].covers_story) layout_.covering.push_back(choices[i].front().group.name.id);
      Block& block = choices[i][static_cast<std::size_t>(placed[i].shape)];
      settle(std::move(block), {placed[i].box.left_pt, placed[i].box.top_pt});
    }
  }

  /// Direction of north in the middle of the page.
  double north_deg() const {
    const auto middle = plan_.projection.inverse(plan_.viewport.to_plane(layout_.frame.center()));
    return middle ? plan_.projection.convergence_deg(*middle) : 0;
  }

  bool wants_north_arrow() const {
    return wanted(spec_.north_arrow, scene_.ground.graticule.empty() && std::abs(north_deg()) > 1);
  }

  void place_flows() {
    std::vector<FlowRequest> requests;
    for (const SceneFlow& flow : scene_.flows) {
      const double width =
          flow_width_pt(flow.figure.size_value(), scene_.largest_flow_value, flow.look, style_.measures);
      const FlowSize size = flow_size(width, flow.look, style_.measures);
      for (std::size_t i = 0; i + 1 < flow.stops.size(); ++i)
        requests.push_back({with_rim(flow, i), with_rim(flow, i + 1), width, size.head_width_pt / 2,
                            flow.look.importance, size.origin_pt, size.head_length_pt, i + 2 < flow.stops.size()});
      layout_.flows.push_back({{}, width});
    }
    std::vector<FlowObstacle> obstacles;
    for (const PlacedSymbol& s : layout_.symbols)
      obstacles.push_back({s.center, s.radius_pt + (scene_.symbols[s.symbol].time_approximate ? soft_edge_pt : 0.5)});
    for (const PlacedDot& d : layout_.dots) obstacles.push_back({d.center, d.radius_pt});
    FlowLayoutOptions options;
    options.frame = layout_.frame;
    options.keep_off = layout_.furniture_boxes;
    options.names = probable_name_boxes(layout_, scene_, plan_, style_, measurer_);
    options.gap_pt = style_.measures.flow_gap_pt;
    options.bulge = style_.measures.flow_bulge;
    options.fade_pt = style_.measures.flow_fade_pt;
    options.fan_pt = unknown_fan_pt;
    const std::vector<LaidFlow> laid = lay_out_flows(requests, obstacles, options);
    auto next = laid.begin();
    for (std::size_t i = 0; i < scene_.flows.size(); ++i)
      for (std::size_t leg = 0; leg + 1 < scene_.flows[i].stops.size(); ++leg) layout_.flows[i].legs.push_back(*next++);
  }

  /// A stop at its symbol, wherever that stands, or at its dot.
  FlowStop with_rim(const SceneFlow& flow, std::size_t i) const {
    FlowStop stop = flow.stops[i];
    if (stop.kind != FlowStop::Kind::kPlace) return stop;
    stop.rim_pt = dot_radius_pt;
    if (const auto* symbol = flow.places[i] ? main_symbol(scene_, layout_.symbols, *flow.places[i]) : nullptr) {
      stop.at = symbol->center;
      stop.rim_pt = symbol->radius_pt;
    }
    return stop;
  }

  void report_unplaced_flows() {
    for (std::size_t i = 0; i < layout_.flows.size(); ++i)
      if (!layout_.flows[i].main_leg())
        layout_.dropped.push_back({scene_.flows[i].id, "its ends are too close together on the page to draw an arrow"});
  }

  const Scene& scene_;
  const MapPlan& plan_;
  const FurnitureSpec& spec_;
  const Style& style_;
  const TextMeasurer& measurer_;
  Layout layout_;
};

}  // namespace

const LaidFlow* PlacedFlow::main_leg() const {
  const LaidFlow* longest = nullptr;
  for (const LaidFlow& leg : legs)
    if (!leg.spine.empty() && (!longest || leg.spine.length_pt() > longest->spine.length_pt())) longest = &leg;
  return longest;
}

Layout lay_out(const Scene& scene, const MapPlan& plan, const FurnitureSpec& furniture, const Style& style,
               ReadyBlocks blocks, const TextMeasurer& measurer) {
  return LayoutMaker(scene, plan, furniture, style, measurer).run(std::move(blocks));
}

}  // namespace dateline
