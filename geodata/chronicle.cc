#include "geodata/chronicle.h"

#include <algorithm>

namespace dateline {
namespace {

template <typename Record>
const Record* find_by_id(const std::vector<Record>& records, const std::string& id) {
  const auto found = std::ranges::find(records, id, &Record::id);
  return found == records.end() ? nullptr : &*found;
}

/// "kk" matches "kk" and "kk-Latn", not "kkx".
bool language_matches(const std::string& tag, const std::string& asked) {
  return tag == asked || (tag.size() > asked.size() && tag.starts_with(asked) && tag[asked.size()] == '-');
}

const Name* find_language(const LocalText& texts, const std::string& asked, const std::string& fallback_language) {
  for (const Name& name : texts) {
    if (name.kind == NameKind::kFormer || name.kind == NameKind::kAlternative) continue;
    if (language_matches(name.lang.empty() ? fallback_language : name.lang, asked)) return &name;
  }
  return nullptr;
}

}  // namespace

const Place* find_place(const Chronicle& chronicle, const std::string& id) { return find_by_id(chronicle.places, id); }
const Source* find_source(const Chronicle& chronicle, const std::string& id) {
  return find_by_id(chronicle.sources, id);
}
const Actor* find_actor(const Chronicle& chronicle, const std::string& id) { return find_by_id(chronicle.actors, id); }

std::string text_in(const LocalText& texts, const std::vector<std::string>& languages,
                    const std::string& fallback_language) {
  for (const std::string& language : languages)
    if (const Name* name = find_language(texts, language, fallback_language)) return name->text;
  if (!fallback_language.empty())
    if (const Name* name = find_language(texts, fallback_language, fallback_language)) return name->text;
  return texts.empty() ? std::string{} : texts.front().text;
}

}  // namespace dateline
