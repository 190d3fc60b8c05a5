// When a feature is seen, as KML has it. Private to geodata/export/kml_*.
//
// KML's TimeSpan includes both ends, to the whole of what they name. What is known to the day or less finely is
// therefore written as days (xsd:date) of the chronicle's zone, the first and the last: of an instant, a program that
// drops the time would show a day too many or, of an event of one day, nothing at all. What is known more finely is
// written as instants (xsd:dateTime, UTC). Each end is of its own kind: "2020-02-07T20/2020-02-09" begins at an instant
// and ends with a day.
#pragma once

#include <map>
#include <string>

#include "geodata/export/feature_table.h"

namespace dateline {

struct KmlTime {
  std::string begin, end;   ///< empty when open
  bool unwritable = false;  ///< some end is no year from 0001 to 9999, and left open
};

/// Times of records by id.
using KmlTimes = std::map<std::string, KmlTime, std::less<>>;

/// Reads the columns edtf, starts, ends, local_day and local_last_day of a table's rows, as far as it has them; of
/// rows "as drawn" without them those of the record that they name.
class KmlTimeColumns {
 public:
  explicit KmlTimeColumns(const FeatureTable& table);

  bool has_edtf() const { return edtf_ >= 0; }
  KmlTime time_of(const Feature& feature, const KmlTimes& records) const;

 private:
  KmlTime stated(const Feature& feature) const;

  int edtf_, starts_, ends_, first_day_, last_day_, record_;
};

/// Times of the records that rows as drawn name. Walks the tables that know them; holds as many as are drawn.
KmlTimes times_of_drawn_records(const ExportTables& tables);

/// Index of the field of that name; -1 for none.
int kml_field(const FeatureTable& table, std::string_view name);

/// The text of a row's field; empty for none (-1 too).
std::string_view kml_text_of(const Feature& feature, int field);

}  // namespace dateline
