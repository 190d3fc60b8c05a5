// Which of the claims on a record a symbol or an arrow shows, with the numbers of their source notes.
#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "geodata/chronicle_view.h"
#include "render/claim_text.h"
#include "render/scene.h"

namespace dateline {

/// What a symbol says of numbers when its layer does not choose: the first of these that anybody claimed.
inline constexpr auto symbol_measures = std::to_array<Measure>(
    {Measure::kDeaths, Measure::kMagnitude, Measure::kInjured, Measure::kHospitalised, Measure::kTreated,
     Measure::kSheltered, Measure::kArrested, Measure::kDetained, Measure::kAbducted, Measure::kMissing,
     Measure::kDisplaced, Measure::kAffected, Measure::kParticipants, Measure::kHomesDamaged, Measure::kResigned});

/// The name of an actor by which a label calls it: short where there is one.
std::string short_name_of(const Actor& actor, const std::vector<std::string>& languages, const std::string& fallback);

/// Puts claims into words as they are used, so that notes are numbered in that order. `chronicle` and `view` must
/// outlive it. For one thread.
class SceneClaims {
 public:
  using Claim = std::pair<Measure, ClaimText>;

  SceneClaims(std::vector<std::string> languages, const Chronicle& chronicle, const ChronicleView& view,
              SourceNotes notes)
      : languages_(std::move(languages)), chronicle_(chronicle), view_(view), notes_(std::move(notes)) {}

  /// The claims of the measure that is asked for, else of the first that anybody claimed; an empty text when nobody
  /// did.
  Claim of_symbol(const std::vector<Figure>& figures, Measure asked);
  Claim of_flow(const std::vector<Figure>& figures, Measure asked);
  /// The first claimed besides `first`.
  Claim second_of_symbol(const std::vector<Figure>& figures, Measure first);
  /// The size of what `of_symbol` would say; numbers no notes.
  double symbol_value(const std::vector<Figure>& figures, Measure asked);

  /// The chronicle-wide claims, parts ("of them police") below their whole, amounts in further currencies below the
  /// first.
  std::vector<SummaryRow> summary();

  const SourceNotes& notes() const { return notes_; }
  void set_notes(SourceNotes notes) { notes_ = std::move(notes); }

 private:
  const std::string& lang() const { return languages_.front(); }
  template <std::size_t N>
  Claim first_of(const std::vector<Figure>& figures, Measure asked, const std::array<Measure, N>& measures);
  void add_row(std::vector<SummaryRow>& rows, const FigureSummary& summary, const std::vector<Figure>& claims,
               std::string label);

  std::vector<std::string> languages_;
  const Chronicle& chronicle_;
  const ChronicleView& view_;
  SourceNotes notes_;
};

}  // namespace dateline
