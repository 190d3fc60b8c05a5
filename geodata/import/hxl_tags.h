// Hashtags of a table's columns: a part of geodata/import/hxl.h.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// "#affected +killed +f" of the third column.
struct HxlTag {
  std::string tag;                      ///< "#affected"
  std::vector<std::string> attributes;  ///< "killed", "f"
  std::string column;                   ///< "{3}"
  std::string written;
  bool used = false;

  bool has(std::string_view attribute) const;
  bool has_any(std::initializer_list<std::string_view> attributes) const;
  /// "fr" of +i_fr; empty when there is none.
  std::string language() const;
};

/// Nothing when the text is no hashtag.
std::optional<HxlTag> parse_hxl_tag(std::string_view text);

/// The columns of a table; those that are taken are marked as used.
class HxlTags {
 public:
  explicit HxlTags(const std::vector<std::string>& row);

  /// The first unused column of that tag with all of `with` and none of `without`; empty when there is none.
  std::string take(std::string_view tag, std::initializer_list<std::string_view> with = {},
                   std::initializer_list<std::string_view> without = {});
  /// All of them.
  std::vector<HxlTag*> take_all(std::string_view tag, std::initializer_list<std::string_view> with = {},
                                std::initializer_list<std::string_view> without = {});
  bool any(std::string_view attribute) const;
  bool any_tag(std::string_view tag) const;

  const std::vector<HxlTag>& all() const { return tags_; }
  std::vector<HxlTag>& all() { return tags_; }

 private:
  std::vector<HxlTag> tags_;
};

}  // namespace dateline
