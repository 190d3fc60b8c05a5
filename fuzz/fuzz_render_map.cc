// Whole maps of whatever was read: they can be drawn, twice the same, with nothing over anything and nothing lost.
#include <algorithm>
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

/// Furniture is asked for its place where there could be one: on a small page, or with a word in a title that is wider
/// than the page, there is none, and nothing breaks such a word yet.
bool leaves_room(const MapInputs& inputs) {
  const auto fits = [](const LocalText& texts) {
    for (const Name& name : texts)
      if (name.text.size() > 60) return false;
    return true;
  };
  const MapSpec& spec = inputs.spec;
  return std::min(spec.page.width_pt, spec.page.height_pt) >= 400 && spec.page_margin_pt == 0 && fits(spec.title) &&
         fits(spec.subtitle) && fits(spec.notes) && fits(inputs.chronicle.title);
}

std::vector<std::string> misplaced(const testing::MadeMap& map) {
  std::vector<std::string> found = testing::collisions(map);
  if (!leaves_room(map.inputs))
    std::erase_if(found, [](const std::string& what) { return what.find("furniture") != std::string::npos; });
  return found;
}

/// Places as decided, with letters of fixed width.
void check_places(const MapInputs& inputs) {
  try {
    const testing::MadeMap map = testing::make_map(inputs, testing::FixedMeasurer());
    require_none(misplaced(map), "nothing lies over anything");
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
