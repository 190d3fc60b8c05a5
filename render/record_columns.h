// The columns of a layer's table (render/export_tables.h lists them). Private to render/export_*.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "render/export_columns.h"
#include "render/export_context.h"
#include "render/record_row.h"

namespace dateline {

/// The number that stands for a record on the map, as of its date.
struct MainClaim {
  Measure measure = Measure::kUnspecified;
  std::optional<double> low, best, high;
  std::string words;  ///< "8–11 dead", "12,000 displaced; denied"; empty when nothing was claimed
  double size = 0;    ///< what the symbol's area or the arrow's width stands for
};

/// Of the measure asked for, else of the first in order that anybody claimed, as on the map.
MainClaim main_claim(const RecordRow& row, Measure asked, const ExportContext& context);

/// A row of a layer's table: the record, with what the map makes of it.
struct LayerRow {
  RecordRow record;
  MainClaim claim;
  std::string look;
  double size_pt = 0;
};

/// An instant "2020-02-07T08:15:00Z"; nothing for an open end.
FieldValue instant_value(LocalSeconds time, const TimeZone& zone);

/// Adds all columns.
void add_record_columns(TableMaker<LayerRow>& maker, const std::shared_ptr<const ExportContext>& context);

}  // namespace dateline
