#include "render/sheet_frames.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "render/aggregate_frames.h"
#include "render/flow_growth.h"
#include "render/frame_labels.h"
#include "render/marks.h"
#include "render/run_scene.h"
#include "render/symbol_layout.h"

namespace dateline {
namespace {

constexpr int trail_shades = 4;
/// Orders within a layer: flows, then what has faded, then what is of the step.
constexpr std::size_t faded_from = 1'000'000, symbols_from = 2'000'000;

Item faded(Group group, double opacity) {
  group.opacity = opacity;
  return {std::move(group)};
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += part + "\x1f";
  return out;
}

/// Things that leave a trail, as they were last seen.
template <typename Thing>
class Trail {
 public:
  void keep(int step, std::size_t i, Thing thing) { seen_[i] = {step, std::move(thing)}; }

  /// Asks `tell` for each of those not in `present` that has not faded yet, and forgets what has.
  template <typename Tell>
  void tell_faded(int step, const std::set<std::size_t>& present, const MapPlan& plan, Tell tell) {
    std::erase_if(seen_, [&](const auto& entry) {
      const auto& [i, seen] = entry;
      if (present.contains(i)) return false;
      const double opacity = trail_opacity(plan.layers[seen.second.layer].in_frames, step - seen.first);
      if (opacity > 0) tell(i, seen.second, opacity);
      return opacity <= 0;
    });
  }

 private:
  std::map<std::size_t, std::pair<int, Thing>> seen_;  ///< step and thing, by its index in the whole
};

class SheetFramer {
 public:
  SheetFramer(const Sheet& sheet, const Layout& layout, const Scene& parent, const StepScenes& scenes,
              const std::vector<FrameStep>& steps, const ShownSteps& shown, const std::string& home,
              const Chronicle& chronicle, const Style& style)
      : sheet_(sheet),
        whole_(sheet.scene),
        plan_(sheet.plan),
        layout_(layout),
        parent_(parent),
        scenes_(scenes),
        steps_(steps),
        shown_(shown),
        chronicle_(chronicle),
        style_(style),
        artist_(layout, sheet.scene, sheet.plan, home, style),
        index_(sheet.scene),
        labels_(layout, sheet.plan, artist_, shown),
        dots_(shown) {
    for (std::size_t i = 0; i < plan_.layers.size(); ++i) layers_.emplace_back(shown);
    for (std::size_t k = 0; k < layout.symbols.size(); ++k) placed_of_.emplace(layout.symbols[k].symbol, k);
  }

  SheetFrames run() {
    SheetFrames out;
    out.background = artist_.background();
    out.ground = artist_.ground();
    find_leaders();
    if (scenes_.any())
      for (int step = 0; step < static_cast<int>(steps_.size()); ++step) tell(step);
    for (std::size_t i = 0; i < plan_.layers.size(); ++i) {
      TimedGroup group = shell(artist_.layer_shell(i));
      group.items =
          aggregate_frames(sheet_, i, artist_, scenes_, static_cast<int>(steps_.size()), shown_, chronicle_, style_);
      for (TimedItem& item : layers_[i].take()) group.items.push_back(std::move(item));
      if (!group.items.empty()) out.story.push_back(std::move(group));
    }
    TimedGroup dots = shell({{"dots-in-time", {}, {}}, "Places in time", {}, {}});
    dots.items = dots_.take();
    if (!dots.items.empty()) out.story.push_back(std::move(dots));
    for (Group group : {artist_.places(), labels_.lasting(), artist_.furniture(), artist_.frame()})
      if (!group.items.empty()) out.cover.push_back(std::move(group));
    TimedGroup above = shell({{"labels-in-time", {}, {}}, "Labels in time", {}, {}});
    above.items = labels_.take();
    if (!above.items.empty()) out.above.push_back(std::move(above));
    return out;
  }

 private:
  /// A leader ends at the rim of a symbol that is not always there: without it, it goes on to the dot of the place.
  void find_leaders() {
    for (const PlacedLabel& label : layout_.labels) {
      if (!label.place || label.leader.empty()) continue;
      const PagePoint place = whole_.places[*label.place].at, rim = label.leader.front();
      const double length = distance_pt(place, rim), gap = dot_radius_pt + 1;
      if (length > gap) leaders_.emplace(*label.place, artist_.leader({rim, lerp(place, rim, gap / length)}));
    }
  }

  static TimedGroup shell(Group group) { return {std::move(group.name), std::move(group.label), group.clip, {}}; }

  void tell(int step) {
    const Scene now = scenes_.make(step, parent_);
    std::set<std::size_t> mains;  // places whose main symbol is seen
    tell_symbols(step, now, mains);
    tell_flows(step, now);
    tell_dots(step, mains);
    labels_.tell(step, now, index_, scenes_);
  }

  const InFramesSpec& spec_of(std::size_t layer) const { return plan_.layers[layer].in_frames; }
  ShowInFrames mode_of(std::size_t layer) const { return shown_in_frames(plan_.layers[layer]); }

  bool is_of(int step, const std::vector<std::string>& records) const {
    return std::ranges::any_of(records, [&](const std::string& id) { return scenes_.range_of(id).contains(step); });
  }

  // ---- symbols

  void tell_symbols(int step, const Scene& now, std::set<std::size_t>& mains) {
    std::set<std::size_t> told;
    for (const SceneSymbol& s : now.symbols) {
      const auto i = index_.symbol(now, s);
      if (!i || !placed_of_.contains(*i)) continue;
      told.insert(*i);
      SceneSymbol shown = s;
      shown.place = whole_.symbols[*i].place;
      shown.id = whole_.symbols[*i].id;
      const double largest = whole_.largest_symbol_values[s.layer];
      if (shown.size_part > 0 && largest > 0) shown.size_part = std::min(1.0, shown.figure.size_value() / largest);
      const bool present = is_of(step, s.ids);
      tell_symbol(step, *i, shown, present ? 1 : spec_of(s.layer).earlier_opacity, mains);
      if (mode_of(s.layer) == ShowInFrames::kTrail) symbol_trail_.keep(step, *i, std::move(shown));
    }
    symbol_trail_.tell_faded(step, told, plan_, [&](std::size_t i, const SceneSymbol& symbol, double opacity) {
      tell_symbol(step, i, symbol, opacity, mains);
    });
  }

  void tell_symbol(int step, std::size_t i, const SceneSymbol& symbol, double opacity, std::set<std::size_t>& mains) {
    const PlacedSymbol& placed = layout_.symbols[placed_of_.at(i)];
    if (placed.main) mains.insert(symbol.place);
    const double radius = symbol_radius_pt(symbol, style_);
    const std::size_t order = (opacity < 1 ? faded_from : symbols_from) + placed_of_.at(i);
    layers_[symbol.layer].add(
        step, order, fmt::format("{}|{}|{}|{}", radius, opacity, symbol.time_approximate, joined(symbol.titles)),
        [&] { return faded(artist_.symbol(symbol, placed.center, radius, placed.main), opacity); });
  }

  /// Where a symbol is missing that would stand on the place itself, the place has its dot.
  void tell_dots(int step, const std::set<std::size_t>& mains) {
    for (const PlacedSymbol& placed : layout_.symbols) {
      const std::size_t place = whole_.symbols[placed.symbol].place;
      const ScenePlace& at = whole_.places[place];
      if (!placed.main || mains.contains(place) || at.area) continue;
      if (const auto leader = leaders_.find(place); leader != leaders_.end())
        dots_.add(step, whole_.places.size() + place, "", [&] { return leader->second; });
      dots_.add(step, place, "", [&] {
        return artist_.dot({at.id, at.at, dot_radius_pt, at.approximate, at.kind == PlaceKind::kCapital});
      });
    }
  }

  // ---- flows

  void tell_flows(int step, const Scene& now) {
    std::set<std::size_t> told;
    for (const SceneFlow& flow : now.flows) {
      const auto i = index_.flow(flow);
      if (!i) continue;
      told.insert(*i);
      const bool present = scenes_.range_of(flow.record).contains(step);
      tell_flow(step, *i, flow, present ? 1 : spec_of(flow.layer).earlier_opacity);
      if (mode_of(flow.layer) == ShowInFrames::kTrail) flow_trail_.keep(step, *i, flow);
    }
    flow_trail_.tell_faded(step, told, plan_, [&](std::size_t i, const SceneFlow& flow, double opacity) {
      tell_flow(step, i, flow, opacity);
    });
  }

  void tell_flow(int step, std::size_t i, const SceneFlow& flow, double opacity) {
    const PlacedFlow& placed = layout_.flows[i];
    if (!placed.main_leg()) return;
    const double part =
        std::clamp(progress_of(flow, placed.legs, steps_[static_cast<std::size_t>(step)].end), 0.0, 1.0);
    const double width = flow_width_pt(flow.figure.size_value(), whole_.largest_flow_value, flow.look, style_.measures);
    layers_[flow.layer].add(
        step, opacity < 1 ? i : i + faded_from / 2, fmt::format("{}|{}|{}|{}", part, width, opacity, flow.title), [&] {
          if (part >= 1) return faded(artist_.flow(flow, placed.legs, width), opacity);
          const FlowSize size = flow_size(width, flow.look, style_.measures);
          return faded(artist_.flow(flow, grown(placed.legs, part, size.head_length_pt * 1.5), width), opacity);
        });
  }

  const Sheet& sheet_;
  const Scene& whole_;
  const MapPlan& plan_;
  const Layout& layout_;
  const Scene& parent_;
  const StepScenes& scenes_;
  const std::vector<FrameStep>& steps_;
  const ShownSteps& shown_;
  const Chronicle& chronicle_;
  const Style& style_;
  MapArtist artist_;
  RunIndex index_;
  FrameLabels labels_;
  TimedItems dots_;
  std::map<std::size_t, Item> leaders_;  ///< from the dot of a place to where its leader ends
  std::vector<TimedItems> layers_;
  std::map<std::size_t, std::size_t> placed_of_;  ///< of a symbol of the whole, index into Layout::symbols
  Trail<SceneSymbol> symbol_trail_;
  Trail<SceneFlow> flow_trail_;
};

}  // namespace

double trail_opacity(const InFramesSpec& spec, int age) {
  if (age <= 0) return 1;
  if (age > spec.steps) return 0;
  // The shades go from the stated opacity down to a quarter of it.
  const int shade = std::min((age - 1) * trail_shades / spec.steps, trail_shades - 1);
  return spec.earlier_opacity * (1 - 0.75 * shade / (trail_shades - 1));
}

SheetFrames frames_of_sheet(const Sheet& sheet, const Layout& layout, const Scene& parent, const StepScenes& scenes,
                            const std::vector<FrameStep>& steps, const ShownSteps& shown, const std::string& home,
                            const Chronicle& chronicle, const Style& style) {
  return SheetFramer(sheet, layout, parent, scenes, steps, shown, home, chronicle, style).run();
}

}  // namespace dateline
