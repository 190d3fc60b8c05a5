// An event, movement or deployment as a row of a table: what the three have in common, and where it lies.
//
// Private to render/export_*. Borrows its record.
#pragma once

#include <string_view>

#include "geodata/chronicle.h"
#include "geodata/export/feature_table.h"

namespace dateline {

struct RecordRow {
  std::string_view record;  ///< "event", "movement", "deployment"
  std::string_view kind;    ///< word of geodata/kinds.h; empty for deployments
  const std::string* id = nullptr;
  const When* when = nullptr;
  const LocalText* title = nullptr;
  const LocalText* note = nullptr;
  const std::vector<Figure>* figures = nullptr;
  const std::vector<std::string>* sources = nullptr;
  const std::vector<std::string>* tags = nullptr;
  Certainty certainty = Certainty::kStated;
  const std::vector<Participant>* actors = nullptr;  ///< null for deployments
  // One of these.
  const Event* event = nullptr;
  const Movement* movement = nullptr;
  const Deployment* deployment = nullptr;

  explicit RecordRow(const Event& e);
  explicit RecordRow(const Movement& m);
  explicit RecordRow(const Deployment& d);

  /// Ids of its places in order: where an event happened, the stops of a movement, where a force was sent.
  std::vector<std::string> places() const;
};

/// Its position: of an event its places; of a movement the line through those of its stops that have one; of a
/// deployment lines from its origin where that is known, else its places. Empty when nothing has a position. Lines go
/// on beyond 180 degrees where they cross the antimeridian.
Shape shape_of(const RecordRow& row, const PlaceIndex& places);

/// False where `shape_of` is empty.
bool has_shape(const RecordRow& row, const PlaceIndex& places);

/// Whether `shape_of` gives points or lines, also where it is empty.
ShapeKind shape_kind_of(const RecordRow& row, const PlaceIndex& places);

}  // namespace dateline
