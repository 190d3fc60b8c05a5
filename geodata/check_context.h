// What the parts of the chronicle check share: ids and who uses them, and the checks of small values.
//
// Internal to geodata/chronicle_check*.cc and geodata/check_*.cc. One context a check; not shared between threads.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/did_you_mean.h"
#include "geodata/finding.h"

namespace dateline {

/// The records of one type by id, and which of them are used by others.
class IdIndex {
 public:
  /// `kind` is the word for one record ("place"). Later records of the same id are not in the index.
  template <typename Record>
  IdIndex(std::string_view kind, const std::vector<Record>& records) : kind_(kind), used_(records.size()) {
    for (std::size_t i = 0; i < records.size(); ++i) add(records[i].id, i);
  }

  std::string_view kind() const { return kind_; }
  std::optional<std::size_t> find(std::string_view id) const;
  std::span<const std::string_view> ids() const { return ids_; }
  void use(std::size_t index) { used_[index] = true; }
  bool used(std::size_t index) const { return used_[index]; }

 private:
  void add(std::string_view id, std::size_t index);

  std::string_view kind_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
  std::vector<std::string_view> ids_;
  std::vector<bool> used_;
};

struct CheckContext {
  explicit CheckContext(const Chronicle& of)
      : chronicle(of), sources("source", of.sources), places("place", of.places), actors("actor", of.actors) {}

  const Chronicle& chronicle;
  IdIndex sources;
  IdIndex places;
  IdIndex actors;
  FindingLog log;
  DidYouMean suggest;
};

/// An id that must be known; marks its record as used. An empty id is an error unless the caller has passed over it.
void check_reference(CheckContext& context, IdIndex& index, const std::string& id, FieldStep at);
void check_references(CheckContext& context, IdIndex& index, const std::vector<std::string>& ids,
                      std::string_view field);

/// The record's own id: given, in the alphabet, and not that of an earlier record. `index` knows the first record of
/// each id.
void check_own_id(CheckContext& context, const IdIndex& index, const std::string& id, std::size_t record);
/// Complains about characters that ids and tags may not have.
void check_alphabet(CheckContext& context, const std::string& id, FieldStep at);

/// Names and titles are single lines; notes may have several.
enum class TextUse { kName, kNote };
void check_text(CheckContext& context, const LocalText& text, std::string_view field, TextUse use);
/// A text that is not drawn in several languages: only that it is clean.
void check_clean(CheckContext& context, const std::string& text, FieldStep at);
void check_language(CheckContext& context, const std::string& tag, std::string_view field);
/// ISO 3166-1 alpha-2: two capital letters.
void check_country(CheckContext& context, const std::string& code, FieldStep at);

/// `parents[i]` is the index of the record that i points at, or -1. Reports every circle once, at `records[i].field`.
void check_no_circles(CheckContext& context, const std::vector<int>& parents, std::string_view records,
                      std::string_view field, std::span<const std::string> ids);

/// geodata/check_records.cc, geodata/check_places.cc, geodata/check_figures.cc.
void check_sources(CheckContext& context);
void check_places(CheckContext& context);
void check_actors(CheckContext& context);
void check_events(CheckContext& context);
void check_movements(CheckContext& context);
void check_deployments(CheckContext& context);
/// The claims of a record that took place at `when` (not stated for claims about the whole).
void check_figures(CheckContext& context, const std::vector<Figure>& figures, const When& when);
/// That ids of figures are unique, and that what `repeats` names is there.
void check_figure_ids(CheckContext& context);

}  // namespace dateline
