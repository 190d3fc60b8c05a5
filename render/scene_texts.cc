#include "render/scene_texts.h"

#include <chrono>
#include <optional>

#include "geodata/inert_text.h"
#include "render/day_span.h"
#include "render/filled_text.h"
#include "render/messages.h"

namespace dateline {
namespace {

class TextMaker {
 public:
  TextMaker(const MapPlan& plan, const MapSpec& spec, const Chronicle& chronicle, const ChronicleView& view)
      : plan_(plan), spec_(spec), chronicle_(chronicle), view_(view) {}

  SceneTexts run() const {
    SceneTexts texts;
    const std::string span = span_text(), as_of = as_of_text();
    texts.title = spec_.title.empty() ? text(chronicle_.title) : filled(text(spec_.title));
    texts.subtitle = spec_.subtitle.empty() ? span : filled(text(spec_.subtitle));
    // A map of what was known then says so, whether its author thought of it or not.
    if (!as_of.empty() && texts.subtitle.find(as_of) == std::string::npos)
      texts.subtitle += texts.subtitle.empty() ? as_of : " \u00B7 " + as_of;
    for (const std::string& note : in_language(spec_.notes)) texts.notes.push_back(filled(note));
    for (const std::string& credit : in_language(spec_.credits)) texts.credits.push_back(filled(credit));
    if (const std::optional<DaySpan> days = days_shown(view_)) texts.date_stamp = format_day(days->last, lang());
    const Disclaimer disclaimer = spec_.furniture.disclaimer;
    if (disclaimer == Disclaimer::kGeneral) texts.credits.push_back(message("disclaimer.general", lang()));
    if (disclaimer == Disclaimer::kUnitedNations) texts.credits.push_back(message("disclaimer.un", lang()));
    return texts;
  }

  std::string filled(const std::string& text_with_fields) const {
    if (text_with_fields.find('{') == std::string::npos) return text_with_fields;
    const std::string span = span_text();
    return filled_in(text_with_fields,
                     {{"title", text(chronicle_.title)}, {"span", span}, {"date", span}, {"as_of", as_of_text()}});
  }
  std::string text(const LocalText& texts) const { return text_in(texts, plan_.languages, chronicle_.language); }

 private:
  const std::string& lang() const { return plan_.lang(); }

  /// All texts of the first language that has any: notes and credits are lists.
  std::vector<std::string> in_language(const LocalText& texts) const {
    std::vector<std::string> languages = plan_.languages;
    languages.push_back(chronicle_.language);
    for (const std::string& language : languages) {
      std::vector<std::string> found;
      for (const Name& name : texts)
        if ((name.lang.empty() ? chronicle_.language : name.lang) == language)
          found.push_back(with_own_direction(name.text));
      if (!found.empty()) return found;
    }
    return {};
  }

  std::string span_text() const {
    const std::optional<DaySpan> days = days_shown(view_);
    return days ? format_days(days->first, days->last, lang()) : std::string{};
  }

  std::string as_of_text() const {
    if (view_.as_of.moment == LocalSeconds::max()) return {};
    return message("as_of", lang(),
                   {{"day", format_day(day_of(view_.as_of.moment - std::chrono::seconds(1)), lang())}});
  }

  const MapPlan& plan_;
  const MapSpec& spec_;
  const Chronicle& chronicle_;
  const ChronicleView& view_;
};

}  // namespace

SceneTexts scene_texts(const MapPlan& plan, const MapSpec& spec, const Chronicle& chronicle,
                       const ChronicleView& view) {
  return TextMaker(plan, spec, chronicle, view).run();
}

std::string filled_text(const LocalText& texts, const MapPlan& plan, const MapSpec& spec, const Chronicle& chronicle,
                        const ChronicleView& view) {
  const TextMaker maker(plan, spec, chronicle, view);
  return maker.filled(maker.text(texts));
}

}  // namespace dateline
