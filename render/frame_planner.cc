// plan_frames (render/frame_set.h): the stages of a map, once for the whole run, with every step told in between.
#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "render/aggregate_frames.h"
#include "render/day_span.h"
#include "render/frame_clock.h"
#include "render/frame_facts.h"
#include "render/frame_set.h"
#include "render/furniture.h"
#include "render/inset.h"
#include "render/messages.h"
#include "render/missing_letters.h"
#include "render/page_records.h"
#include "render/run_scene.h"
#include "render/scene_texts.h"
#include "render/sheet_frames.h"

namespace dateline {
namespace {

/// In the clock; the page beside the map shows all.
constexpr std::size_t most_totals = 10;

When closed_span(std::chrono::year_month_day first, std::chrono::year_month_day last) {
  When span;
  span.edtf = "span";
  span.earliest = std::chrono::local_days{first};
  span.latest = std::chrono::local_days{last} + std::chrono::days(1);
  return span;
}

class FramePlanner {
 public:
  FramePlanner(MapInputs given, const TextMeasurer& measurer) : inputs_(std::move(given)), measurer_(measurer) {}

  Result<FrameSet> run() {
    if (!cut()) return Result<FrameSet>::failure(std::move(diagnostics_));
    prepare_spec();
    let_go_of_what_is_off_page();
    MapPipeline pipeline(inputs_, measurer_);
    const bool begun = pipeline.begin();
    append(diagnostics_, std::exchange(pipeline.diagnostics, {}));
    if (!begun) return Result<FrameSet>::failure(std::move(diagnostics_));
    tell_run(pipeline);
    if (set_.steps.empty()) return Result<FrameSet>::failure(std::move(diagnostics_));
    lay_out(pipeline);
    append(diagnostics_, std::exchange(pipeline.diagnostics, {}));
    append(diagnostics_, missing_letters(frame_drawing(set_, set_.steps.size() - 1), measurer_));
    set_.explanation = std::move(pipeline.explanation);
    if (off_page_ > 0) set_.explanation.push_back(fmt::format("off the page: {} events", off_page_));
    if (show_totals_ && show_day_)
      for (std::size_t i = most_totals; i < set_.totals.size(); ++i)
        set_.explanation.push_back(fmt::format("dropped: clock: no room for \"{}\"", set_.totals[i].label));
    return Result<FrameSet>::of(std::move(set_), std::move(diagnostics_));
  }

 private:
  void error(std::string_view path, std::string message) {
    diagnostics_.push_back({Severity::kError, inputs_.spec.location(path), std::move(message)});
  }

  std::string lang() const {
    return inputs_.spec.languages.empty() ? inputs_.chronicle.language : inputs_.spec.languages.front();
  }

  // ---- the steps

  bool cut() {
    const FramesSpec& frames = inputs_.spec.frames;
    const Result<StepLength> length = parse_step_length(frames.every);
    for (const Diagnostic& d : length.diagnostics) error("frames.every", d.message);
    const std::optional<When> span = span_of_run();
    if (!length || !span) return false;
    const auto steps = cut_into_steps(*span, *length, lang().empty() ? "en" : lang());
    if (!steps)
      error("frames.every", fmt::format("more than {} steps: take longer ones, or a shorter span", most_steps));
    if (!steps || steps->empty()) return false;
    steps_ = steps_before(*steps, *length, longest_trail());
    lead_ = steps_.size();
    steps_.insert(steps_.end(), steps->begin(), steps->end());
    return true;
  }

  int longest_trail() const {
    int longest = 0;
    for (const LayerSpec& layer : inputs_.spec.layers)
      if (layer.in_frames.show == ShowInFrames::kTrail) longest = std::max(longest, layer.in_frames.steps);
    return longest;
  }

  /// Either end as it was asked for, else that of the window, else of what the records say.
  std::optional<When> span_of_run() {
    const MapSpec& spec = inputs_.spec;
    When span = spec.frames.span;
    if (span.open_begin()) span.earliest = spec.window.earliest;
    if (span.open_end()) span.latest = spec.window.latest;
    if (span.open_begin() || span.open_end()) {
      const auto days = days_shown(view_of(inputs_.chronicle, spec.window, LocalSeconds::max()));
      if (!days) {
        error("", "no record says on which day it was, so there is nothing to make frames of (frames { span: ... })");
        return {};
      }
      const When of_records = closed_span(days->first, days->last);
      if (span.open_begin()) span.earliest = of_records.earliest;
      if (span.open_end()) span.latest = of_records.latest;
    }
    if (span.earliest < span.latest) return span;
    error("frames.span", "the span of frames ends before it begins");
    return {};
  }

  // ---- the whole run as one map

  void prepare_spec() {
    MapSpec& spec = inputs_.spec;
    // What comes after the last step is on no frame; what came before the first may still be seen.
    if (!spec.window.stated()) spec.window.edtf = "frames";
    spec.window.latest = std::min(spec.window.latest, steps_.back().end);
    FurnitureSpec& furniture = spec.furniture;
    show_day_ = wanted(furniture.date_stamp);
    show_totals_ = wanted(spec.frames.totals, wanted(furniture.summary));
    show_strip_ = wanted(spec.frames.timeline) && show_day_ && steps_.size() - lead_ > 1;
    furniture.date_stamp = furniture.summary = Show::kOff;
  }

  /// Most of a large chronicle may lie elsewhere. Mistakes are left to the plan that follows.
  void let_go_of_what_is_off_page() {
    if (!page_stands_alone(inputs_.spec)) return;
    const ChronicleView all = view_of(inputs_.chronicle, inputs_.spec.window, LocalSeconds::max());
    const Result<MapPlan> plan = make_plan(inputs_.spec, inputs_.chronicle, all);
    if (plan) off_page_ = drop_off_page(inputs_.chronicle, *plan, inputs_.spec);
  }

  int step_count() const { return static_cast<int>(steps_.size()); }

  StepScenes scenes_of(Sheet& sheet) const {
    return {sheet.plan, sheet.spec, inputs_.chronicle, inputs_.style, steps_};
  }

  void widen_sheet(Sheet& sheet, const StepScenes& scenes) {
    widen(sheet.scene, scenes, step_count());
    share_run_scales(sheet, scenes, step_count(), inputs_.chronicle, inputs_.style);
    sheet.scene.fades = std::ranges::any_of(sheet.plan.layers, [](const PlannedLayer& layer) {
      return shown_in_frames(layer) != ShowInFrames::kStep && layer.in_frames.earlier_opacity < 1;
    });
  }

  void tell_run(MapPipeline& pipeline) {
    Sheet& map = pipeline.map();
    scenes_.push_back(std::make_unique<StepScenes>(scenes_of(map)));
    widen_sheet(map, *scenes_.front());
    for (Sheet& inset : pipeline.insets()) {
      scenes_.push_back(std::make_unique<StepScenes>(scenes_of(inset)));
      inset.scene.notes = map.scene.notes;
      widen_sheet(inset, *scenes_.back());
      map.scene.notes = inset.scene.notes;
    }
    map.scene.texts.source_notes = map.scene.notes.texts();
    name_run(map);
    RunFacts facts = facts_of_run(map, *scenes_.front(), steps_, inputs_.chronicle, inputs_.style);
    if (facts.undated > 0)
      diagnostics_.push_back(
          {Severity::kWarning, {}, fmt::format("{} records are on no frame: their time is not stated", facts.undated)});
    keep_shown(std::move(facts), map);
  }

  /// The span of a run in its texts is that of its steps.
  void name_run(Sheet& map) {
    ChronicleView view;
    view.chronicle = &inputs_.chronicle;
    view.window = closed_span(day_of(steps_[lead_].begin), day_of(steps_.back().end - std::chrono::seconds(1)));
    if (inputs_.spec.as_of.stated()) view.as_of = {inputs_.spec.as_of.latest};
    SceneTexts texts = scene_texts(map.plan, map.spec, inputs_.chronicle, view);
    map.scene.texts.title = std::move(texts.title);
    map.scene.texts.subtitle = std::move(texts.subtitle);
    // Others may have been added to the author's, after them.
    std::ranges::move(texts.notes, map.scene.texts.notes.begin());
    std::ranges::move(texts.credits, map.scene.texts.credits.begin());
  }

  /// Steps before the run have no frame, and empty ones have none where the author wants it so.
  void keep_shown(RunFacts facts, const Sheet& map) {
    std::vector<bool> shown(steps_.size());
    const std::vector<FrameTotal> totals = totals_of_run(map.scene, *scenes_.front(), steps_.size(), map.plan.lang());
    for (const FrameTotal& total : totals) set_.totals.push_back({total.label, {}});
    for (std::size_t i = lead_; i < steps_.size(); ++i) {
      if (inputs_.spec.frames.skip_empty && facts.steps[i].count() == 0) continue;
      shown[i] = true;
      facts.steps[i].alt = alt_text(map.scene.texts.title, steps_[i], facts.steps[i], totals, i, map.plan.lang());
      set_.steps.push_back(steps_[i]);
      set_.facts.push_back(std::move(facts.steps[i]));
      for (std::size_t k = 0; k < totals.size(); ++k) set_.totals[k].values.push_back(totals[k].values[i]);
    }
    set_.records = std::move(facts.records);
    shown_.emplace(shown);
    if (set_.steps.empty()) error("frames.skip_empty", "nothing happened in any step, so there are no frames");
  }

  // ---- layout and items

  ClockTexts clock_texts() const {
    ClockTexts texts;
    if (!show_day_) return texts;
    for (const FrameStep& step : set_.steps) texts.days.push_back(step.label);
    if (show_strip_)
      for (const FrameFacts& facts : set_.facts) texts.counts.push_back(facts.count());
    texts.first_day = set_.steps.front().label;
    texts.last_day = set_.steps.back().label;
    if (show_totals_) texts.totals.assign(set_.totals.begin(), set_.totals.begin() + shown_totals());
    texts.totals_heading = message("frames.as_known", set_.lang);
    return texts;
  }

  std::ptrdiff_t shown_totals() const { return static_cast<std::ptrdiff_t>(std::min(set_.totals.size(), most_totals)); }

  void lay_out(MapPipeline& pipeline) {
    Sheet& map = pipeline.map();
    describe_set(map);
    const ClockTexts texts = clock_texts();
    const FrameClock clock(texts, inputs_.style, set_.lang, measurer_);
    ReadyBlocks blocks = pipeline.blocks();
    blocks.clock = clock.ground();
    blocks.clock_corner = inputs_.spec.frames.clock_corner;
    std::vector<SheetFrames> insets;
    for (std::size_t i = 0; i < pipeline.insets().size(); ++i) {
      const Layout layout = pipeline.lay_out_inset(i);
      Sheet& sheet = pipeline.insets()[i];
      insets.push_back(frames_of(sheet, layout, map.scene, i + 1, pipeline.home()));
      Drawing ground;
      ground.size = sheet.plan.page;
      ground.background = insets.back().background;
      ground.layers = std::move(insets.back().ground);
      blocks.insets.push_back(pipeline.ready_inset(i, std::move(ground)));
    }
    const Layout layout = pipeline.lay_out(map, std::move(blocks), {});
    SheetFrames frames = frames_of(map, layout, map.scene, 0, pipeline.home());
    set_.background = frames.background;
    set_.ground = std::move(frames.ground);
    set_.story = std::move(frames.story);
    set_.cover = std::move(frames.cover);
    set_.above = std::move(frames.above);
    for (std::size_t i = 0; i < insets.size(); ++i) add_inset(std::move(insets[i]), layout, i);
    add_clock(clock, layout);
    set_.credits = map.scene.texts.credits;
  }

  SheetFrames frames_of(const Sheet& sheet, const Layout& layout, const Scene& parent, std::size_t scenes,
                        const std::string& home) const {
    return frames_of_sheet(sheet, layout, parent, *scenes_[scenes], steps_, *shown_, home, inputs_.chronicle,
                           inputs_.style);
  }

  static std::optional<PageBox> box_of(const Layout& layout, const std::string& id) {
    for (std::size_t i = 0; i < layout.furniture.size(); ++i)
      if (layout.furniture[i].group.name.id == id) return layout.furniture_boxes[i];
    return {};
  }

  /// The story of an inset lies above its ground, which is furniture of the map.
  void add_inset(SheetFrames frames, const Layout& layout, std::size_t index) {
    const auto box = box_of(layout, inset_id(index));
    if (!box) return;
    const auto last = static_cast<std::uint32_t>(set_.steps.size() - 1);
    const auto add = [&](TimedGroup group) {
      for (TimedItem& timed : group.items) {
        Group one;
        one.items.push_back(std::move(timed.item));
        timed.item = {inset_part(std::move(one), inset_id(index), *box)};
      }
      group.name = {fmt::format("{}-{}", inset_id(index), group.name.id), {}, {}};
      group.label.clear();
      group.clip.reset();
      set_.above.push_back(std::move(group));
    };
    for (TimedGroup& group : frames.story) add(std::move(group));
    for (Group& group : frames.cover) {
      TimedGroup always{group.name, {}, {}, {}};
      always.items.push_back({0, last, {std::move(group)}});
      add(std::move(always));
    }
    for (TimedGroup& group : frames.above) add(std::move(group));
  }

  void add_clock(const FrameClock& clock, const Layout& layout) {
    const auto box = box_of(layout, "clock");
    if (!box) return;
    std::vector<bool> all(set_.steps.size(), true);
    const ShownSteps every(all);
    TimedItems items(every);
    for (std::size_t step = 0; step < set_.steps.size(); ++step) {
      std::size_t order = 0;
      for (FrameClock::Part& part : clock.parts(step)) {
        items.add(static_cast<int>(step), order++, part.look, [&] {
          move(part.group, {box->left_pt, box->top_pt});
          return Item{std::move(part.group)};
        });
      }
    }
    set_.above.push_back({{"clock-in-time", {}, {}}, "Clock", {}, items.take()});
  }

  void describe_set(const Sheet& map) {
    set_.size = map.plan.page;
    set_.georeference = georeference_of(map.plan);
    set_.pixels_per_inch = inputs_.spec.pixels_per_inch;
    set_.lang = map.plan.lang();
    set_.title = map.scene.texts.title;
    set_.subtitle = map.scene.texts.subtitle;
    set_.timing = inputs_.spec.frames;
    set_.source_notes = map.scene.texts.source_notes;
    set_.notes = map.scene.texts.notes;
    const auto add = [&](const std::string& line) {
      if (!line.empty()) set_.description += (set_.description.empty() ? "" : "\n") + line;
    };
    add(set_.subtitle);
    for (const std::string& note : set_.notes) add(note);
    for (std::size_t i = 0; i < set_.source_notes.size(); ++i)
      add(superscript(static_cast<int>(i) + 1) + " " + set_.source_notes[i]);
  }

  MapInputs inputs_;
  const TextMeasurer& measurer_;
  Diagnostics diagnostics_;
  std::vector<FrameStep> steps_;  ///< those before the run included
  std::size_t lead_ = 0;          ///< how many are before the run
  std::size_t off_page_ = 0;
  bool show_day_ = true, show_totals_ = true, show_strip_ = true;
  std::vector<std::unique_ptr<StepScenes>> scenes_;  ///< of the map, then of each inset
  std::optional<ShownSteps> shown_;
  FrameSet set_;
};

}  // namespace

Result<FrameSet> plan_frames(MapInputs inputs, const TextMeasurer& measurer) {
  return FramePlanner(std::move(inputs), measurer).run();
}

}  // namespace dateline
