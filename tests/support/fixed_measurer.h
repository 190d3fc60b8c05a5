// A measurer that needs no fonts: every character is as wide as every other, so that layouts are the same everywhere.
#pragma once

#include <string>
#include <vector>

#include "render/text_measurer.h"

namespace dateline::testing {

/// Width of a character in parts of the letters' size.
inline constexpr double fixed_advance_em = 0.5;

/// Characters are code points. Ascent 0.8 and descent 0.2 of the size; capitals and letter spacing change nothing.
class FixedMeasurer : public TextMeasurer {
 public:
  TextExtents measure(const std::string& text, const TypeStyle& type, const std::string&) const override {
    const double advance = fixed_advance_em * type.size_pt * static_cast<double>(characters(text));
    return {advance, 0.8 * type.size_pt, 0.2 * type.size_pt, 0, -0.8 * type.size_pt, advance, 0.2 * type.size_pt};
  }
  std::vector<double> advances(const std::string& text, const TypeStyle& type, const std::string&) const override {
    return std::vector<double>(characters(text), fixed_advance_em * type.size_pt);
  }
  bool must_stay_whole(const std::string&) const override { return false; }

 private:
  static std::size_t characters(const std::string& text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
  }
};

}  // namespace dateline::testing
