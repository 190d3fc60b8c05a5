// Furniture is made of blocks: drawn once about their own origin, measured, then moved to where there is room.
#pragma once

#include <string>
#include <vector>

#include "render/drawing.h"
#include "render/text_measurer.h"

namespace dateline {

/// A piece of furniture. Its group is drawn with the top left corner of `size` at the page's origin.
struct Block {
  Group group;
  PageSize size{0, 0};

  bool empty() const { return group.items.empty(); }
};

/// Moves everything in the group, the clip included.
void move(Group& group, PagePoint by);

/// Lays lines and items below each other.
class Column {
 public:
  Column(double width_pt, std::string lang, const TextMeasurer& measurer)
      : width_pt_(width_pt), lang_(std::move(lang)), measurer_(measurer) {}
  Column(double width_pt, std::string lang, TextMeasurer&& measurer) = delete;  // which is borrowed

  /// Wrapped text; `indent_pt` from the left on every line.
  void add_text(const std::string& text, const TypeStyle& type, double indent_pt = 0,
                const std::string& css_class = {});
  /// Wrapped text with `mark` hanging in front of the first line (numbered notes).
  void add_marked_text(const std::string& mark, const std::string& text, const TypeStyle& type, double indent_pt);
  void add_space(double height_pt) { height_pt_ += height_pt; }
  /// A sample drawn about the row's left edge and vertical middle, with text beside it.
  void add_row(std::vector<Item> sample, double sample_width_pt, double row_height_pt, const std::string& text,
               const TypeStyle& type);

  double height_pt() const { return height_pt_; }
  double used_width_pt() const { return used_width_pt_; }
  std::vector<Item> take_items() { return std::move(items_); }
  Block take_block(const std::string& id, const std::string& label);

 private:
  void add_line(const std::string& line, const TypeStyle& type, double x_pt, const std::string& css_class);

  double width_pt_;
  std::string lang_;
  const TextMeasurer& measurer_;
  double height_pt_ = 0;
  double used_width_pt_ = 0;
  std::vector<Item> items_;
};

/// The block for readers from right to left: every item moved to the other side, not itself turned round, and lines of
/// text aligned on the right. Samples of the key stay in one piece.
Block mirrored(Block block);

/// The block with a panel of `fill` behind it and `padding_pt` around it.
Block on_panel(Block block, Color fill, double padding_pt);

/// Blocks beside each other, tops level, `gap_pt` between.
Block in_row(std::vector<Block> blocks, double gap_pt);
/// Blocks below each other, left edges level.
Block in_stack(std::vector<Block> blocks, double gap_pt);
/// Blocks shared out in order over at most `columns` columns, so that the tallest column is as low as it can be.
Block in_columns(std::vector<Block> blocks, int columns, double gap_pt, double column_gap_pt);

}  // namespace dateline
