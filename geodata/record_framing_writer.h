// The frames of a record stream: the counterpart of record_framing_reader.h.
#pragma once

#include <string>

#include <google/protobuf/message_lite.h>

#include "proto/chronicle.pb.h"

namespace dateline {

/// Which field of `Record` holds messages of a type.
constexpr int record_field(const v1::Chronicle*) { return v1::Record::kHeaderFieldNumber; }
constexpr int record_field(const v1::Source*) { return v1::Record::kSourceFieldNumber; }
constexpr int record_field(const v1::Place*) { return v1::Record::kPlaceFieldNumber; }
constexpr int record_field(const v1::Actor*) { return v1::Record::kActorFieldNumber; }
constexpr int record_field(const v1::Event*) { return v1::Record::kEventFieldNumber; }
constexpr int record_field(const v1::Movement*) { return v1::Record::kMovementFieldNumber; }
constexpr int record_field(const v1::Deployment*) { return v1::Record::kDeploymentFieldNumber; }
constexpr int record_field(const v1::Figure*) { return v1::Record::kFigureFieldNumber; }

/// Appends the frame of a `Record` that holds `message` in that field: the bytes that a `Record` itself would have,
/// made without copying the message into one. Throws Error when the message has more than 2 GiB.
void append_record(int field, const google::protobuf::MessageLite& message, std::string& bytes);

template <typename Message>
void append_record(const Message& message, std::string& bytes) {
  append_record(record_field(&message), message, bytes);
}

/// Appends a chronicle's own fields as the first record, without its lists.
void append_header(const v1::Chronicle& chronicle, std::string& bytes);

}  // namespace dateline
