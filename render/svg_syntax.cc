#include "render/svg_syntax.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/inert_text.h"
#include "geodata/xml_text.h"

namespace dateline {
namespace {

long long power_of_ten(int exponent) {
  long long power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// Appends `grid` / 10^decimals, short. `scale` is 10^decimals. Paths are mostly numbers, so this is written for speed.
void append_grid_number(long long grid, long long scale, std::string& out) {
  std::array<char, 24> digits;
  const auto append_whole = [&](long long value) {
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
  };
  if (grid < 0) out += '-';
  const long long size = std::llabs(grid);
  append_whole(size / scale);
  const long long fraction = size % scale;
  if (fraction == 0) return;
  // Behind a leading 1, the fraction keeps its zeros.
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), scale + fraction).ptr;
  out += '.';
  out.append(digits.data() + 1, end);
  out.erase(out.find_last_not_of('0') + 1);
}

struct GridPoint {
  long long x = 0;
  long long y = 0;
};

/// Writes commands with coordinates relative to the current point, on the grid, so that rounding does not add up.
class PathWriter {
 public:
  explicit PathWriter(int decimals) : scale_(power_of_ten(decimals)) {}

  void move(PagePoint p) {
    out_ += (out_.empty() ? "M" : " M");
    current_ = start_ = on_grid(p);
    append(current_.x), out_ += ' ', append(current_.y);
    command_ = 'M';
  }
  void line(PagePoint p) {
    begin('l');
    append_relative(p);
    current_ = on_grid(p);
  }
  void curve(const PagePoint* p) {
    begin('c');
    append_relative(p[0]), out_ += ' ';
    append_relative(p[1]), out_ += ' ';
    append_relative(p[2]);
    current_ = on_grid(p[2]);
  }
  void close() {
    out_ += 'z';
    current_ = start_;
    command_ = 'z';
  }
  std::string take() { return std::move(out_); }

 private:
  GridPoint on_grid(PagePoint p) const {
    const auto scale = static_cast<double>(scale_);
    return {std::llround(p.x_pt * scale), std::llround(p.y_pt * scale)};
  }
  void begin(char command) {
    out_ += command == command_ ? ' ' : command;
    command_ = command;
  }
  void append(long long grid) { append_grid_number(grid, scale_, out_); }
  void append_relative(PagePoint p) {
    const GridPoint to = on_grid(p);
    append(to.x - current_.x), out_ += ' ', append(to.y - current_.y);
  }

  long long scale_;  ///< grid steps a point
  std::string out_;
  GridPoint current_, start_;
  char command_ = ' ';
};

bool is_ascii_name_byte(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.'; }

bool starts_name(char c) { return is_ascii_letter(c) || c == '_'; }

/// True for the two-byte UTF-8 sequences of Latin, Greek, Cyrillic ... letters (U+00C0 to U+07FF without the signs
/// among them).
bool is_letter_pair(std::uint8_t lead, std::uint8_t next) {
  const unsigned c = (lead & 0x1FU) << 6 | (next & 0x3FU);
  return (c >= 0xC0 && c < 0x2C0 && c != 0xD7 && c != 0xF7) || (c >= 0x388 && c < 0x482) || (c >= 0x48A && c < 0x530) ||
         (c >= 0x5D0 && c < 0x5EB) || (c >= 0x620 && c < 0x64B);
}

}  // namespace

std::string svg_number(double value, int decimals) {
  const long long scale = power_of_ten(decimals);
  std::string text;
  append_grid_number(std::llround(value * static_cast<double>(scale)), scale, text);
  return text;
}

std::string svg_path_data(const Path& path, int decimals) {
  PathWriter writer(decimals);
  const PagePoint* p = path.points.data();
  for (const Path::Verb verb : path.verbs) {
    switch (verb) {
      case Path::Verb::kMove: writer.move(*p++); break;
      case Path::Verb::kLine: writer.line(*p++); break;
      case Path::Verb::kCurve:
        writer.curve(p);
        p += 3;
        break;
      case Path::Verb::kClose: writer.close(); break;
    }
  }
  return writer.take();
}

std::string svg_name(std::string_view text) {
  const std::string clean = inert_text(text);
  std::string name;
  for (std::size_t i = 0; i < clean.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(clean[i]);
    if (is_ascii_name_byte(clean[i])) {
      name += clean[i];
    } else if ((byte & 0xE0) == 0xC0 && is_letter_pair(byte, static_cast<std::uint8_t>(clean[i + 1]))) {
      name += clean[i], name += clean[++i];
    } else if ((byte & 0xC0) != 0x80) {  // one dash a character
      name += '-';
    }
  }
  if (name.empty() || (!starts_name(name[0]) && static_cast<std::uint8_t>(name[0]) < 0x80)) name.insert(0, "_");
  return name;
}

std::string svg_class(std::string_view text) {
  std::string name = svg_name(text);
  for (char& c : name) {
    c = ascii_lower(c);
    if (c == '_' || c == '.') c = '-';
  }
  return name;
}

std::string svg_attribute(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  return fmt::format(" {}=\"{}\"", name, xml_text(value));
}

std::string SvgIds::take(std::string_view wish) {
  const std::string name = svg_name(wish);
  std::string id = name;
  for (int number = 2; !taken_.insert(id).second; ++number) id = fmt::format("{}-{}", name, number);
  return id;
}

}  // namespace dateline
