// The ids of rows that were met, in little memory: one bit for each of the numbers that data sets count up.
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace dateline {

/// "412345" and "KAZ1234" take a bit and their share of a page of 32,768; other ids are kept as they are. Exact.
class SeenIds {
 public:
  /// False when the id was added before.
  bool add(std::string_view id);

 private:
  using Page = std::bitset<32768>;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Pages = std::unordered_map<std::uint64_t, std::unique_ptr<Page>>;

  /// By what comes before the number.
  std::unordered_map<std::string, Pages, Hash, std::equal_to<>> numbered_;
  std::unordered_set<std::string> others_;
};

}  // namespace dateline
