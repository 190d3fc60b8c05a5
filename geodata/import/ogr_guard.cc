#include "geodata/import/ogr_guard.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "geodata/input_file.h"
#include "geodata/read_limits.h"
#include "geodata/source_file.h"
#include "geodata/sqlite_schema.h"
#include "geodata/zip_archive.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

Diagnostics error(const std::string& path, std::string what) {
  return {{Severity::kError, {path, 0, 0}, std::move(what)}};
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

/// XML of spreadsheets needs neither entities nor a document type, and is in UTF-8.
std::string problem_of_member(std::string_view name, std::string_view piece) {
  if (!ends_with_any(name, {".xml", ".rels", ".XML"})) return {};
  if (piece.find("<!DOCTYPE") != std::string_view::npos || piece.find("<!ENTITY") != std::string_view::npos)
    return "XML with a document type or entities is not read";
  if (piece.find('\0') != std::string_view::npos) return "XML in another encoding than UTF-8 is not read";
  return {};
}

// --- shapefiles

/// The first bytes of a file beside the shapefile and its size.
struct Head {
  std::string path;
  std::uint64_t size = 0;
  std::string bytes;

  std::uint64_t big_endian(std::size_t at) const { return number(at, {0, 1, 2, 3}); }
  std::uint64_t little_endian(std::size_t at, std::size_t count) const {
    return count == 4 ? number(at, {3, 2, 1, 0}) : number(at, {1, 0});
  }

 private:
  std::uint64_t number(std::size_t at, std::initializer_list<std::size_t> order) const {
    std::uint64_t value = 0;
    for (const std::size_t i : order) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
    return value;
  }
};

std::optional<Head> head_of(const std::string& path) {
  std::error_code missing;
  if (!fs::exists(path, missing)) return std::nullopt;
  Head head{path, open_plain_file(path).size(), std::string(100, '\0')};
  open_file(path)->read(head.bytes.data(), static_cast<std::streamsize>(head.bytes.size()));
  return head;
}

/// A file of the same name with another ending, in small letters or in capitals like that of `path`.
std::optional<Head> head_beside(const std::string& path, std::string_view small, std::string_view large) {
  if (auto head = head_of(fs::path(path).replace_extension(small))) return head;
  return head_of(fs::path(path).replace_extension(large));
}

/// .shp and .shx: their size, in units of two bytes, stands in the header.
std::string problem_of_length(const Head& head) {
  if (head.size < 100 || head.big_endian(0) != 9994) return "not a shapefile, or its header is damaged";
  const std::uint64_t stated = head.big_endian(24) * 2;
  if (stated == head.size) return {};
  return fmt::format("damaged or cut off: it is {} bytes long and says it is {}", head.size, stated);
}

std::string problem_of_dbf(const Head& dbf, std::uint64_t shapes) {
  if (dbf.size < 32) return "damaged or cut off";
  const std::uint64_t rows = dbf.little_endian(4, 4);
  const std::uint64_t needed = dbf.little_endian(8, 2) + rows * dbf.little_endian(10, 2);
  if (dbf.size < needed) return fmt::format("damaged or cut off: it is {} bytes long and needs {}", dbf.size, needed);
  if (rows != shapes) return fmt::format("has {} rows for {} shapes", rows, shapes);
  return {};
}

std::string named(const Head& head, std::string_view problem) {
  return fmt::format("{}: {}", fs::path(head.path).filename().string(), problem);
}

Diagnostics check_shapefile(const std::string& path) {
  if (auto why = why_not_beside(path, ".shx .dbf .prj .cpg .qix .sbn .sbx .idm .ind .qpj"))
    return error(path, std::move(*why));
  const auto shp = head_of(path), shx = head_beside(path, ".shx", ".SHX"), dbf = head_beside(path, ".dbf", ".DBF");
  if (!shx || !dbf) return error(path, "a shapefile is three files; the .shx or the .dbf beside it is missing");
  for (const Head& head : {*shp, *shx})
    if (std::string problem = problem_of_length(head); !problem.empty()) return error(path, named(head, problem));
  if (std::string problem = problem_of_dbf(*dbf, (shx->size - 100) / 8); !problem.empty())
    return error(path, named(*dbf, problem));
  return {};
}

// --- texts

struct JsonLook {
  std::uint64_t deepest = 0;  ///< brackets that are open at once
  int line_of_nan = 0;        ///< of the first NaN or Infinity, which are not JSON but taken for numbers; 0: none
};

/// Texts in quotes are passed over.
JsonLook look_through(std::istream& json) {
  std::array<char, 65536> block{};
  JsonLook look;
  std::uint64_t depth = 0;
  int line = 1;
  bool quoted = false, escaped = false;
  while (json.read(block.data(), block.size()), json.gcount() > 0) {
    for (const char c : std::string_view(block.data(), static_cast<std::size_t>(json.gcount()))) {
      line += c == '\n';
      if (quoted) {
        quoted = escaped || c != '"';
        escaped = !escaped && c == '\\';
      } else if (c == '"') {
        quoted = true;
        escaped = false;
      } else if (c == '[' || c == '{') {
        look.deepest = std::max(look.deepest, ++depth);
      } else if ((c == ']' || c == '}') && depth > 0) {
        --depth;
      } else if ((c == 'N' || c == 'I') && look.line_of_nan == 0) {
        look.line_of_nan = line;
      }
    }
  }
  return look;
}

Diagnostics check_geojson(const std::string& path) {
  const ReadLimits& limits = read_limits();
  if (open_plain_file(path).size() > limits.file_bytes)
    return error(path, over_limit("file-bytes", limits.file_bytes,
                                  fmt::format("the file is larger than {} bytes", limits.file_bytes)));
  const JsonLook look = look_through(*open_file(path));
  if (look.line_of_nan > 0)
    return {{Severity::kError, {path, look.line_of_nan, 0}, "NaN and Infinity are not JSON, nor positions"}};
  if (look.deepest > limits.nesting)
    return error(path, over_limit("nesting", limits.nesting, "lists and objects are nested too deep"));
  return {};
}

}  // namespace

Diagnostics check_table_file(const std::string& path, std::string_view driver) {
  check_plain_file(path);
  if (driver == "XLSX" || driver == "ODS") return check_zip(path, problem_of_member);
  if (driver == "ESRI Shapefile") return check_shapefile(path);
  if (driver == "GeoJSON") return check_geojson(path);
  if (driver == "GPKG") return check_sqlite_schema(path);
  return {};
}

}  // namespace dateline
