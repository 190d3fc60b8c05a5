#include "geodata/import/table_records.h"

#include <algorithm>

#include <fmt/format.h>

#include "geodata/import/cell_values.h"
#include "geodata/text_forms.h"

namespace dateline {
namespace {

constexpr std::size_t longest_id = 64;

/// FNV-1a, 64 bits, with the last step of MurmurHash3: the same on every machine.
std::uint64_t hash_of(std::string_view text, std::uint64_t hash = 0xcbf29ce484222325) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
  return hash ^ (hash >> 33);
}

std::uint64_t hash_of_row(const TableRowView& row) {
  std::uint64_t hash = hash_of("row");
  for (const std::string_view cell : row.cells()) hash = hash_of(trim_cell(cell), hash);
  return hash;
}

}  // namespace

/// An id that was given, or one made of the row's content.
std::string TableRecords::record_id(const RecordRule& rule, const std::string& id_suffix, const TableRowView& row,
                                    std::string_view kind) {
  const std::string given = row.value(rule.id);
  std::string id = given;
  if (given.empty())
    id = fmt::format("{}-{:012x}", kind.empty() ? "row" : kind, hash_of_row(row) >> 16);
  else if (!is_id(given))
    id = slug(given, longest_id);
  if (!id_suffix.empty()) id = id.substr(0, longest_id - 24) + "-" + slug(id_suffix, 23);
  return free_id(rule.type, std::move(id), !given.empty(), row);
}

std::string TableRecords::free_id(RecordType type, std::string id, bool given, const TableRowView& row) {
  const std::uint64_t seed = hash_of(fmt::format("{}", static_cast<int>(type)));
  if (seen_.insert(hash_of(id, seed)).second) return id;
  if (given)
    row.altered("an id is used by an earlier row", id);
  else
    row.log().doubtful(row.line(), "the row is the same as an earlier one");
  for (int number = 2;; ++number) {
    std::string next = fmt::format("{}-{}", id.substr(0, longest_id - 8), number);
    if (seen_.insert(hash_of(next, seed)).second) return next;
  }
}

std::vector<std::string> TableRecords::tags(const RecordRule& rule, const TableRowView& row) const {
  std::vector<std::string> out;
  for (const CellValue& cell : rule.tags) {
    const std::string words = row.value(cell);
    for (const std::string_view word : split_list(words, ";,")) {
      std::string tag = slug(word, longest_id);
      if (std::ranges::find(out, tag) == out.end()) out.push_back(std::move(tag));
    }
  }
  return out;
}

template <typename Record>
void TableRecords::fill(const RecordRule& rule, const TableRowView& row, Record& record) {
  record.when = claims_.time(rule.when, row);
  if (!record.when.stated()) row.log().doubtful(row.line(), "no time");
  record.title = row.names(rule.title);
  record.note = row.texts(rule.note);
  const std::vector<std::string> own_sources = claims_.sources(rule.sources, row);
  record.figures = claims_.figures(rule.figures, row, own_sources);
  record.sources = claims_.with_table(own_sources);
  record.certainty = row.word<Certainty>(rule.certainty).value_or(Certainty::kStated);
  record.tags = tags(rule, row);
}

bool TableRecords::put_event(const RecordRule& rule, const std::string& id_suffix, const TableRowView& row) {
  Event event;
  event.kind = row.word<EventKind>(rule.kind).value_or(EventKind::kUnspecified);
  event.id = record_id(rule, id_suffix, row, event.kind == EventKind::kUnspecified ? "" : to_string(event.kind));
  for (const CellPlace& cells : rule.places)
    if (auto place = places_.find(cells, row); place && std::ranges::find(event.places, *place) == event.places.end())
      event.places.push_back(std::move(*place));
  if (event.places.empty() && !rule.places.empty()) row.log().doubtful(row.line(), "no place");
  event.actors = claims_.actors(rule.actors, row);
  fill(rule, row, event);
  sink_.put(event);
  return true;
}

Waypoint TableRecords::waypoint(const std::optional<CellPlace>& cells, const TableRowView& row) {
  if (cells)
    if (auto place = places_.find(*cells, row)) return {std::move(*place), {}};
  return {UnknownPlace{}, {}};
}

bool TableRecords::put_movement(const RecordRule& rule, const std::string& id_suffix, const TableRowView& row) {
  Movement movement;
  movement.path.push_back(waypoint(rule.origin, row));
  for (const CellPlace& cells : rule.via)
    if (auto place = places_.find(cells, row)) movement.path.push_back({std::move(*place), {}});
  movement.path.push_back(waypoint(rule.destination, row));
  const std::string* from = movement.path.front().place();
  const std::string* to = movement.path.back().place();
  if (from == nullptr && to == nullptr) {
    row.log().skipped(row.line(), "neither origin nor destination");
    return false;
  }
  if (from != nullptr && to != nullptr && *from == *to && movement.path.size() == 2) {
    row.log().skipped(row.line(), "origin and destination are the same", *from);
    return false;
  }
  movement.kind = row.word<MovementKind>(rule.kind).value_or(MovementKind::kUnspecified);
  movement.id =
      record_id(rule, id_suffix, row, movement.kind == MovementKind::kUnspecified ? "" : to_string(movement.kind));
  movement.mode = row.word<MovementMode>(rule.mode).value_or(MovementMode::kUnspecified);
  movement.actors = claims_.actors(rule.actors, row);
  fill(rule, row, movement);
  sink_.put(movement);
  return true;
}

bool TableRecords::put_deployment(const RecordRule& rule, const std::string& id_suffix, const TableRowView& row) {
  Deployment deployment;
  const std::vector<Participant> actors = claims_.actors(rule.actors, row);
  if (actors.empty()) {
    row.log().skipped(row.line(), "no force");
    return false;
  }
  deployment.force = actors.front().actor;
  for (std::size_t i = 1; i < actors.size(); ++i) row.altered("a deployment has one force", actors[i].actor);
  for (const CellPlace& cells : rule.places)
    if (auto place = places_.find(cells, row)) deployment.to.push_back(std::move(*place));
  if (deployment.to.empty()) {
    row.log().skipped(row.line(), "no place");
    return false;
  }
  if (rule.origin)
    if (auto from = places_.find(*rule.origin, row)) deployment.from = Waypoint{std::move(*from), {}};
  deployment.id = record_id(rule, id_suffix, row, "deployment");
  fill(rule, row, deployment);
  sink_.put(deployment);
  return true;
}

bool TableRecords::put_place(const RecordRule& rule, const TableRowView& row) {
  const TablePlaces::Extra extra{row.value(rule.id), rule.kind, row.texts(rule.note)};
  if (places_.find(rule.places.front(), row, extra)) return true;
  row.log().skipped(row.line(), "no place");
  return false;
}

bool TableRecords::put(const RecordRule& rule, const std::string& id_suffix, const TableRowView& row) {
  switch (rule.type) {
    case RecordType::kEvent: return put_event(rule, id_suffix, row);
    case RecordType::kMovement: return put_movement(rule, id_suffix, row);
    case RecordType::kDeployment: return put_deployment(rule, id_suffix, row);
    case RecordType::kPlace: return put_place(rule, row);
  }
  return false;
}

}  // namespace dateline
