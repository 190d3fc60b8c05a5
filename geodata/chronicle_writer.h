// Writes chronicles in any of their four forms, and converts between them.
//
// Same chronicle, same bytes. All text must be UTF-8 and all numbers finite, as `check` (geodata/chronicle_check.h)
// makes sure; a chronicle that it finds errors in must not be written.
#pragma once

#include <string>

#include "geodata/chronicle.h"
#include "geodata/chronicle_reader.h"

namespace dateline {

/// The bytes of a file.
std::string to_bytes(const Chronicle& chronicle, ChronicleFormat format);

/// Writes a file in the form that its ending names, which must be one that `chronicle_format_of` knows. Throws Error
/// when the file cannot be written; then the old one is still there.
void write_chronicle(const std::string& path, const Chronicle& chronicle);

/// Reads one file and writes another in the form of its ending, field by field the same: what is not stated stays not
/// stated. Only the comments of a text file are lost. Returns what the reader says; with errors nothing is written,
/// since what was not understood would be lost. Throws Error when a file cannot be read or written.
Diagnostics convert_chronicle(const std::string& from, const std::string& to, const ReadLimits& limits = read_limits());

}  // namespace dateline
