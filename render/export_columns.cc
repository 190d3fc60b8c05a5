#include "render/export_columns.h"

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/import/record_cells.h"
#include "geodata/json_text.h"

namespace dateline {

FieldValue text_value(std::string_view text) { return text.empty() ? FieldValue{} : FieldValue(std::string(text)); }

FieldValue words_value(const std::vector<std::string>& words) {
  return text_value(fmt::format("{}", fmt::join(words, " ")));
}

FieldValue number_value(const std::optional<double>& number) { return number ? FieldValue(*number) : FieldValue{}; }

std::string language_field(std::string_view base, std::string_view lang) {
  if (lang.empty()) return std::string(base);
  std::string field = fmt::format("{}_{}", base, lang);
  for (char& c : field) {
    c = ascii_lower(c);
    if (c == '-') c = '_';
  }
  return field;
}

bool has_language_column(const std::string& lang) {
  constexpr std::size_t longest = 40;
  return lang.size() <= longest && language_of_field(language_field("text", lang), "text") == lang;
}

namespace {

/// As protobuf has a Name in JSON.
std::string json_of(const Name& name) {
  std::string json = "{";
  if (!name.lang.empty()) json += fmt::format("\"lang\":{},", json_string(name.lang));
  json += fmt::format("\"text\":{}", json_string(name.text));
  const std::string kind = ascii_upper(to_string(name.kind));
  if (name.kind != NameKind::kUsual) json += fmt::format(",\"kind\":\"{}\"", kind);
  return json + "}";
}

const Name* usual(const LocalText& texts, const std::string& lang) {
  for (const Name& name : texts)
    if (name.kind == NameKind::kUsual && name.lang == lang) return &name;
  return nullptr;
}

}  // namespace

FieldValue text_in_language(const LocalText& texts, const std::string& lang) {
  const Name* name = usual(texts, lang);
  return name ? text_value(name->text) : FieldValue{};
}

FieldValue other_texts(const LocalText& texts) {
  std::string json;
  for (const Name& name : texts) {
    if (has_language_column(name.lang) && &name == usual(texts, name.lang)) continue;
    json += (json.empty() ? "[" : ",") + json_of(name);
  }
  return json.empty() ? FieldValue{} : FieldValue(json + "]");
}

std::string json_of(const LocalText& texts) {
  std::string json;
  for (const Name& name : texts) json += (json.empty() ? "" : ",") + json_of(name);
  return "[" + json + "]";
}

}  // namespace dateline
