#include "geodata/text_cursor.h"

#include <fmt/format.h>

#include "geodata/utf8.h"

namespace dateline {

void TextCursor::step() {
  const char c = text_[offset_++];
  if (c == '\n') {
    ++position_.line;
    position_.column = 1;
    token_column_ = 0;
    line_start_ = offset_;
    return;
  }
  token_column_ += c == '\t' ? 8 - token_column_ % 8 : 1;
  // A character is counted when its last byte is behind us.
  const bool inside = offset_ < text_.size() && (static_cast<unsigned char>(text_[offset_]) & 0xC0U) == 0x80U;
  if (!inside) ++position_.column;
}

TextPosition TextCursor::at_offset(std::size_t offset) {
  while (offset_ < offset && offset_ < text_.size()) step();
  return position_;
}

TextPosition TextCursor::at_token(int line, int column) {
  if (line + 1 == position_.line && column < token_column_) {
    offset_ = line_start_;
    position_.column = 1;
    token_column_ = 0;
  }
  while (offset_ < text_.size() && position_.line < line + 1) step();
  while (offset_ < text_.size() && text_[offset_] != '\n' && token_column_ < column) step();
  return position_;
}

bool check_clean_text(std::string_view bytes, const std::string& file_name, Diagnostics& diagnostics) {
  std::size_t bad = find_invalid_utf8(bytes);
  const bool nul = bytes.substr(0, bad).find('\0') != std::string_view::npos;
  if (nul) bad = bytes.find('\0');
  if (bad == std::string_view::npos) return true;
  const TextPosition at = TextCursor{bytes}.at_offset(bad);
  diagnostics.push_back({Severity::kError,
                         {file_name, at.line, at.column},
                         nul ? std::string{"the file holds a NUL character; is it text?"}
                             : fmt::format("the text is not UTF-8: byte 0x{:02x}",
                                           static_cast<unsigned>(static_cast<unsigned char>(bytes[bad])))});
  return false;
}

}  // namespace dateline
