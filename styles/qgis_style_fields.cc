#include <algorithm>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "styles/qgis_style_parts.h"

namespace dateline::qgis {
namespace {

/// "kk-Latn" -> "title_kk_latn", as columns are named (render/export_tables.h).
std::string in_language(std::string_view base, std::string_view language) {
  std::string field = fmt::format("{}_{}", base, language);
  std::ranges::transform(field, field.begin(), [](char c) { return c == '-' ? '_' : ascii_lower(c); });
  return field;
}

bool is_text_in_some_language(const std::string& field, const std::string& base) {
  return field.starts_with(base + "_") && field != base + "_other";
}

/// Fields that hold it: in the language, in none, in others.
std::vector<std::string> fields_of(const FeatureTable& table, const std::string& base, const std::string& language) {
  std::vector<std::string> fields;
  for (const std::string& wanted : {in_language(base, language), base})
    if (has_field(table, wanted)) fields.push_back(wanted);
  for (const FeatureField& field : table.fields)
    if (is_text_in_some_language(field.name, base) && std::ranges::count(fields, field.name) == 0)
      fields.push_back(field.name);
  return fields;
}

/// The first that is not empty.
std::string first_of(const std::vector<std::string>& fields) {
  if (fields.size() == 1) return field_reference(fields.front());
  std::string list;
  for (const std::string& field : fields) list += (list.empty() ? "" : ", ") + field_reference(field);
  return fmt::format("coalesce({})", list);
}

/// QGIS puts what an expression gives into the tip as HTML, and runs it. Names are replaced in the order of the map's
/// keys, which is that of their letters: "&" first.
std::string as_html(const std::string& expression) {
  return fmt::format("replace({}, map('&', '&amp;', '<', '&lt;', '>', '&gt;'))", expression);
}

void add_tip(Node parent, const FeatureTable& table, const std::string& language) {
  std::string html = fmt::format("<b>[% {} %]</b>", as_html(display_expression(table, language)));
  for (const char* line : {"figure", "edtf", "place"})
    if (has_field(table, line)) html += fmt::format("[% coalesce('<br>' || {}, '') %]", as_html(field_reference(line)));
  add_text(parent, "mapTip", html);
}

}  // namespace

std::string display_expression(const FeatureTable& table, const std::string& language) {
  std::vector<std::string> fields;
  for (const char* base : {"title", "name"})
    for (std::string& field : fields_of(table, base, language)) fields.push_back(std::move(field));
  if (has_field(table, "id")) fields.push_back("id");
  if (fields.empty()) fields.push_back(table.fields.empty() ? "fid" : table.fields.front().name);
  return first_of(fields);
}

void add_fields(Node parent, const FeatureTable& table, const std::string& language) {
  Node aliases = add(parent, "aliases");
  add(aliases, "alias", {{"index", "0"}, {"field", "fid"}, {"name", ""}});
  for (std::size_t i = 0; i < table.fields.size(); ++i)
    add(aliases, "alias",
        {{"index", fmt::format("{}", i + 1)}, {"field", table.fields[i].name}, {"name", table.fields[i].title}});
  add_text(parent, "previewExpression", display_expression(table, language));
  add_tip(parent, table, language);
}

void add_style(Node parent, const FeatureTable& table, const std::string& language) {
  add_time(parent, table);
  add_renderer(parent, table);
  add_labels(parent, table);
  add_fields(parent, table, language);
}

}  // namespace dateline::qgis
