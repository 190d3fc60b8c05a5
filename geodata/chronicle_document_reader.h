// A chronicle as the message it is stored as, before it becomes values. For the reader and for lossless conversion.
#pragma once

#include <istream>
#include <string>
#include <string_view>

#include "geodata/chronicle.h"
#include "geodata/chronicle_reader.h"
#include "geodata/message_locations.h"
#include "proto/chronicle.pb.h"

namespace dateline {

struct ChronicleDocument {
  v1::Chronicle message;
  Chronicle values;            ///< of `message`
  MessageLocations locations;  ///< empty for binary forms
  Diagnostics diagnostics;     ///< of the form and of the content, sorted by place
};

/// Reads a file in the form of its ending and checks it. Throws Error when it is missing or cannot be read.
ChronicleDocument read_chronicle_document(const std::string& path, const ReadLimits& limits);

/// What to say about a file whose ending names no form.
Diagnostic unknown_chronicle_ending(const std::string& path);

/// Reads a stream of records to its end and checks it. Throws Error when the input fails.
ChronicleDocument read_chronicle_stream_document(std::istream& input, const std::string& file_name,
                                                 const ReadLimits& limits);

/// Reads any form from memory and checks it.
ChronicleDocument read_chronicle_document(std::string_view bytes, ChronicleFormat format, const std::string& file_name,
                                          const ReadLimits& limits);

}  // namespace dateline
