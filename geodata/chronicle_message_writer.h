// From the values of geodata/chronicle.h to messages of proto/chronicle.proto: the way back of
// chronicle_message_reader.h.
#pragma once

#include "geodata/chronicle.h"
#include "proto/chronicle.pb.h"

namespace dateline {

/// Fields that are not stated stay unset. Every field of the values is written.
v1::Chronicle to_message(const Chronicle& chronicle);

}  // namespace dateline
