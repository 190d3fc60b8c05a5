#include "geodata/export/kml_text.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/xml_text.h"

namespace dateline {
namespace {

/// What shows the text as HTML, which then stands in XML as it is.
void append_html(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  append_xml_paragraphs(out, text);
  for (std::size_t at = begin; (at = out.find_first_of("\n$", at)) != std::string::npos; ++at) {
    if (out[at] == '\n')
      out.replace(at, 1, "<br/>");
    else if (at + 1 < out.size() && out[at + 1] == '[')
      out.replace(at, 1, "&#36;");
  }
}

template <bool html>
void append_any_value(std::string& out, const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value))
    html ? append_html(out, *text) : append_xml_paragraphs(out, *text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) fmt::format_to(std::back_inserter(out), "{}", *number);
  if (const auto* number = std::get_if<double>(&value)) fmt::format_to(std::back_inserter(out), "{}", *number);
}

int hex_digit(char c) {
  if (is_ascii_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_color(std::string_view color) {
  return color.size() == 7 && color[0] == '#' &&
         std::ranges::all_of(color.substr(1), [](char c) { return hex_digit(c) >= 0; });
}

}  // namespace

void append_kml_text(std::string& out, std::string_view text) { append_xml_paragraphs(out, text); }
void append_kml_html(std::string& out, std::string_view text) { append_html(out, text); }
void append_kml_value(std::string& out, const FieldValue& value) { append_any_value<false>(out, value); }
void append_kml_html_value(std::string& out, const FieldValue& value) { append_any_value<true>(out, value); }

void append_kml_degrees(std::string& out, double degrees) {
  constexpr std::int64_t one = 10'000'000;
  const std::int64_t scaled = std::llround(degrees * one);
  const std::int64_t size = std::abs(scaled);
  fmt::format_to(std::back_inserter(out), "{}{}", scaled < 0 ? "-" : "", size / one);
  if (size % one == 0) return;
  fmt::format_to(std::back_inserter(out), ".{:07}", size % one);
  while (out.back() == '0') out.pop_back();
}

std::string kml_color(std::string_view color, double opacity) {
  const std::string_view rgb = is_color(color) ? color : "#ffffff";
  std::string out = fmt::format("{:02x}", std::lround(std::clamp(opacity, 0.0, 1.0) * 255));
  for (const std::size_t at : {5U, 3U, 1U}) out += rgb.substr(at, 2);
  return ascii_lower(out);
}

}  // namespace dateline
