#include "render/look_words.h"

#include <algorithm>

#include "render/messages.h"

namespace dateline {

std::string flow_words(const Look& look, const std::string& lang) {
  const std::string key = "class." + look.class_id;
  if (has_message(key)) return message(key, lang);
  std::string words = look.class_id;
  std::ranges::replace_if(
      words, [](char c) { return c == '-' || c == '_'; }, ' ');
  return words;
}

std::string symbol_words(const Look& look, const std::string& lang) {
  return look.match == "deployment" ? message("symbol.deployment", lang) : flow_words(look, lang);
}

}  // namespace dateline
