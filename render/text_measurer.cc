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

  std::vector<char32_t> missing(const std::string& text, const TypeStyle& type) const override {
    return ShapedLine(text, type, {}).missing();
  }

 private:
  mutable AnswerCache<TextExtents> extents_;
  mutable AnswerCache<std::vector<double>> advances_;
};

}  // namespace

std::unique_ptr<TextMeasurer> make_pango_text_measurer() {
  require_fonts();
  return std::make_unique<PangoTextMeasurer>();
}

}  // namespace dateline
