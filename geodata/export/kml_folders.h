// Which tables go into which folder of a KML document. Private to geodata/export/kml_*.
#pragma once

#include <string>
#include <vector>

#include "geodata/export/feature_table.h"
#include "geodata/export/kml_writer.h"

namespace dateline {

/// The rows of a table, in a folder of their own if that has a title.
struct KmlFolderPart {
  const FeatureTable* table;
  std::string title;
  bool visible = true;
};

struct KmlFolder {
  std::string title;
  std::vector<KmlFolderPart> parts;

  /// True if anything in it is seen.
  bool visible() const;
};

/// A folder for each layer of the map, in its order; then those of tables that belong to no layer. In a layer,
/// arrows as drawn are seen in place of their routes, and areas in place of the points that they count.
std::vector<KmlFolder> kml_folders(const ExportTables& tables, const KmlWords& words);

}  // namespace dateline
