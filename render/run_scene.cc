#include "render/run_scene.h"

#include <algorithm>

#include "geodata/utf8.h"

namespace dateline {
namespace {

std::size_t letters(const ClaimText& claim) {
  return count_code_points(claim.number) + count_code_points(claim.marks) + count_code_points(claim.denied);
}

/// The longer text and the larger number, be they of one step or of two.
void make_room(ClaimText& whole, const ClaimText& step) {
  const double low = whole.low, high = whole.high;
  const bool larger = step.size_value() > whole.size_value();
  if (letters(step) > letters(whole)) whole = step;
  whole.low = larger ? step.low : low;
  whole.high = larger ? step.high : high;
}

void make_room(SceneSymbol& whole, const SceneSymbol& step) {
  if (whole.figure.empty()) {
    // Taken back later: nobody claims it at the end.
    whole.measure = step.measure;
    whole.figure_ids = step.figure_ids;
  }
  if (whole.measure == step.measure) make_room(whole.figure, step.figure);
  if (whole.second_figure.empty() && step.second_measure != whole.measure) whole.second_measure = step.second_measure;
  if (whole.second_measure == step.second_measure) make_room(whole.second_figure, step.second_figure);
  if (whole.second_measure == step.measure) make_room(whole.second_figure, step.figure);
  whole.size_part = std::max(whole.size_part, step.size_part);
}

}  // namespace

RunIndex::RunIndex(const Scene& whole) {
  for (std::size_t i = 0; i < whole.symbols.size(); ++i) {
    const SceneSymbol& s = whole.symbols[i];
    symbols_.try_emplace({s.layer, whole.places[s.place].id, s.look.class_id}, i);
  }
  for (std::size_t i = 0; i < whole.flows.size(); ++i) flows_.try_emplace(whole.flows[i].id, i);
  for (std::size_t i = 0; i < whole.places.size(); ++i) places_.try_emplace(whole.places[i].id, i);
}

std::optional<std::size_t> RunIndex::symbol(const Scene& step, const SceneSymbol& symbol) const {
  const auto found = symbols_.find({symbol.layer, step.places[symbol.place].id, symbol.look.class_id});
  return found == symbols_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> RunIndex::flow(const SceneFlow& flow) const {
  const auto found = flows_.find(flow.id);
  return found == flows_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> RunIndex::place(const std::string& id) const {
  const auto found = places_.find(id);
  return found == places_.end() ? std::nullopt : std::optional(found->second);
}

void widen(Scene& whole, const StepScenes& scenes, int steps) {
  if (!scenes.any()) return;
  const RunIndex index(whole);
  for (int step = 0; step < steps; ++step) {
    const Scene now = scenes.make(step, whole);
    whole.notes = now.notes;
    for (const SceneSymbol& symbol : now.symbols)
      if (const auto i = index.symbol(now, symbol)) make_room(whole.symbols[*i], symbol);
    for (const SceneFlow& flow : now.flows)
      if (const auto i = index.flow(flow)) {
        SceneFlow& all = whole.flows[*i];
        if (all.figure.empty()) {
          all.measure = flow.measure;
          all.figure_ids = flow.figure_ids;
        }
        if (all.measure == flow.measure) make_room(all.figure, flow.figure);
      }
    for (std::size_t layer = 0; layer < now.largest_symbol_values.size(); ++layer)
      whole.largest_symbol_values[layer] =
          std::max(whole.largest_symbol_values[layer], now.largest_symbol_values[layer]);
    whole.largest_flow_value = std::max(whole.largest_flow_value, now.largest_flow_value);
  }
  // Parts of the largest of all steps, which may have come after some were reckoned.
  for (SceneSymbol& symbol : whole.symbols)
    if (const double largest = whole.largest_symbol_values[symbol.layer]; symbol.size_part > 0 && largest > 0)
      symbol.size_part = std::min(1.0, symbol.figure.size_value() / largest);
  whole.texts.source_notes = whole.notes.texts();
}

}  // namespace dateline
