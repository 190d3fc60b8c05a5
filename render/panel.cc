#include "render/panel.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "render/furniture.h"
#include "render/text_content.h"

namespace dateline {
namespace {

constexpr double padding_pt = 10;
constexpr double band_gap_pt = 26;
constexpr double stack_gap_pt = 10;
/// Notes are hard to read in columns that are narrower or wider.
constexpr double least_notes_pt = 170;
constexpr double most_notes_pt = 400;
constexpr int most_note_columns = 4;

double width_of_columns(int columns, double column_pt) { return columns * column_pt + (columns - 1) * notes_gap_pt; }

double column_width(int columns, double width_pt) { return (width_pt - (columns - 1) * notes_gap_pt) / columns; }

Block lowest(std::vector<Block> blocks) {
  if (blocks.empty()) return {};
  return std::move(*std::ranges::min_element(blocks, {}, [](const Block& b) { return b.size.height_pt; }));
}

class PanelMaker {
 public:
  PanelMaker(const Scene& scene, const MapPlan& plan, const FurnitureSpec& spec, const Style& style,
             const TextMeasurer& measurer)
      : scene_(scene), plan_(plan), spec_(spec), style_(style), measurer_(measurer) {}

  std::vector<Block> run() const {
    const PageBox& frame = plan_.viewport.page();
    const double inner = frame.width_pt() - 2 * furniture_margin_pt(frame, style_);
    std::vector<Block> shapes;
    for (const int columns : {5, 4, 3, 2})
      if (auto band = make_band(inner - 2 * padding_pt, columns)) shapes.push_back(std::move(*band));
    for (const int columns : {2, 1}) shapes.push_back(make_stack(columns));
    for (Block& shape : shapes) {
      if (is_right_to_left(plan_.lang())) shape = mirrored(std::move(shape));
      shape = on_panel(std::move(shape), style_.color("panel").faded(0.82), padding_pt);
      shape.group.name.id = "panel";
    }
    return shapes;
  }

 private:
  Block summary(double width) const {
    if (spec_.summary == Show::kOff) return {};
    return summary_block(scene_, style_, plan_.lang(), width, measurer_);
  }
  Block key(int columns, double width) const { return legend_block(scene_, plan_, style_, columns, width, measurer_); }
  Block sources(int columns, double width) const {
    if (!wants_notes()) return {};
    return sources_block(scene_.texts, style_, plan_.lang(), columns, width, measurer_);
  }
  Block remarks(int columns, double width) const {
    if (!wants_notes()) return {};
    return remarks_block(scene_.texts, style_, plan_.lang(), columns, width, measurer_);
  }
  bool wants_notes() const { return spec_.source_notes != Show::kOff; }
  bool has_notes() const { return wants_notes() && !(scene_.texts.source_notes.empty() && scene_.texts.notes.empty()); }

  /// `make` in as many columns as makes it lowest within a width.
  template <typename Make>
  static Block lowest_in(double width, Make make) {
    std::vector<Block> choices;
    for (int columns = 1; columns <= most_note_columns; ++columns) {
      const double column = column_width(columns, width);
      if (columns == 1 || column >= least_notes_pt) choices.push_back(make(columns, std::min(column, most_notes_pt)));
    }
    return lowest(std::move(choices));
  }
  Block sources_in(double width) const {
    return lowest_in(width, [&](int columns, double column) { return sources(columns, column); });
  }
  Block remarks_in(double width) const {
    return lowest_in(width, [&](int columns, double column) { return remarks(columns, column); });
  }

  /// Summary, key and notes beside each other; what the first two leave is for the notes. Nothing if that is too
  /// little.
  std::optional<Block> make_band(double width, int columns) const {
    const Block beside = summary(300);
    const double rest = width - (beside.empty() ? 0 : beside.size.width_pt + band_gap_pt);
    const Block legend = key(columns, 140);
    const double left = rest - (legend.empty() ? 0 : legend.size.width_pt + band_gap_pt);
    if (left < (has_notes() ? least_notes_pt : 0)) return std::nullopt;
    std::vector<Block> choices;
    choices.push_back(
        in_row(blocks(beside, legend, in_stack(blocks(sources_in(left), remarks_in(left)), 5)), band_gap_pt));
    // The map's own notes below the key, where they fill what the key and the sources leave beside a long summary.
    Block top = in_row(blocks(legend, sources_in(left)), band_gap_pt);
    choices.push_back(
        in_row(blocks(beside, in_stack(blocks(std::move(top), remarks_in(rest)), stack_gap_pt)), band_gap_pt));
    Block band = lowest(std::move(choices));
    if (has_notes()) band.size.width_pt = width;  // the band reaches from margin to margin
    return band;
  }

  template <typename... Parts>
  static std::vector<Block> blocks(Parts... parts) {
    std::vector<Block> out;
    (out.push_back(std::move(parts)), ...);
    return out;
  }

  Block make_stack(int columns) const {
    constexpr double column = 205;
    Block notes = in_stack(blocks(sources(columns, column), remarks(1, width_of_columns(columns, column))), 5);
    return in_stack(blocks(summary(250), key(columns, 150), std::move(notes)), 12);
  }

  const Scene& scene_;
  const MapPlan& plan_;
  const FurnitureSpec& spec_;
  const Style& style_;
  const TextMeasurer& measurer_;
};

}  // namespace

std::vector<Block> panel_shapes(const Scene& scene, const MapPlan& plan, const FurnitureSpec& spec, const Style& style,
                                const TextMeasurer& measurer) {
  if (spec.legend == Show::kOff) return {};
  return PanelMaker(scene, plan, spec, style, measurer).run();
}

}  // namespace dateline
