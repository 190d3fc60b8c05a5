#include "geodata/import/import_book.h"

#include <functional>

namespace dateline {

template <typename Same>
const ImportBook::Slot* ImportBook::find_slot(const Slots& slots, std::uint64_t hash, const Same& same) {
  for (std::size_t at = hash & (slots.size() - 1); slots[at].entry != 0; at = (at + 1) & (slots.size() - 1))
    if (slots[at].hash == hash && same(slots[at].entry - 1)) return &slots[at];
  return nullptr;
}

const std::string* ImportBook::find(std::string_view key) const {
  const Slot* slot = find_slot(keys_, std::hash<std::string_view>{}(key),
                               [&](std::uint32_t entry) { return entries_[entry].key == key; });
  return slot != nullptr ? &entries_[slot->entry - 1].id : nullptr;
}

bool ImportBook::is_taken(std::string_view id) const {
  return find_slot(ids_, std::hash<std::string_view>{}(id),
                   [&](std::uint32_t entry) { return entries_[entry].id == id; }) != nullptr;
}

void ImportBook::put(Slots& slots, Slot slot) {
  std::size_t at = slot.hash & (slots.size() - 1);
  while (slots[at].entry != 0) at = (at + 1) & (slots.size() - 1);
  slots[at] = slot;
}

void ImportBook::grow(Slots& slots) {
  Slots larger(2 * slots.size());
  for (const Slot& slot : slots)
    if (slot.entry != 0) put(larger, slot);
  slots = std::move(larger);
}

const std::string& ImportBook::add(std::string_view key, std::string id) {
  const Entry& entry = entries_.emplace_back(Entry{std::string(key), std::move(id)});
  if (2 * entries_.size() > keys_.size()) {
    grow(keys_);
    grow(ids_);
  }
  const auto number = static_cast<std::uint32_t>(entries_.size());
  put(keys_, {std::hash<std::string_view>{}(key), number});
  put(ids_, {std::hash<std::string_view>{}(entry.id), number});
  return entry.id;
}

}  // namespace dateline
