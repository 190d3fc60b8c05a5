// Writes any message as protobuf text in one stable, readable layout.
//
// A message that holds only a few plain values stands on one line (names, waypoints, most figures); records are set
// apart by an empty line. Fields come in the order of the schema, only those that are set; UTF-8 stays as it is;
// numbers are the shortest that read back the same. Same message, same bytes, in any locale.
#pragma once

#include <string>
#include <string_view>

namespace google::protobuf {
class Message;
}

namespace dateline {

/// Begins with the comments `# proto-file:` and `# proto-message:`, by which editors find the schema. All text in the
/// message must be UTF-8 and all fields known.
std::string to_proto_text(const google::protobuf::Message& message);

}  // namespace dateline
