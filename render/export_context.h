// What the parts of an export share. Private to render/export_*.
#pragma once

#include <string>

#include "geodata/chronicle_view.h"
#include "geodata/time_zone.h"
#include "render/map_plan.h"
#include "render/render_map.h"

namespace dateline {

/// Borrows `inputs`, which must not change. Tables hold it as long as they live.
struct ExportContext {
  const MapInputs* inputs;
  ChronicleView view;
  MapPlan plan;
  PlaceIndex places;
  TimeZone zone;

  const Chronicle& chronicle() const { return inputs->chronicle; }
  const Style& style() const { return inputs->style; }
  const std::string& lang() const { return plan.lang(); }
  std::string text(const LocalText& texts) const { return text_in(texts, plan.languages, chronicle().language); }
  /// In the map's language; the id when there is no such place.
  std::string place_name(const std::string& id) const {
    const auto found = places.find(id);
    return found == places.end() ? id : text(found->second->names);
  }
  const Place* place(const std::string& id) const {
    const auto found = places.find(id);
    return found == places.end() ? nullptr : found->second;
  }
};

}  // namespace dateline
