#include "render/sequence_merge.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace dateline {
namespace {

/// A key and how often it came before.
using Occurrence = std::pair<std::string_view, std::size_t>;

std::vector<Occurrence> occurrences(const std::vector<std::string_view>& keys) {
  std::map<std::string_view, std::size_t> count;
  std::vector<Occurrence> result;
  for (const std::string_view key : keys) result.emplace_back(key, count[key]++);
  return result;
}

using Places = std::vector<std::optional<std::size_t>>;

/// Keeps a longest strictly increasing subsequence of the places and drops the others.
void keep_increasing(Places& places) {
  std::vector<std::size_t> ends;  // ends[n]: index of the smallest place that ends a run of n + 1
  std::vector<std::optional<std::size_t>> before(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i]) continue;
    const auto at =
        std::ranges::lower_bound(ends, *places[i], {}, [&](std::size_t k) { return places[k].value_or(0); });
    if (at != ends.begin()) before[i] = *std::prev(at);
    if (at == ends.end())
      ends.push_back(i);
    else
      *at = i;
  }
  std::vector<bool> kept(places.size(), false);
  for (std::optional<std::size_t> i = ends.empty() ? std::nullopt : std::optional(ends.back()); i; i = before[*i])
    kept[*i] = true;
  for (std::size_t i = 0; i < places.size(); ++i)
    if (!kept[i]) places[i].reset();
}

class Merger {
 public:
  explicit Merger(std::size_t sequences) : sequences_(sequences) {}

  void add(std::size_t which, const std::vector<std::string>& keys) {
    const Places places = places_of(keys);
    // What the others have before the next common entry goes first, so that theirs stays together.
    std::vector<std::size_t> next(places.size(), entries_.size());
    for (std::size_t i = places.size(); i-- > 0;)
      next[i] = places[i] ? *places[i] : i + 1 < next.size() ? next[i + 1] : entries_.size();
    std::vector<std::string_view> merged_keys;
    std::vector<MergedEntry> merged;
    std::size_t taken = 0;  // of entries_
    const auto take_until = [&](std::size_t end) {
      for (; taken < end; ++taken) {
        merged.push_back(std::move(entries_[taken]));
        merged_keys.push_back(keys_[taken]);
      }
    };
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (places[i]) {
        take_until(*places[i] + 1);
      } else {
        take_until(next[i]);
        merged.emplace_back(sequences_);
        merged_keys.push_back(keys[i]);
      }
      merged.back()[which] = i;
    }
    take_until(entries_.size());
    entries_ = std::move(merged);
    keys_ = std::move(merged_keys);
  }

  std::vector<MergedEntry> take() { return std::move(entries_); }

 private:
  /// Where each key stands among the entries, in increasing order, or nothing.
  Places places_of(const std::vector<std::string>& keys) const {
    std::map<Occurrence, std::size_t> known;
    const std::vector<Occurrence> old = occurrences(keys_);
    for (std::size_t i = 0; i < old.size(); ++i) known.emplace(old[i], i);
    Places places;
    for (const Occurrence& key : occurrences({keys.begin(), keys.end()})) {
      const auto found = known.find(key);
      places.push_back(found == known.end() ? std::nullopt : std::optional(found->second));
    }
    keep_increasing(places);
    return places;
  }

  std::size_t sequences_;
  std::vector<MergedEntry> entries_;
  std::vector<std::string_view> keys_;  ///< of the entries; into the caller's sequences
};

}  // namespace

std::vector<MergedEntry> merge_sequences(const std::vector<std::vector<std::string>>& sequences) {
  Merger merger(sequences.size());
  for (std::size_t i = 0; i < sequences.size(); ++i) merger.add(i, sequences[i]);
  return merger.take();
}

}  // namespace dateline
