#include "render/inset.h"

#include <array>

namespace dateline {
namespace {

constexpr double default_width_part = 1.0 / 3;
constexpr double default_aspect = 0.75;
constexpr double title_padding_pt = 5;

void prefix_ids(std::vector<Item>& items, const std::string& prefix);

void prefix_id(ItemName& name, const std::string& prefix) {
  if (!name.id.empty()) name.id = prefix + name.id;
}

void prefix_ids(Group& group, const std::string& prefix) {
  prefix_id(group.name, prefix);
  group.label.clear();  // a layer in a layer list is the parent's alone
  prefix_ids(group.items, prefix);
}

void prefix_ids(std::vector<Item>& items, const std::string& prefix) {
  for (Item& item : items) {
    if (auto* group = std::get_if<Group>(&item.value)) prefix_ids(*group, prefix);
    if (auto* path = std::get_if<PathItem>(&item.value)) prefix_id(path->name, prefix);
    if (auto* text = std::get_if<TextItem>(&item.value)) prefix_id(text->name, prefix);
    if (auto* image = std::get_if<ImageItem>(&item.value)) prefix_id(image->name, prefix);
    if (auto* circle = std::get_if<CircleItem>(&item.value)) prefix_id(circle->name, prefix);
  }
}

Item rectangle(const PageBox& box, std::optional<Color> fill, std::optional<Stroke> stroke) {
  PathItem item;
  item.path = Path::rectangle(box);
  if (fill) item.fill = Fill{*fill, {}, false};
  item.stroke = std::move(stroke);
  return {std::move(item)};
}

/// True if the open segment goes through the inside of the box: it is sampled, boxes are large and lines short.
bool crosses(PagePoint a, PagePoint b, const PageBox& box) {
  for (int i = 1; i < 32; ++i)
    if (box.grown(-0.5).contains(lerp(a, b, i / 32.0))) return true;
  return false;
}

std::array<PagePoint, 4> corners(const PageBox& b) {
  return {PagePoint{b.left_pt, b.top_pt}, PagePoint{b.right_pt, b.top_pt}, PagePoint{b.right_pt, b.bottom_pt},
          PagePoint{b.left_pt, b.bottom_pt}};
}

}  // namespace

MapSpec inset_map(const MapSpec& parent, const InsetSpec& inset) {
  MapSpec map = parent;
  map.extent = inset.extent;
  map.extent_path = inset.extent_path;
  map.insets.clear();
  map.page_margin_pt = 0;
  map.page.width_pt = inset.width_pt.value_or(parent.page.width_pt * default_width_part);
  map.page.height_pt = inset.height_pt.value_or(map.page.width_pt * default_aspect);
  FurnitureSpec& furniture = map.furniture;
  furniture.title = furniture.legend = furniture.north_arrow = furniture.graticule = furniture.locator =
      furniture.date_stamp = furniture.source_notes = furniture.summary = Show::kOff;
  return map;
}

PageBox inset_outline(const MapPlan& inset, const MapPlan& parent) {
  return parent.viewport.to_page(inset.viewport.plane());
}

Block inset_title_block(const std::string& title, double most_width_pt, const std::string& lang, const Style& style,
                        const TextMeasurer& measurer) {
  if (title.empty()) return {};
  Column column(most_width_pt - 2 * title_padding_pt, lang, measurer);
  column.add_text(title, style.type("legend_title"));
  return on_panel(column.take_block("title", {}), style.color("panel"), title_padding_pt);
}

Block inset_block(Drawing drawing, const std::string& id, const Style& style) {
  const PageBox frame{0, 0, drawing.size.width_pt, drawing.size.height_pt};
  Group content;
  content.clip = frame;
  content.items.push_back(rectangle(frame, drawing.background, {}));
  for (Group& layer : drawing.layers) content.items.push_back({std::move(layer)});
  prefix_ids(content, id + "-");
  Block block;
  block.group.name.id = id;
  block.size = drawing.size;
  block.group.items.push_back({std::move(content)});
  const LineStyle& line = style.line("frame");
  block.group.items.push_back(
      rectangle(frame, {}, Stroke{line.color, line.width_pt, {}, LineCap::kButt, LineJoin::kMiter, {}}));
  return block;
}

Group inset_part(Group part, const std::string& id, const PageBox& box) {
  prefix_ids(part, id + "-");
  move(part, {box.left_pt, box.top_pt});
  part.clip = box;
  return part;
}

std::vector<std::vector<PagePoint>> inset_connectors(const PageBox& outline, const PageBox& inset) {
  std::vector<std::vector<PagePoint>> lines;
  const auto from = corners(outline), to = corners(inset);
  for (std::size_t i = 0; i < from.size(); ++i)
    if (!crosses(from[i], to[i], outline) && !crosses(from[i], to[i], inset)) lines.push_back({from[i], to[i]});
  return lines;
}

}  // namespace dateline
