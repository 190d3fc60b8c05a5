// Checks that hold for any message of our schemas, whatever form it came in.
#pragma once

#include "geodata/finding.h"
#include "geodata/read_limits.h"

namespace google::protobuf {
class Message;
}

namespace dateline {

/// Finds fields and enum numbers that this version does not know (they would be lost in conversion), text that is too
/// long, text with characters that no output will show (`hidden_character`, a warning), and numbers that are not
/// finite; warns of what the schema calls deprecated. Recursion is bounded by the schema.
void check_message(const google::protobuf::Message& message, const ReadLimits& limits, FindingLog& log);

}  // namespace dateline
