// Several chronicles shown on one map.
#pragma once

#include <string>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/result.h"

namespace dateline {

/// A chronicle and the file it was read from, for diagnostics.
struct ChronicleFile {
  std::string path;
  Chronicle chronicle;
};

/// One chronicle with the records of all, in the order given. Title, id, language and note are those of the first.
/// Records of the same type and id must be equal and are kept once; it is an error when they differ, and when the time
/// zones do, for then the local times cannot be compared. When the chronicles' languages differ, texts without a
/// language get that of their chronicle stated first, so that they keep their meaning. `files` holds at least one.
Result<Chronicle> merge_chronicles(std::vector<ChronicleFile> files);

}  // namespace dateline
