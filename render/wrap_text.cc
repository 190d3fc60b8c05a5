#include "render/wrap_text.h"

#include <algorithm>
#include <map>
#include <utility>

#include "render/text_content.h"

namespace dateline {
namespace {

/// Part of the width that the last line of a text should fill.
constexpr double least_last_line = 0.3;

/// What no line breaks: a word or a part of one.
struct Piece {
  std::string text;
  bool spaced = true;  ///< a space before it, unless it begins a line
};
using Pieces = std::vector<Piece>;

std::string joined(const Pieces& pieces) {
  std::string line;
  for (const Piece& piece : pieces) line += (line.empty() || !piece.spaced ? "" : " ") + piece.text;
  // A word that is cut at a soft hyphen shows it.
  if (line.ends_with("\u00AD")) line.replace(line.size() - 2, 2, "-");
  return line;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (c != ' ' && c != '\n') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

std::vector<std::string> split_at(const std::string& text, const std::vector<std::size_t>& breaks) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (const std::size_t at : breaks) {
    parts.push_back(text.substr(from, at - from));
    from = at;
  }
  parts.push_back(text.substr(from));
  return parts;
}

class Wrapper {
 public:
  Wrapper(double width_pt, const TypeStyle& type, const std::string& lang, const TextMeasurer& measurer)
      : width_pt_(width_pt), type_(type), lang_(lang), measurer_(measurer), space_pt_(measure("n n") - measure("nn")) {}

  std::vector<std::string> run(const std::string& text) {
    const Pieces pieces = pieces_of(text);
    std::vector<Pieces> lines = lines_within(pieces, width_pt_);
    const auto lonely = [&] { return lines.back().size() == 1 && lines[lines.size() - 2].size() > 2; };
    // Nothing is left alone in the last line where narrower lines, as many, share the words out.
    for (double part = 0.96; part > 0.7 && lines.size() > 1; part -= 0.04) {
      if (!lonely() && width_of(lines.back()) >= least_last_line * width_pt_) break;
      std::vector<Pieces> narrower = lines_within(pieces, width_pt_ * part);
      if (narrower.size() > lines.size()) break;
      if (narrower.back().size() > lines.back().size()) lines = std::move(narrower);
    }
    if (lines.size() > 1 && lonely()) {
      Pieces two = lines.back();
      two.insert(two.begin(), lines[lines.size() - 2].back());
      if (width_of(two) <= width_pt_) {
        lines[lines.size() - 2].pop_back();
        lines.back() = std::move(two);
      }
    }
    std::vector<std::string> out;
    for (const Pieces& line : lines) out.push_back(joined(line));
    return out;
  }

 private:
  double measure(const std::string& text) const { return measurer_.measure(text, type_, lang_).advance_pt; }

  /// Words do not join across spaces in any script that has spaces: a line is as wide as its words and spaces. Each is
  /// measured once; whole lines would be measured again for every word that is tried.
  double width_of(const Pieces& line) {
    const auto spaces = std::ranges::count_if(line.begin() + (line.empty() ? 0 : 1), line.end(), &Piece::spaced);
    double width = space_pt_ * static_cast<double>(spaces);
    for (const Piece& piece : line) width += width_of(piece.text);
    return width;
  }
  double width_of(const std::string& piece) {
    const auto [known, is_new] = width_of_piece_.try_emplace(piece, 0);
    if (is_new) known->second = measure(piece);
    return known->second;
  }

  Pieces pieces_of(const std::string& text) {
    Pieces pieces;
    for (const std::string& word : words_of(text)) {
      const std::size_t first = pieces.size();
      if (!has_unspaced_letters(word) && width_of(word) <= width_pt_)
        pieces.push_back({word});
      else
        for (const std::string& part : split_at(word, measurer_.breaks(word, lang_).lines)) add_narrow(pieces, part);
      for (std::size_t i = first; i < pieces.size(); ++i) pieces[i].spaced = i == first;
    }
    return pieces;
  }

  /// The part in as few pieces as have room in a line each.
  void add_narrow(Pieces& pieces, const std::string& part) {
    if (width_of(part) <= width_pt_) return pieces.push_back({part});
    const std::vector<std::string> characters = split_at(part, measurer_.breaks(part, lang_).characters);
    for (std::size_t from = 0; from < characters.size();) {
      const std::size_t count = most_in_a_line(characters, from);
      pieces.push_back({run_of(characters, from, count)});
      from += count;
    }
  }

  static std::string run_of(const std::vector<std::string>& characters, std::size_t from, std::size_t count) {
    std::string text;
    for (std::size_t i = from; i < from + count; ++i) text += characters[i];
    return text;
  }

  /// How many characters from `from` on have room in a line; one at least. Doubles and halves: a text of a hundred
  /// thousand letters is not measured at each.
  std::size_t most_in_a_line(const std::vector<std::string>& characters, std::size_t from) const {
    const std::size_t all = characters.size() - from;
    const auto fits = [&](std::size_t count) { return measure(run_of(characters, from, count)) <= width_pt_; };
    std::size_t good = 1, bad = 2;
    while (bad <= all && fits(bad)) good = std::exchange(bad, 2 * bad);
    bad = std::min(bad, all + 1);
    while (bad - good > 1) {
      const std::size_t middle = (good + bad) / 2;
      (fits(middle) ? good : bad) = middle;
    }
    return good;
  }

  std::vector<Pieces> lines_within(const Pieces& pieces, double most_pt) {
    std::vector<Pieces> lines;
    for (const Piece& piece : pieces) {
      if (!lines.empty()) {
        lines.back().push_back(piece);
        if (width_of(lines.back()) <= most_pt) continue;
        lines.back().pop_back();
      }
      lines.push_back({piece});
    }
    return lines;
  }

  double width_pt_;
  const TypeStyle& type_;
  const std::string& lang_;
  const TextMeasurer& measurer_;
  double space_pt_;
  std::map<std::string, double> width_of_piece_;
};

}  // namespace

std::vector<std::string> wrap_text(const std::string& text, double width_pt, const TypeStyle& type,
                                   const std::string& lang, const TextMeasurer& measurer) {
  return Wrapper(width_pt, type, lang, measurer).run(text);
}

}  // namespace dateline
