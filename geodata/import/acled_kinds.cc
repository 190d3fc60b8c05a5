#include "geodata/import/acled_kinds.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "geodata/ascii.h"
#include "geodata/import/import_text.h"

namespace dateline::acled {
namespace {

struct Word {
  std::string_view text;  ///< in small letters
  EventKind kind;
  bool control_changed = false;
};

constexpr Word sub_types[] = {
    {"armed clash", EventKind::kBattle},
    {"government regains territory", EventKind::kBattle, true},
    {"non-state actor overtakes territory", EventKind::kBattle, true},
    {"chemical weapon", EventKind::kAttack},
    {"air/drone strike", EventKind::kAirStrike},
    {"suicide bomb", EventKind::kExplosion},
    {"shelling/artillery/missile attack", EventKind::kShelling},
    {"remote explosive/landmine/ied", EventKind::kExplosion},
    {"grenade", EventKind::kExplosion},
    {"sexual violence", EventKind::kSexualViolence},
    {"attack", EventKind::kAttack},
    {"abduction/forced disappearance", EventKind::kAbduction},
    {"peaceful protest", EventKind::kProtest},
    {"protest with intervention", EventKind::kProtest},
    {"excessive force against protesters", EventKind::kProtest},
    {"violent demonstration", EventKind::kRiot},
    {"mob violence", EventKind::kRiot},
    {"agreement", EventKind::kAgreement},
    {"arrests", EventKind::kArrest},
    {"change to group/activity", EventKind::kUnspecified},
    {"disrupted weapons use", EventKind::kDiscovery},
    {"headquarters or base established", EventKind::kUnspecified},
    {"looting/property destruction", EventKind::kPropertyDamage},
    {"non-violent transfer of territory", EventKind::kControlChange, true},
    {"other", EventKind::kUnspecified},
};

/// Event types, for rows without a sub-type; with those of the years before 2019.
constexpr Word types[] = {
    {"battles", EventKind::kBattle},
    {"explosions/remote violence", EventKind::kExplosion},
    {"violence against civilians", EventKind::kAttack},
    {"protests", EventKind::kProtest},
    {"riots", EventKind::kRiot},
    {"strategic developments", EventKind::kUnspecified},
    {"strategic development", EventKind::kUnspecified},
    {"remote violence", EventKind::kExplosion},
    {"battle-no change of territory", EventKind::kBattle},
    {"battle-government regains territory", EventKind::kBattle, true},
    {"battle-non-state actor overtakes territory", EventKind::kBattle, true},
    {"headquarters or base established", EventKind::kUnspecified},
    {"non-violent transfer of territory", EventKind::kControlChange, true},
    {"riots/protests", EventKind::kUnspecified},
};

/// In small letters, in today's spelling.
std::string normal(std::string_view text) {
  std::string out = ascii_lower(text);
  if (const std::size_t at = out.find("protestors"); at != std::string::npos) out.replace(at, 10, "protesters");
  return out;
}

template <std::size_t Size>
const Word* find(const Word (&words)[Size], std::string_view text) {
  const auto* found = std::ranges::find(words, text, &Word::text);
  return found == std::end(words) ? nullptr : found;
}

/// True if a word of `text` begins with one of the stems.
bool has_stem(std::string_view text, std::initializer_list<std::string_view> stems) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_ascii_letter(text[at]) || (at > 0 && is_ascii_letter(text[at - 1]))) continue;
    for (const std::string_view stem : stems)
      if (same_letters(text.substr(at, stem.size()), stem)) return true;
  }
  return false;
}

void infer_damage(std::string_view notes, KindOfEvent& found) {
  found.inferred = true;
  if (has_stem(notes, {"burn", "arson", "set fire", "set on fire", "set ablaze", "torched"}))
    found.kind = EventKind::kArson;
  else if (has_stem(notes, {"loot", "stole", "steal", "robbed", "robber", "pillag", "plunder"}))
    found.kind = EventKind::kLooting;
  else
    found.inferred = false;
}

/// 1 to 8, or 0 for anything else.
int actor_code(std::string_view inter) {
  if (inter.size() == 1 && inter[0] >= '1' && inter[0] <= '8') return inter[0] - '0';
  constexpr std::string_view words[] = {"state forces", "rebel",   "political mil", "identity mil",
                                        "rioter",       "protest", "civilian",      "external"};
  for (int code = 1; code <= 8; ++code)
    if (contains_word(inter, words[code - 1])) return code;
  return contains_word(inter, "communal") ? 4 : 0;
}

}  // namespace

KindOfEvent kind_of_event(std::string_view type, std::string_view sub_type, std::string_view notes,
                          std::string_view inter1) {
  const std::string normal_type = normal(type), normal_sub = normal(sub_type);
  const Word* word = find(sub_types, normal_sub);
  if (word == nullptr) word = find(types, normal_type);
  KindOfEvent found;
  if (word == nullptr) return found;
  found = {word->kind, true, false, word->control_changed};
  if (normal_sub == "looting/property destruction") infer_damage(notes, found);
  if (word->text == "riots/protests") {
    const int code = actor_code(inter1);
    found.inferred = code == 5 || code == 6;
    if (found.inferred) found.kind = code == 5 ? EventKind::kRiot : EventKind::kProtest;
  }
  return found;
}

ActorKind kind_of_actor(std::string_view name, std::string_view inter) {
  if (name.starts_with("Police Forces of ")) return ActorKind::kPolice;
  if (name.starts_with("Military Forces of ")) return ActorKind::kArmy;
  if (name.starts_with("Government of ")) return ActorKind::kGovernment;
  if (name.starts_with("Rioters")) return ActorKind::kCrowd;
  if (name.starts_with("Protesters") || name.starts_with("Protestors")) return ActorKind::kProtesters;
  if (name.starts_with("Civilians")) return ActorKind::kCommunity;
  switch (actor_code(inter)) {
    case 1: return ActorKind::kGovernment;
    case 2:
    case 3:
    case 4: return ActorKind::kArmedGroup;
    case 5: return ActorKind::kCrowd;
    case 6: return ActorKind::kProtesters;
    case 7: return ActorKind::kCommunity;
    default: return ActorKind::kUnspecified;
  }
}

}  // namespace dateline::acled
