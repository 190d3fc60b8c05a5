// Ids by key, looked up once or more for every row of a table: the hot spot of an import.
//
// Open addressing over hashes, so that a look-up touches little memory beyond the entry itself. Nothing is ever
// removed.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Not for several threads at once.
class ImportBook {
 public:
  ImportBook() : keys_(64), ids_(64) {}

  /// The id that was added with the key, or null. Good as long as the book.
  const std::string* find(std::string_view key) const;
  /// True if an entry has that id.
  bool is_taken(std::string_view id) const;
  /// `key` must be new.
  const std::string& add(std::string_view key, std::string id);

 private:
  struct Entry {
    std::string key;
    std::string id;
  };
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t entry = 0;  ///< from 1; 0 is an empty slot
  };
  using Slots = std::vector<Slot>;  ///< a power of two, half of them empty

  template <typename Same>
  static const Slot* find_slot(const Slots& slots, std::uint64_t hash, const Same& same);
  static void put(Slots& slots, Slot slot);
  static void grow(Slots& slots);

  std::deque<Entry> entries_;
  Slots keys_;
  Slots ids_;
};

}  // namespace dateline
