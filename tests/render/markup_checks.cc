#include "tests/render/markup_checks.h"

#include <gtest/gtest.h>

#include "geodata/inert_text.h"
#include "geodata/utf8.h"

namespace dateline::testing {
namespace {

template <typename Visit>
void for_each_element(const pugi::xml_node& node, const Visit& visit) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    visit(child);
    for_each_element(child, visit);
  }
}

bool is_link(std::string_view attribute) {
  return attribute.ends_with("href") || attribute == "src" || attribute == "action" || attribute == "formaction";
}

}  // namespace

pugi::xml_document parse_markup(const std::string& markup) {
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_buffer(markup.data(), markup.size(), pugi::parse_full | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  EXPECT_TRUE(result) << result.description() << " at " << markup.substr(static_cast<std::size_t>(result.offset), 80);
  EXPECT_TRUE(is_valid_utf8(markup));
  for_each_code_point(markup, [&](char32_t c) {
    const bool harmful = (is_control(c) && c != '\n') || is_noncharacter(c) || (c >= 0x202A && c <= 0x202E);
    EXPECT_FALSE(harmful) << "U+" << std::hex << static_cast<unsigned>(c);
  });
  return document;
}

std::string tree_of(const pugi::xml_node& node) {
  std::string tree;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    const std::string inner = tree_of(child);
    tree += (tree.empty() ? "" : " ") + std::string(child.name()) + (inner.empty() ? "" : "(" + inner + ")");
  }
  return tree;
}

std::set<std::string> names_in(const pugi::xml_node& node) {
  std::set<std::string> names;
  for_each_element(node, [&](const pugi::xml_node& element) {
    const std::string name = element.name();
    names.insert(name);
    for (const pugi::xml_attribute& attribute : element.attributes()) names.insert(name + "@" + attribute.name());
  });
  return names;
}

void expect_no_actions(const pugi::xml_node& node, std::size_t scripts) {
  std::size_t found = 0;
  for_each_element(node, [&](const pugi::xml_node& element) {
    const std::string_view name = element.name();
    found += name == "script";
    for (const char* other : {"foreignObject", "iframe", "object", "embed", "base", "form", "animate", "set", "a"})
      EXPECT_NE(name, other);
    for (const pugi::xml_attribute& attribute : element.attributes()) {
      const std::string_view value = attribute.value();
      EXPECT_FALSE(std::string_view(attribute.name()).starts_with("on")) << attribute.name();
      if (is_link(attribute.name())) {
        EXPECT_TRUE(value.starts_with("#") || value.starts_with("data:image/png;base64,")) << value.substr(0, 80);
      }
    }
  });
  EXPECT_EQ(found, scripts);
}

}  // namespace dateline::testing
