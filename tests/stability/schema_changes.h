// What a change of the schemas would break for those who have files of the older ones.
//
// Stricter than "the bytes can still be parsed": our text and JSON forms carry names, and our readers refuse what they
// do not know, so that nothing is dropped in silence. A field that is gone makes old files unreadable even when its
// number is reserved. Rules: docs/stability.md.
#pragma once

#include <string>
#include <vector>

#include <google/protobuf/descriptor.pb.h>

namespace dateline {

/// One sentence for each change from `older` to `newer` that breaks files or programs, in the order of `older`; empty
/// when there are none. Both sets must hold all that they import.
std::vector<std::string> breaking_changes(const google::protobuf::FileDescriptorSet& older,
                                          const google::protobuf::FileDescriptorSet& newer);

}  // namespace dateline
