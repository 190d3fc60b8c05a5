#include "render/block.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "render/wrap_text.h"

namespace dateline {
namespace {

/// Lines are this much taller than the letters' size.
constexpr double leading = 1.3;

/// Groups that are mirrored as one.
constexpr const char* sample_class = "sample";

void move_items(std::vector<Item>& items, PagePoint by);

void move_item(Item& item, PagePoint by) {
  if (auto* path = std::get_if<PathItem>(&item.value)) {
    for (PagePoint& p : path->path.points) p = p + by;
    for (auto* gradient : {path->fill && path->fill->gradient ? &*path->fill->gradient : nullptr,
                           path->stroke && path->stroke->gradient ? &*path->stroke->gradient : nullptr}) {
      if (!gradient) continue;
      gradient->from = gradient->from + by;
      gradient->to = gradient->to + by;
    }
  } else if (auto* text = std::get_if<TextItem>(&item.value)) {
    text->origin = text->origin + by;
    for (auto& glyph : text->glyph_places) glyph.origin = glyph.origin + by;
  } else if (auto* image = std::get_if<ImageItem>(&item.value)) {
    image->box = image->box.moved(by);
  } else if (auto* circle = std::get_if<CircleItem>(&item.value)) {
    circle->center = circle->center + by;
  } else if (auto* group = std::get_if<Group>(&item.value)) {
    move(*group, by);
  }
}

void move_items(std::vector<Item>& items, PagePoint by) {
  for (Item& item : items) move_item(item, by);
}

PageBox bounds_of(const Group& group) {
  std::optional<PageBox> all;
  for (const Item& item : group.items)
    if (const auto* path = std::get_if<PathItem>(&item.value); path && !path->path.empty()) {
      const PageBox box = path->path.bounds();
      if (!all) all = box;
      all->include({box.left_pt, box.top_pt});
      all->include({box.right_pt, box.bottom_pt});
    }
  return all.value_or(PageBox{});
}

/// Moves every item to the other side of a strip that reaches from 0 to `width_pt`.
void mirror(Group& group, double width_pt) {
  const auto across = [&](double left_pt, double right_pt) { return PagePoint{width_pt - left_pt - right_pt, 0}; };
  for (Item& item : group.items) {
    if (auto* text = std::get_if<TextItem>(&item.value)) {
      text->origin.x_pt = width_pt - text->origin.x_pt;
      if (text->anchor != TextAnchor::kMiddle)
        text->anchor = text->anchor == TextAnchor::kStart ? TextAnchor::kEnd : TextAnchor::kStart;
    } else if (auto* path = std::get_if<PathItem>(&item.value)) {
      const PageBox box = path->path.bounds();
      move_item(item, across(box.left_pt, box.right_pt));
    } else if (auto* circle = std::get_if<CircleItem>(&item.value)) {
      circle->center.x_pt = width_pt - circle->center.x_pt;
    } else if (auto* inner = std::get_if<Group>(&item.value)) {
      const PageBox box = bounds_of(*inner);
      if (inner->name.css_class == sample_class)
        move(*inner, across(box.left_pt, box.right_pt));
      else
        mirror(*inner, width_pt);
    }
  }
}

Block joined(std::vector<Block> blocks, double gap_pt, bool across) {
  Block out;
  double at = 0;
  for (Block& block : blocks) {
    if (block.empty()) continue;
    if (at > 0) at += gap_pt;
    move(block.group, across ? PagePoint{at, 0} : PagePoint{0, at});
    at += across ? block.size.width_pt : block.size.height_pt;
    out.size.width_pt = across ? at : std::max(out.size.width_pt, block.size.width_pt);
    out.size.height_pt = across ? std::max(out.size.height_pt, block.size.height_pt) : at;
    out.group.items.push_back({std::move(block.group)});
  }
  return out;
}

/// The blocks in columns none of which is taller than `limit`, unless a single block is.
std::vector<std::vector<std::size_t>> columns_within(const std::vector<Block>& blocks, double limit, double gap_pt) {
  std::vector<std::vector<std::size_t>> columns;
  double height = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const double with = height + gap_pt + blocks[i].size.height_pt;
    if (columns.empty() || with > limit) {
      columns.emplace_back();
      height = blocks[i].size.height_pt;
    } else {
      height = with;
    }
    columns.back().push_back(i);
  }
  return columns;
}

/// The panel is ground enough; halos of another colour would smear on it.
void drop_halos(std::vector<Item>& items) {
  for (Item& item : items) {
    if (auto* text = std::get_if<TextItem>(&item.value)) text->type.halo_width_pt = 0;
    if (auto* group = std::get_if<Group>(&item.value)) drop_halos(group->items);
  }
}

}  // namespace

void move(Group& group, PagePoint by) {
  if (group.clip) group.clip = group.clip->moved(by);
  move_items(group.items, by);
}

void Column::add_line(const std::string& line, const TypeStyle& type, double x_pt, const std::string& css_class) {
  TextItem item;
  item.name.css_class = css_class;
  item.text = line;
  item.lang = lang_;
  item.type = type;
  item.origin = {x_pt, height_pt_ + type.size_pt * 1.02};
  used_width_pt_ = std::max(used_width_pt_, x_pt + measurer_.measure(line, type, lang_).advance_pt);
  height_pt_ += type.size_pt * leading;
  items_.push_back({std::move(item)});
}

void Column::add_text(const std::string& text, const TypeStyle& type, double indent_pt, const std::string& css_class) {
  for (const std::string& line : wrap_text(text, width_pt_ - indent_pt, type, lang_, measurer_))
    add_line(line, type, indent_pt, css_class);
}

void Column::add_marked_text(const std::string& mark, const std::string& text, const TypeStyle& type,
                             double indent_pt) {
  const double top = height_pt_;
  add_line(mark, type, 0, {});
  height_pt_ = top;
  add_text(text, type, indent_pt);
}

void Column::add_row(std::vector<Item> sample, double sample_width_pt, double row_height_pt, const std::string& text,
                     const TypeStyle& type) {
  const auto lines = wrap_text(text, width_pt_ - sample_width_pt, type, lang_, measurer_);
  const double text_height = static_cast<double>(lines.size()) * type.size_pt * leading;
  const double row_height = std::max(row_height_pt, text_height);
  Group group;
  group.name.css_class = sample_class;
  group.items = std::move(sample);
  move(group, {0, height_pt_ + row_height / 2});
  items_.push_back({std::move(group)});
  const double top = height_pt_;
  height_pt_ += (row_height - text_height) / 2;
  for (const std::string& line : lines) add_line(line, type, sample_width_pt, {});
  height_pt_ = top + row_height;
}

Block Column::take_block(const std::string& id, const std::string& label) {
  Block block;
  block.group.name.id = id;
  block.group.label = label;
  block.group.items = take_items();
  block.size = {used_width_pt_, height_pt_};
  return block;
}

Block mirrored(Block block) {
  mirror(block.group, block.size.width_pt);
  return block;
}

Block on_panel(Block block, Color fill, double padding_pt) {
  if (block.empty()) return block;
  drop_halos(block.group.items);
  move(block.group, {padding_pt, padding_pt});
  block.size = {block.size.width_pt + 2 * padding_pt, block.size.height_pt + 2 * padding_pt};
  PathItem panel;
  panel.name.css_class = "panel";
  panel.path = Path::rectangle({0, 0, block.size.width_pt, block.size.height_pt});
  panel.fill = Fill{fill, {}, false};
  block.group.items.insert(block.group.items.begin(), Item{std::move(panel)});
  return block;
}

Block in_columns(std::vector<Block> blocks, int columns, double gap_pt, double column_gap_pt) {
  std::erase_if(blocks, [](const Block& block) { return block.empty(); });
  if (blocks.empty()) return {};
  double low = 0, high = 0;
  for (const Block& block : blocks) {
    low = std::max(low, block.size.height_pt);
    high += block.size.height_pt + gap_pt;
  }
  while (high - low > 0.5) {
    const double middle = (low + high) / 2;
    const bool fits = columns_within(blocks, middle, gap_pt).size() <= static_cast<std::size_t>(columns);
    (fits ? high : low) = middle;
  }
  std::vector<Block> stacks;
  for (const auto& column : columns_within(blocks, high, gap_pt)) {
    std::vector<Block> stack;
    for (const std::size_t i : column) stack.push_back(std::move(blocks[i]));
    stacks.push_back(in_stack(std::move(stack), gap_pt));
  }
  return in_row(std::move(stacks), column_gap_pt);
}

Block in_row(std::vector<Block> blocks, double gap_pt) { return joined(std::move(blocks), gap_pt, true); }
Block in_stack(std::vector<Block> blocks, double gap_pt) { return joined(std::move(blocks), gap_pt, false); }

}  // namespace dateline
