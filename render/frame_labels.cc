#include "render/frame_labels.h"

#include <algorithm>
#include <functional>

#include "render/claim_text.h"
#include "render/flow_growth.h"
#include "render/messages.h"

namespace dateline {
namespace {

using Says = LabelText::Says;

/// What a line says of a claim; empty when there is nothing to say.
std::string said(const LabelText::Line& line, const ClaimText& claim, const std::string& lang) {
  switch (line.says) {
    case Says::kWords: return line.text;
    case Says::kClaim: return claim.empty() ? std::string{} : claim_line(line.measure, claim, lang);
    // A line for a number that is not there says who denies it.
    case Says::kNumber: return claim.number.empty() ? claim.denied : claim.number + claim.marks;
    case Says::kCounted: return claim.number.empty() ? std::string{} : line.text;
  }
  return {};
}

bool all_empty(const std::vector<std::string>& texts) {
  return std::ranges::all_of(texts, [](const std::string& text) { return text.empty(); });
}

}  // namespace

FrameLabels::FrameLabels(const Layout& layout, const MapPlan& plan, const MapArtist& artist, const ShownSteps& shown)
    : layout_(layout), plan_(plan), artist_(artist), items_(shown) {}

Group FrameLabels::lasting() const {
  Group group{{"labels", {}, {}}, "Labels", {}, {}};
  for (const PlacedLabel& label : layout_.labels) {
    if (!label.flows.empty()) continue;
    std::vector<std::string> texts;
    for (const LabelText::Line& line : label.text.lines) texts.push_back(line.says == Says::kWords ? line.text : "");
    group.items.push_back({artist_.label(label.place ? only(label, texts) : label)});
  }
  return group;
}

/// The label with these texts in their lines' places; lines without text are left out.
PlacedLabel FrameLabels::only(const PlacedLabel& label, const std::vector<std::string>& texts) const {
  PlacedLabel out = label;
  out.text.lines.clear();
  out.size.widths_pt.clear();
  out.size.baselines_pt.clear();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].empty()) continue;
    out.text.lines.push_back(label.text.lines[i]);
    out.text.lines.back().text = texts[i];
    out.size.widths_pt.push_back(label.size.widths_pt[i]);
    out.size.baselines_pt.push_back(label.size.baselines_pt[i]);
  }
  return out;
}

FrameLabels::Present FrameLabels::present(int step, const Scene& now, const RunIndex& index,
                                          const StepScenes& scenes) const {
  Present out;
  for (const SceneSymbol& s : now.symbols)
    if (const auto place = index.place(now.places[s.place].id); place && !plan_.layers[s.layer].hide_figures)
      out.at_place[*place].push_back(&s);
  for (auto& [place, symbols] : out.at_place)
    std::ranges::stable_sort(symbols, std::greater{}, [](const SceneSymbol* s) { return s->look.importance; });
  // Labels of flows are seen with those of the step, or with all so far; never with what only fades.
  for (const SceneFlow& flow : now.flows) {
    const bool so_far = shown_in_frames(plan_.layers[flow.layer]) == ShowInFrames::kSoFar;
    const auto i = index.flow(flow);
    if (!i || (!so_far && !scenes.range_of(flow.record).contains(step))) continue;
    out.flows.emplace(*i, &flow);
    if (progress_of(flow, layout_.flows[*i].legs, scenes.end_of(step)) >= 1) out.arrived.insert(*i);
  }
  return out;
}

void FrameLabels::tell(int step, const Scene& now, const RunIndex& index, const StepScenes& scenes) {
  const Present seen = present(step, now, index, scenes);
  for (std::size_t i = 0; i < layout_.labels.size(); ++i) {
    const PlacedLabel& label = layout_.labels[i];
    if (!label.place && label.flows.empty()) continue;
    const std::vector<std::string> texts = label.place ? place_lines(label, seen) : flow_lines(label, seen);
    if (all_empty(texts)) continue;
    std::string look;
    for (const std::string& text : texts) look += text + "\x1f";
    items_.add(step, i, std::move(look), [&] {
      PlacedLabel shown = only(label, texts);
      if (label.place) {
        shown.leader.clear();  // drawn with the name
        shown.id += "-figures";
      }
      return Item{artist_.label(shown)};
    });
  }
}

/// The figures of the events at a place, each in the line that was kept for its measure.
std::vector<std::string> FrameLabels::place_lines(const PlacedLabel& label, const Present& present) const {
  std::vector<std::string> texts(label.text.lines.size());
  const auto here = present.at_place.find(*label.place);
  if (here == present.at_place.end()) return texts;
  const auto claim_of = [&](Measure measure) {
    for (const SceneSymbol* s : here->second) {
      if (s->measure == measure && !s->figure.empty()) return s->figure;
      if (s->second_measure == measure && !s->second_figure.empty()) return s->second_figure;
    }
    return ClaimText{};
  };
  for (std::size_t k = 0; k < texts.size(); ++k)
    if (const LabelText::Line& line = label.text.lines[k]; line.says != Says::kWords)
      texts[k] = said(line, claim_of(line.measure), plan_.lang());
  return texts;
}

std::vector<std::string> FrameLabels::flow_lines(const PlacedLabel& label, const Present& present) const {
  std::vector<std::string> texts(label.text.lines.size());
  for (const std::size_t i : label.flows) {
    const auto flow = present.flows.find(i);
    if (flow == present.flows.end() || (label.arrival && !present.arrived.contains(i))) continue;
    for (std::size_t k = 0; k < texts.size(); ++k) {
      const LabelText::Line& line = label.text.lines[k];
      const bool own = line.says == Says::kWords || flow->second->measure == line.measure;
      if (texts[k].empty() && own) texts[k] = said(line, flow->second->figure, plan_.lang());
    }
  }
  return texts;
}

}  // namespace dateline
