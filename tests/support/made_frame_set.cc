#include "tests/support/made_frame_set.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "geodata/chronicle_reader.h"
#include "render/map_reader.h"
#include "render/messages.h"
#include "render/text_measurer.h"
#include "styles/style_reader.h"

namespace dateline::testing {
namespace {

constexpr std::array<PagePoint, 4> towns{{{300, 300}, {560, 210}, {700, 480}, {400, 560}}};

/// The words of one language.
struct Words {
  std::string title, subtitle, clash, flight, meeting, layer_clash, layer_flight, everywhere, dead, moved, source, note,
      credit, described, alt;
  std::array<std::string, 4> towns;
};

Words words_of(const std::string& lang) {
  if (lang == "ru")
    return {"Остров за семь дней",
            "Столкновения и бегство жителей",
            "Столкновение",
            "Бегство жителей",
            "Встреча властей с жителями",
            "Места столкновений",
            "Перемещение людей",
            "весь остров",
            "Погибшие",
            "Покинули дома",
            "Вестник острова",
            "Расстояния округлены.",
            "Карта: проверочные данные",
            "Выдуманный остров с четырьмя городами.",
            "Карта острова. Записей: {}.",
            {"Северный", "Мостовой", "Гавань", "Старый Брод"}};
  if (lang == "ar")
    return {"الجزيرة في سبعة أيام",
            "الاشتباكات وفرار السكان",
            "اشتباك",
            "فرار سكان",
            "لقاء مسؤولين بالسكان",
            "مواقع الاشتباك",
            "نزوح السكان",
            "الجزيرة كلها",
            "القتلى",
            "غادروا منازلهم",
            "صحيفة الجزيرة",
            "المسافات مقرّبة.",
            "الخريطة: بيانات للاختبار",
            "جزيرة متخيلة فيها أربع مدن.",
            "خريطة الجزيرة. السجلات: {}.",
            {"الشمالية", "الجسر", "الميناء", "المخاضة"}};
  return {"Seven days on the island",
          "Clashes and flight of residents",
          "Clash",
          "Flight of residents",
          "Officials meet residents",
          "Clash sites",
          "Displacement",
          "the whole island",
          "Deaths",
          "Left their homes",
          "Island Gazette",
          "Distances are rounded.",
          "Map: made for tests",
          "An invented island with four towns.",
          "A map of the island. Records: {}.",
          {"Northfield", "Bridgeton", "Harbour", "Old Ford"}};
}

PathItem area(std::string id, Path path, Color fill, std::optional<Stroke> stroke = {}) {
  return {{std::move(id), "area", {}}, std::move(path), Fill{fill, {}, false}, std::move(stroke)};
}

Stroke line_of(Color color, double width_pt) {
  Stroke stroke;
  stroke.color = color;
  stroke.width_pt = width_pt;
  return stroke;
}

TextItem text(const std::string& shown, const std::string& lang, const TypeStyle& type, PagePoint at) {
  TextItem item;
  item.text = shown;
  item.lang = lang;
  item.type = type;
  item.origin = at;
  return item;
}

Path island() {
  Path path;
  path.move_to({120, 330});
  path.curve_to({140, 120}, {420, 90}, {640, 110});
  path.curve_to({900, 140}, {1000, 420}, {860, 600});
  path.curve_to({700, 800}, {380, 760}, {240, 640});
  path.curve_to({150, 560}, {110, 440}, {120, 330});
  path.close();
  return path;
}

Path arrow(PagePoint from, PagePoint to, double part) {
  const PagePoint along = to - from, side = right_of(unit(along)) * 5;
  const PagePoint neck = from + along * (part * 0.85), tip = from + along * (part * 0.92);
  return Path::polygon({from + side * 0.3, neck + side, neck + side * 2.2, tip, neck + side * -2.2, neck + side * -1,
                        from + side * -0.3});
}

class Maker {
 public:
  Maker(const std::string& lang, const Style& style) : lang_(lang), style_(style), words_(words_of(lang)) {}

  FrameSet make() {
    set_.size = {1200, 900};
    set_.background = style_.color("water");
    set_.lang = lang_;
    set_.title = words_.title;
    set_.subtitle = words_.subtitle;
    set_.description = words_.described + "\n" + words_.note;
    set_.source_notes = {words_.source};
    set_.notes = {words_.note};
    set_.credits = {words_.credit};
    set_.timing.milliseconds = 200;
    set_.timing.hold_milliseconds = 400;
    add_steps();
    add_ground();
    add_clashes();
    add_flight();
    add_listed_only();
    add_names();
    add_facts();
    return std::move(set_);
  }

 private:
  static constexpr std::uint32_t last = 6;

  void add_steps() {
    using namespace std::chrono;
    for (int day = 1; day <= 7; ++day) {
      const local_days begin{2021y / May / day};
      set_.steps.push_back({LocalSeconds{begin}, LocalSeconds{begin + days(1)}, fmt::format("2021-05-{:02}", day),
                            format_day(2021y / May / day, lang_)});
    }
    set_.facts.resize(7);
  }

  void add_ground() {
    const Stroke shore = line_of(style_.color("shoreline"), 1.5);
    Path river;
    river.move_to({340, 110});
    river.curve_to({420, 300}, {600, 380}, {520, 740});
    PathItem line{{"river", "river", {}}, river, {}, line_of(style_.color("river"), 2.5)};
    set_.ground = {Group{{"ground", {}, {}},
                         "Ground",
                         PageBox{0, 0, 1200, 900},
                         {{area("land", island(), style_.color("land"), shore)}, {std::move(line)}}}};
  }

  void record(std::string id, std::string title, std::uint32_t first, std::uint32_t until, std::string where,
              std::vector<std::string> figures, std::string layer, Color color, std::vector<std::string> items) {
    for (std::uint32_t step = first; step <= until; ++step)
      set_.facts[step].records.push_back(static_cast<std::uint32_t>(set_.records.size()));
    set_.records.push_back({std::move(id), std::move(title), set_.steps[first].label, std::move(where),
                            std::move(figures), layer, layer, color, std::move(items)});
  }

  void add_clashes() {
    const Color color = style_.look("event", "clash").color, rim = style_.color("land");
    TimedGroup group{{"clash-sites", {}, {}}, words_.layer_clash, {}, {}};
    const std::array<std::pair<std::uint32_t, std::size_t>, 5> clashes{{{0, 0}, {1, 1}, {2, 1}, {4, 2}, {6, 3}}};
    for (const auto& [step, town] : clashes) {
      const std::string id = fmt::format("clash-{}", step);
      const double radius = 10 + 3.0 * step;
      if (step < last)
        group.items.push_back(
            {step + 1,
             last,
             {CircleItem{{id, "clash", words_.clash}, towns[town], radius, color.faded(0.45), rim, 1}}});
      group.items.push_back(
          {step, step, {CircleItem{{id, "clash", words_.clash}, towns[town], radius, color, rim, 1}}});
      record(id, words_.clash + ": " + words_.towns[town], step, step, words_.towns[town],
             {fmt::format("{}: {}¹", words_.dead, step + 2)}, words_.layer_clash, color, {id});
    }
    // A symbol of several parts.
    Group meeting{{"meeting", "official", words_.meeting}, {}, {}, {}};
    const Color official = style_.look("event", "meeting").color;
    meeting.items.push_back({area("meeting-disc", Path::circle({760, 330}, 14), official)});
    meeting.items.push_back({area("meeting-core", Path::circle({760, 330}, 5), rim)});
    group.items.push_back({5, 6, {std::move(meeting)}});
    record("meeting", words_.meeting, 5, 6, words_.towns[2], {}, words_.layer_clash, official, {"meeting"});
    set_.story.push_back(std::move(group));
  }

  void add_flight() {
    const Color color = style_.look("movement", "displacement").color;
    TimedGroup group{{"displacement-routes", {}, {}}, words_.layer_flight, PageBox{0, 0, 1200, 900}, {}};
    for (std::uint32_t step = 1; step <= 3; ++step) {
      const PagePoint from = towns[1], to = towns[2];
      PathItem item = area("flight", arrow(from, to, step / 3.0), color, line_of(style_.color("land"), 0.75));
      item.name.title = words_.flight;
      item.fill->gradient = LinearGradient{from, to, color.faded(0.2), color};
      group.items.push_back({step, step == 3 ? last : step, {std::move(item)}});
    }
    record("flight", words_.flight, 1, 2, words_.towns[1] + " \u2013 " + words_.towns[2],
           {fmt::format("{}: 1,200¹", words_.moved)}, words_.layer_flight, color, {"flight"});
    set_.story.push_back(std::move(group));
  }

  void add_listed_only() {
    record("statement", words_.meeting, 4, 6, words_.everywhere, {}, words_.layer_clash,
           style_.look("event", "meeting").color, {});
  }

  void add_names() {
    Group names{{"labels", {}, {}}, "Labels", {}, {}};
    names.items.push_back({text(words_.title, lang_, style_.type("title"), {30, 50})});
    for (std::size_t i = 0; i < towns.size(); ++i)
      names.items.push_back({text(words_.towns[i], lang_, style_.type("place_main"), towns[i] + PagePoint{32, -14})});
    set_.cover.push_back(std::move(names));
    TimedGroup clock{{"clock", {}, {}}, "Clock", {}, {}};
    for (std::uint32_t step = 0; step <= last; ++step)
      clock.items.push_back({step, step, {text(set_.steps[step].label, lang_, style_.type("subtitle"), {30, 860})}});
    set_.above.push_back(std::move(clock));
  }

  void add_facts() {
    FrameTotal dead{words_.dead, {}}, moved{words_.moved, {}};
    for (std::size_t step = 0; step < set_.facts.size(); ++step) {
      FrameFacts& facts = set_.facts[step];
      facts.events = facts.records.size();
      facts.alt = fmt::format(fmt::runtime(words_.alt), facts.records.size()) + " " + set_.steps[step].label;
      dead.values.push_back(fmt::format("{}¹", 2 + 3 * step));
      moved.values.push_back(step == 0 ? "–" : "1,200¹");
    }
    set_.totals = {dead, moved};
  }

  std::string lang_;
  const Style& style_;
  Words words_;
  FrameSet set_;
};

}  // namespace

FrameSet made_frame_set(const std::string& lang, const Style& style) { return Maker(lang, style).make(); }

FrameSet large_frame_set(std::size_t steps, std::size_t events) {
  using namespace std::chrono;
  FrameSet set;
  set.size = {960, 540};
  set.lang = "en";
  set.title = "A year of events";
  for (std::size_t i = 0; i < steps; ++i) {
    const local_days begin = local_days{2020y / January / 1} + days(static_cast<int>(i));
    const year_month_day day{begin};
    set.steps.push_back({LocalSeconds{begin}, LocalSeconds{begin + days(1)},
                         fmt::format("{}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                                     static_cast<unsigned>(day.day())),
                         format_day(day, "en")});
  }
  set.facts.resize(steps);
  set.story.push_back({{"events", {}, {}}, "Events", {}, {}});
  const std::array<Color, 4> colors{{{181, 18, 27, 255}, {31, 112, 180, 255}, {31, 42, 54, 255}, {217, 130, 0, 255}}};
  std::uint64_t seed = 1;
  const auto random = [&seed](double most) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    return static_cast<double>(seed >> 40) / static_cast<double>(1U << 24U) * most;
  };
  for (std::size_t i = 0; i < events; ++i) {
    const auto day = static_cast<std::uint32_t>(i * steps / events), end = static_cast<std::uint32_t>(steps - 1);
    const Color color = colors[i % 4];
    CircleItem circle{{fmt::format("event-{:06}", i), "clash", "An event that has a title"},
                      {random(960), random(540)},
                      2 + random(6),
                      color,
                      {255, 255, 255, 255},
                      0.6};
    if (day < end) {
      CircleItem pale = circle;
      pale.fill = color.faded(0.35);
      set.story[0].items.push_back({day + 1, std::min(day + 7, end), {pale}});
    }
    set.story[0].items.push_back({day, day, {circle}});
    set.facts[day].records.push_back(static_cast<std::uint32_t>(i));
    set.facts[day].events++;
    set.records.push_back({circle.name.id,
                           fmt::format("Shelling reported near the crossing {}", i),
                           set.steps[day].label,
                           "Old Ford, Northfield district",
                           {"3 dead (reported)¹", "12 injured²"},
                           fmt::format("Layer {}", i % 4),
                           fmt::format("layer-{}", i % 4),
                           color,
                           {circle.name.id}});
  }
  FrameTotal deaths{"Deaths", {}}, injured{"Injured", {}};
  for (std::size_t i = 0; i < steps; ++i) {
    set.facts[i].alt = fmt::format("Map of {}: {} events.", set.steps[i].label, set.facts[i].events);
    deaths.values.push_back(fmt::format("{}", i * 3));
    injured.values.push_back(fmt::format("{}", i * 11));
  }
  set.totals = {deaths, injured};
  return set;
}

FrameSet example_frame_set(const std::string& example, const std::string& lang, const Style& style) {
  const std::string root = DATELINE_SOURCE_DIR;
  MapInputs inputs;
  inputs.spec = *read_map(root + "/examples/" + example + "/" + example + ".map.txtpb");
  inputs.spec.languages = {lang};
  inputs.chronicle = *read_chronicle(inputs.spec.chronicles.at(0));
  inputs.style = style;
  inputs.basemaps = inputs.spec.basemap.files;
  inputs.world_basemap = root + "/geodata/basemaps/world.gpkg";
  Result<FrameSet> set = plan_frames(inputs, *make_pango_text_measurer());
  if (!set) throw std::runtime_error("no frames of " + example);
  return std::move(*set);
}

Style theme(const std::string& name) {
  const Result<Style> style = read_style(name, std::string(DATELINE_SOURCE_DIR) + "/styles/themes");
  if (!style) throw std::runtime_error("no theme " + name);
  return *style;
}

}  // namespace dateline::testing
