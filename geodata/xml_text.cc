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
  std::size_t done = 0;
  for (std::size_t i = 0; i < inert.size(); ++i) {
    const std::string_view reference = reference_of(inert[i]);
    if (reference.empty()) continue;
    out += inert.substr(done, i - done);
    out += reference;
    done = i + 1;
  }
  out += inert.substr(done);
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
