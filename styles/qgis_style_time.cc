#include "geodata/export/last_second.h"
#include "styles/qgis_style_parts.h"

namespace dateline::qgis {
namespace {

constexpr const char* kFieldsOfStartAndEnd = "2";
constexpr const char* kEndExcluded = "0";

}  // namespace

void add_time(Node parent, const FeatureTable& table) {
  // A column that no row fills is not there: nothing of the layer has ended, or begun.
  const char* const ends = has_field(table, kLastSecond) ? kLastSecond : has_field(table, "ends") ? "ends" : "";
  const char* const starts = has_field(table, "starts") ? "starts" : "";
  if (table.shape == ShapeKind::kNone || (*starts == '\0' && *ends == '\0')) return;
  Node temporal = add(parent, "temporal",
                      {{"enabled", "1"},
                       {"mode", kFieldsOfStartAndEnd},
                       {"limitMode", kEndExcluded},
                       {"startField", starts},
                       {"endField", ends},
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
