#include "render/claim_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/day_span.h"
#include "render/messages.h"
#include "render/text_content.h"

namespace dateline {
namespace {

std::string marks_for(const std::vector<std::size_t>& indices, const std::vector<Figure>& claims, SourceNotes& notes,
                      const std::string& lang) {
  if (indices.empty()) return {};
  std::vector<int> numbers;
  for (const std::size_t i : indices) numbers.push_back(notes.number_of(claims[i]));
  // Digits stay in order among letters from the right, and marks would come before their number: a mark parts the two.
  return (is_right_to_left(lang) ? "\u200F" : "") + note_marks(std::move(numbers));
}

}  // namespace

std::string note_marks(std::vector<int> numbers) {
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::string out;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i + 1;
    while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1) ++end;
    if (!out.empty()) out += "\u2009";
    out += superscript(numbers[i]);
    if (end - i >= 3) {
      out += "\u207B" + superscript(numbers[end - 1]);
      i = end;
    } else {
      ++i;
    }
  }
  return out;
}

int SourceNotes::number_of(const Figure& claim) {
  auto note = std::ranges::find(notes_, claim.source, &Note::source);
  if (note == notes_.end()) note = notes_.insert(notes_.end(), Note{claim.source, {}, {}, false});
  const When& reported = claim.reported;
  if (reported.stated() && !reported.open_begin()) {
    const auto day = day_of(reported.earliest);
    note->first = std::min(note->first.value_or(day), day);
    note->last = std::max(note->last.value_or(day), day);
    note->about |= reported.approximate || reported.uncertain;
  }
  return static_cast<int>(note - notes_.begin()) + 1;
}

std::vector<std::string> SourceNotes::texts() const {
  std::vector<std::string> texts;
  for (const Note& note : notes_) texts.push_back(text_of(note));
  return texts;
}

std::string SourceNotes::text_of(const Note& note) const {
  const std::string& lang = languages_.front();
  const Source* source = find_source(*chronicle_, note.source);
  std::string text = source ? text_in(source->title, languages_, chronicle_->language) : note.source;
  if (text.empty()) text = message("source.unnamed", lang);
  if (!note.first) return text;
  std::string days = format_days(*note.first, *note.last, lang);
  if (note.about) days = message("day.about", lang, {{"day", days}});
  return message("source.dated", lang, {{"source", text}, {"days", days}});
}

ClaimText claim_text(const FigureSummary& summary, const std::vector<Figure>& claims, SourceNotes& notes,
                     const std::string& lang) {
  ClaimText text;
  if (summary.low) {
    text.low = *summary.low;
    text.high = *summary.high;
    text.number = format_claimed(text.low, text.high, summary.qualifier, lang);
    if (!summary.currency.empty()) text.number += "\u00A0" + summary.currency;
    text.marks = marks_for(summary.used, claims, notes, lang);
  }
  if (!summary.denied.empty()) text.denied = message("denied", lang) + marks_for(summary.denied, claims, notes, lang);
  return text;
}

std::string counted_thing(Measure measure, const std::string& lang) {
  std::string text = count_text(measure, {}, lang);
  if (text.starts_with(' ')) return text.substr(1);
  if (!text.ends_with(": ")) return {};
  text.resize(text.size() - 2);
  constexpr std::string_view french_space = "\u202F";
  if (text.ends_with(french_space)) text.resize(text.size() - french_space.size());
  return text;
}

std::string count_text(Measure measure, const std::string& number, const std::string& lang) {
  return message(fmt::format("count.{}", to_string(measure)), lang, {{"n", number}});
}

std::string claim_line(Measure measure, const ClaimText& claim, const std::string& lang) {
  std::string line = claim.number.empty() ? std::string{} : count_text(measure, claim.number, lang) + claim.marks;
  return with_denial(std::move(line), claim, lang);
}

std::string unmarked_claim_line(Measure measure, ClaimText claim, const std::string& lang) {
  claim.marks.clear();
  if (!claim.denied.empty()) claim.denied = message("denied", lang);
  return claim_line(measure, claim, lang);
}

std::string with_denial(std::string line, const ClaimText& claim, const std::string& lang) {
  if (claim.denied.empty()) return line;
  if (line.empty()) return claim.denied;
  return message("joined.claims", lang, {{"first", line}, {"second", claim.denied}});
}

FigureIds figure_ids(const std::vector<Figure>& figures, Measure measure) {
  FigureIds ids;
  for (const Figure& figure : figures) {
    if (figure.measure != measure) continue;
    if (!figure.id.empty()) ids.own.push_back(figure.id);
    if (!figure.repeats.empty()) ids.repeated.push_back(figure.repeats);
  }
  return ids;
}

}  // namespace dateline
