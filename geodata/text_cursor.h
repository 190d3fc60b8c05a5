// Positions in a text, for readers that report them.
//
// Lines and columns count from 1; columns count characters (code points), a tab being one, as editors show them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "geodata/message_locations.h"

namespace dateline {

/// Turns byte offsets, or protobuf tokenizer positions, into positions. Going forward costs only the text passed over;
/// going back on the same line starts that line again.
class TextCursor {
 public:
  explicit TextCursor(std::string_view text) : text_(text) {}

  /// `offset` must not decrease from call to call.
  TextPosition at_offset(std::size_t offset);
  /// From the numbers of google::protobuf::io::Tokenizer: both from 0, columns in bytes, tabs to the next multiple
  /// of 8.
  TextPosition at_token(int line, int column);

 private:
  void step();

  std::string_view text_;
  std::size_t offset_ = 0;
  std::size_t line_start_ = 0;
  TextPosition position_{1, 1};
  int token_column_ = 0;
};

/// False, with one diagnostic, when the bytes are not UTF-8 or hold a NUL: then they are no text and nothing else is
/// read.
bool check_clean_text(std::string_view bytes, const std::string& file_name, Diagnostics& diagnostics);

}  // namespace dateline
