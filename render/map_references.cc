#include "render/map_references.h"

#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "geodata/did_you_mean.h"

namespace dateline {
namespace {

using Words = std::set<std::string_view>;

template <typename Records>
void add_ids(Words& words, const Records& records) {
  for (const auto& record : records) words.insert(record.id);
}

template <typename Records>
void add_tags(Words& words, const Records& records) {
  for (const auto& record : records) words.insert(record.tags.begin(), record.tags.end());
}

class ReferenceChecker {
 public:
  ReferenceChecker(const MapSpec& spec, const Chronicle& chronicle) : spec_(spec) {
    add_ids(places_, chronicle.places);
    add_ids(actors_, chronicle.actors);
    add_ids(records_, chronicle.events);
    add_ids(records_, chronicle.movements);
    add_ids(records_, chronicle.deployments);
    add_tags(tags_, chronicle.events);
    add_tags(tags_, chronicle.movements);
    add_tags(tags_, chronicle.deployments);
  }

  Diagnostics run() {
    check(spec_.extra_places, places_, "extra_places", "unknown place");
    for (std::size_t i = 0; i < spec_.layers.size(); ++i) {
      const Selection& select = spec_.layers[i].select;
      const std::string at = fmt::format("layers[{}].select.", i);
      check(select.ids, records_, at + "ids", "unknown event, movement or deployment");
      check(select.except_ids, records_, at + "except_ids", "unknown event, movement or deployment");
      check(select.places, places_, at + "places", "unknown place");
      check(select.actors, actors_, at + "actors", "unknown actor");
      check(select.tags, tags_, at + "tags", "no record has the tag");
    }
    return std::move(diagnostics_);
  }

 private:
  void check(const std::vector<std::string>& asked, const Words& known, const std::string& path, const char* problem) {
    std::vector<std::string_view> candidates;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (known.contains(asked[i])) continue;
      if (candidates.empty()) candidates.assign(known.begin(), known.end());
      diagnostics_.push_back({Severity::kWarning, spec_.location(fmt::format("{}[{}]", path, i)),
                              fmt::format("{} \"{}\"{}", problem, asked[i], suggest_.among(candidates, asked[i]))});
    }
  }

  const MapSpec& spec_;
  Words places_, actors_, records_, tags_;
  DidYouMean suggest_;
  Diagnostics diagnostics_;
};

}  // namespace

Diagnostics check_references(const MapSpec& spec, const Chronicle& chronicle) {
  return ReferenceChecker(spec, chronicle).run();
}

}  // namespace dateline
