// Reads a style file and the themes it builds on into a Style with nothing left to look up.
//
// Example:
//   const Result<Style> style = read_style("newsprint", "/usr/share/dateline/styles/themes");
//
// The format is proto/style.proto as protobuf text (docs/style.md). A style may name a base, which may name another; a
// value holds for all styles that build on it until one of them states it anew. Colour names are looked up in the final
// palette, so a style that changes "text" changes all type that is coloured by it. The rules of a style come before
// those of its base.
#pragma once

#include <string>
#include <vector>

#include "geodata/result.h"
#include "styles/style.h"

namespace dateline {

/// `name_or_path` is the name of a theme (no "/" and no "."), which is `<theme_folder>/<name>.style.txtpb`, or a path.
/// A base given as a path is relative to the file that names it, and lies in its folder or one of `allowed_folders`
/// (geodata/source_file.h).
///
/// Diagnostics, each at its line and column: all that geodata/proto_text_reader.h finds; unknown theme, colour, role,
/// symbol or kind with the nearest known one; bases that go in a circle; numbers out of range; roles that no file of
/// the chain defines; a subject without a catch-all rule ("event/*"). Throws Error when a file given by path cannot be
/// read.
Result<Style> read_style(const std::string& name_or_path, const std::string& theme_folder,
                         const std::vector<std::string>& allowed_folders = {});

/// Names of the themes in a folder, sorted; empty when there is no such folder.
std::vector<std::string> theme_names(const std::string& theme_folder);

/// True if `name_or_path` is the name of a theme rather than the path of a file.
bool is_theme_name(const std::string& name_or_path);

}  // namespace dateline
