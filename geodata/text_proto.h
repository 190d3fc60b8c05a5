// A protobuf text file that was read, and where each of its fields stands.
//
// Example:
//   v1::Map map;
//   const TextProto text = parse_text_proto(bytes, "korday.map.txtpb", map);
//   text.diagnostics                        all that is wrong with the text itself
//   text.locate("layers[2].select.ids[0]")  {"korday.map.txtpb", 31, 7}
//
// For the readers of map files and styles, which check as they go and point at fields by path; `read_proto_text`
// (geodata/proto_text_reader.h) does the reading. Only names the message type of protobuf.
#pragma once

#include <string>
#include <string_view>

#include "geodata/diagnostic.h"
#include "geodata/message_locations.h"

namespace google::protobuf {
class Message;
}

namespace dateline {

/// A plain value; const use is thread safe.
struct TextProto {
  std::string file;
  Diagnostics diagnostics;
  MessageLocations locations;
  /// False when the text is so broken that checks of the message would only report consequences.
  bool intact = true;

  /// Where a field stands. `path` is field names joined by dots, repeated ones with an index: "rules[3].color". A field
  /// that is not in the file is located at the nearest message around it that is; the whole message at the file alone.
  SourceLocation locate(std::string_view path) const;
};

/// Reads `text` into `message`, which is cleared first. Besides what `read_proto_text` finds, numbers that are not
/// finite are errors. `file` is only used in locations.
TextProto parse_text_proto(std::string_view text, const std::string& file, google::protobuf::Message& message);

/// `path` cut at its dots; the steps point into `path`.
FieldPath parse_field_path(std::string_view path);

}  // namespace dateline
