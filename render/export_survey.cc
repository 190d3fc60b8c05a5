#include "render/export_survey.h"

#include <algorithm>

#include "render/export_looks.h"
#include "render/layer_selection.h"
#include "render/marks.h"
#include "render/scene.h"
#include "render/scene_claims.h"
#include "render/symbols.h"

namespace dateline {
namespace {

using Context = std::shared_ptr<const ExportContext>;
using TableKey = std::pair<std::size_t, ShapeKind>;

/// The map fills a symbol only where the position is that of the place itself.
bool is_approximate(const RecordRow& row, const ExportContext& context) {
  for (const std::string& id : row.event ? row.event->places : row.places())
    if (const Place* place = context.place(id); place && place->position)
      return place->precision != PlacePrecision::kExact;
  return false;
}

/// The table a record is in; nothing for one on no layer or without a position.
std::optional<TableKey> table_of(const RecordRow& row, const ExportContext& context) {
  const std::optional<std::size_t> layer = context.layer_of(row);
  if (!layer || !has_shape(row, context.places)) return std::nullopt;
  return TableKey{*layer, shape_kind_of(row, context.places)};
}

const Look& look_in(std::size_t layer, const RecordRow& row, const ExportContext& context) {
  return look_of(context.layers[layer], row.record, row.kind, context.style());
}

double size_of(const Look& look, ShapeKind kind, std::size_t layer, const MainClaim& claim, const ExportSizes& sizes,
               const ExportContext& context) {
  const StyleMeasures& measures = context.style().measures;
  if (kind == ShapeKind::kLine) return flow_width_pt(claim.size, sizes.largest_flow, look, measures);
  if (!is_frame_symbol(look.symbol)) return badge_radius_pt;
  const auto& largest = sizes.largest_symbols[layer];
  const auto most = largest.find(claim.measure);
  const bool sized = most != largest.end() && most->second > 0 &&
                     claim.measure == sizes.symbol_measure(layer, context.layers[layer].size_by);
  return symbol_radius_pt(sized ? claim.size / most->second : 0, measures);
}

LayerRow layer_row(const RecordRow& record, TableKey key, const ExportSizes& sizes, const ExportContext& context) {
  const auto [layer, kind] = key;
  LayerRow row{record, main_claim(record, context.layers[layer].size_by, context), {}, 0};
  const Look& look = look_in(layer, record, context);
  row.look = kind == ShapeKind::kLine ? look.class_id : symbol_look_id(look, is_approximate(record, context));
  row.size_pt = size_of(look, kind, layer, row.claim, sizes, context);
  return row;
}

LayerRow other_row(const RecordRow& record, const ExportContext& context) {
  return {record, main_claim(record, Measure::kUnspecified, context), {}, 0};
}

class Surveyor {
 public:
  explicit Surveyor(Context context) : context_(std::move(context)) {
    survey_.sizes->largest_symbols.resize(context_->layers.size());
    survey_.claims = claims_maker(context_);
    add_record_columns(survey_.others, context_);
    survey_.others.walk = [context = context_](const auto& use) {
      context->records->each([&](const RecordRow& record) {
        if (!table_of(record, *context)) use(other_row(record, *context));
      });
    };
  }

  ExportSurvey run() {
    const auto look_at_claim = [&](const ClaimRow& claim) { survey_.claims.look_at(claim); };
    context_->records->each([&](const RecordRow& record) {
      look_at(record);
      for_each_claim(record, context_->view.as_of, look_at_claim);
    });
    for_each_claim(context_->chronicle(), context_->view.as_of, look_at_claim);
    return std::move(survey_);
  }

 private:
  void look_at(const RecordRow& record) {
    ++survey_.records;
    if (!record.when->open_begin()) survey_.first = std::min(survey_.first, record.when->earliest);
    if (!record.when->open_end()) survey_.last = std::max(survey_.last, record.when->latest);
    survey_.draws_arrows |= !record.event;
    const std::optional<TableKey> key = table_of(record, *context_);
    if (!key) return survey_.others.look_at(other_row(record, *context_));
    const LayerRow row = layer_row(record, *key, *survey_.sizes, *context_);
    note_size(record, *key, row.claim);
    SurveyedTable& table = table_at(*key);
    table.maker.look_at(row);
    add_look(table, *key, row);
  }

  void note_size(const RecordRow& record, TableKey key, const MainClaim& claim) {
    ExportSizes& sizes = *survey_.sizes;
    if (key.second == ShapeKind::kLine) sizes.largest_flow = std::max(sizes.largest_flow, claim.size);
    if (!record.event || !is_frame_symbol(look_in(key.first, record, *context_).symbol)) return;
    double& most = sizes.largest_symbols[key.first][claim.measure];
    most = std::max(most, claim.size);
  }

  SurveyedTable& table_at(TableKey key) {
    const auto [found, is_new] = survey_.layers.try_emplace(key);
    if (!is_new) return found->second;
    TableMaker<LayerRow>& maker = found->second.maker;
    add_record_columns(maker, context_);
    maker.shape = [context = context_](const LayerRow& row) { return shape_of(row.record, context->places); };
    maker.walk = [context = context_, sizes = survey_.sizes, key](const auto& use) {
      context->records->each([&](const RecordRow& record) {
        if (table_of(record, *context) == key) use(layer_row(record, key, *sizes, *context));
      });
    };
    return found->second;
  }

  void add_look(SurveyedTable& table, TableKey key, const LayerRow& row) {
    const auto [found, is_new] = table.look_index.try_emplace(row.look, static_cast<int>(table.looks.size()));
    if (!is_new) return;
    const Look& look = look_in(key.first, row.record, *context_);
    table.looks.push_back(key.second == ShapeKind::kLine ? flow_look(look, context_->style(), context_->lang())
                                                         : symbol_look(look, is_approximate(row.record, *context_),
                                                                       context_->style(), context_->lang()));
  }

  Context context_;
  ExportSurvey survey_;
};

}  // namespace

std::optional<std::size_t> ExportContext::layer_of(const RecordRow& row) const {
  if (row.event)
    if (const auto known = layers_of_kinds.find(row.event->kind); known != layers_of_kinds.end()) return known->second;
  for (std::size_t i = 0; i < specs.size(); ++i)
    if (row.event      ? selects(specs[i], *row.event)
        : row.movement ? selects(specs[i], *row.movement)
                       : selects(specs[i], *row.deployment))
      return i;
  return std::nullopt;
}

Measure ExportSizes::symbol_measure(std::size_t layer, Measure asked) const {
  if (asked != Measure::kUnspecified) return asked;
  for (const Measure measure : symbol_measures)
    if (largest_symbols[layer].contains(measure)) return measure;
  return Measure::kUnspecified;
}

ExportSurvey survey_records(const Context& context) { return Surveyor(context).run(); }

}  // namespace dateline
