// Where places are that a table gives by name only. Never a guess: one match is a position, several are a question.
//
//   Result<Gazetteer> gazetteer = open_gazetteer("kazakhstan.txt");      // gazetteer_files.h
//   gazetteer->find({"Masanchi", "KZ", {}})                              // all places of that name
//
// Names are compared without regard to case and marks (geodata/import/name_folding.h), alternate names among them.
// Everything is in memory: about 300 bytes a place.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/did_you_mean.h"

namespace dateline {

struct GazetteerPlace {
  std::string name;
  std::vector<std::string> other_names;
  LonLat position;
  std::string country;             ///< ISO 3166-1 alpha-2; empty when not known
  std::vector<std::string> admin;  ///< names or codes of the areas it lies in
  long long population = 0;        ///< 0 when not known
};

/// A name and what the table says of where it lies. Empty parts restrict nothing.
struct GazetteerQuestion {
  std::string name;
  std::string country;              ///< ISO 3166-1 alpha-2
  std::vector<std::string> within;  ///< names of areas
};

/// Not for several threads at once: suggestions count the work done.
class Gazetteer {
 public:
  /// Whom to name for positions that come from here.
  explicit Gazetteer(Source source) : source_(std::move(source)) {}

  void add(GazetteerPlace place);

  /// All places of that name: those of the country, when any candidate has one; of these the ones in the areas named,
  /// when that leaves any. In order of adding. Good until the next `add`.
  std::vector<const GazetteerPlace*> find(const GazetteerQuestion& question) const;

  /// ` (did you mean "x"?)` or nothing. Compares with names that begin with the same letter.
  std::string suggest(std::string_view name);

  const Source& source() const { return source_; }
  std::size_t size() const { return places_.size(); }

 private:
  void index(const std::string& name, std::size_t place);

  Source source_;
  std::vector<GazetteerPlace> places_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_name_;  ///< folded names
  DidYouMean did_you_mean_;
};

/// "Obo (CF, Haut-Mbomou, 5.40 N 26.49 E), Obo (CF, Ouaka, 5.72 N 21.10 E, 598 km from the first)"; at most five.
std::string describe(const std::vector<const GazetteerPlace*>& candidates);

/// Kilometres on the sphere.
double distance_km(const LonLat& a, const LonLat& b);

}  // namespace dateline
