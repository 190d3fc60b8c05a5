#include "geodata/sqlite_schema.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>

#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/error.h"
#include "geodata/file_stream.h"
#include "geodata/read_limits.h"
#include "geodata/source_file.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHeaderBytes = 100;
/// Of one row: a statement that makes a table.
constexpr std::uint64_t kMaxRowBytes = 1'000'000;
constexpr unsigned kInterior = 5, kLeaf = 13;
/// Pages above one another: enough for any file that SQLite writes.
constexpr int kDeepest = 20;

/// The file is not what it says it is. Never leaves this file.
struct Damage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Numbers in a run of bytes; reading behind its end is damage.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t big_endian(std::size_t at, std::size_t size) const {
    std::uint64_t value = 0;
    for (const char c : part(at, size)) value = value << 8 | static_cast<std::uint8_t>(c);
    return value;
  }

  /// Moves `at` behind it.
  std::uint64_t varint(std::size_t& at) const {
    std::uint64_t value = 0;
    for (int i = 0; i < 9; ++i) {
      const std::uint64_t byte = big_endian(at++, 1);
      if (i == 8) return value << 8 | byte;
      value = value << 7 | (byte & 0x7F);
      if (byte < 0x80) break;
    }
    return value;
  }

  std::string_view part(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || size > bytes_.size() - at) throw Damage("a page of its schema is damaged");
    return bytes_.substr(at, size);
  }

 private:
  std::string_view bytes_;
};

std::uint64_t size_of_value(std::uint64_t serial) {
  constexpr std::uint64_t kSizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
  return serial < 12 ? kSizes[serial] : (serial - 12) / 2;
}

SqliteEntry entry_of(std::string_view row) {
  const Bytes bytes(row);
  std::size_t header = 0;
  std::uint64_t value = bytes.varint(header);
  SqliteEntry entry;
  std::string* const columns[] = {&entry.type, &entry.name, nullptr, nullptr, &entry.sql};
  for (std::string* column : columns) {
    const std::uint64_t serial = bytes.varint(header);
    const std::uint64_t size = size_of_value(serial);
    const std::string_view text = bytes.part(value, size);
    if (column != nullptr && serial >= 13) *column = text;
    value += size;
  }
  return entry;
}

class Schema {
 public:
  Schema(const std::string& path, int file, std::uint64_t size) : path_(path), file_(file), size_(size) {}

  std::vector<SqliteEntry> read() {
    read_header();
    walk(1, 0);
    return std::move(entries_);
  }

 private:
  std::string read_at(std::uint64_t at, std::size_t count) const {
    std::string bytes(count, '\0');
    for (std::size_t done = 0; done < count;) {
      const ssize_t got = ::pread(file_, bytes.data() + done, count - done, static_cast<off_t>(at + done));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) throw Error(fmt::format("cannot read {}: {}", path_, std::strerror(errno)));
      if (got == 0) throw Damage("the file is cut off");
      done += static_cast<std::size_t>(got);
    }
    return bytes;
  }

  void read_header() {
    if (size_ < kHeaderBytes) throw Damage("not a GeoPackage: the file is too short");
    const std::string header = read_at(0, kHeaderBytes);
    if (!header.starts_with("SQLite format 3\0"sv)) throw Damage("not a GeoPackage (which is a SQLite file)");
    const Bytes bytes(header);
    page_bytes_ = bytes.big_endian(16, 2);
    if (page_bytes_ == 1) page_bytes_ = 65536;
    if (page_bytes_ < 512 || (page_bytes_ & (page_bytes_ - 1)) != 0) throw Damage("its header is damaged");
    usable_ = page_bytes_ - bytes.big_endian(20, 1);
    if (usable_ < 480) throw Damage("its header is damaged");
    if (bytes.big_endian(56, 4) != 1) throw Damage("its texts are not in UTF-8");
    const bool count_is_valid = bytes.big_endian(24, 4) == bytes.big_endian(92, 4);
    const std::uint64_t pages = bytes.big_endian(28, 4);
    if (count_is_valid && pages * page_bytes_ > size_)
      throw Damage(fmt::format("the file is cut off: {} of {} bytes are left", size_, pages * page_bytes_));
  }

  void walk(std::uint64_t number, int depth) {
    if (depth > kDeepest || number == 0 || !walked_.insert(number).second) throw Damage("its schema leads in a circle");
    const std::string page = read_at((number - 1) * page_bytes_, page_bytes_);
    const Bytes bytes(page);
    const std::size_t header = number == 1 ? kHeaderBytes : 0;
    const std::uint64_t type = bytes.big_endian(header, 1);
    if (type != kInterior && type != kLeaf) throw Damage("a page of its schema is damaged");
    const std::uint64_t cells = bytes.big_endian(header + 3, 2);
    for (std::uint64_t i = 0; i < cells; ++i) {
      const std::size_t at = bytes.big_endian(header + (type == kLeaf ? 8 : 12) + 2 * i, 2);
      type == kLeaf ? add_row(bytes, at) : walk(bytes.big_endian(at, 4), depth + 1);
    }
    if (type == kInterior) walk(bytes.big_endian(header + 8, 4), depth + 1);
  }

  void add_row(const Bytes& page, std::size_t at) {
    const std::uint64_t size = page.varint(at);
    (void)page.varint(at);  // the row's id
    if (size > kMaxRowBytes) throw Damage(fmt::format("a statement of its schema has {} bytes", size));
    entries_.push_back(entry_of(payload(page, at, size)));
    const std::uint64_t most = read_limits().tables;
    if (entries_.size() > most)
      throw Damage(over_limit("tables", most, "the file has more tables, indexes and triggers than that"));
  }

  /// What of a row stands on the page itself is told by its size alone.
  std::string payload(const Bytes& page, std::size_t at, std::uint64_t size) {
    if (size <= usable_ - 35) return std::string(page.part(at, size));
    const std::uint64_t least = (usable_ - 12) * 32 / 255 - 23;
    const std::uint64_t wanted = least + (size - least) % (usable_ - 4);
    const std::uint64_t here = wanted <= usable_ - 35 ? wanted : least;
    std::string row(page.part(at, here));
    for (std::uint64_t next = page.big_endian(at + here, 4); row.size() < size;) {
      if (next == 0 || !walked_.insert(next).second) throw Damage("its schema leads in a circle");
      const std::string more = read_at((next - 1) * page_bytes_, page_bytes_);
      row += Bytes(more).part(4, std::min(size - row.size(), usable_ - 4));
      next = Bytes(more).big_endian(0, 4);
    }
    return row;
  }

  const std::string& path_;
  int file_;
  std::uint64_t size_;
  std::uint64_t page_bytes_ = 0;
  std::uint64_t usable_ = 0;  ///< of a page
  std::set<std::uint64_t> walked_;
  std::vector<SqliteEntry> entries_;
};

/// In small letters, each run of white space one space.
std::string plain_words(std::string_view sql) {
  std::string out;
  for (const char c : sql) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '(';
    if (space && !out.empty() && out.back() != ' ') out += ' ';
    if (!space) out += ascii_lower(c);
  }
  return out;
}

bool runs_code(const SqliteEntry& entry) {
  if (entry.type == "view") return true;
  if (entry.type != "table") return false;
  const std::string words = plain_words(entry.sql);
  if (words.starts_with("create table ") || words.empty()) return false;
  return !words.starts_with("create virtual table ") || words.find(" using rtree ") == std::string::npos;
}

/// SQLite would carry on with these, and write to the file, though it is opened for reading.
std::string unfinished_beside(const std::string& path) {
  for (const char* ending : {"-wal", "-journal"}) {
    struct stat status {};
    if (::lstat((path + ending).c_str(), &status) == 0) return path + ending;
  }
  return {};
}

}  // namespace

Result<std::vector<SqliteEntry>> read_sqlite_schema(const std::string& path) {
  using Entries = Result<std::vector<SqliteEntry>>;
  const PlainFile file = open_plain_file(path);
  try {
    return Entries::success(Schema(path, file.descriptor(), file.size()).read());
  } catch (const Damage& damage) {
    require_readable(path);
    return Entries::failure({{Severity::kError, {path, 0, 0}, damage.what()}});
  }
}

Diagnostics check_sqlite_schema(const std::string& path) {
  if (const std::string beside = unfinished_beside(path); !beside.empty())
    return {
        {Severity::kError,
         {path, 0, 0},
         fmt::format("{} stands beside it: the file is open in another program, or was never closed there", beside)}};
  auto entries = read_sqlite_schema(path);
  Diagnostics problems = std::move(entries.diagnostics);
  if (!entries) return problems;
  for (const SqliteEntry& entry : *entries)
    if (runs_code(entry))
      problems.push_back(
          {Severity::kError,
           {path, 0, 0},
           fmt::format("holds the {} \"{}\": views and virtual tables run what the file says and are not read; ogr2ogr "
                       "-f GPKG makes a file of plain tables",
                       entry.type == "view" ? "view" : "virtual table", entry.name)});
  return problems;
}

}  // namespace dateline
