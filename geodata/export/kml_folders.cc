#include "geodata/export/kml_folders.h"

#include <algorithm>

#include <fmt/format.h>

namespace dateline {
namespace {

/// Claims, sources and actors are no features: the columns of others name them.
bool is_folder(const FeatureTable& table) {
  return table.rows > 0 && (table.shape != ShapeKind::kNone || table.name == "other_records");
}

bool stands_for(const FeatureTable& drawn, const FeatureTable& table) {
  if (table.role != TableRole::kLayer || drawn.role != TableRole::kDrawn) return false;
  if (drawn.layer != table.layer || !is_folder(drawn)) return false;
  return table.shape == (drawn.shape == ShapeKind::kLine ? ShapeKind::kLine : ShapeKind::kPoint);
}

bool is_replaced(const FeatureTable& table, const ExportTables& tables) {
  return std::ranges::any_of(tables.tables, [&](const FeatureTable& other) { return stands_for(other, table); });
}

std::string title_of(const FeatureTable& table) { return table.title.empty() ? table.name : table.title; }

/// Programs that make a layer of each folder show its title alone: it must say what it is of.
std::string title_of(const FeatureTable& table, const std::string& word) {
  return fmt::format("{} ({})", title_of(table), word);
}

KmlFolderPart part_of(const FeatureTable& table, const ExportTables& tables, const KmlWords& words) {
  if (is_replaced(table, tables)) return {&table, title_of(table, words.as_recorded), false};
  const bool alone = std::ranges::none_of(tables.tables, [&](const FeatureTable& other) {
    return &other != &table && other.layer == table.layer && is_folder(other);
  });
  if (table.role == TableRole::kDrawn && !alone) return {&table, title_of(table, words.as_drawn), true};
  return {&table, {}, true};
}

}  // namespace

bool KmlFolder::visible() const { return std::ranges::any_of(parts, &KmlFolderPart::visible); }

std::vector<KmlFolder> kml_folders(const ExportTables& tables, const KmlWords& words) {
  std::vector<KmlFolder> folders;
  std::vector<std::string> layers;
  for (const FeatureTable& table : tables.tables) {
    if (table.layer.empty() || !is_folder(table)) continue;
    const auto found = std::ranges::find(layers, table.layer);
    const auto at = static_cast<std::size_t>(found - layers.begin());
    if (found == layers.end()) {
      layers.push_back(table.layer);
      folders.push_back({title_of(table), {}});
    }
    folders[at].parts.push_back(part_of(table, tables, words));
  }
  for (const FeatureTable& table : tables.tables)
    if (table.layer.empty() && is_folder(table))
      folders.push_back({title_of(table), {{&table, {}, table.role != TableRole::kRecords}}});
  return folders;
}

}  // namespace dateline
