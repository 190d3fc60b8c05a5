#include "geodata/did_you_mean.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "geodata/ascii.h"

namespace dateline {
namespace {

/// Longer words are not compared: ids, kinds and zone names are shorter.
constexpr std::size_t max_word = 64;

bool same(char a, char b) { return ascii_lower(a) == ascii_lower(b); }

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit || a.size() > max_word || b.size() > max_word) return limit + 1;
  std::array<std::array<std::size_t, max_word + 1>, 3> rows{};
  auto* before = &rows[0];
  auto* last = &rows[1];
  auto* row = &rows[2];
  for (std::size_t j = 0; j <= b.size(); ++j) (*last)[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    (*row)[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = (*last)[j - 1] + (same(a[i - 1], b[j - 1]) ? 0 : 1);
      (*row)[j] = std::min({(*last)[j] + 1, (*row)[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]))
        (*row)[j] = std::min((*row)[j], (*before)[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min((*last)[b.size()], limit + 1);
}

std::string DidYouMean::among(std::span<const std::string_view> candidates, std::string_view word) {
  if (word.empty() || word.size() > max_word) return {};
  std::size_t limit = std::max<std::size_t>(1, (word.size() + 1) / 3);
  const std::string_view* best = nullptr;
  for (const std::string_view& candidate : candidates) {
    const std::size_t cost = 1 + candidate.size() * word.size();
    if (allowance_ < cost) return {};
    const std::size_t distance = edit_distance(word, candidate, limit);
    const bool same_length = candidate.size() + limit >= word.size() && word.size() + limit >= candidate.size();
    allowance_ -= same_length ? cost : 1;
    if (distance > limit || distance >= word.size()) continue;
    best = &candidate;
    if (distance == 0) break;
    limit = distance - 1;
  }
  return best == nullptr ? std::string{} : fmt::format(" (did you mean \"{}\"?)", *best);
}

}  // namespace dateline
