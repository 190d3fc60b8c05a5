#include "geodata/import/record_cells_reader.h"

#include <utility>

#include <fmt/format.h>

#include "geodata/chronicle_message_reader.h"
#include "geodata/message_check_reader.h"
#include "geodata/proto_json_reader.h"
#include "geodata/read_limits.h"
#include "proto/chronicle.pb.h"

namespace dateline {
namespace {

/// Reads a list as the one field of a message.
template <typename Message>
bool read_list(std::string_view field, std::string_view json, Message& message, FindingLog& log,
               Diagnostics& diagnostics) {
  MessageLocations locations;
  const std::string whole = fmt::format("{{\"{}\":{}}}", field, json);
  if (!read_proto_json(whole, {}, message, locations, diagnostics) || has_errors(diagnostics)) return false;
  check_message(message, read_limits(), log);
  return !log.has_errors();
}

Diagnostics said_of(const FindingLog& log, Diagnostics diagnostics) {
  for (const Finding& finding : log.findings()) diagnostics.push_back({finding.severity, {}, finding.message});
  for (Diagnostic& d : diagnostics) d.where = {};
  return diagnostics;
}

}  // namespace

Result<LocalText> read_names_cell(std::string_view json) {
  if (json.empty()) return Result<LocalText>::success({});
  v1::Place message;
  FindingLog log;
  Diagnostics diagnostics;
  LocalText names;
  if (read_list("names", json, message, log, diagnostics)) names = to_place(message, log).names;
  return Result<LocalText>::of(std::move(names), said_of(log, std::move(diagnostics)));
}

Result<std::vector<Waypoint>> read_path_cell(std::string_view json) {
  if (json.empty()) return Result<std::vector<Waypoint>>::success({});
  v1::Movement message;
  FindingLog log;
  Diagnostics diagnostics;
  std::vector<Waypoint> path;
  if (read_list("path", json, message, log, diagnostics)) path = to_movement(message, log).path;
  return Result<std::vector<Waypoint>>::of(std::move(path), said_of(log, std::move(diagnostics)));
}

}  // namespace dateline
