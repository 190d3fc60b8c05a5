// Rows as KML placemarks. Private to geodata/export/kml_*.
#pragma once

#include <string>
#include <vector>

#include "geodata/export/feature_table.h"
#include "geodata/export/kml_style.h"
#include "geodata/export/kml_time.h"

namespace dateline {

/// Writes the rows of one table; borrows what it is made of.
class KmlPlacemarks {
 public:
  KmlPlacemarks(const FeatureTable& table, const std::string& language, const KmlTableStyles& styles,
                const KmlTimes& times);

  /// The element <Schema> with the table's columns.
  void append_schema(std::string& out) const;
  void append(std::string& out, const Feature& feature, bool visible);
  /// Rows with a date that KML cannot hold.
  std::size_t unwritable_times() const { return unwritable_times_; }

 private:
  int name_of(const Feature& feature) const;  ///< field; -1 for none
  void append_description(std::string& out, const Feature& feature, int name) const;
  void append_time(std::string& out, const Feature& feature);
  void append_data(std::string& out, const Feature& feature) const;

  const FeatureTable* table_;
  const KmlTableStyles* styles_;
  const KmlTimes* times_;
  KmlTimeColumns time_columns_;
  std::vector<int> names_;             ///< fields that may name a row, the best first
  std::vector<std::string> openings_;  ///< of each column "<SimpleData ...>"
  std::vector<std::string> headings_;  ///< of each column its beginning in the description; empty when not in it
  std::size_t unwritable_times_ = 0;
};

}  // namespace dateline
