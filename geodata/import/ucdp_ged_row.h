// From one row of the UCDP Georeferenced Event Dataset to one event: the rules of docs/import.md.
//
// Internal to geodata/import/ucdp_ged*.cc.
#pragma once

#include "geodata/import/import_dates.h"
#include "geodata/import/import_entities.h"
#include "geodata/import/import_log.h"
#include "geodata/import/ucdp_ged_columns.h"

namespace dateline::ucdp_ged {

/// Id of the source that stands for the data set.
inline constexpr const char* source_id = "ucdp-ged";

/// Fills one event again and again, so that its memory is used again. Not for several threads at once.
class RowReader {
 public:
  /// `text_lang` is the language tag of English texts in the chronicle, empty where that is its own language.
  RowReader(ImportEntities& entities, std::string text_lang);

  /// Of the file whose rows come next. `columns` and `log` must outlive their use.
  void begin_file(const ColumnMap& columns, const When& known, ImportLog& log);

  /// The event of the row, good until the next call; null when the row cannot be one, which the log then knows.
  const Event* read(const TableRow& row);

 private:
  std::string_view cell(std::size_t field) const { return columns_->cell(*row_, field); }
  /// A whole number, or `otherwise` for an empty cell; one that is no number goes to the log.
  long long number(std::size_t field, long long otherwise);
  std::optional<double> count(std::size_t field);

  bool read_id();
  bool read_kind();
  bool read_when();
  void read_year_only();
  void set_when(Day first, Day last, long long precision);
  void read_place();
  Place make_place(const std::optional<LonLat>& position, PlacePrecision precision, std::string_view country);
  std::optional<LonLat> read_position();
  void read_actors();
  const std::string& actor_of(std::size_t name_field, std::size_t id_field, std::size_t country_field);
  Actor make_actor(std::size_t name_field, std::size_t id_field, std::size_t country_field);
  void add_participant(const std::string& actor, Role role);
  void read_figures();
  void add_total();
  void add_part(std::size_t field, std::string_view side);
  Figure& next_figure();
  void read_tags();
  void add_tag(std::string_view text, std::string_view number = {});
  void read_note();
  /// The beginning of the cell as a text of the chronicle.
  std::string quoted(std::size_t field);
  void add_note(std::string_view label, std::string_view text);
  void set_text(LocalText& text, std::string_view words);

  ImportEntities& entities_;
  std::string text_lang_;
  const ColumnMap* columns_ = nullptr;
  const TableRow* row_ = nullptr;
  ImportLog* log_ = nullptr;
  When known_;
  Event event_;
  std::size_t figures_ = 0, actors_ = 0, tags_ = 0;  ///< how many of the event's are in use
  std::string side_a_, side_b_;                      ///< ids of actors, empty when not named
  bool side_b_civilians_ = false;
  long long violence_ = 0;
  int year_ = 0;
  bool replaced_ = false;  ///< a text of the row had to be mended
  std::string key_, note_;
};

}  // namespace dateline::ucdp_ged
