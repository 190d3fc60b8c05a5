// What an input file is: a map file, a style, a mapping of a table or a chronicle.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

enum class InputKind { kChronicle, kMap, kStyle, kMapping };

/// By the ending of its name: ".map.txtpb", ".style.txtpb", ".mapping.txtpb", ".chronicle.txtpb", ".json", ".pb",
/// ".stream"; for any other name by content. Throws Error when a file that must be looked into cannot be read.
InputKind input_kind_of(const std::string& path);

/// By the names of the outermost fields of protobuf text; a chronicle when they say nothing else.
InputKind input_kind_of_text(std::string_view text);

}  // namespace dateline
