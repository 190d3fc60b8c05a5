#include "styles/qgis_style_xml.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/inert_text.h"
#include "styles/color.h"

namespace dateline::qgis {
namespace {

struct TextWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

Node add_option(Node parent, const char* name, const char* type, const std::string& value) {
  return add(parent, "Option", {{"name", name}, {"type", type}, {"value", value}});
}

}  // namespace

Node add(Node parent, const char* name, const Options& attributes) {
  Node node = parent.append_child(name);
  for (const auto& [key, value] : attributes) node.append_attribute(key).set_value(inert_paragraphs(value).c_str());
  return node;
}

Node add_text(Node parent, const char* name, const std::string& text) {
  Node node = parent.append_child(name);
  node.append_child(pugi::node_pcdata).set_value(inert_paragraphs(text).c_str());
  return node;
}

Node add_symbol_layer(Node symbol, const char* layer_class, const Options& options) {
  Node layer = add(symbol, "layer", {{"class", layer_class}, {"enabled", "1"}, {"locked", "0"}, {"pass", "0"}});
  Node map = add(layer, "Option", {{"type", "Map"}});
  for (const auto& [name, value] : options) add_option(map, name, "QString", value);
  return layer;
}

void add_data_defined(Node parent, const char* element, const Options& properties) {
  if (properties.empty()) return;
  Node map = add(add(parent, element), "Option", {{"type", "Map"}});
  add_option(map, "name", "QString", "");
  Node all = add(map, "Option", {{"name", "properties"}, {"type", "Map"}});
  for (const auto& [name, expression] : properties) {
    Node property = add(all, "Option", {{"name", name}, {"type", "Map"}});
    add_option(property, "active", "bool", "true");
    add_option(property, "expression", "QString", expression);
    add_option(property, "type", "int", "3");  // an expression
  }
  add_option(map, "type", "QString", "collection");
}

std::string rgba(const std::string& color) {
  const Color c = parse_hex_color(color).value_or(Color{});
  return fmt::format("{},{},{},{}", c.r, c.g, c.b, c.a);
}

std::string field_reference(const std::string& field) {
  std::string reference = "\"";
  for (const char c : field) reference.append(c == '"' ? 2 : 1, c);
  return reference + '"';
}

bool has_field(const FeatureTable& table, const std::string& name) {
  return std::ranges::any_of(table.fields, [&](const FeatureField& field) { return field.name == name; });
}

std::string to_text(const pugi::xml_document& document) {
  TextWriter writer;
  document.save(writer, " ", pugi::format_default | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(writer.text);
}

}  // namespace dateline::qgis
