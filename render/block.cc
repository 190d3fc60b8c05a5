#include "render/block.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace dateline {
namespace {

/// Lines are this much taller than the letters' size.
constexpr double leading = 1.3;

/// Part of the width that the last line of a text should fill.
constexpr double least_last_line = 0.3;

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

using Words = std::vector<std::string>;

std::string joined_words(const Words& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

Words words_of(const std::string& text) {
  Words words;
  std::string word;
  for (const char c : text) {
    if (c != ' ' && c != '\n') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
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

std::vector<std::string> wrap_text(const std::string& text, double width_pt, const TypeStyle& type,
                                   const std::string& lang, const TextMeasurer& measurer) {
  // Words do not join across spaces in any script that has spaces: a line is as wide as its words and spaces. Each is
  // measured once; whole lines would be measured again for every word that is tried.
  std::map<std::string, double> width_of_word;
  const double space = measurer.measure("n n", type, lang).advance_pt - measurer.measure("nn", type, lang).advance_pt;
  const auto width_of = [&](const Words& line) {
    double width = space * static_cast<double>(line.size() - 1);
    for (const std::string& word : line) {
      const auto [known, is_new] = width_of_word.try_emplace(word, 0);
      if (is_new) known->second = measurer.measure(word, type, lang).advance_pt;
      width += known->second;
    }
    return width;
  };
  const Words words = words_of(text);
  const auto lines_within = [&](double most_pt) {
    std::vector<Words> lines;
    for (const std::string& word : words) {
      if (!lines.empty()) {
        lines.back().push_back(word);
        if (width_of(lines.back()) <= most_pt) continue;
        lines.back().pop_back();
      }
      lines.push_back({word});
    }
    return lines;
  };
  std::vector<Words> lines = lines_within(width_pt);
  const auto lonely = [&] { return lines.back().size() == 1 && lines[lines.size() - 2].size() > 2; };
  // Nothing is left alone in the last line where narrower lines, as many, share the words out.
  for (double part = 0.96; part > 0.7 && lines.size() > 1; part -= 0.04) {
    if (!lonely() && width_of(lines.back()) >= least_last_line * width_pt) break;
    std::vector<Words> narrower = lines_within(width_pt * part);
    if (narrower.size() > lines.size()) break;
    if (narrower.back().size() > lines.back().size()) lines = std::move(narrower);
  }
  if (lines.size() > 1 && lonely()) {
    Words two = lines.back();
    two.insert(two.begin(), lines[lines.size() - 2].back());
    if (width_of(two) <= width_pt) {
      lines[lines.size() - 2].pop_back();
      lines.back() = std::move(two);
    }
  }
  std::vector<std::string> out;
  for (const Words& line : lines) out.push_back(joined_words(line));
  return out;
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
