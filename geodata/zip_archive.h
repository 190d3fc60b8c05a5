// A zip archive made in memory, and one from a stranger looked into: the one place that knows libzip.
//
//   std::string bytes = zip({{"project.qgs", xml}});
//
// Entries keep their order. The same entries give the same bytes with the same libraries: every entry is of 1 January
// 1980, the first day that a zip file can name, and of no system in particular. For archives of a few megabytes (KMZ,
// QGIS projects); all is in memory at once. Throws Error when the archive cannot be made. Thread-safe.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/diagnostic.h"

namespace dateline {

struct ZipEntry {
  std::string name;    ///< relative, with slashes; UTF-8; no two alike
  std::string bytes;   ///< before packing
  bool packed = true;  ///< false stores the bytes as they are: for what is packed already, like PNG
};

/// The archive; of no entries, an empty string.
std::string zip(const std::vector<ZipEntry>& entries);

/// Looks through an archive that another library is about to read: unpacks every member as far as the limits
/// "archive-members" and "archive-bytes" (geodata/read_limits.h) go, keeps none, and checks what it unpacks. `problem`
/// is asked about each piece of each member, which overlaps the piece before by a few bytes, and returns what is wrong
/// with it, or nothing. Errors for what is damaged, encrypted, or over a limit. Throws Error when there is no such
/// file.
Diagnostics check_zip(const std::string& path,
                      const std::function<std::string(std::string_view name, std::string_view piece)>& problem);

}  // namespace dateline
