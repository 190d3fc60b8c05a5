// Reads protobuf JSON into any message and reports every mistake in it with line and column.
//
// Understood is the mapping of https://protobuf.dev/programming-guides/json for the types our schemas use (no `Any`, no
// well-known types, no bytes, no maps). Names of fields may be lowerCamelCase or as in the .proto file. Protobuf's own
// parser is not used because it stops at the first mistake and knows no lines; a test holds the two against each other.
//
// A mistake in a value is reported and the next value read; a mistake in the JSON itself ends the reading.
#pragma once

#include <string>
#include <string_view>

#include "geodata/diagnostic.h"
#include "geodata/message_locations.h"

namespace google::protobuf {
class Message;
}

namespace dateline {

/// As `read_proto_text`, for JSON. Returns false when the text is not JSON to its end.
bool read_proto_json(std::string_view bytes, const std::string& file_name, google::protobuf::Message& message,
                     MessageLocations& locations, Diagnostics& diagnostics);

}  // namespace dateline
