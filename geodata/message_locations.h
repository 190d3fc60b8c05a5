// Where each field of a message that was read from text stood in the file.
//
// Filled by the text and JSON readers while they parse, asked when a later check has something to say about a field.
// Binary input has no lines; there it stays empty. Memory: one node of 48 bytes for every value that was set.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geodata/diagnostic.h"
#include "geodata/finding.h"

namespace dateline {

/// Line and column, both from 1; 0 when not known.
struct TextPosition {
  int line = 0;
  int column = 0;

  friend bool operator==(const TextPosition&, const TextPosition&) = default;
};

/// A value of a field and the values inside it. The root stands for the whole file.
struct MessageLocations {
  std::string_view field;  ///< name in the .proto file; lives as long as the generated code
  TextPosition position;   ///< of the value of a scalar, of the field name of a message
  std::vector<MessageLocations> values;

  /// Adds a value; the reference is good until the next one is added.
  MessageLocations& add(std::string_view name, TextPosition at) { return values.emplace_back(name, at); }

  /// Sorts the values of every node by field, keeping their order; `find` needs it.
  void sort();

  /// Position of the field, or of the nearest message around it that was written.
  TextPosition find(const FieldPath& path) const;

  /// The same for a path as text ("rules[3].color"), in the file that the message was read from. The whole message is
  /// located at the file alone.
  SourceLocation locate(const std::string& file, std::string_view path) const;

  MessageLocations() = default;
  MessageLocations(std::string_view name, TextPosition at) : field(name), position(at) {}
};

}  // namespace dateline
