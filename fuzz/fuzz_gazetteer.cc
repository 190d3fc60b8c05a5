// A gazetteer of GeoNames, and a name to look for.
#include <cmath>

#include "fuzz/fuzz.h"
#include "geodata/import/gazetteer_files.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  const auto parts = pieces(bytes, 2);
  const TemporaryFile file(parts[0], ".txt");
  Result<Gazetteer> gazetteer = open_gazetteer(file.path());
  require_good(gazetteer.diagnostics, gazetteer.value.has_value());
  if (!gazetteer) return;
  const GazetteerQuestion question{std::string(parts[1]), "KZ", {"A"}};
  const auto found = gazetteer->find(question);
  (void)describe(found);
  for (const GazetteerPlace* place : found)
    require(std::abs(place->position.lat_deg) <= 90 && std::abs(place->position.lon_deg) <= 180,
            "positions are on the Earth");
  (void)gazetteer->suggest(question.name);
}

}  // namespace dateline::fuzz
