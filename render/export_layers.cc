#include "render/export_layers.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "render/export_looks.h"
#include "render/marks.h"
#include "render/record_columns.h"
#include "render/scene.h"
#include "render/scene_claims.h"
#include "render/symbols.h"

namespace dateline {
namespace {

using Context = std::shared_ptr<const ExportContext>;
using UseRow = std::function<void(const RecordRow&)>;

/// The records of one layer, events first.
void for_each_record(const ExportContext& context, const PlannedLayer& layer, const UseRow& use) {
  const Chronicle& chronicle = context.chronicle();
  for (const std::size_t i : layer.events) use(RecordRow(chronicle.events[i]));
  for (const std::size_t i : layer.movements) use(RecordRow(chronicle.movements[i]));
  for (const std::size_t i : layer.deployments) use(RecordRow(chronicle.deployments[i]));
}

void collect_languages(const RecordRow& row, Languages& titles, Languages& notes) {
  collect_languages(*row.title, titles);
  collect_languages(*row.note, notes);
}

/// The map fills a symbol only where the position is that of the place itself.
bool is_approximate(const RecordRow& row, const ExportContext& context) {
  for (const std::string& id : row.places())
    if (const Place* place = context.place(id); place && place->position)
      return place->precision != PlacePrecision::kExact;
  return false;
}

/// What makes symbols of a layer comparable: one measure, and its largest value.
struct Sizes {
  Measure symbol_measure = Measure::kUnspecified;
  double largest_symbol = 0;
};

/// As on the map: the measure the layer was told, else the first in order that any symbol shows.
Sizes symbol_sizes(const ExportContext& context, const PlannedLayer& layer) {
  std::map<Measure, double> largest;
  for (const std::size_t i : layer.events) {
    const MainClaim claim = main_claim(RecordRow(context.chronicle().events[i]), layer.size_by, context);
    double& most = largest[claim.measure];
    most = std::max(most, claim.size);
  }
  Sizes sizes;
  sizes.symbol_measure = layer.size_by;
  if (layer.size_by == Measure::kUnspecified)
    for (const Measure measure : symbol_measures)
      if (sizes.symbol_measure == Measure::kUnspecified && largest.contains(measure)) sizes.symbol_measure = measure;
  sizes.largest_symbol = largest[sizes.symbol_measure];
  return sizes;
}

double largest_flow(const ExportContext& context) {
  double largest = 0;
  for (const PlannedLayer& layer : context.plan.layers)
    for_each_record(context, layer, [&](const RecordRow& row) {
      if (shape_kind_of(row, context.places) == ShapeKind::kLine)
        largest = std::max(largest, main_claim(row, layer.size_by, context).size);
    });
  return largest;
}

/// One layer's records of one kind of shape.
class LayerTable {
 public:
  LayerTable(Context context, std::size_t layer, ShapeKind kind, Sizes sizes, double largest_flow)
      : context_(std::move(context)), layer_(layer), kind_(kind), sizes_(sizes), largest_flow_(largest_flow) {}

  FeatureTable make(std::string name) {
    collect();
    TableMaker<LayerRow> maker;
    add_record_columns(maker, context_, titles_, notes_);
    maker.walk = [self = std::make_shared<const LayerTable>(*this)](const auto& use) { self->walk(use); };
    maker.shape = [context = context_](const LayerRow& row) { return shape_of(row.record, context->places); };
    std::map<std::string, int> look_index;
    for (std::size_t i = 0; i < looks_.size(); ++i) look_index[looks_[i].id] = static_cast<int>(i);
    maker.add_look = [look_index](const LayerRow& row, Feature& feature) {
      feature.look = look_index.at(row.look);
      feature.size_pt = row.size_pt;
    };
    FeatureTable table = maker.table(std::move(name), planned().title);
    table.role = TableRole::kLayer;
    table.layer = planned().id;
    table.shape = kind_;
    table.looks = std::move(looks_);
    table.label_field = planned().hide_figures ? "" : "figure";
    if (!std::ranges::count(table.fields, table.label_field, &FeatureField::name)) table.label_field.clear();
    return table;
  }

 private:
  const PlannedLayer& planned() const { return context_->plan.layers[layer_]; }

  bool is_mine(const RecordRow& row) const {
    return shape_kind_of(row, context_->places) == kind_ && !shape_of(row, context_->places).empty();
  }

  const Look& look(const RecordRow& row) const { return look_of(planned(), row.record, row.kind, context_->style()); }

  LayerRow layer_row(const RecordRow& record) const {
    LayerRow row{record, layer_, main_claim(record, planned().size_by, *context_), {}, 0};
    const Look& its = look(record);
    const StyleMeasures& measures = context_->style().measures;
    if (kind_ == ShapeKind::kLine) {
      row.look = its.class_id;
      row.size_pt = flow_width_pt(row.claim.size, largest_flow_, its, measures);
      return row;
    }
    row.look = symbol_look_id(its, is_approximate(record, *context_));
    const bool sized = row.claim.measure == sizes_.symbol_measure && sizes_.largest_symbol > 0;
    row.size_pt = is_frame_symbol(its.symbol)
                      ? symbol_radius_pt(sized ? row.claim.size / sizes_.largest_symbol : 0, measures)
                      : badge_radius_pt;
    return row;
  }

  void walk(const std::function<void(const LayerRow&)>& use) const {
    for_each_record(*context_, planned(), [&](const RecordRow& record) {
      if (is_mine(record)) use(layer_row(record));
    });
  }

  /// Languages and looks of its rows.
  void collect() {
    std::set<std::string> known;
    for_each_record(*context_, planned(), [&](const RecordRow& row) {
      if (!is_mine(row)) return;
      collect_languages(row, titles_, notes_);
      const Look& its = look(row);
      const bool line = kind_ == ShapeKind::kLine;
      const bool approximate = !line && is_approximate(row, *context_);
      if (!known.insert(line ? its.class_id : symbol_look_id(its, approximate)).second) return;
      looks_.push_back(line ? flow_look(its, context_->style(), context_->lang())
                            : symbol_look(its, approximate, context_->style(), context_->lang()));
    });
  }

  Context context_;
  std::size_t layer_;
  ShapeKind kind_;
  Sizes sizes_;
  double largest_flow_;
  Languages titles_, notes_;
  std::vector<FeatureLook> looks_;
};

/// Which kinds of shape a layer has.
std::set<ShapeKind> kinds_of(const ExportContext& context, const PlannedLayer& layer) {
  std::set<ShapeKind> kinds;
  for_each_record(context, layer, [&](const RecordRow& row) {
    if (!shape_of(row, context.places).empty()) kinds.insert(shape_kind_of(row, context.places));
  });
  return kinds;
}

/// Ids of the records in tables of layers, by the kind of record, so that the others can be told.
std::set<const void*> records_with_shapes(const ExportContext& context) {
  std::set<const void*> shown;
  for (const PlannedLayer& layer : context.plan.layers)
    for_each_record(context, layer, [&](const RecordRow& row) {
      if (!shape_of(row, context.places).empty()) shown.insert(row.id);
    });
  return shown;
}

}  // namespace

std::string table_name(std::string_view layer_id) {
  constexpr auto taken = std::to_array<std::string_view>(
      {"places", "place_areas", "sources", "actors", "figures", "other_records", "chronicle", "layer_styles"});
  std::string name(layer_id.substr(0, 48));
  std::ranges::replace(name, '-', '_');
  const bool starts_well = !name.empty() && name[0] >= 'a' && name[0] <= 'z';
  const bool reserved = std::ranges::count(taken, name) > 0 || name.starts_with("gpkg") || name.starts_with("sqlite");
  return starts_well && !reserved ? name : "layer_" + name;
}

std::vector<FeatureTable> layer_tables(const Context& context) {
  std::vector<FeatureTable> tables;
  const double most_flow = largest_flow(*context);
  for (std::size_t i = 0; i < context->plan.layers.size(); ++i) {
    const PlannedLayer& layer = context->plan.layers[i];
    const std::set<ShapeKind> kinds = kinds_of(*context, layer);
    const Sizes sizes = symbol_sizes(*context, layer);
    for (const ShapeKind kind : kinds) {
      std::string name = table_name(layer.id);
      if (kinds.size() > 1) name += kind == ShapeKind::kPoint ? "_points" : "_lines";
      tables.push_back(LayerTable(context, i, kind, sizes, most_flow).make(name));
    }
  }
  return tables;
}

FeatureTable other_records_table(const Context& context) {
  const auto shown = std::make_shared<const std::set<const void*>>(records_with_shapes(*context));
  const auto for_each_other = [context, shown](const UseRow& use) {
    const auto all_of = [&](const auto& views) {
      for (const auto& view : views)
        if (!shown->contains(&view.record->id)) use(RecordRow(*view.record));
    };
    all_of(context->view.events);
    all_of(context->view.movements);
    all_of(context->view.deployments);
  };
  Languages titles, notes;
  for_each_other([&](const RecordRow& row) { collect_languages(row, titles, notes); });
  TableMaker<LayerRow> maker;
  add_record_columns(maker, context, titles, notes);
  maker.walk = [context, for_each_other](const auto& use) {
    for_each_other([&](const RecordRow& record) {
      use(LayerRow{record, 0, main_claim(record, Measure::kUnspecified, *context), {}, 0});
    });
  };
  return maker.table("other_records", "Other records");
}

}  // namespace dateline
