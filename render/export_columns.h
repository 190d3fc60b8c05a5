// Tables from records: each column is declared once, as a field and how to fill it.
//
//   TableMaker<Place> maker;
//   maker.add({"id", FieldType::kText, "Id"}, [](const Place& p) { return FieldValue(p.id); });
//   maker.add_texts("name", "Name", [](const Place& p) -> const LocalText& { return p.names; });
//   maker.walk = [&](const auto& use) { for (const Place& p : places) use(p); };
//   tables.push_back(maker.table("places", "Places"));
//
// Private to render/export_*. Columns that no row fills are left out, so every row is looked at once before the walk
// that writes: by the maker itself, or by who walks anyway (`look_at`).
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/export/feature_table.h"
#include "geodata/kinds.h"

namespace dateline {

/// Text, or nothing when it is empty.
FieldValue text_value(std::string_view text);
/// Between spaces.
FieldValue words_value(const std::vector<std::string>& words);
FieldValue number_value(const std::optional<double>& number);

/// The word for a kind; nothing for the zero value.
template <typename Kind>
FieldValue kind_value(Kind kind) {
  return kind == Kind::kUnspecified ? FieldValue{} : text_value(to_string(kind));
}

/// "kk-Latn" -> "title_kk_latn"; the base alone for no language.
std::string language_field(std::string_view base, std::string_view lang);
/// True if texts of that language have a column of their own: if the column's name leads back to the very same tag.
/// What has none ("EN", "other", what is no tag) is among `other_texts`.
bool has_language_column(const std::string& lang);

/// The first usual text in exactly that language; empty for none.
FieldValue text_in_language(const LocalText& texts, const std::string& lang);

/// What `text_in_language` does not find in any language: former, short and further names, as JSON.
FieldValue other_texts(const LocalText& texts);

/// A list of names as protobuf JSON has it.
std::string json_of(const LocalText& texts);

template <typename Row>
class TableMaker {
 public:
  using Value = std::function<FieldValue(const Row&)>;
  using Texts = std::function<const LocalText&(const Row&)>;
  using Walk = std::function<void(const std::function<void(const Row&)>&)>;

  Walk walk;
  std::function<Shape(const Row&)> shape;              ///< none: a table without geometry
  std::function<void(const Row&, Feature&)> add_look;  ///< sets look and size; may be none

  /// A column that is left out when no row fills it, unless `always`.
  void add(FeatureField field, Value value, bool always = false) {
    columns_.push_back({std::move(field), std::move(value), {}, always, {}});
  }

  /// One column for each language that rows use, and one for all that does not fit in them.
  void add_texts(std::string base, std::string title, Texts texts) {
    columns_.push_back({{std::move(base), FieldType::kText, std::move(title)}, {}, std::move(texts), false, {}});
  }

  /// Notes which columns a row fills, and counts it.
  void look_at(const Row& row) {
    ++rows_;
    for (Column& column : columns_)
      if (column.texts)
        note_texts(column, column.texts(row));
      else if (!column.used)
        column.used = column.value(row).index() != 0;
    if (shape && !multi_) multi_ = parts_of(shape(row)) > 1;
  }

  std::size_t rows() const { return rows_; }

  /// The table, which holds copies of the functions above.
  FeatureTable table(std::string name, std::string title) {
    if (rows_ == 0) walk([this](const Row& row) { look_at(row); });
    FeatureTable out;
    out.name = std::move(name);
    out.title = std::move(title);
    out.rows = rows_;
    out.multi = multi_;
    const auto values = std::make_shared<std::vector<Value>>();
    for (const Column& column : columns_) add_to(out, *values, column);
    out.each = [values, walk = walk, shape = shape, add_look = add_look](const FeatureUse& use) {
      Feature feature;
      walk([&](const Row& row) {
        feature.values.clear();
        for (const Value& value : *values) feature.values.push_back(value(row));
        if (shape) feature.shape = shape(row);
        if (add_look) add_look(row, feature);
        use(feature);
      });
    };
    return out;
  }

 private:
  struct Column {
    FeatureField field;
    Value value;
    Texts texts;        ///< in place of `value`
    bool used = false;  ///< of texts: some do not fit in columns of languages
    std::set<std::string> languages;
  };

  static void note_texts(Column& column, const LocalText& texts) {
    for (const Name& name : texts)
      if (name.kind == NameKind::kUsual && !column.languages.contains(name.lang) && has_language_column(name.lang))
        column.languages.insert(name.lang);
    if (!column.used && !texts.empty()) column.used = other_texts(texts).index() != 0;
  }

  static void add_to(FeatureTable& out, std::vector<Value>& values, const Column& column) {
    const auto add = [&](FeatureField field, Value value) {
      out.fields.push_back(std::move(field));
      values.push_back(std::move(value));
    };
    if (!column.texts) {
      if (column.used) add(column.field, column.value);
      return;
    }
    const Texts& texts = column.texts;
    for (const std::string& lang : column.languages)
      add({language_field(column.field.name, lang), FieldType::kText,
           lang.empty() ? column.field.title : column.field.title + " (" + lang + ")"},
          [texts, lang](const Row& row) { return text_in_language(texts(row), lang); });
    if (column.used)
      add({column.field.name + "_other", FieldType::kJson, column.field.title + " (...)"},
          [texts](const Row& row) { return other_texts(texts(row)); });
  }

  static std::size_t parts_of(const Shape& shape) {
    return shape.outer.empty() ? shape.parts.size() : static_cast<std::size_t>(std::ranges::count(shape.outer, true));
  }

  std::vector<Column> columns_;
  std::size_t rows_ = 0;
  bool multi_ = false;
};

}  // namespace dateline
