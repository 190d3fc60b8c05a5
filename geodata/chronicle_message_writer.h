// From the values of geodata/chronicle.h to messages of proto/chronicle.proto: the way back of
// chronicle_message_reader.h.
#pragma once

#include "geodata/chronicle.h"
#include "proto/chronicle.pb.h"

namespace dateline {

/// Fields that are not stated stay unset. Every field of the values is written.
v1::Chronicle to_message(const Chronicle& chronicle);

/// Puts one record into a message that may have been used before; what it held is gone, its memory is used again.
void fill_message(const Source& source, v1::Source& out);
void fill_message(const Place& place, v1::Place& out);
void fill_message(const Actor& actor, v1::Actor& out);
void fill_message(const Event& event, v1::Event& out);
void fill_message(const Movement& movement, v1::Movement& out);
void fill_message(const Deployment& deployment, v1::Deployment& out);
void fill_message(const Figure& figure, v1::Figure& out);

}  // namespace dateline
