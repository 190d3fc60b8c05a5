#include "render/export_drawn.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include <fmt/format.h>

#include "render/export_columns.h"
#include "render/export_layers.h"
#include "render/export_looks.h"
#include "render/marks.h"
#include "render/record_columns.h"

namespace dateline {
namespace {

/// How closely curves are followed.
constexpr double step_pt = 3;

/// From the page back to degrees; points that no place on Earth is projected to are passed over.
std::vector<LonLat> to_degrees(const std::vector<PagePoint>& points, const MapPlan& plan) {
  std::vector<LonLat> line;
  for (const PagePoint p : points) {
    std::optional<LonLat> at = plan.projection.inverse(plan.viewport.to_plane(p));
    if (!at) continue;
    if (!line.empty()) at->lon_deg += 360 * std::round((line.back().lon_deg - at->lon_deg) / 360);
    line.push_back(*at);
  }
  return line;
}

struct DrawnRow {
  Shape shape;
  std::string id;
  std::string record;
  std::string title;
  std::string figure;
  std::string look;
  std::optional<double> value;
  FieldValue starts, ends;  ///< instants
  int look_index = -1;
  double size_pt = 0;
};

FeatureTable table_of(const PlannedLayer& layer, ShapeKind kind, std::vector<DrawnRow> rows,
                      std::vector<FeatureLook> looks) {
  std::map<std::string, int> index;
  for (std::size_t i = 0; i < looks.size(); ++i) index[looks[i].id] = static_cast<int>(i);
  for (DrawnRow& row : rows) row.look_index = index.at(row.look);
  const auto held = std::make_shared<const std::vector<DrawnRow>>(std::move(rows));
  TableMaker<DrawnRow> maker;
  using Row = const DrawnRow&;
  maker.add(
      {"id", FieldType::kText, "Id"}, [](Row r) { return text_value(r.id); }, true);
  maker.add({"record_id", FieldType::kText, "Record (id)"}, [](Row r) { return text_value(r.record); });
  maker.add(
      {"look", FieldType::kText, "Symbol"}, [](Row r) { return text_value(r.look); }, true);
  maker.add({"title", FieldType::kText, "Title"}, [](Row r) { return text_value(r.title); });
  maker.add({"starts", FieldType::kInstant, "Starts (UTC)"}, [](Row r) { return r.starts; });
  maker.add({"ends", FieldType::kInstant, "Ends (UTC)"}, [](Row r) { return r.ends; });
  maker.add({"figure", FieldType::kText, "Figure"}, [](Row r) { return text_value(r.figure); });
  maker.add({"value", FieldType::kReal, "Value"}, [](Row r) { return number_value(r.value); });
  maker.add({"size_pt", FieldType::kReal, "Size on the map, points"},
            [](Row r) { return r.size_pt > 0 ? FieldValue(std::round(r.size_pt * 100) / 100) : FieldValue{}; });
  maker.walk = [held](const auto& use) {
    for (const DrawnRow& row : *held) use(row);
  };
  maker.shape = [](Row r) { return r.shape; };
  maker.add_look = [](Row r, Feature& f) { f.look = r.look_index, f.size_pt = r.size_pt; };
  FeatureTable table = maker.table(table_name(layer.id) + "_drawn", layer.title);
  table.role = TableRole::kDrawn;
  table.layer = layer.id;
  table.shape = kind;
  table.looks = std::move(looks);
  const bool figures = std::ranges::any_of(table.fields, [](const FeatureField& f) { return f.name == "figure"; });
  if (figures && !layer.hide_figures) table.label_field = "figure";
  return table;
}

// ---- arrows

/// All legs of a route as one line, so that the arrow's head is at its end.
std::vector<PagePoint> course(const PlacedFlow& flow) {
  std::vector<PagePoint> points;
  for (const LaidFlow& leg : flow.legs)
    for (const PagePoint p : leg.spine.sampled(step_pt))
      if (points.empty() || points.back() != p) points.push_back(p);
  return points;
}

/// Times of movements and deployments by id.
std::map<std::string_view, const When*> times_of(const Chronicle& chronicle) {
  std::map<std::string_view, const When*> times;
  for (const Movement& m : chronicle.movements) times.emplace(m.id, &m.when);
  for (const Deployment& d : chronicle.deployments) times.emplace(d.id, &d.when);
  return times;
}

std::optional<FeatureTable> arrows(const MapPlan& plan, std::size_t layer, const Scene& scene, const Layout& layout,
                                   const Style& style, const Chronicle& chronicle) {
  const std::map<std::string_view, const When*> times = times_of(chronicle);
  const TimeZone zone = TimeZone::find(chronicle.time_zone).value();
  std::vector<DrawnRow> rows;
  std::vector<FeatureLook> looks;
  std::set<std::string> known;
  for (std::size_t i = 0; i < scene.flows.size(); ++i) {
    const SceneFlow& flow = scene.flows[i];
    if (flow.layer != layer) continue;
    std::vector<LonLat> line = to_degrees(course(layout.flows[i]), plan);
    if (line.size() < 2) continue;
    if (known.insert(flow.look.class_id).second) looks.push_back(flow_look(flow.look, style, plan.lang()));
    const When& when = *times.at(flow.record);
    DrawnRow row;
    row.shape = Shape::line(std::move(line));
    row.id = flow.id, row.record = flow.record, row.title = flow.title, row.look = flow.look.class_id;
    row.figure = unmarked_claim_line(flow.measure, flow.figure, plan.lang());
    row.starts = instant_value(when.earliest, zone), row.ends = instant_value(when.latest, zone);
    row.size_pt = flow_width_pt(flow.figure.size_value(), scene.largest_flow_value, flow.look, style.measures);
    rows.push_back(std::move(row));
  }
  if (rows.empty()) return std::nullopt;
  return table_of(plan.layers[layer], ShapeKind::kLine, std::move(rows), std::move(looks));
}

// ---- areas of colour

/// Rings of a path, curves as chords.
std::vector<std::vector<PagePoint>> rings_of(const Path& path) {
  std::vector<std::vector<PagePoint>> rings;
  auto p = path.points.begin();
  for (const Path::Verb verb : path.verbs) {
    if (verb == Path::Verb::kMove) rings.emplace_back();
    if (verb == Path::Verb::kClose || rings.empty()) continue;
    if (verb == Path::Verb::kCurve) {
      const Cubic piece{rings.back().back(), p[0], p[1], p[2]};
      for (int i = 1; i <= 8; ++i) rings.back().push_back(piece.at(i / 8.0));
      p += 3;
    } else {
      rings.back().push_back(*p++);
    }
  }
  for (auto& ring : rings)
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  std::erase_if(rings, [](const auto& ring) { return ring.size() < 3; });
  return rings;
}

bool contains(const std::vector<PagePoint>& ring, PagePoint at) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    if ((ring[i].y_pt > at.y_pt) != (ring[j].y_pt > at.y_pt) &&
        at.x_pt <
            (ring[j].x_pt - ring[i].x_pt) * (at.y_pt - ring[i].y_pt) / (ring[j].y_pt - ring[i].y_pt) + ring[i].x_pt)
      inside = !inside;
  return inside;
}

/// Rings that an even number of others hold are outer ones; a hole belongs to the outer ring next around it.
Shape area_shape(const Path& path, const MapPlan& plan) {
  const std::vector<std::vector<PagePoint>> rings = rings_of(path);
  std::vector<std::vector<std::size_t>> around(rings.size());
  for (std::size_t i = 0; i < rings.size(); ++i)
    for (std::size_t j = 0; j < rings.size(); ++j)
      if (i != j && contains(rings[j], rings[i].front())) around[i].push_back(j);
  Shape shape;
  const auto add = [&](std::size_t i, bool outer) {
    std::vector<LonLat> ring = to_degrees(rings[i], plan);
    if (ring.size() < 3) return;
    shape.parts.push_back(std::move(ring));
    shape.outer.push_back(outer);
  };
  for (std::size_t i = 0; i < rings.size(); ++i) {
    if (around[i].size() % 2 != 0) continue;
    add(i, true);
    for (std::size_t j = 0; j < rings.size(); ++j)
      if (around[j].size() == around[i].size() + 1 && std::ranges::count(around[j], i) > 0) add(j, false);
  }
  return shape;
}

std::string rgb(Color color) {
  color.a = 255;
  return to_hex(color);
}

std::optional<FeatureTable> areas(const MapPlan& plan, const AggregatedLayer& layer) {
  std::vector<FeatureLook> looks;
  for (std::size_t i = 0; i < layer.colors.size() && i < layer.labels.size(); ++i) {
    FeatureLook look;
    look.id = fmt::format("class-{}", i + 1);
    look.title = layer.labels[i];
    look.color = rgb(layer.colors[i]);
    look.opacity = aggregate_opacity;
    looks.push_back(std::move(look));
  }
  std::vector<DrawnRow> rows;
  for (const AggregateShape& area : layer.shapes) {
    Shape shape = area_shape(area.path, plan);
    if (shape.empty() || area.class_index >= looks.size()) continue;
    rows.push_back({std::move(shape),
                    fmt::format("area-{}", rows.size() + 1),
                    {},
                    area.title,
                    {},
                    looks[area.class_index].id,
                    area.value,
                    {},
                    {},
                    -1,
                    0});
  }
  if (rows.empty()) return std::nullopt;
  return table_of(plan.layers[layer.layer], ShapeKind::kArea, std::move(rows), std::move(looks));
}

}  // namespace

std::vector<FeatureTable> drawn_tables(const MapPlan& plan, const Scene& scene, const Layout& layout,
                                       const Style& style, const Chronicle& chronicle) {
  std::vector<FeatureTable> tables;
  for (std::size_t layer = 0; layer < plan.layers.size(); ++layer) {
    for (const AggregatedLayer& aggregated : scene.aggregated)
      if (aggregated.layer == layer)
        if (std::optional<FeatureTable> table = areas(plan, aggregated)) tables.push_back(std::move(*table));
    if (std::optional<FeatureTable> table = arrows(plan, layer, scene, layout, style, chronicle)) {
      // A layer with both shows its arrows above its areas.
      if (!tables.empty() && tables.back().name == table->name) table->name += "_arrows";
      tables.push_back(std::move(*table));
    }
  }
  return tables;
}

}  // namespace dateline
