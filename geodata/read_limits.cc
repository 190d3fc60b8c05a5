#include "geodata/read_limits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <vector>

#include <fmt/format.h>

#include "geodata/did_you_mean.h"

namespace dateline {
namespace {

constexpr auto table = std::to_array<ReadLimit>({
    {"file-bytes", &ReadLimits::file_bytes},
    {"settings-bytes", &ReadLimits::settings_bytes},
    {"record-bytes", &ReadLimits::record_bytes},
    {"text-bytes", &ReadLimits::text_bytes},
    {"records", &ReadLimits::records},
    {"nesting", &ReadLimits::nesting},
    {"features", &ReadLimits::features},
    {"vertices", &ReadLimits::vertices},
    {"tables", &ReadLimits::tables},
    {"rows", &ReadLimits::rows},
    {"columns", &ReadLimits::columns},
    {"row-bytes", &ReadLimits::row_bytes},
    {"cell-bytes", &ReadLimits::cell_bytes},
    {"places", &ReadLimits::places},
    {"archive-members", &ReadLimits::archive_members},
    {"archive-bytes", &ReadLimits::archive_bytes},
    {"raster-pixels", &ReadLimits::raster_pixels},
    {"raster-block-bytes", &ReadLimits::raster_block_bytes},
    {"memory", &ReadLimits::memory},
});

/// Set at start-up like the registration of GDAL's drivers, and constant from then on.
ReadLimits& process_limits() {
  static ReadLimits limits;
  return limits;
}

std::uint64_t unit_of(std::string_view letters) {
  if (!letters.empty() && (letters.back() == 'B' || letters.back() == 'b')) letters.remove_suffix(1);
  if (letters.empty()) return 1;
  if (letters == "k" || letters == "K") return 1'000;
  if (letters == "M" || letters == "m") return 1'000'000;
  if (letters == "G" || letters == "g") return 1'000'000'000;
  return 0;
}

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return std::nullopt;
  const std::uint64_t unit = unit_of(text.substr(static_cast<std::size_t>(end - text.data())));
  if (unit == 0 || number == 0 || number > std::numeric_limits<std::uint64_t>::max() / unit) return std::nullopt;
  return number * unit;
}

}  // namespace

std::span<const ReadLimit> all_read_limits() { return table; }

const ReadLimits& read_limits() { return process_limits(); }

std::optional<std::string> set_read_limit(std::string_view setting) {
  const std::size_t equals = setting.find('=');
  if (equals == std::string_view::npos) return fmt::format("\"{}\" is not NAME=NUMBER", setting);
  const std::string_view name = setting.substr(0, equals);
  const auto* const limit = std::ranges::find(table, name, &ReadLimit::name);
  if (limit == table.end()) {
    std::vector<std::string_view> names;
    std::ranges::transform(table, std::back_inserter(names), &ReadLimit::name);
    return fmt::format("no limit \"{}\"{}; there are {}", name, DidYouMean().among(names, name),
                       fmt::join(names, ", "));
  }
  const auto value = number_of(setting.substr(equals + 1));
  if (!value) return fmt::format("\"{}\" is no number such as 1000, 20k, 5M or 2GB", setting.substr(equals + 1));
  process_limits().*(limit->value) = *value;
  return std::nullopt;
}

std::string over_limit(std::string_view limit, std::uint64_t value, std::string_view message) {
  return fmt::format("{} (limit {}={}; --limit {}=NUMBER sets another)", message, limit, value, limit);
}

}  // namespace dateline
