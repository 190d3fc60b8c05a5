// Tables from records: each column is declared once, as a field and how to fill it.
//
//   TableMaker<Place> maker;
//   maker.add({"id", FieldType::kText, "Id"}, [](const Place& p) { return FieldValue(p.id); });
//   maker.add_texts("name", languages, [](const Place& p) -> const LocalText& { return p.names; });
//   maker.walk = [&](const auto& use) { for (const Place& p : places) use(p); };
//   tables.push_back(maker.table("places", "Places"));
//
// Private to render/export_*. Columns that no row fills are left out, which takes one walk before the one that writes.
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

namespace dateline {

/// Text, or nothing when it is empty.
FieldValue text_value(std::string_view text);
/// Between spaces.
FieldValue words_value(const std::vector<std::string>& words);
FieldValue number_value(const std::optional<double>& number);

/// The language tags of texts, "" first; collected before columns are made.
using Languages = std::set<std::string>;
void collect_languages(const LocalText& texts, Languages& languages);

/// "kk-Latn" -> "title_kk_latn"; the base alone for no language.
std::string language_field(std::string_view base, std::string_view lang);

/// The first usual text in exactly that language; empty for none.
FieldValue text_in_language(const LocalText& texts, const std::string& lang);

/// What `text_in_language` does not find in any language: former, short and further names, as JSON.
FieldValue other_texts(const LocalText& texts);

template <typename Row>
class TableMaker {
 public:
  using Value = std::function<FieldValue(const Row&)>;
  using Walk = std::function<void(const std::function<void(const Row&)>&)>;

  Walk walk;
  std::function<Shape(const Row&)> shape;              ///< none: a table without geometry
  std::function<void(const Row&, Feature&)> add_look;  ///< sets look and size; may be none

  /// A column that is left out when no row fills it, unless `always`.
  void add(FeatureField field, Value value, bool always = false) {
    columns_.push_back({std::move(field), std::move(value), always});
  }

  /// One column for each language and one for all that does not fit in them. `texts` returns a reference.
  template <typename Texts>
  void add_texts(const std::string& base, const std::string& title, const Languages& languages, Texts texts) {
    for (const std::string& lang : languages)
      add({language_field(base, lang), FieldType::kText, lang.empty() ? title : title + " (" + lang + ")"},
          [texts, lang](const Row& row) { return text_in_language(texts(row), lang); });
    add({base + "_other", FieldType::kJson, title + " (...)"},
        [texts](const Row& row) { return other_texts(texts(row)); });
  }

  /// The table, which holds copies of the functions above.
  FeatureTable table(std::string name, std::string title) const {
    FeatureTable out;
    out.name = std::move(name);
    out.title = std::move(title);
    const auto columns = std::make_shared<std::vector<Column>>(used_columns(out));
    for (const Column& column : *columns) out.fields.push_back(column.field);
    out.each = [columns, walk = walk, shape = shape, add_look = add_look](const FeatureUse& use) {
      Feature feature;
      walk([&](const Row& row) {
        feature.values.clear();
        for (const Column& column : *columns) feature.values.push_back(column.value(row));
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
    bool always = false;
  };

  /// Counts the rows, too.
  std::vector<Column> used_columns(FeatureTable& out) const {
    std::vector<bool> used;
    for (const Column& column : columns_) used.push_back(column.always);
    walk([&](const Row& row) {
      ++out.rows;
      for (std::size_t i = 0; i < columns_.size(); ++i)
        if (!used[i]) used[i] = columns_[i].value(row).index() != 0;
      if (shape && !out.multi) out.multi = parts_of(shape(row)) > 1;
    });
    std::vector<Column> columns;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (used[i]) columns.push_back(columns_[i]);
    return columns;
  }

  static std::size_t parts_of(const Shape& shape) {
    return shape.outer.empty() ? shape.parts.size() : static_cast<std::size_t>(std::ranges::count(shape.outer, true));
  }

  std::vector<Column> columns_;
};

}  // namespace dateline
