// Reads chronicles in any of their four forms and checks them.
//
// Example:
//   const Result<Chronicle> chronicle = read_chronicle("korday.chronicle.txtpb");
//   for (const Diagnostic& d : chronicle.diagnostics) ...   // all of them, in the order of the file
//   if (chronicle) draw(*chronicle);
//
// A chronicle that is returned has passed `check` (geodata/chronicle_check.h): all ids are unique and known, all times
// are read, all positions lie on the Earth. An empty `id` is filled in from the file's name. Pure functions of their
// input but for reading the file and the time zone database; safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geodata/chronicle.h"
#include "geodata/read_limits.h"
#include "geodata/result.h"

namespace dateline {

/// How a chronicle is stored; see docs/chronicle.md.
enum class ChronicleFormat {
  kText,    ///< protobuf text: .chronicle.txtpb, .txtpb, .textproto
  kJson,    ///< protobuf JSON: .json
  kBinary,  ///< one binary Chronicle message: .pb
  kStream,  ///< length-delimited Record messages: .stream
};

/// By the ending of the file's name, without regard to case.
std::optional<ChronicleFormat> chronicle_format_of(std::string_view path);

/// The id of a chronicle that states none: the file's name without folder and ending, in the alphabet of ids.
std::string chronicle_id_from(std::string_view path);

/// Reads a file. Throws Error when it is missing or cannot be read; everything about its content, including an ending
/// that is not known, is a diagnostic.
Result<Chronicle> read_chronicle(const std::string& path, const ReadLimits& limits = read_limits());

/// The same from memory; `file_name` is what diagnostics call it.
Result<Chronicle> read_chronicle_text(std::string_view bytes, ChronicleFormat format, const std::string& file_name,
                                      const ReadLimits& limits = read_limits());

}  // namespace dateline
