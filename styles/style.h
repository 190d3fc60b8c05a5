// How a map looks, resolved: every base merged, every colour looked up.
//
// What the values mean is said in proto/style.proto. Made by `read_style` (styles/style_reader.h) from a theme or a
// style file. Lengths are points on the page. Plain values.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "styles/color.h"

namespace dateline {

/// How letters look in one role ("place_main").
struct TypeStyle {
  std::string role;  ///< also the CSS class in SVG
  std::vector<std::string> families{"Noto Sans", "sans-serif"};
  double size_pt = 10;
  int weight = 400;  ///< CSS, 100 to 900
  bool italic = false;
  double letter_spacing_em = 0;
  bool uppercase = false;
  Color color{0x22, 0x22, 0x22, 255};
  Color halo_color{255, 255, 255, 255};  ///< with its opacity
  double halo_width_pt = 0;              ///< half-width around the letters; 0 for none

  friend bool operator==(const TypeStyle&, const TypeStyle&) = default;
};

/// How a line looks in one role ("border").
struct LineStyle {
  std::string role;
  Color color;
  double width_pt = 0;  ///< 0: not drawn
  std::vector<double> dash_pt;
  Color casing_color;
  double casing_width_pt = 0;
  Color band_color;
  double band_width_pt = 0;

  friend bool operator==(const LineStyle&, const LineStyle&) = default;
};

enum class FlowBody { kTapered, kBand, kLine, kDotted, kDashed };
enum class FlowHead { kArrow, kBlock, kCross, kDisc, kNone };

/// The look of a kind of record.
struct Look {
  std::string match;     ///< "event/clash", "movement/*", ... as in the style file
  std::string class_id;  ///< groups kinds that look alike; the CSS class
  Color color;
  std::string symbol = "disc";
  FlowBody body = FlowBody::kTapered;
  FlowHead head = FlowHead::kArrow;
  int importance = 50;  ///< 0 to 100
};

/// See proto/style.proto, message Measures.
struct StyleMeasures {
  double symbol_min_radius_pt = 6.75;
  double symbol_max_radius_pt = 19.5;
  double symbol_rim_pt = 0.9;
  double flow_min_width_pt = 1.5;
  double flow_max_width_pt = 12;
  double flow_taper = 0.33;
  double flow_head_ratio = 2.2;
  double flow_bulge = 0.16;
  double flow_opacity = 0.92;
  double flow_casing_pt = 0.75;
  double flow_gap_pt = 2.25;
  double flow_fade_pt = 30;
  double label_clearance_pt = 1.5;
  double furniture_margin_pt = 18;
};

struct Style {
  std::string id;
  std::string title;
  std::map<std::string, Color, std::less<>> colors;
  std::map<std::string, TypeStyle, std::less<>> types;
  std::map<std::string, LineStyle, std::less<>> lines;
  std::vector<Look> rules;  ///< first match wins
  StyleMeasures measures;

  /// The entry of that name. A style that was read has every role its reader requires; asking for another is misuse.
  Color color(std::string_view name) const;
  const TypeStyle& type(std::string_view role) const;
  const LineStyle& line(std::string_view role) const;

  /// The look of a record: `subject` is "event", "movement", "deployment" or "place", `kind` a word of geodata/kinds.h.
  /// The first rule that matches "subject/kind" or "subject/*"; the reader makes sure that there is one for every
  /// subject.
  const Look& look(std::string_view subject, std::string_view kind) const;
};

}  // namespace dateline
