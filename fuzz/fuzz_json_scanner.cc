// Words of JSON, and texts written as JSON.
#include "fuzz/fuzz.h"
#include "geodata/json_scanner.h"
#include "geodata/json_text.h"
#include "geodata/utf8.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  JsonScanner value(bytes);
  const bool skipped = value.skip_value();
  require(skipped == !value.mistake().has_value(), "a value, or a mistake");
  if (value.mistake()) require(value.mistake()->offset <= bytes.size(), "mistakes are in the text");
  JsonScanner text(bytes);
  if (const auto taken = text.take_string()) require(is_valid_utf8(*taken), "texts are UTF-8");
  (void)JsonScanner(bytes).take_number();
  (void)JsonScanner(bytes).take_word();
  if (!is_valid_utf8(bytes)) return;
  const std::string written = json_string(bytes);
  JsonScanner again(written);
  require(again.take_string() == std::optional<std::string>(bytes), "a text that is written is read again");
}

}  // namespace dateline::fuzz
