// Protobuf text format with errors that point at the place in the file.
//
// Example:
//   v1::Map map;
//   const TextProto text = parse_text_proto(bytes, "korday.map.txtpb", map);
//   text.diagnostics                        all that the parser found
//   text.locate("layers[2].select.ids[0]")  {"korday.map.txtpb", 31, 7}
//
// The only header outside of the readers that knows of protobuf, and it only names the message type.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "geodata/diagnostic.h"

namespace google::protobuf {
class Message;
}

namespace dateline {

/// What reading a text gave besides the message: diagnostics, and where each field stands. Movable; const use is thread
/// safe. Refers to nothing outside itself except the (static) descriptor of the message.
class TextProto {
 public:
  TextProto();
  TextProto(TextProto&&) noexcept;
  TextProto& operator=(TextProto&&) noexcept;
  ~TextProto();

  /// Syntax errors, unknown fields and unknown enum words (with a suggestion), numbers outside of an enum, numbers that
  /// are not finite, text that is not UTF-8. Reading goes on after the errors where that is possible, so there can be
  /// many.
  Diagnostics diagnostics;

  /// Where a field stands. `path` is field names joined by dots, repeated ones with an index: "rules[3].color". A field
  /// that is not in the file is located at the nearest message around it that is; the whole message at the file alone.
  /// A path that does not fit the schema is misuse.
  SourceLocation locate(std::string_view path) const;

 private:
  friend TextProto parse_text_proto(std::string_view text, const std::string& file, google::protobuf::Message& message);
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Reads `text` (UTF-8, a byte order mark is skipped) into `message`, which is cleared first. When there are errors the
/// message holds what could be read, so that a reader can go on checking and report more. `file` is only used in
/// locations.
TextProto parse_text_proto(std::string_view text, const std::string& file, google::protobuf::Message& message);

}  // namespace dateline
