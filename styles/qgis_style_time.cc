#include "geodata/export/last_second.h"
#include "styles/qgis_style_parts.h"

namespace dateline::qgis {
namespace {

constexpr const char* kFieldsOfStartAndEnd = "2";
constexpr const char* kEndExcluded = "0";

}  // namespace

void add_time(Node parent, const FeatureTable& table) {
  if (table.shape == ShapeKind::kNone || !has_field(table, "starts") || !has_field(table, "ends")) return;
  Node temporal = add(parent, "temporal",
                      {{"enabled", "1"},
                       {"mode", kFieldsOfStartAndEnd},
                       {"limitMode", kEndExcluded},
                       {"startField", "starts"},
                       {"endField", has_field(table, kLastSecond) ? kLastSecond : "ends"},
                       {"startExpression", ""},
                       {"endExpression", ""},
                       {"durationField", ""},
                       {"durationUnit", "min"},
                       {"fixedDuration", "0"},
                       {"accumulate", "0"}});
  Node range = add(temporal, "fixedRange");
  add(range, "start");
  add(range, "end");
}

}  // namespace dateline::qgis
