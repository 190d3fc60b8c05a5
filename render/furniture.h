// The blocks around the story: title, key, summary of claims, source notes, scale bar, north arrow, locator, credits.
//
// Each function makes one Block about its own origin; an empty block when there is nothing to say. Where they go is
// decided by render/furniture_layout.h.
#pragma once

#include "render/block.h"
#include "render/map_plan.h"
#include "render/scene.h"

namespace dateline {

/// Between columns of notes.
inline constexpr double notes_gap_pt = 18;

/// True if a piece of furniture is to be drawn; `by_default` where the map file leaves it open.
inline bool wanted(Show show, bool by_default = true) {
  return show == Show::kOn || (show == Show::kAuto && by_default);
}

/// Between furniture and the frame's edge: the style's, less in a small frame.
double furniture_margin_pt(const PageBox& frame, const Style& style);

/// Title and subtitle; `scale` times as large as the style has them.
Block title_block(const SceneTexts& texts, const Style& style, const std::string& lang, double width_pt,
                  const TextMeasurer& measurer, double scale = 1);

/// What every symbol and line on the map means, and nothing else. The entries stand in `columns` columns of `width_pt`.
Block legend_block(const Scene& scene, const MapPlan& plan, const Style& style, int columns, double width_pt,
                   const TextMeasurer& measurer);

/// The chronicle-wide figures as a table: measure, what is claimed, marks of the notes.
Block summary_block(const Scene& scene, const Style& style, const std::string& lang, double width_pt,
                    const TextMeasurer& measurer);

/// The numbered source notes under their heading, in `columns` columns of `width_pt` with `notes_gap_pt` between them.
Block sources_block(const SceneTexts& texts, const Style& style, const std::string& lang, int columns, double width_pt,
                    const TextMeasurer& measurer);

/// The map's own notes, likewise.
Block remarks_block(const SceneTexts& texts, const Style& style, const std::string& lang, int columns, double width_pt,
                    const TextMeasurer& measurer);

Block credits_block(const SceneTexts& texts, const Style& style, const std::string& lang, double width_pt,
                    const TextMeasurer& measurer, double scale = 1);

/// A day in the title's letters.
Block date_stamp_block(const std::string& day, const Style& style, const std::string& lang,
                       const TextMeasurer& measurer);

/// A bar of a round distance, true at `at` on the map, in a narrow frame a shorter one.
Block scale_bar_block(const Projection& projection, const Viewport& viewport, PagePoint at, const Style& style,
                      const std::string& lang, const TextMeasurer& measurer);

/// An arrow to true north at `at`.
Block north_arrow_block(double north_deg, const Style& style, const std::string& lang, const TextMeasurer& measurer);

/// A round distance, 1, 2 or 5 times a power of ten, at most `most_m`.
double round_distance_m(double most_m);

}  // namespace dateline
