#include "geodata/chronicle_check.h"

#include <fmt/format.h>

#include "geodata/check_context.h"
#include "geodata/time_zone.h"
#include "geodata/utf8.h"

namespace dateline {
namespace {

void check_header(CheckContext& context) {
  const Chronicle& chronicle = context.chronicle;
  if (!chronicle.id.empty()) check_alphabet(context, chronicle.id, {"id"});
  if (chronicle.title.empty()) context.log.warning({}, "the chronicle has no title");
  check_text(context, chronicle.title, "title", TextUse::kName);
  if (!is_time_zone(chronicle.time_zone))
    context.log.error({"time_zone"},
                      fmt::format("unknown time zone \"{}\"{}", cut_at_character(chronicle.time_zone, 64),
                                  suggest_time_zone(chronicle.time_zone, context.suggest)));
  check_language(context, chronicle.language, "language");
  check_text(context, chronicle.note, "note", TextUse::kNote);
}

template <typename Record>
void note_unused(CheckContext& context, const IdIndex& index, const std::vector<Record>& records,
                 std::string_view field) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (index.used(i) || records[i].id.empty() || index.find(records[i].id) != i) continue;
    context.log.note({field, static_cast<int>(i)}, fmt::format("the {} is not used", index.kind()));
  }
}

}  // namespace

Findings check(const Chronicle& chronicle) {
  CheckContext context{chronicle};
  check_header(context);
  check_sources(context);
  check_places(context);
  check_actors(context);
  check_events(context);
  check_movements(context);
  check_deployments(context);
  check_figures(context, chronicle.figures, {});
  check_figure_ids(context);
  note_unused(context, context.sources, chronicle.sources, "sources");
  note_unused(context, context.places, chronicle.places, "places");
  note_unused(context, context.actors, chronicle.actors, "actors");
  return context.log.take();
}

}  // namespace dateline
