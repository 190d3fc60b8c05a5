// How the columns of a table become records: the values of proto/mapping.proto, which says what each field means.
//
// Made by geodata/import/mapping_reader.h from a file, or by geodata/import/hxl.h from the hashtags of a table; used by
// geodata/import/mapped_table.h. Plain values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/import/cell_dates.h"

namespace dateline {

/// What a word of the table means, as a pair {word, means}.
using CellWords = std::vector<std::pair<std::string, std::string>>;

struct CellValue {
  std::vector<std::string> columns;
  std::string constant;
  CellWords words;
  std::string otherwise;

  bool given() const { return !columns.empty() || !constant.empty(); }
};

struct CellText {
  std::string lang;
  std::vector<std::string> columns;
  std::string constant;
};

/// Names of columns; empty where none is used.
struct CellTime {
  std::string edtf, date, time, start, end, year, month, day;
  When constant;
};

struct CellPlace {
  std::vector<CellText> name;
  std::string lat, lon, coordinates, code;
  CellValue precision, uncertainty_m;
  std::vector<std::string> within;  ///< the nearest first
  CellValue country, kind;
};

struct CellActor {
  CellValue name, role, kind;
};

struct CellSource {
  CellValue title, publisher;
  std::string url;
  CellValue kind;
  std::string published, separator;
};

struct CellFigure {
  CellValue measure;
  std::string best, low, high;
  CellValue qualifier, status;
  CellTime reported;
  std::optional<CellSource> source;
  CellValue unit, currency, among;
};

struct Condition {
  std::string column;
  std::vector<std::string> is, is_not;
};

enum class RecordType { kEvent, kMovement, kDeployment, kPlace };

struct RecordRule {
  RecordType type = RecordType::kEvent;
  std::vector<Condition> only;
  /// Present: a record for each of these columns; for all that are not used otherwise when the list is empty.
  std::optional<std::vector<std::string>> across;
  CellValue id, kind, mode;
  std::vector<CellText> title, note;
  CellTime when;
  std::vector<CellPlace> places;
  std::optional<CellPlace> origin, destination;
  std::vector<CellPlace> via;
  std::vector<CellActor> actors;
  std::vector<CellFigure> figures;
  std::vector<CellSource> sources;
  CellValue certainty;
  std::vector<CellValue> tags;
};

struct TableForm {
  std::string layer;
  int header_row = 1;  ///< from 1; 0 when there is none
  int rows_after_header = 0;
  std::string delimiter;  ///< empty: to be found out
  bool decimal_comma = false;
  DateOrder date_order = DateOrder::kIso;
  std::string time_zone;  ///< empty: the chronicle's
  std::vector<std::string> unknown = {"-", "n/a", "na", "null", "none", "unknown", "#n/a", "nan"};
  std::vector<std::string> unknown_date_parts = {"99", "9999", "00", "0000", "0"};
};

struct TableMapping {
  std::string file;  ///< for messages
  TableForm form;
  /// Own fields, and the sources, places and actors that rows may name. Fields that the file leaves out are empty.
  Chronicle chronicle;
  std::string source;  ///< id of a source of `chronicle`, or empty
  std::vector<RecordRule> records;
  /// Where the file first names each column.
  std::map<std::string, SourceLocation> columns;
};

}  // namespace dateline
