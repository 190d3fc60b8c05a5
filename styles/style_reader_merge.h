// The second half of reading a style: merges the files of a chain of bases into one Style. Private to the style reader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geodata/message_locations.h"
#include "geodata/result.h"
#include "proto/style.pb.h"
#include "styles/style.h"

namespace dateline {

/// One parsed style file.
struct StyleFile {
  std::string path;
  v1::Style message;
  MessageLocations locations;

  SourceLocation locate(std::string_view field_path) const { return locations.locate(path, field_path); }
};

/// `chain` begins with the style that was asked for and ends with the theme that has no base; at least one. Returns the
/// merged style, with diagnostics for every wrong value and for roles that are missing at the end.
Result<Style> merge_styles(const std::vector<StyleFile>& chain);

}  // namespace dateline
