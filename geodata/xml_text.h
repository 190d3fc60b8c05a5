// Text as XML has it, in elements and in quoted attributes alike: for SVG, KML, styles of QGIS, and for HTML that is
// written as XML.
//
// Both functions make the text inert first (geodata/inert_text.h): XML 1.0 has no control characters, not even escaped.
// Then `& < > " '` become references, so that no text can end the element or attribute it stands in, and "]]>" cannot
// come about. An attribute is always quoted by its writer. Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// One line.
std::string xml_text(std::string_view text);

/// Line ends ("\n") kept.
std::string xml_paragraphs(std::string_view text);
void append_xml_paragraphs(std::string& out, std::string_view text);

}  // namespace dateline
