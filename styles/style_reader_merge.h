// The second half of reading a style: merges the files of a chain of bases into one Style. Private to the style reader.
#pragma once

#include <string>
#include <vector>

#include "geodata/result.h"
#include "geodata/text_proto.h"
#include "proto/style.pb.h"
#include "styles/style.h"

namespace dateline {

/// One parsed style file.
struct StyleFile {
  std::string path;
  v1::Style message;
  TextProto text;
};

/// `chain` begins with the style that was asked for and ends with the theme that has no base; at least one. Returns the
/// merged style, with diagnostics for every wrong value and for roles that are missing at the end.
Result<Style> merge_styles(const std::vector<StyleFile>& chain);

}  // namespace dateline
