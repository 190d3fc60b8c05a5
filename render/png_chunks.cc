#include "render/png_chunks.h"

#include <cassert>
#include <cmath>

#include <libdeflate.h>

#include "geodata/inert_text.h"
#include "geodata/text_forms.h"

namespace dateline {
namespace {

std::string resolution(double pixels_per_inch) {
  const auto per_metre = static_cast<std::uint32_t>(std::lround(pixels_per_inch / 0.0254));
  std::string data;
  append_u32(data, per_metre);
  append_u32(data, per_metre);
  data += '\x01';  // the unit is the metre
  return data;
}

std::string international_text(std::string_view keyword, const std::string& lang, const std::string& text) {
  std::string data(keyword);
  data += std::string(3, '\0');  // end of the keyword; not compressed, method 0
  if (is_language_tag(lang)) data += lang;
  data += std::string(2, '\0');  // end of the language; no translated keyword
  data += inert_paragraphs(text);
  return data;
}

}  // namespace

void append_u16(std::string& out, std::uint32_t value) {
  out += static_cast<char>((value >> 8) & 0xFF);
  out += static_cast<char>(value & 0xFF);
}

void append_u32(std::string& out, std::uint32_t value) {
  append_u16(out, value >> 16);
  append_u16(out, value);
}

void append_chunk(std::string& out, std::string_view type, std::string_view data) {
  append_u32(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t start = out.size();
  out += type;
  out += data;
  append_u32(out, libdeflate_crc32(0, out.data() + start, out.size() - start));
}

void append_header(std::string& out, int width_px, int height_px, int bits, PngColorType type) {
  std::string data;
  append_u32(data, static_cast<std::uint32_t>(width_px));
  append_u32(data, static_cast<std::uint32_t>(height_px));
  data += static_cast<char>(bits);
  data += static_cast<char>(type);
  data += std::string(3, '\0');  // deflate, the five filters, not interlaced
  append_chunk(out, "IHDR", data);
}

void append_details(std::string& out, const PngDetails& details) {
  append_chunk(out, "sRGB", std::string_view("\0", 1));  // perceptual intent
  if (details.pixels_per_inch > 0) append_chunk(out, "pHYs", resolution(details.pixels_per_inch));
  if (!details.title.empty()) append_chunk(out, "iTXt", international_text("Title", details.lang, details.title));
  if (!details.description.empty())
    append_chunk(out, "iTXt", international_text("Description", details.lang, details.description));
  if (!details.software.empty()) append_chunk(out, "iTXt", international_text("Software", {}, details.software));
}

void append_palette(std::string& out, std::span<const std::uint32_t> colors) {
  assert(!colors.empty() && colors.size() <= 256);
  std::string data;
  for (const std::uint32_t color : colors)
    for (const int shift : {16, 8, 0}) data += static_cast<char>((color >> shift) & 0xFF);
  append_chunk(out, "PLTE", data);
}

int palette_bits(std::size_t colors) { return colors <= 2 ? 1 : colors <= 4 ? 2 : colors <= 16 ? 4 : 8; }

}  // namespace dateline
