// Text, numbers and colours as KML has them. Private to geodata/export/kml_*.
//
// Every string from outside passes through `append_kml_text` or `append_kml_html`, so that none can become markup, in
// the XML or in the HTML that a balloon shows. Both make it inert first (geodata/inert_text.h).
#pragma once

#include <string>
#include <string_view>

#include "geodata/export/feature_table.h"

namespace dateline {

/// As character data or in a quoted attribute; line breaks stay.
void append_kml_text(std::string& out, std::string_view text);

/// As HTML that shows the text, for a CDATA section: it never holds "]]>". Line breaks become <br/>; "$[", by which
/// Google Earth puts other fields of the feature in unescaped, is broken up.
void append_kml_html(std::string& out, std::string_view text);

/// Nothing for nothing.
void append_kml_value(std::string& out, const FieldValue& value);
void append_kml_html_value(std::string& out, const FieldValue& value);

/// Degrees to the seventh decimal (1 cm), without zeros behind.
void append_kml_degrees(std::string& out, double degrees);

/// "aabbggrr" of "#rrggbb" and an opacity from 0 to 1; of anything else opaque white.
std::string kml_color(std::string_view color, double opacity);

}  // namespace dateline
