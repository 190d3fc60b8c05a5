// A part of a run, for one of several machines.
//
// Shards are contiguous: successive frames show mostly the same things, which a painter keeps; a strided shard would
// paint everything that the whole run paints. The price is that parts with many events take longer than others; more
// shards than machines even that out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// Steps first to first + count - 1.
struct StepRange {
  std::size_t first = 0;
  std::size_t count = 0;

  friend bool operator==(const StepRange&, const StepRange&) = default;
};

struct FrameShard {
  std::size_t part = 1;  ///< 1 to `of`
  std::size_t of = 1;

  /// "2-of-4", as its files are called.
  std::string name() const;
  /// The shards of a run cut its steps into pieces that differ by at most one step; with more shards than steps, some
  /// are empty.
  StepRange steps(std::size_t all) const;

  friend bool operator==(const FrameShard&, const FrameShard&) = default;
};

/// "2/4"; nothing for what is no shard: 0/4, 5/4, x/y. At most 1,000,000 shards.
std::optional<FrameShard> parse_frame_shard(std::string_view text);

/// "2-of-4", the same.
std::optional<FrameShard> parse_frame_shard_name(std::string_view text);

}  // namespace dateline
