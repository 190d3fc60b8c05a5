// Claims as words on the map, and the numbered notes that say whose they are.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/claims.h"

namespace dateline {

/// "¹", "¹⁻³", "¹ ⁴": the numbers of notes as superscripts, ascending, runs of three or more joined.
std::string note_marks(std::vector<int> numbers);

/// The numbered source notes of a map, in order of first use. A note is a source and the days on which it made the
/// claims.
class SourceNotes {
 public:
  SourceNotes() = default;
  /// `chronicle` must outlive this.
  SourceNotes(const Chronicle& chronicle, std::vector<std::string> languages)
      : chronicle_(&chronicle), languages_(std::move(languages)) {}

  /// The number of the note for a claim; a new one the first time.
  int number_of(const Figure& claim);
  /// "Border Service of Kazakhstan, 9 February 2020", in order; the first is note 1.
  std::vector<std::string> texts() const;

 private:
  struct Note {
    std::string source;
    std::optional<std::chrono::year_month_day> first, last;
    bool about = false;  ///< some day is approximate
  };
  std::string text_of(const Note& note) const;

  const Chronicle* chronicle_ = nullptr;
  std::vector<std::string> languages_;
  std::vector<Note> notes_;
};

/// What was known of one measure, in words. Empty `text` when nothing was.
struct ClaimText {
  std::string number;  ///< "8,000–24,000", "nearly 8,000", "1.7 billion KZT"
  std::string marks;   ///< superscripts of the notes
  std::string denied;  ///< "denied⁵", when somebody denies it as of the map's day
  double low = 0;
  double high = 0;

  bool empty() const { return number.empty() && denied.empty(); }
  /// For sizes: the middle of the range.
  double size_value() const { return (low + high) / 2; }
};

/// Which figures of the chronicle a claim on the map is made of.
struct FigureIds {
  std::vector<std::string> own;
  std::vector<std::string> repeated;  ///< those that they say again for another record
};

/// The ids of the figures of one measure.
FigureIds figure_ids(const std::vector<Figure>& figures, Measure measure);

/// Puts the summary of some claims of one measure into words and numbers its sources.
ClaimText claim_text(const FigureSummary& summary, const std::vector<Figure>& claims, SourceNotes& notes,
                     const std::string& lang);

/// "11 dead", "8,000–24,000 displaced": the number with its unit.
std::string count_text(Measure measure, const std::string& number, const std::string& lang);

/// What is counted, without the number: "displaced" of "{n} displaced", "déplacés" of "déplacés : {n}". Empty where the
/// words do not stand alone ("magnitude {n}").
std::string counted_thing(Measure measure, const std::string& lang);
/// "12,000 displaced¹; denied²": the claim on one line.
std::string claim_line(Measure measure, const ClaimText& claim, const std::string& lang);
/// The same without the numbers of source notes, for where these are not.
std::string unmarked_claim_line(Measure measure, ClaimText claim, const std::string& lang);
/// A line about the claim, and that it was denied if it was, parted as the language does.
std::string with_denial(std::string line, const ClaimText& claim, const std::string& lang);

}  // namespace dateline
