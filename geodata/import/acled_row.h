// From one row of an ACLED export to one event: the rules of docs/import.md.
//
// Internal to geodata/import/acled*.cc.
#pragma once

#include "geodata/import/acled_columns.h"
#include "geodata/import/acled_kinds.h"
#include "geodata/import/import_dates.h"
#include "geodata/import/import_entities.h"
#include "geodata/import/import_log.h"

namespace dateline::acled {

/// Id of the source that stands for the data set.
inline constexpr const char* source_id = "acled";

/// Not for several threads at once.
class RowReader {
 public:
  /// `text_lang` is the language tag of English texts in the chronicle, empty where that is its own language.
  RowReader(ImportEntities& entities, std::string text_lang) : entities_(entities), text_lang_(std::move(text_lang)) {}

  /// Of the file whose rows come next. `columns` and `log` must outlive their use.
  void begin_file(const ColumnMap& columns, DayOrder order, const When& known, ImportLog& log);

  /// The event of the row, good until the next call; null when the row cannot be one, which the log then knows. Its
  /// first figure, if any, is that of deaths.
  const Event* read(const TableRow& row);

  std::string_view cell(std::size_t field) const { return columns_->cell(*row_, field); }
  /// Of the row that was read last.
  Day day() const { return day_; }

 private:
  bool read_id();
  bool read_when();
  void read_kind();
  void read_place();
  Place make_place(const std::optional<LonLat>& position, PlacePrecision precision, std::string_view country);
  std::optional<LonLat> read_position();
  std::string_view read_country();
  void read_actors();
  void add_actors(std::string_view list, std::string_view inter, Role role);
  const std::string& actor_of(std::string_view name, std::string_view inter);
  void read_sources();
  void read_figures();
  When reported();
  void add_crowd(std::string_view size, const When& reported);
  void read_tags();
  void add_tag(std::string tag);
  void read_note();
  LocalText text(std::string_view words) const;

  ImportEntities& entities_;
  std::string text_lang_;
  const ColumnMap* columns_ = nullptr;
  const TableRow* row_ = nullptr;
  ImportLog* log_ = nullptr;
  DayOrder order_ = DayOrder::kUnknown;
  When known_;
  Event event_;
  Day day_{};
  bool replaced_ = false;  ///< a text of the row had to be mended
  std::string key_;
};

}  // namespace dateline::acled
