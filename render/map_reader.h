// Reads a map file into a MapSpec.
//
// Example:
//   const Result<MapSpec> map = read_map("examples/korday/korday.map.txtpb");
//
// The format is proto/map.proto as protobuf text (docs/map-file.md). Reading looks at the map file alone: chronicles,
// styles and basemaps that it names are not opened, and ids of places and records are checked for their form only.
#pragma once

#include <string>

#include "geodata/result.h"
#include "render/map_spec.h"

namespace dateline {

/// Diagnostics, each at its line and column: all that geodata/proto_text_reader.h finds; numbers outside the ranges of
/// proto/map.proto; times that are not EDTF; tags that are no BCP 47 languages; malformed or repeated ids; a custom
/// layer that selects nothing; texts with unknown {fields}. Paths in the result are relative to the working folder, or
/// absolute as written. Throws Error when the file cannot be read.
Result<MapSpec> read_map(const std::string& path);

}  // namespace dateline
