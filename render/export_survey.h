// One walk over all records, before any is written: which tables there will be, with which columns and looks.
//
// Private to render/export_*.
#pragma once

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "render/export_claims.h"
#include "render/export_columns.h"
#include "render/export_context.h"
#include "render/record_columns.h"

namespace dateline {

/// What sizes of symbols and arrows are parts of.
struct ExportSizes {
  /// Of each layer the largest value that a sized symbol has, by measure.
  std::vector<std::map<Measure, double>> largest_symbols;
  double largest_flow = 0;

  /// As on the map: the measure the layer was told, else the first in order that any of its symbols shows.
  Measure symbol_measure(std::size_t layer, Measure asked) const;
};

/// A table of a layer while its rows are looked at.
struct SurveyedTable {
  TableMaker<LayerRow> maker;
  std::vector<FeatureLook> looks;
  std::map<std::string, int> look_index;  ///< by id
};

struct ExportSurvey {
  std::map<std::pair<std::size_t, ShapeKind>, SurveyedTable> layers;
  TableMaker<LayerRow> others;  ///< what is on no layer or has no position
  TableMaker<ClaimRow> claims;
  std::shared_ptr<ExportSizes> sizes = std::make_shared<ExportSizes>();
  std::size_t records = 0;
  bool draws_arrows = false;
  LocalSeconds first = LocalSeconds::max();  ///< of all times with a stated end
  LocalSeconds last = LocalSeconds::min();
};

/// The context's records. The makers walk them again when their tables are written.
ExportSurvey survey_records(const std::shared_ptr<const ExportContext>& context);

}  // namespace dateline
