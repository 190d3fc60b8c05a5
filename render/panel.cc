#include "render/panel.h"

#include <optional>
#include <utility>

#include "render/furniture.h"
#include "render/text_content.h"

namespace dateline {
namespace {

constexpr double padding_pt = 10;
constexpr double band_gap_pt = 26;
constexpr double least_notes_pt = 170;

class PanelMaker {
 public:
  PanelMaker(const Scene& scene, const MapPlan& plan, const FurnitureSpec& spec, const Style& style,
             const TextMeasurer& measurer)
      : scene_(scene), plan_(plan), spec_(spec), style_(style), measurer_(measurer) {}

  std::vector<Block> run() const {
    const double inner = plan_.viewport.page().width_pt() - 2 * style_.measures.furniture_margin_pt;
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
    if (spec_.source_notes == Show::kOff) return {};
    return notes_block(scene_.texts, style_, plan_.lang(), columns, width, measurer_);
  }

  /// Summary, key and sources beside each other; what the first two leave is for the sources. Nothing if that is too
  /// little.
  std::optional<Block> make_band(double width, int columns) const {
    std::vector<Block> parts;
    parts.push_back(summary(300));
    parts.push_back(key(columns, 140));
    double left = width;
    for (const Block& part : parts)
      if (!part.empty()) left -= part.size.width_pt + band_gap_pt;
    Block notes = sources(1, left);
    if (left < (notes.empty() ? 0 : least_notes_pt)) return std::nullopt;
    if (!notes.empty()) notes.size.width_pt = left;  // the band reaches from margin to margin
    parts.push_back(std::move(notes));
    return in_row(std::move(parts), band_gap_pt);
  }

  Block make_stack(int columns) const {
    std::vector<Block> parts;
    parts.push_back(summary(250));
    parts.push_back(key(columns, 150));
    parts.push_back(sources(columns, 205));
    return in_stack(std::move(parts), 12);
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
