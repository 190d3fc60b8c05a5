#include "render/frame_shard.h"

#include <charconv>

#include <fmt/format.h>

namespace dateline {
namespace {

std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<FrameShard> parse(std::string_view text, std::string_view between) {
  const std::size_t at = text.find(between);
  if (at == std::string_view::npos) return std::nullopt;
  const auto part = whole_number(text.substr(0, at)), of = whole_number(text.substr(at + between.size()));
  if (!part || !of || *part < 1 || *part > *of || *of > 1'000'000) return std::nullopt;
  return FrameShard{*part, *of};
}

}  // namespace

std::string FrameShard::name() const { return fmt::format("{}-of-{}", part, of); }

StepRange FrameShard::steps(std::size_t all) const {
  // The first `all % of` shards have one step more.
  const std::size_t least = all / of, longer = all % of, before = part - 1;
  return {before * least + (before < longer ? before : longer), least + (before < longer ? 1 : 0)};
}

std::optional<FrameShard> parse_frame_shard(std::string_view text) { return parse(text, "/"); }

std::optional<FrameShard> parse_frame_shard_name(std::string_view text) { return parse(text, "-of-"); }

}  // namespace dateline
