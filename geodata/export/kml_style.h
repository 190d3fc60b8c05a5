// The styles of a KML document: one for each look and size that occurs. Private to geodata/export/kml_*.
//
// Sizes are points on the page of the map; a pixel of a screen is taken as 1/96 inch, and a symbol of scale 1 as 32
// pixels wide, as Google Earth draws it. Sizes are rounded (scales to tenths, widths to half pixels), so that styles
// stay few however many rows there are.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "geodata/export/feature_table.h"

namespace dateline {

/// A picture beside the document.
struct KmlIcon {
  std::string name;  ///< "icons/clash_sites-battle.png"
  const std::string* png;
};

/// Of what has no look: small and without colour. Names of tables have no "-", so it cannot be one.
inline constexpr const char* kKmlPlainStyle = "plain-style";

class KmlTableStyles {
 public:
  /// Walks the table to see which sizes occur. With `icons` symbols refer to their pictures, else they have colour and
  /// size alone. Borrows the table.
  KmlTableStyles(const FeatureTable& table, bool icons);

  /// The elements <Style> for all.
  void append(std::string& out) const;
  /// "clash_sites-battle-7"
  std::string id_of(const Feature& feature) const;
  /// Of all looks that occur and have one; none without `icons`.
  std::vector<KmlIcon> icons() const;

 private:
  using Size = std::pair<int, int>;  ///< look, and size in its steps

  Size size_of(const Feature& feature) const;
  std::string id_of(Size size) const;
  std::string icon_name(int look) const;
  void append_style(std::string& out, Size size) const;

  const FeatureTable* table_;
  bool icons_;
  std::vector<std::string> names_;  ///< of looks, good in ids and in names of files; all differ
  std::vector<Size> sizes_;         ///< that occur, sorted
};

/// The style of that which has no look.
void append_plain_kml_style(std::string& out);

}  // namespace dateline
