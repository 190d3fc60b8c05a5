// A stream of records without its events, movements and deployments: all that they refer to, for those who then walk
// them one by one (geodata/record_stream_reader.h).
//
//   const Result<Chronicle> outline = read_stream_outline("events.stream");
//
// One pass that makes sure of what `read_chronicle` makes sure of: records can be read, ids are unique and known, times
// are read, positions lie on the Earth; but not of whether figures repeat each other rightly. Memory grows with the
// number of places, actors and sources, and by some bytes for the id of every other record.
#pragma once

#include <string>

#include "geodata/chronicle.h"
#include "geodata/read_limits.h"
#include "geodata/result.h"

namespace dateline {

/// Throws Error when the file is missing or cannot be read.
Result<Chronicle> read_stream_outline(const std::string& path, const ReadLimits& limits = read_limits());

}  // namespace dateline
