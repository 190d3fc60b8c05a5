// The phrases a description of a map is put together from: days, claims with their sources, routes.
//
// Private to render/description. Pure functions of a chronicle and a list of languages.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/chronicle.h"
#include "geodata/claims.h"
#include "render/map_plan.h"
#include "styles/style.h"

namespace dateline {

/// How a record is drawn in a layer.
const Look& look_of(const PlannedLayer& layer, const Event& event, const Style& style);
const Look& look_of(const PlannedLayer& layer, const Movement& movement, const Style& style);
const Look& look_of(const PlannedLayer& layer, const Deployment& deployment, const Style& style);

class DescriptionWords {
 public:
  /// Both are borrowed; `languages` in order of preference, never empty.
  DescriptionWords(const Chronicle& chronicle, const std::vector<std::string>& languages)
      : chronicle_(chronicle), languages_(languages), places_(index_places(chronicle)) {}

  const std::string& lang() const { return languages_.front(); }
  std::string text(const LocalText& texts) const { return text_in(texts, languages_, chronicle_.language); }
  /// The title of a record, which may lack one: then what the key calls its kind.
  std::string name(const LocalText& title, const Look& look) const;
  std::string place(const std::string& id) const;
  std::string places(const std::vector<std::string>& ids) const;

  /// "7–8 February 2020", "about 5 February 2020"; a time that is not stated to the day as it is written.
  std::string when(const When& time) const;
  /// "disputed", "refuted", "unconfirmed", "confirmed"; empty for what is merely stated.
  std::string certainty(Certainty certainty) const;

  /// "Deaths: 8–11 (The ministry, A newspaper)", "Displaced: denied by The ministry". Empty when nothing is claimed.
  std::string claim(const FigureSummary& summary, std::span<const Figure> claims, const AsOf& as_of) const;
  /// The same without names: "Deaths: 8–11 (official)", "Displaced: 12,000 (denied by some)".
  std::string short_claim(const FigureSummary& summary, std::span<const Figure> claims) const;

  /// "from Alpha to Beta, via Gamma".
  std::string route(const std::vector<Waypoint>& path) const;
  /// "from The hills to Beta"; the places alone when the start is not stated.
  std::string route(const Deployment& deployment) const;

 private:
  std::string label(const FigureSummary& summary) const;
  std::string number(const FigureSummary& summary) const;
  std::string status(const FigureSummary& summary, std::span<const Figure> claims) const;
  std::string sources(const std::vector<std::size_t>& indices, std::span<const Figure> claims) const;
  std::string waypoint(const Waypoint& point) const;

  const Chronicle& chronicle_;
  const std::vector<std::string>& languages_;
  PlaceIndex places_;  ///< asked once for every record of the map
};

}  // namespace dateline
