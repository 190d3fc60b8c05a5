// The small change of SVG: numbers, path data, ids, attributes.
//
// Everything that comes from outside passes through `xml_text` (geodata/xml_text.h) or `svg_name`, so that no input can
// become markup.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "render/drawing.h"

namespace dateline {

/// `value` with at most `decimals` decimals, without exponent, trailing zeros or a negative zero: "12.5", "0", "-3".
std::string svg_number(double value, int decimals);

/// The `d` of a path: rounded to a grid of `decimals`, then relative, so that neighbouring areas keep their common
/// edges.
std::string svg_path_data(const Path& path, int decimals);

/// An XML name made from `text`: letters (of any script), digits, "-", "_" and "." kept, anything else "-"; never
/// empty.
std::string svg_name(std::string_view text);

/// A CSS class: as `svg_name`, lower case ASCII.
std::string svg_class(std::string_view text);

/// One ` name="value"`, escaped; nothing for an empty value.
std::string svg_attribute(std::string_view name, std::string_view value);

/// The ids of one document. An id asked for twice gets "-2", "-3", ...
class SvgIds {
 public:
  std::string take(std::string_view wish);

 private:
  std::set<std::string, std::less<>> taken_;
};

}  // namespace dateline
