// Reads protobuf text format into any message and reports every mistake in it, not only the first.
//
// The words and numbers are cut by protobuf's own tokenizer; the grammar on top of it is ours, because protobuf's
// parser stops at the first mistake, knows no "did you mean", and keeps no positions when it fails. Understood is what
// https://protobuf.dev/reference/protobuf/textformat-spec describes, without extensions, `Any` and field numbers, which
// our schemas do not use. Used for chronicles, map files and styles.
//
// After a mistake reading goes on with the next field. Positions count from 1; columns count characters, a tab being
// one.
#pragma once

#include <string>
#include <string_view>

#include "geodata/diagnostic.h"
#include "geodata/message_locations.h"

namespace google::protobuf {
class Message;
}

namespace dateline {

/// Fills `message` and `locations` as far as the text can be understood and adds what is wrong to `diagnostics`.
///
/// Returns false when the text is so broken (not UTF-8, braces that do not match, too many errors) that checks of the
/// message would only report consequences. `bytes` must be shorter than 2 GiB. Time and memory are linear in the input.
bool read_proto_text(std::string_view bytes, const std::string& file_name, google::protobuf::Message& message,
                     MessageLocations& locations, Diagnostics& diagnostics);

/// The same for a file that is small and not about records (map files, styles), and with the checks that hold for any
/// message (geodata/message_check_reader.h) when it could be understood.
bool read_checked_proto_text(std::string_view bytes, const std::string& file_name, google::protobuf::Message& message,
                             MessageLocations& locations, Diagnostics& diagnostics);

}  // namespace dateline
