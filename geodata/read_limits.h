// How much of an untrusted file dateline is willing to read: every limit there is, with its default.
//
//   set_read_limit("records=20M");                       // once, at start-up, from the command line
//   if (count > read_limits().records) error(over_limit("records", "the chronicle has more than {} records"));
//
// Generous for real chronicles and basemaps, small enough to protect the machine. What exceeds a limit is an error that
// names the limit and how to raise it. docs/limits.md is the list for people; tests/hostile tests each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

/// Bytes, unless a comment says otherwise. The command line calls `file_bytes` "file-bytes", and so on.
struct ReadLimits {
  /// Of one file that is held in memory: chronicles but for streams, GeoJSON. Protobuf's forms cannot exceed 2^31 - 1
  /// whatever is set here.
  std::uint64_t file_bytes = 200'000'000;
  /// Of a map file, a style or a mapping.
  std::uint64_t settings_bytes = 16'000'000;
  /// Of one record of a stream.
  std::uint64_t record_bytes = 4'000'000;
  /// Of one text field (a name, a note, an id, ...).
  std::uint64_t text_bytes = 10'000;
  /// Number of sources, places, actors, events, movements, deployments and figures together.
  std::uint64_t records = 10'000'000;
  /// Depth of what is inside of what: lists and objects of JSON, messages of text, collections of geometry.
  std::uint64_t nesting = 32;
  /// Number of shapes read of one layer of a basemap for one map.
  std::uint64_t features = 1'000'000;
  /// Number of their points.
  std::uint64_t vertices = 10'000'000;
  /// Number of tables, views and indexes in a GeoPackage.
  std::uint64_t tables = 20'000;
  /// Number of rows of a table that is imported.
  std::uint64_t rows = 100'000'000;
  /// Number of cells in one of its rows.
  std::uint64_t columns = 10'000;
  /// Of one row of text, and of one of its cells.
  std::uint64_t row_bytes = 16'000'000;
  std::uint64_t cell_bytes = 1'000'000;
  /// Number of places in a gazetteer.
  std::uint64_t places = 2'000'000;
  /// Number of members of a zip archive (a spreadsheet is one), and bytes of all when unpacked.
  std::uint64_t archive_members = 10'000;
  std::uint64_t archive_bytes = 100'000'000;
  /// Number of pixels that must be read of one band of a raster for one map.
  std::uint64_t raster_pixels = 2'000'000'000;
  /// Of the pieces in which a raster can be read.
  std::uint64_t raster_block_bytes = 128'000'000;
  /// Of the whole program, where the system can keep it to that (cli/memory_limit.h).
  std::uint64_t memory = 500'000'000;
};

/// One row of the table of limits.
struct ReadLimit {
  std::string_view name;  ///< as on the command line: "file-bytes"
  std::uint64_t ReadLimits::*value;
};

/// All of them, in the order of the struct.
std::span<const ReadLimit> all_read_limits();

/// The limits of this process: the defaults, but for those that `set_read_limit` has changed.
const ReadLimits& read_limits();

/// Takes "NAME=NUMBER", where the number may end in k, M or G (thousands) and B ("600MB"). Returns why it cannot be
/// understood, with a suggestion for a mistyped name; nothing when it was taken. To be called at start-up, before
/// anything is read and before there are threads.
std::optional<std::string> set_read_limit(std::string_view setting);

/// `message` with the name of the limit behind it and how to raise it: "... (limit records=10000000; --limit
/// records=NUMBER sets another)".
std::string over_limit(std::string_view limit, std::uint64_t value, std::string_view message);

}  // namespace dateline
