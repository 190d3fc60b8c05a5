#include "render/layer_selection.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/messages.h"

namespace dateline {
namespace {

template <typename T>
bool lists(const std::vector<T>& list, const T& value) {
  return list.empty() || std::ranges::count(list, value) > 0;
}

template <typename T>
bool shares(const std::vector<T>& wanted, const std::vector<T>& has) {
  return wanted.empty() || std::ranges::any_of(has, [&](const T& v) { return std::ranges::count(wanted, v) > 0; });
}

std::vector<std::string> actors_of(const std::vector<Participant>& participants) {
  std::vector<std::string> ids;
  for (const Participant& p : participants) ids.push_back(p.actor);
  return ids;
}

std::vector<std::string> places_on(const std::vector<Waypoint>& path) {
  std::vector<std::string> ids;
  for (const Waypoint& w : path)
    if (const std::string* id = w.place()) ids.push_back(*id);
  return ids;
}

std::vector<std::string> actors_of(const Event& event) { return actors_of(event.actors); }
std::vector<std::string> actors_of(const Movement& movement) { return actors_of(movement.actors); }
std::vector<std::string> actors_of(const Deployment& deployment) { return {deployment.force}; }

/// Kinds asked for by the layer: its own list where there is one, else those of its standard kind.
template <typename Kind>
bool kind_fits(const LayerSpec& layer, const std::vector<Kind>& asked, const std::vector<Kind>& standard, Kind kind) {
  if (!asked.empty()) return std::ranges::count(asked, kind) > 0;
  const bool selects_by_other_kind = !layer.select.event_kinds.empty() || !layer.select.movement_kinds.empty();
  if (layer.kind == LayerKind::kCustom) return !selects_by_other_kind;
  return !selects_by_other_kind && std::ranges::count(standard, kind) > 0;
}

bool kind_fits(const LayerSpec& layer, const Event& e) {
  return kind_fits(layer, layer.select.event_kinds, standard_events(layer.kind), e.kind);
}
bool kind_fits(const LayerSpec& layer, const Movement& m) {
  return kind_fits(layer, layer.select.movement_kinds, standard_movements(layer.kind), m.kind);
}
bool kind_fits(const LayerSpec& layer, const Deployment&) {
  const bool by_kind = !layer.select.event_kinds.empty() || !layer.select.movement_kinds.empty();
  return layer.kind == LayerKind::kResponseDeployments || (layer.kind == LayerKind::kCustom && !by_kind);
}

template <typename Record>
bool in_layer(const LayerSpec& layer, const Record& record) {
  const Selection& s = layer.select;
  if (std::ranges::count(s.except_ids, record.id) > 0) return false;
  if (std::ranges::count(s.ids, record.id) > 0) return true;
  const bool only_ids = !s.ids.empty() && layer.kind == LayerKind::kCustom;
  return !only_ids && kind_fits(layer, record) && shares(s.tags, record.tags) && shares(s.actors, actors_of(record)) &&
         shares(s.places, places_of(record));
}

}  // namespace

std::vector<std::string> places_of(const Event& event) { return event.places; }
std::vector<std::string> places_of(const Movement& movement) { return places_on(movement.path); }
std::vector<std::string> places_of(const Deployment& deployment) {
  std::vector<std::string> ids = deployment.to;
  if (deployment.from)
    if (const std::string* id = deployment.from->place()) ids.push_back(*id);
  return ids;
}

std::vector<LayerSpec> layers_of(const MapSpec& spec) {
  if (!spec.layers.empty()) return spec.layers;
  std::vector<LayerSpec> layers;
  // From the bottom up: what matters most is drawn last.
  for (const LayerKind kind : {LayerKind::kHazards, LayerKind::kDamage, LayerKind::kOfficialVisits, LayerKind::kAid,
                               LayerKind::kMedical, LayerKind::kDisplacementRoutes, LayerKind::kResponseDeployments,
                               LayerKind::kArrests, LayerKind::kProtests, LayerKind::kCrowds, LayerKind::kClashSites}) {
    LayerSpec layer;
    layer.kind = kind;
    layers.push_back(layer);
  }
  return layers;
}

PlannedLayer empty_layer(const LayerSpec& layer, const std::vector<std::string>& languages,
                         const std::string& fallback_language) {
  PlannedLayer planned;
  planned.kind = layer.kind;
  planned.id = layer.id.empty() ? std::string(default_layer_id(layer.kind)) : layer.id;
  planned.title = layer.title.empty()
                      ? message(fmt::format("layer.{}", default_layer_id(layer.kind)), languages.front())
                      : text_in(layer.title, languages, fallback_language);
  planned.size_by = layer.size_by;
  planned.class_id = layer.class_id;
  planned.hide_figures = layer.hide_figures;
  planned.hide_in_legend = layer.hide_in_legend;
  planned.aggregate = layer.aggregate;
  planned.in_frames = layer.in_frames;
  return planned;
}

bool selects(const LayerSpec& layer, const Event& event) { return in_layer(layer, event); }
bool selects(const LayerSpec& layer, const Movement& movement) { return in_layer(layer, movement); }
bool selects(const LayerSpec& layer, const Deployment& deployment) { return in_layer(layer, deployment); }

}  // namespace dateline
