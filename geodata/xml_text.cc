#include "geodata/xml_text.h"

#include "geodata/inert_text.h"

namespace dateline {
namespace {

std::string_view reference_of(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

void append_escaped(std::string& out, std::string_view inert) {
  while (true) {
    const std::size_t end = inert.find_first_of("&<>\"'");
    out += inert.substr(0, end);
    if (end == std::string_view::npos) return;
    out += reference_of(inert[end]);
    inert.remove_prefix(end + 1);
  }
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  append_escaped(out, inert_text(text));
  return out;
}

void append_xml_paragraphs(std::string& out, std::string_view text) {
  is_inert(text) ? append_escaped(out, text) : append_escaped(out, inert_paragraphs(text));
}

std::string xml_paragraphs(std::string_view text) {
  std::string out;
  append_xml_paragraphs(out, text);
  return out;
}

}  // namespace dateline
