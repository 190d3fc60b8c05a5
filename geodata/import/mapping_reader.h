// Reads a mapping file (proto/mapping.proto as protobuf text) and checks what can be checked without the table.
//
//   const Result<TableMapping> mapping = read_mapping("idps.mapping.txtpb");
//
// Diagnostics stand at their line and column: all that geodata/proto_text_reader.h finds; words that are none of the
// chronicle's kinds, measures and so on; times that are not EDTF; ids of sources that are not there; rules that can
// make no record (a movement without origin and destination, a deployment without a force). Whether the table has the
// columns is seen when it is read.
#pragma once

#include <string>
#include <string_view>

#include "geodata/import/mapping.h"
#include "geodata/result.h"

namespace dateline {

/// Throws Error when the file cannot be read.
Result<TableMapping> read_mapping(const std::string& path);

/// The same from memory; `file_name` is what diagnostics call it.
Result<TableMapping> read_mapping_text(std::string_view bytes, const std::string& file_name);

}  // namespace dateline
