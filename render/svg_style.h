// The style sheet of an SVG: one class for each type role and one for each kind of halo, collected before anything is
// written.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "render/drawing.h"

namespace dateline {

class SvgStyleSheet {
 public:
  /// Gives every text among the items, and in their groups, its classes. The first text of a role makes the rule of the
  /// role. The items are not needed afterwards.
  explicit SvgStyleSheet(const std::vector<const Item*>& items);
  explicit SvgStyleSheet(const Drawing& drawing);

  /// The rules, one a line, ready for <style>.
  std::string css() const;

  /// Classes of a text: "type-place-main halo".
  std::string classes(const TextItem& item) const;

  /// Declarations where this text differs from the rule of its role: "fill:#b5121b"; mostly empty.
  std::string differences(const TextItem& item) const;

 private:
  using Declarations = std::vector<std::pair<std::string, std::string>>;

  Declarations declarations(const TextItem& item) const;
  void add_families(const TextItem& item);
  void add_rules(const TextItem& item);

  /// By the families of a type: those with the families of all scripts that the drawing writes in them, so that one
  /// rule serves all its texts.
  std::map<std::vector<std::string>, std::vector<std::string>> families_;
  std::map<std::string, Declarations, std::less<>> rules_;  ///< by class
  std::vector<std::string> halos_;                          ///< rule bodies; the place is the number of the class
};

}  // namespace dateline
