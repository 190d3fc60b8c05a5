#include "render/description.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "geodata/inert_text.h"
#include "render/day_span.h"
#include "render/description_words.h"
#include "render/joined_text.h"
#include "render/messages.h"
#include "render/text_content.h"

namespace dateline {
namespace {

/// What the alternative text says of numbers, most important first, and how many of them.
constexpr auto headline_measures = std::to_array<Measure>(
    {Measure::kDeaths, Measure::kMagnitude, Measure::kInjured, Measure::kMissing, Measure::kDisplaced,
     Measure::kNewlyDisplaced, Measure::kEvacuated, Measure::kAffected, Measure::kHomesDamaged, Measure::kArrested});
constexpr std::size_t most_headlines = 3;
constexpr std::size_t most_places = 4;

/// A sentence of its own: with a full stop unless it has an end.
std::string sentence(std::string text) {
  if (!text.empty() && text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
  return text;
}

class DescriptionMaker {
 public:
  DescriptionMaker(const Scene& scene, const MapPlan& plan, const ChronicleView& view, const Style& style)
      : scene_(scene),
        plan_(plan),
        view_(view),
        style_(style),
        chronicle_(*view.chronicle),
        words_(chronicle_, plan.languages),
        titles_(titles_of(chronicle_)) {}

  MapDescription run() const {
    const std::string alt = inert_text(alternative_text());
    std::vector<std::string> paragraphs{alt, claims_of_the_whole()};
    // As in the key: the layer drawn last matters most.
    for (std::size_t i = plan_.layers.size(); i-- > 0;) paragraphs.push_back(layer(plan_.layers[i]));
    paragraphs.push_back(listed("key.approximate", approximate_places()));
    paragraphs.push_back(listed("description.left_out", left_out()));
    for (const std::string& note : scene_.texts.notes) paragraphs.push_back(sentence(note));
    paragraphs.push_back(listed("sources", joined(scene_.texts.source_notes, "; ")));
    for (std::string& paragraph : paragraphs) paragraph = inert_text(paragraph);
    return {alt, joined(paragraphs, "\n")};
  }

 private:
  const std::string& lang() const { return plan_.lang(); }

  std::string listed(std::string_view key, const std::string& list) const {
    return list.empty() ? list : sentence(fmt::format("{}: {}", message(key, lang()), list));
  }

  // ---- the alternative text

  std::string alternative_text() const {
    const std::string& title = scene_.texts.title;
    const std::string what =
        title.empty() ? message("page.map", lang()) : message("description.map", lang(), {{"title", title}});
    const std::string first = joined({what, days(), main_places()}, "; ");
    return joined({sentence(first), sentence(as_of()), listed("summary", headlines())}, " ");
  }

  std::string days() const {
    const std::optional<DaySpan> span = days_shown(view_);
    return span ? format_days(span->first, span->last, lang()) : std::string{};
  }

  std::string as_of() const {
    if (view_.as_of.moment == LocalSeconds::max()) return {};
    const auto day = day_of(view_.as_of.moment - std::chrono::seconds(1));
    return message("as_of", lang(), {{"day", format_day(day, lang())}});
  }

  /// The places with symbols of the layers drawn on top, those of the largest and most important symbols first.
  std::string main_places() const {
    std::vector<const SceneSymbol*> symbols;
    for (const SceneSymbol& symbol : scene_.symbols)
      if (scene_.places[symbol.place].on_page) symbols.push_back(&symbol);
    std::ranges::stable_sort(symbols, std::ranges::greater{}, [](const SceneSymbol* s) {
      return std::tuple(s->layer, s->size_part, s->look.importance);
    });
    std::vector<std::string> names;
    for (const SceneSymbol* symbol : symbols) {
      const std::string& name = scene_.places[symbol->place].name;
      if (names.size() < most_places && std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    return joined(names, ", ");
  }

  std::string headlines() const {
    std::vector<std::string> claims;
    for (const Measure measure : headline_measures)
      if (claims.size() < most_headlines)
        if (std::string claim = headline(measure); !claim.empty()) claims.push_back(std::move(claim));
    return joined(claims, "; ");
  }

  /// The claim about the whole; where there is none, the largest about a movement: parts are not added up.
  std::string headline(Measure measure) const {
    for (const FigureSummary& summary : view_.figures)
      if (summary.measure == measure && summary.among.empty()) return words_.short_claim(summary, chronicle_.figures);
    std::string largest;
    double most = -1;
    for (const RecordView<Movement>& seen : view_.movements)
      for (const FigureSummary& summary : seen.figures) {
        const double high = summary.high.value_or(0);
        if (summary.measure != measure || !summary.among.empty() || high <= most || !is_shown(seen.index)) continue;
        most = high;
        largest = words_.short_claim(summary, seen.record->figures);
      }
    return largest;
  }

  bool is_shown(std::size_t movement) const {
    return std::ranges::any_of(plan_.layers, [&](const PlannedLayer& layer) {
      return !layer.hide_figures && std::ranges::find(layer.movements, movement) != layer.movements.end();
    });
  }

  // ---- the long description

  std::string claims_of_the_whole() const { return listed("summary", claims(view_.figures, chronicle_.figures)); }

  std::string claims(const std::vector<FigureSummary>& summaries, const std::vector<Figure>& figures) const {
    std::vector<std::string> parts;
    for (const FigureSummary& summary : summaries) parts.push_back(words_.claim(summary, figures, view_.as_of));
    return joined(parts, "; ");
  }

  std::string layer(const PlannedLayer& layer) const {
    std::vector<std::string> sentences;
    for (const auto& seen : view_.events)
      if (contains(layer.events, seen.index))
        sentences.push_back(record(layer, seen, words_.places(seen.record->places)));
    for (const auto& seen : view_.movements)
      if (contains(layer.movements, seen.index))
        sentences.push_back(record(layer, seen, words_.route(seen.record->path)));
    for (const auto& seen : view_.deployments)
      if (contains(layer.deployments, seen.index)) sentences.push_back(record(layer, seen, words_.route(*seen.record)));
    return sentences.empty() ? std::string{} : fmt::format("{}: {}", layer.title, joined(sentences, " "));
  }

  static bool contains(const std::vector<std::size_t>& indices, std::size_t index) {
    return std::ranges::binary_search(indices, index);
  }

  /// "Flight, unconfirmed (from Alpha to Farville; 8 February 2020): Displaced: 5,000 (A newspaper)."
  template <typename Record>
  std::string record(const PlannedLayer& layer, const RecordView<Record>& seen, const std::string& where) const {
    const Record& record = *seen.record;
    const std::string about = joined({where, words_.when(record.when)}, "; ");
    std::string text = joined({name(layer, record), words_.certainty(record.certainty)}, ", ");
    if (!about.empty()) text += fmt::format(" ({})", about);
    const std::string figures = layer.hide_figures ? std::string{} : claims(seen.figures, record.figures);
    return sentence(joined({text, figures}, ". "));
  }

  /// A record without a title is called what it is: "Storm".
  template <typename Record>
  std::string name(const PlannedLayer& layer, const Record& record) const {
    return words_.name(record.title, look_of(layer, record, style_));
  }

  std::string approximate_places() const {
    std::vector<std::string> names;
    for (const ScenePlace& place : scene_.places)
      if (place.approximate && place.on_page) names.push_back(place.name);
    return joined(names, ", ");
  }

  std::string left_out() const {
    std::vector<std::string> titles;
    std::unordered_map<std::string_view, std::string> untitled;
    for (const LeftOut& left : scene_.left_out) {
      titles.push_back(title_of(left.id));
      if (titles.back().empty()) untitled.emplace(record_id(left.id), "");
    }
    if (untitled.empty()) return joined(titles, "; ");
    name_untitled(untitled);
    for (std::size_t i = 0; i < titles.size(); ++i)
      if (titles[i].empty()) titles[i] = untitled.at(record_id(scene_.left_out[i].id));
    return joined(titles, "; ");
  }

  /// What a list calls records without a title, by id: "Storm (Alpha; 7 February 2020)".
  void name_untitled(std::unordered_map<std::string_view, std::string>& names) const {
    const auto add = [&](const PlannedLayer& layer, const auto& record, const auto& where) {
      const auto found = names.find(record.id);
      if (found == names.end()) return;
      const std::string about = joined({where(), words_.when(record.when)}, "; ");
      found->second = name(layer, record) + (about.empty() ? about : fmt::format(" ({})", about));
    };
    for (const PlannedLayer& layer : plan_.layers) {
      for (const std::size_t i : layer.events)
        add(layer, chronicle_.events[i], [&] { return words_.places(chronicle_.events[i].places); });
      for (const std::size_t i : layer.movements)
        add(layer, chronicle_.movements[i], [&] { return words_.route(chronicle_.movements[i].path); });
      for (const std::size_t i : layer.deployments)
        add(layer, chronicle_.deployments[i], [&] { return words_.route(chronicle_.deployments[i]); });
    }
  }

  /// That of the record, without the number of the arrow.
  std::string_view record_id(const std::string& id) const {
    return titles_.contains(id) ? std::string_view(id) : std::string_view(id).substr(0, id.rfind('-'));
  }

  /// An id of the scene is that of a record, or that and the number of the arrow ("guards-2"), or that of an extra
  /// place.
  std::string title_of(const std::string& id) const {
    if (const auto title = titles_.find(id); title != titles_.end()) return words_.text(*title->second);
    const auto title = titles_.find(std::string_view(id).substr(0, id.rfind('-')));
    return title == titles_.end() ? words_.place(id) : words_.text(*title->second);
  }

  /// Of an event, else of a movement, else of a deployment of that id.
  static std::unordered_map<std::string_view, const LocalText*> titles_of(const Chronicle& chronicle) {
    std::unordered_map<std::string_view, const LocalText*> titles;
    const auto add = [&](const auto& records) {
      for (const auto& record : records) titles.emplace(record.id, &record.title);
    };
    add(chronicle.events);
    add(chronicle.movements);
    add(chronicle.deployments);
    return titles;
  }

  const Scene& scene_;
  const MapPlan& plan_;
  const ChronicleView& view_;
  const Style& style_;
  const Chronicle& chronicle_;
  DescriptionWords words_;
  std::unordered_map<std::string_view, const LocalText*> titles_;
};

}  // namespace

MapDescription describe(const Scene& scene, const MapPlan& plan, const ChronicleView& view, const Style& style) {
  return DescriptionMaker(scene, plan, view, style).run();
}

}  // namespace dateline
