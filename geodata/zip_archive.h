// A zip archive made in memory: the one place that knows libzip.
//
//   std::string bytes = zip({{"project.qgs", xml}});
//
// Entries keep their order. The same entries give the same bytes with the same libraries: every entry is of 1 January
// 1980, the first day that a zip file can name, and of no system in particular. For archives of a few megabytes (KMZ,
// QGIS projects); all is in memory at once. Throws Error when the archive cannot be made. Thread-safe.
#pragma once

#include <string>
#include <vector>

namespace dateline {

struct ZipEntry {
  std::string name;    ///< relative, with slashes; UTF-8; no two alike
  std::string bytes;   ///< before packing
  bool packed = true;  ///< false stores the bytes as they are: for what is packed already, like PNG
};

/// The archive; of no entries, an empty string.
std::string zip(const std::vector<ZipEntry>& entries);

}  // namespace dateline
