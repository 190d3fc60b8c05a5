#include "geodata/import/geojson_tables.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "geodata/import/column_table.h"
#include "geodata/input_file.h"
#include "geodata/json_scanner.h"
#include "geodata/read_limits.h"

namespace dateline {
namespace {

class GeoJsonReader {
 public:
  explicit GeoJsonReader(std::string_view text) : text_(text), json_(text) {}

  /// False when the text is not what it should be, as `mistake` says.
  bool read(std::vector<NamedTable>& tables) {
    auto features = std::make_unique<ColumnTable>();
    const bool done = object([&](const std::string& name) {
      if (name == "features") return rows(*features, [&] { return feature(*features); });
      if (name == "dateline") return records(tables);
      return json_.skip_value();
    });
    tables.push_back({"features", std::move(features)});
    return done;
  }

  const std::optional<JsonScanner::Mistake>& mistake() const { return json_.mistake(); }

 private:
  template <typename Member>
  bool object(Member member) {
    if (!json_.take('{')) return json_.fail("an object is expected");
    if (json_.take('}')) return true;
    do {
      json_.peek();
      const std::optional<std::string> name = json_.take_string();
      if (!name || !json_.take(':') || (json_.peek(), !member(*name))) return json_.fail("a member is expected");
    } while (json_.take(','));
    return json_.take('}') || json_.fail("\"}\" is expected");
  }

  template <typename Row>
  bool rows(ColumnTable& table, Row row) {
    if (!json_.take('[')) return json_.fail("a list is expected");
    if (json_.take(']')) return true;
    do {
      table.begin_row();
      if (json_.peek(), !row()) return false;
    } while (json_.take(','));
    return json_.take(']') || json_.fail("\"]\" is expected");
  }

  bool feature(ColumnTable& table) {
    return object([&](const std::string& name) { return name == "properties" ? cells(table) : json_.skip_value(); });
  }

  bool cells(ColumnTable& table) {
    return object([&](const std::string& name) {
      const std::size_t column = table.column(name);
      if (json_.peek() == '"') {
        std::optional<std::string> text = json_.take_string();
        if (text) table.set(column, std::move(*text));
        return text.has_value();
      }
      const std::size_t begin = json_.offset();
      if (!json_.skip_value()) return false;
      const std::string_view raw = text_.substr(begin, json_.offset() - begin);
      table.set(column, raw == "null" ? "" : raw == "true" ? "1" : raw == "false" ? "0" : std::string(raw));
      return true;
    });
  }

  bool records(std::vector<NamedTable>& tables) {
    return object([&](const std::string& name) {
      if (name != "tables") return json_.skip_value();
      return object([&](const std::string& table_name) {
        auto table = std::make_unique<ColumnTable>();
        ColumnTable& filled = *table;
        tables.push_back({table_name, std::move(table)});
        return rows(filled, [&] { return cells(filled); });
      });
    });
  }

  std::string_view text_;
  JsonScanner json_;
};

}  // namespace

bool is_exported_geojson(const std::string& path) {
  const std::unique_ptr<std::istream> file = open_file(path);
  std::string begin(4096, '\0');
  file->read(begin.data(), static_cast<std::streamsize>(begin.size()));
  if (begin.find("\"FeatureCollection\"") == std::string::npos) return false;
  // The member stands behind the features; its name alone on a line.
  std::string piece(1 << 20, '\0'), window = begin;
  while (true) {
    if (window.find("\n\"dateline\":{") != std::string::npos) return true;
    file->clear();
    file->read(piece.data(), static_cast<std::streamsize>(piece.size()));
    const auto got = static_cast<std::size_t>(file->gcount());
    if (got == 0) return false;
    window = window.substr(window.size() - std::min<std::size_t>(window.size(), 64)) + piece.substr(0, got);
  }
}

Result<std::vector<NamedTable>> read_geojson_tables(const std::string& path) {
  const Result<std::string> bytes = read_file(path, read_limits().file_bytes);
  if (!bytes) return Result<std::vector<NamedTable>>::failure(bytes.diagnostics);
  GeoJsonReader reader(*bytes);
  std::vector<NamedTable> tables;
  if (reader.read(tables)) return Result<std::vector<NamedTable>>::success(std::move(tables));
  const JsonScanner::Mistake mistake = reader.mistake().value_or(JsonScanner::Mistake{"not what an export holds", 0});
  const auto line = std::count(bytes->begin(), bytes->begin() + static_cast<std::ptrdiff_t>(mistake.offset), '\n') + 1;
  return Result<std::vector<NamedTable>>::failure(
      {{Severity::kError, {path, static_cast<int>(line)}, mistake.message}});
}

}  // namespace dateline
