// Whole maps of whatever was read: they can be drawn, twice the same, with nothing over anything and nothing lost.
#include <stdexcept>

#include <fmt/format.h>

#include "fuzz/fuzz.h"
#include "fuzz/made_inputs.h"
#include "render/canvas.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/made_map.h"

namespace dateline::fuzz {
namespace {

void require_none(const std::vector<std::string>& found, std::string_view promise) {
  require(found.empty(), found.empty() ? promise : fmt::format("{}: {}", promise, found.front()));
}

/// Two drawings of one map, in the fonts of the system.
void draw_twice(const MapInputs& inputs) {
  static const std::unique_ptr<TextMeasurer> measurer = make_pango_text_measurer();
  const Result<RenderedMap> map = render_map(inputs, *measurer), again = render_map(inputs, *measurer);
  require_good(map.diagnostics, map.value.has_value());
  require(map.value.has_value() == again.value.has_value(), "a map can be drawn, or cannot");
  if (!map) return;
  const std::string svg = draw_svg(map->drawing);
  require(svg == draw_svg(again->drawing), "the same map, the same SVG");
  require(svg.find("nan") == std::string::npos || svg.find("\"nan") == std::string::npos, "coordinates are numbers");
  const PngOptions small{.pixels_per_inch = 24, .compression = 1};
  require(draw_png(map->drawing, small) == draw_png(again->drawing, small), "the same map, the same pixels");
}

/// Places as decided, with letters of fixed width.
void check_places(const MapInputs& inputs) {
  try {
    const testing::MadeMap map = testing::make_map(inputs, testing::FixedMeasurer());
    require_none(testing::collisions(map), "nothing lies over anything");
    require_none(testing::lost_records(map), "no record is lost");
  } catch (const std::runtime_error&) {  // there is no such map
  }
}

}  // namespace

DATELINE_FUZZ(bytes) {
  const std::optional<MapInputs> inputs = made_inputs(bytes);
  if (!inputs) return;
  draw_twice(*inputs);
  check_places(*inputs);
}

}  // namespace dateline::fuzz
