// The texts behind render/messages.h: one row a key, one column a language.
//
// To add a language: a name in `message_languages`, a text in every row of messages_table.cc, and its months and
// number signs in messages.cc. Tests find what was left out.
#pragma once

#include <array>
#include <string_view>

namespace dateline {

/// The columns, by their BCP 47 language subtag. English is first: other languages fall back to it.
inline constexpr std::array<std::string_view, 6> message_languages{"en", "ru", "kk", "fr", "es", "ar"};
enum MessageColumn : std::size_t { kEn, kRu, kKk, kFr, kEs, kAr };

struct MessageRow {
  std::string_view key;
  std::array<std::string_view, message_languages.size()> text;  ///< UTF-8 with {fields}
};

/// The row of the key, or null. Points into static data.
const MessageRow* find_message(std::string_view key);

}  // namespace dateline
