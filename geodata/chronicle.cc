#include "geodata/chronicle.h"

#include <algorithm>
#include <utility>

#include "geodata/inert_text.h"

namespace dateline {
namespace {

template <typename Record>
const Record* find_by_id(const std::vector<Record>& records, const std::string& id) {
  const auto found = std::ranges::find(records, id, &Record::id);
  return found == records.end() ? nullptr : &*found;
}

/// True if `tag` is `asked` or narrower: "kk" finds "kk-Latn", not "kkx".
bool is_or_narrows(const std::string& tag, const std::string& asked) {
  return tag.starts_with(asked) && (tag.size() == asked.size() || tag[asked.size()] == '-');
}

}  // namespace

const Place* find_place(const Chronicle& chronicle, const std::string& id) { return find_by_id(chronicle.places, id); }
const Source* find_source(const Chronicle& chronicle, const std::string& id) {
  return find_by_id(chronicle.sources, id);
}
PlaceIndex index_places(const Chronicle& chronicle) {
  PlaceIndex index;
  index.reserve(chronicle.places.size());
  for (const Place& place : chronicle.places) index.emplace(place.id, &place);
  return index;
}

const Actor* find_actor(const Chronicle& chronicle, const std::string& id) { return find_by_id(chronicle.actors, id); }

const Name* find_name(const LocalText& texts, std::string language, const std::string& fallback_language) {
  const auto find = [&](auto matches) -> const Name* {
    for (const Name& name : texts) {
      if (name.kind == NameKind::kFormer || name.kind == NameKind::kAlternative) continue;
      if (matches(name.lang.empty() ? fallback_language : name.lang)) return &name;
    }
    return nullptr;
  };
  while (!language.empty()) {
    if (const Name* exact = find([&](const std::string& tag) { return tag == language; })) return exact;
    if (const Name* narrower = find([&](const std::string& tag) { return is_or_narrows(tag, language); }))
      return narrower;
    const std::size_t last = language.rfind('-');
    language.resize(last == std::string::npos ? 0 : last);
  }
  return nullptr;
}

Name name_in(const LocalText& texts, const std::vector<std::string>& languages, const std::string& fallback_language) {
  const Name* found = nullptr;
  for (const std::string& language : languages)
    if (!found) found = find_name(texts, language, fallback_language);
  if (!found) found = find_name(texts, fallback_language, fallback_language);
  if (!found && !texts.empty()) found = &texts.front();
  if (!found) return {};
  Name name = *found;
  if (name.lang.empty()) name.lang = fallback_language;
  // It will be put into sentences, whose order is not for it to change.
  name.text = with_own_direction(std::move(name.text));
  return name;
}

std::string text_in(const LocalText& texts, const std::vector<std::string>& languages,
                    const std::string& fallback_language) {
  return name_in(texts, languages, fallback_language).text;
}

}  // namespace dateline
