// What the parts of an export share. Private to render/export_*.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geodata/claims.h"
#include "geodata/time_zone.h"
#include "render/map_plan.h"
#include "render/record_source.h"
#include "render/render_map.h"

namespace dateline {

/// Borrows `inputs`, which must not change. Tables hold it as long as they live.
struct ExportContext {
  const MapInputs* inputs;
  std::unique_ptr<const RecordSource> records;
  ChronicleView view;  ///< its days and the claims about the whole, without records
  std::vector<std::string> languages;
  std::vector<LayerSpec> specs;      ///< all layers of the map, also those without records
  std::vector<PlannedLayer> layers;  ///< likewise, without lists of records
  PlaceIndex places;
  TimeZone zone;
  /// Where layers select by kind alone, the layer of each kind of event, for a million events are asked about.
  std::map<EventKind, std::optional<std::size_t>> layers_of_kinds;

  const Chronicle& chronicle() const { return inputs->chronicle; }
  const Style& style() const { return inputs->style; }
  const std::string& lang() const { return languages.front(); }
  std::string text(const LocalText& texts) const { return text_in(texts, languages, chronicle().language); }
  const Place* place(const std::string& id) const {
    const auto found = places.find(id);
    return found == places.end() ? nullptr : found->second;
  }
  /// In the map's language; the id when there is no such place.
  std::string place_name(const std::string& id) const {
    const Place* found = place(id);
    return found ? text(found->names) : id;
  }
  /// Index into `layers` of the first that selects the record.
  std::optional<std::size_t> layer_of(const RecordRow& row) const;
};

}  // namespace dateline
