// Colours, and the small words of map files: ids, language tags, time zones.
#include "fuzz/fuzz.h"
#include "geodata/text_forms.h"
#include "geodata/time_zone.h"
#include "styles/color.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  if (const std::optional<Color> color = parse_hex_color(bytes)) {
    Color opaque = *color;
    opaque.a = 255;
    require(parse_hex_color(to_hex(*color)) == opaque, "a colour that is written is read again");
  }
  (void)is_id(bytes);
  (void)is_language_tag(bytes);
  require(is_time_zone(bytes) == TimeZone::find(bytes).has_value(), "a zone that is known is found");
}

}  // namespace dateline::fuzz
