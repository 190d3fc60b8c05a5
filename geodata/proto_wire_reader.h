// Reads the binary form of protobuf, after looking through it for everything that is wrong.
//
// Protobuf's own parser says only yes or no, keeps unknown fields quietly, lets a later value overwrite an earlier one,
// and prints to stderr when a text is not UTF-8. So the bytes are walked along the schema first; only clean bytes reach
// it.
#pragma once

#include <string_view>

#include "geodata/finding.h"

namespace google::protobuf {
class Message;
}

namespace dateline {

/// Fills `message` when nothing is wrong and returns true; else logs findings (each with the byte offset, counted from
/// `first_byte`) and leaves `message` empty. `bytes` must be shorter than 2 GiB. Time is linear; recursion is bounded
/// by the schema's depth.
bool read_proto_wire(std::string_view bytes, std::size_t first_byte, google::protobuf::Message& message,
                     FindingLog& log);

}  // namespace dateline
