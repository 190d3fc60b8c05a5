#include "render/frame_facts.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "render/description_words.h"
#include "render/joined_text.h"
#include "render/messages.h"

namespace dateline {
namespace {

/// Ids of what is drawn for each record.
using ItemsOfRecords = std::map<std::string, std::vector<std::string>>;

ItemsOfRecords items_of_records(const Sheet& sheet, const Chronicle& chronicle) {
  ItemsOfRecords items;
  const Scene& scene = sheet.scene;
  const auto add = [&](const std::string& record, std::string item) {
    std::vector<std::string>& known = items[record];
    if (std::ranges::count(known, item) == 0) known.push_back(std::move(item));
  };
  for (const SceneSymbol& s : scene.symbols)
    for (const std::string& record : s.ids) add(record, fmt::format("{}-at-{}", s.id, scene.places[s.place].id));
  for (const SceneFlow& flow : scene.flows) add(flow.record, flow.id);
  for (const SceneAggregate& layer : scene.aggregates)
    if (sheet.plan.layers[layer.layer].aggregate->method == AggregationMethod::kCircles)
      for (const AggregateEvent& e : layer.events) add(chronicle.events[e.event].id, "at-" + layer.places[e.located]);
  return items;
}

class FactsMaker {
 public:
  FactsMaker(const Sheet& sheet, const StepScenes& scenes, const std::vector<FrameStep>& steps,
             const Chronicle& chronicle, const Style& style)
      : sheet_(sheet),
        scenes_(scenes),
        chronicle_(chronicle),
        style_(style),
        words_(chronicle, sheet.plan.languages),
        items_(items_of_records(sheet, chronicle)) {
    facts_.steps.resize(steps.size());
    order_.resize(steps.size());
  }

  RunFacts run() {
    for (const PlannedLayer& layer : sheet_.plan.layers) {
      for (const std::size_t i : layer.events)
        add(layer, chronicle_.events[i], scenes_.event_range(i), words_.places(chronicle_.events[i].places),
            look_color(layer, "event", to_string(chronicle_.events[i].kind)), &FrameFacts::events);
      for (const std::size_t i : layer.movements)
        add(layer, chronicle_.movements[i], scenes_.movement_range(i), words_.route(chronicle_.movements[i].path),
            look_color(layer, "movement", to_string(chronicle_.movements[i].kind)), &FrameFacts::movements);
      for (const std::size_t i : layer.deployments)
        add(layer, chronicle_.deployments[i], scenes_.deployment_range(i), words_.route(chronicle_.deployments[i]),
            look_color(layer, "deployment", {}), &FrameFacts::deployments);
    }
    for (std::size_t step = 0; step < order_.size(); ++step) {
      std::ranges::stable_sort(order_[step]);
      for (const auto& [time, record] : order_[step]) facts_.steps[step].records.push_back(record);
    }
    return std::move(facts_);
  }

 private:
  Color look_color(const PlannedLayer& layer, std::string_view subject, std::string_view kind) {
    const std::string key = fmt::format("{}|{}|{}", layer.class_id, subject, kind);
    const auto [found, is_new] = colors_.try_emplace(key);
    if (is_new) found->second = color_of(layer, subject, kind);
    return found->second;
  }

  /// Of a symbol or flow that is drawn of it; else of the layer's first.
  Color color_of(const PlannedLayer& layer, std::string_view subject, std::string_view kind) const {
    const std::string match = kind.empty() ? std::string(subject) : fmt::format("{}:{}", subject, kind);
    const auto layer_index = static_cast<std::size_t>(&layer - sheet_.plan.layers.data());
    Color any{0x77, 0x77, 0x77, 255};
    const auto look = [&](const auto& thing) {
      if (thing.layer == layer_index) any = thing.look.color;
      return thing.layer == layer_index && thing.look.match == match;
    };
    if (const auto s = std::ranges::find_if(sheet_.scene.symbols, look); s != sheet_.scene.symbols.end())
      return s->look.color;
    if (const auto f = std::ranges::find_if(sheet_.scene.flows, look); f != sheet_.scene.flows.end())
      return f->look.color;
    for (const SceneAggregate& events : sheet_.scene.aggregates)
      if (events.layer == layer_index) return events.look.color;
    return any;
  }

  template <typename Record>
  void add(const PlannedLayer& layer, const Record& record, StepInterval range, const std::string& where, Color color,
           std::size_t FrameFacts::*count) {
    if (!record.when.stated()) ++facts_.undated;
    if (range.empty()) return;
    FrameRecord entry;
    entry.id = record.id;
    entry.title =
        joined({words_.name(record.title, look_of(layer, record, style_)), words_.certainty(record.certainty)}, ", ");
    entry.when = words_.when(record.when);
    entry.where = where;
    entry.layer = layer.title;
    entry.layer_id = layer.id;
    entry.color = color;
    if (const auto items = items_.find(record.id); items != items_.end()) entry.items = items->second;
    std::optional<std::size_t> index;
    for (int step = range.first; step <= range.last; ++step) {
      std::vector<std::string> figures = figures_at(layer, record.figures, step);
      if (!index || facts_.records[*index].figures != figures) {
        index = facts_.records.size();
        entry.figures = std::move(figures);
        facts_.records.push_back(entry);
      }
      ++(facts_.steps[static_cast<std::size_t>(step)].*count);
      order_[static_cast<std::size_t>(step)].emplace_back(record.when.earliest, static_cast<std::uint32_t>(*index));
    }
  }

  std::vector<std::string> figures_at(const PlannedLayer& layer, const std::vector<Figure>& figures, int step) const {
    std::vector<std::string> lines;
    if (layer.hide_figures || figures.empty()) return lines;
    for (const FigureSummary& summary : summarise_all(figures, scenes_.as_of(step)))
      if (std::string line = words_.short_claim(summary, figures); !line.empty()) lines.push_back(std::move(line));
    return lines;
  }

  const Sheet& sheet_;
  const StepScenes& scenes_;
  const Chronicle& chronicle_;
  const Style& style_;
  DescriptionWords words_;
  ItemsOfRecords items_;
  std::map<std::string, Color> colors_;
  RunFacts facts_;
  std::vector<std::vector<std::pair<LocalSeconds, std::uint32_t>>> order_;
};

}  // namespace

RunFacts facts_of_run(const Sheet& sheet, const StepScenes& scenes, const std::vector<FrameStep>& steps,
                      const Chronicle& chronicle, const Style& style) {
  return FactsMaker(sheet, scenes, steps, chronicle, style).run();
}

std::vector<FrameTotal> totals_of_run(const Scene& whole, const StepScenes& scenes, std::size_t steps,
                                      const std::string& lang) {
  std::vector<FrameTotal> totals;
  std::map<std::pair<std::string, int>, std::size_t> row_of;  // a label, and which of its rows
  const auto each_row = [&](const std::vector<SummaryRow>& summary, auto visit) {
    std::string label;
    int nth = 0;  // further currencies have rows without a label, which are the label's too
    for (const SummaryRow& row : summary) {
      nth = row.label.empty() ? nth + 1 : 0;
      if (!row.label.empty()) label = row.label;
      const auto [found, is_new] = row_of.try_emplace({label, nth}, totals.size());
      if (is_new) totals.push_back({label, std::vector<std::string>(steps, "\u2013")});
      visit(row, totals[found->second]);
    }
  };
  // In the order of what is known at the end; what was taken back before comes last.
  each_row(whole.summary, [](const SummaryRow&, FrameTotal&) {});
  for (std::size_t step = 0; step < steps; ++step)
    each_row(scenes.summary(static_cast<int>(step), whole.notes), [&](const SummaryRow& row, FrameTotal& total) {
      total.values[step] = with_denial(row.claim.number + row.claim.marks, row.claim, lang);
    });
  return totals;
}

std::string alt_text(const std::string& title, const FrameStep& step, const FrameFacts& facts,
                     const std::vector<FrameTotal>& totals, std::size_t index, const std::string& lang) {
  std::string text = title.empty() ? std::string{} : title + ". ";
  text += step.label + ". ";
  text += message("frames.records", lang, {{"n", format_number(static_cast<double>(facts.count()), lang)}}) + ".";
  for (const FrameTotal& total : totals)
    if (total.values[index] != "\u2013") text += fmt::format(" {}: {}.", total.label, total.values[index]);
  return text;
}

}  // namespace dateline
