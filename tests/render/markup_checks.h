// What a document is made of, for comparing one with hostile texts with one with harmless texts.
#pragma once

#include <set>
#include <string>

#include <pugixml.hpp>

namespace dateline::testing {

/// Parses XML; a test fails where it is not well formed, or holds characters that XML or a reader must not meet:
/// controls, non-characters, overrides of direction.
pugi::xml_document parse_markup(const std::string& markup);

/// Names of elements in their order, nested: "svg(g(path text(title)))".
std::string tree_of(const pugi::xml_node& node);

/// "element", and "element@attribute" of all attributes.
std::set<std::string> names_in(const pugi::xml_node& node);

/// A test fails for scripts other than those with the ids or texts of `scripts`, for attributes that run something, and
/// for links and pictures from anywhere but the document itself.
void expect_no_actions(const pugi::xml_node& node, std::size_t scripts = 0);

}  // namespace dateline::testing
