#include "render/text_measurer.h"

#include <map>
#include <mutex>
#include <tuple>

#include <fontconfig/fontconfig.h>

#include "geodata/error.h"
#include "render/cairo_text.h"
#include "render/text_content.h"

namespace dateline {
namespace {

/// What decides on the size of a line; colours do not.
using Key = std::tuple<std::string, std::string, std::vector<std::string>, double, int, bool, double, bool>;

Key key_of(const std::string& text, const TypeStyle& type, const std::string& lang) {
  return {text, lang, type.families, type.size_pt, type.weight, type.italic, type.letter_spacing_em, type.uppercase};
}

/// Answers of one kind, by question. When full it starts anew: a long film must not eat the memory.
template <typename Answer>
class AnswerCache {
 public:
  template <typename Ask>
  Answer get(Key key, Ask ask) {
    {
      const std::lock_guard lock(mutex_);
      if (const auto found = answers_.find(key); found != answers_.end()) return found->second;
    }
    Answer answer = ask();  // outside the lock: threads shape side by side
    const std::lock_guard lock(mutex_);
    if (answers_.size() >= max_answers) answers_.clear();
    return answers_.emplace(std::move(key), std::move(answer)).first->second;
  }

 private:
  static constexpr std::size_t max_answers = 50'000;
  std::mutex mutex_;
  std::map<Key, Answer> answers_;
};

void require_fonts() {
  const FcFontSet* fonts = FcConfigGetFonts(nullptr, FcSetSystem);
  if (fonts == nullptr || fonts->nfont == 0)
    throw Error("no fonts: fontconfig knows no font at all; install some, such as Debian's fonts-noto-core");
}

class PangoTextMeasurer final : public TextMeasurer {
 public:
  TextExtents measure(const std::string& text, const TypeStyle& type, const std::string& lang) const override {
    return extents_.get(key_of(text, type, lang), [&] { return ShapedLine(text, type, lang).extents(); });
  }

  std::vector<double> advances(const std::string& text, const TypeStyle& type, const std::string& lang) const override {
    return advances_.get(key_of(text, type, lang), [&] { return ShapedLine(text, type, lang).advances(); });
  }

  bool must_stay_whole(const std::string& text) const override {
    return letters_join(text) || has_right_to_left_letters(text);
  }

  TextBreaks breaks(const std::string& text, const std::string& lang) const override {
    if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == FALSE)
      return TextMeasurer::breaks(text, lang);
    std::vector<PangoLogAttr> attributes(static_cast<std::size_t>(g_utf8_strlen(text.data(), std::ssize(text))) + 1);
    // Without a language Pango would take that of the user's locale.
    pango_get_log_attrs(text.data(), static_cast<int>(text.size()), -1,
                        pango_language_from_string(lang.empty() ? "en" : lang.c_str()), attributes.data(),
                        static_cast<int>(attributes.size()));
    TextBreaks breaks;
    const char* at = text.data();
    for (std::size_t i = 0; i + 1 < attributes.size(); ++i, at = g_utf8_next_char(at)) {
      const auto offset = static_cast<std::size_t>(at - text.data());
      if (offset == 0) continue;
      if (attributes[i].is_line_break) breaks.lines.push_back(offset);
      if (attributes[i].is_cursor_position) breaks.characters.push_back(offset);
    }
    return breaks;
  }

  std::vector<char32_t> missing(const std::string& text, const TypeStyle& type) const override {
    return ShapedLine(text, type, {}).missing();
  }

 private:
  mutable AnswerCache<TextExtents> extents_;
  mutable AnswerCache<std::vector<double>> advances_;
};

}  // namespace

TextBreaks TextMeasurer::breaks(const std::string& text, const std::string& /*lang*/) const {
  TextBreaks breaks;
  for (std::size_t i = 1; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) breaks.characters.push_back(i);
  return breaks;
}

std::unique_ptr<TextMeasurer> make_pango_text_measurer() {
  require_fonts();
  return std::make_unique<PangoTextMeasurer>();
}

}  // namespace dateline
