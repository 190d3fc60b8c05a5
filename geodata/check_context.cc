#include "geodata/check_context.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/text_forms.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

bool has_line_break(std::string_view text) { return text.find_first_of("\n\r") != std::string_view::npos; }

std::string circle_text(const std::vector<int>& parents, std::span<const std::string> ids, std::size_t start) {
  std::string text = ids[start];
  std::size_t at = start;
  int shown = 0;
  do {
    at = static_cast<std::size_t>(parents[at]);
    if (++shown <= 8) text += " -> " + ids[at];
  } while (at != start);
  return shown > 8 ? text + " -> ..." : text;
}

}  // namespace

std::optional<std::size_t> IdIndex::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return std::nullopt;
  return found->second;
}

void IdIndex::add(std::string_view id, std::size_t index) {
  if (!id.empty() && by_id_.emplace(id, index).second) ids_.push_back(id);
}

void check_reference(CheckContext& context, IdIndex& index, const std::string& id, FieldStep at) {
  if (const auto found = index.find(id)) return index.use(*found);
  if (id.empty()) return context.log.error(at, fmt::format("{} names no {}", at.field, index.kind()));
  context.log.error(at, fmt::format("unknown {} \"{}\"{}", index.kind(), cut_at_character(id, 64),
                                    context.suggest.among(index.ids(), id)));
}

void check_references(CheckContext& context, IdIndex& index, const std::vector<std::string>& ids,
                      std::string_view field) {
  std::vector<std::string_view> seen;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const FieldStep at{field, static_cast<int>(i)};
    check_reference(context, index, ids[i], at);
    // Long lists are not written by hand; do not spend quadratic time on them.
    if (i < 100 && std::ranges::count(seen, ids[i]) > 0)
      context.log.warning(at, fmt::format("{} \"{}\" is named twice", index.kind(), cut_at_character(ids[i], 64)));
    else if (i < 100)
      seen.push_back(ids[i]);
  }
}

void check_alphabet(CheckContext& context, const std::string& id, FieldStep at) {
  if (is_id(id)) return;
  context.log.error(
      at, fmt::format("\"{}\" is not an id: 1 to 64 characters from a-z, 0-9, _ and -", cut_at_character(id, 80)));
}

void check_own_id(CheckContext& context, const IdIndex& index, const std::string& id, std::size_t record) {
  if (id.empty()) return context.log.error({}, fmt::format("the {} has no id", index.kind()));
  check_alphabet(context, id, {"id"});
  if (index.find(id) != record)
    context.log.error({"id"}, fmt::format("another {} before it has the same id", index.kind()));
}

void check_text(CheckContext& context, const LocalText& text, std::string_view field, TextUse use) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const FindingLog::Step inside = context.log.enter(field, static_cast<int>(i));
    if (text[i].text.empty()) context.log.warning({}, fmt::format("the {} has no text", field));
    if (use == TextUse::kName && has_line_break(text[i].text))
      context.log.warning({"text"}, fmt::format("line breaks in {} are drawn as spaces", field));
    check_clean(context, text[i].text, {"text"});
    check_language(context, text[i].lang, "lang");
  }
}

void check_clean(CheckContext& context, const std::string& text, FieldStep at) {
  if (const auto problem = text_problem(text)) context.log.error(at, fmt::format("{} {}", at.field, *problem));
}

void check_language(CheckContext& context, const std::string& tag, std::string_view field) {
  if (tag.empty() || is_language_tag(tag)) return;
  check_clean(context, tag, {field});
  context.log.warning(
      {field}, fmt::format("\"{}\" is not a language tag such as en, kk-Latn or zh-Hant", cut_at_character(tag, 64)));
}

void check_country(CheckContext& context, const std::string& code, FieldStep at) {
  if (code.size() == 2 && std::ranges::all_of(code, is_ascii_upper)) return;
  check_clean(context, code, at);
  context.log.warning(
      at, fmt::format("\"{}\" is not an ISO 3166-1 country code of two capital letters", cut_at_character(code, 64)));
}

void check_no_circles(CheckContext& context, const std::vector<int>& parents, std::string_view records,
                      std::string_view field, std::span<const std::string> ids) {
  std::vector<std::size_t> round(parents.size(), 0);  // in which walk a record was first met; 0 is never
  for (std::size_t start = 0; start < parents.size(); ++start) {
    std::size_t at = start;
    while (round[at] == 0 && parents[at] >= 0) {
      round[at] = start + 1;
      at = static_cast<std::size_t>(parents[at]);
    }
    const bool met_in_this_walk = round[at] == start + 1 && parents[at] >= 0;
    if (round[at] == 0) round[at] = start + 1;
    if (!met_in_this_walk) continue;
    const FindingLog::Step inside = context.log.enter(records, static_cast<int>(at));
    context.log.error({field}, fmt::format("{} goes in a circle: {}", field, circle_text(parents, ids, at)));
  }
}

}  // namespace dateline
