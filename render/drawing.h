// The display list: what a page shows, in drawing order, with nothing left to decide.
//
// Made by `make_drawing` (render/draw_map.h) from a Layout, drawn by every canvas (render/canvas.h) in the same way. A
// Drawing is a tree of named groups, paths, texts and images in page points. It is a plain value: copy it, compare it,
// dump it as text (render/text_dump.h).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "render/page.h"
#include "styles/color.h"
#include "styles/style.h"

namespace dateline {

/// A path of straight and curved pieces in the manner of Cairo and SVG.
/// `points` holds 1 point a kMove or kLine, 3 a kCurve (cubic Bézier), 0 a kClose.
struct Path {
  enum class Verb : std::uint8_t { kMove, kLine, kCurve, kClose };
  std::vector<Verb> verbs;
  std::vector<PagePoint> points;

  void move_to(PagePoint p) { add(Verb::kMove, {p}); }
  void line_to(PagePoint p) { add(Verb::kLine, {p}); }
  void curve_to(PagePoint c1, PagePoint c2, PagePoint p) { add(Verb::kCurve, {c1, c2, p}); }
  void close() { verbs.push_back(Verb::kClose); }
  bool empty() const { return verbs.empty(); }
  /// Box of all points and control points.
  PageBox bounds() const;

  static Path rectangle(const PageBox& box);
  static Path rounded_rectangle(const PageBox& box, double radius_pt);
  /// Four cubic pieces, off by less than 0.03 % of the radius.
  static Path circle(PagePoint center, double radius_pt);
  static Path polygon(const std::vector<PagePoint>& corners);
  static Path polyline(const std::vector<PagePoint>& points);

 private:
  void add(Verb verb, std::initializer_list<PagePoint> more) {
    verbs.push_back(verb);
    points.insert(points.end(), more);
  }
};

/// A change of colour from `from` to `to` along the line between two page points, flat beyond its ends.
struct LinearGradient {
  PagePoint from;
  PagePoint to;
  Color from_color;
  Color to_color;
};

struct Fill {
  Color color;
  std::optional<LinearGradient> gradient;  ///< in place of `color`
  bool even_odd = false;                   ///< else non-zero winding
};

enum class LineCap { kButt, kRound, kSquare };
enum class LineJoin { kMiter, kRound, kBevel };

struct Stroke {
  Color color;
  double width_pt = 1;
  std::vector<double> dash_pt;  ///< on, off, ...; empty for solid
  LineCap cap = LineCap::kButt;
  LineJoin join = LineJoin::kRound;
  std::optional<LinearGradient> gradient;  ///< in place of `color`
};

/// What can be found again: an id from the chronicle, unique in the drawing or empty; a CSS class; and a sentence for
/// people who point at it or hear it read (SVG <title>).
struct ItemName {
  std::string id;
  std::string css_class;
  std::string title;
};

/// A path filled, then stroked.
struct PathItem {
  ItemName name;
  Path path;
  std::optional<Fill> fill;
  std::optional<Stroke> stroke;
};

/// A disc with an edge: what maps of many events are made of.
struct CircleItem {
  ItemName name;
  PagePoint center;
  double radius_pt = 0;  ///< to the middle of the edge
  Color fill;
  Color edge{0, 0, 0, 0};
  double edge_width_pt = 0;

  /// The same as a path, for canvases without circles.
  PathItem as_path() const;
};

enum class TextAnchor { kStart, kMiddle, kEnd };

/// One line of text. `origin` is on the baseline, at the start, middle or end of the line as `anchor` says (start is
/// left, also for right-to-left text). Turned about `origin` clockwise on the page by `rotation_deg`. With
/// `glyph_places` (one for each user-perceived character of `text` as shown, in logical order; as many as
/// TextMeasurer::advances gives) each character stands at its own place and angle, and `origin`, `anchor`,
/// `rotation_deg` are not used: letters along a curve.
struct TextItem {
  struct GlyphPlace {
    PagePoint origin;
    double rotation_deg = 0;
  };
  ItemName name;
  std::string text;  ///< UTF-8, one line, no controls
  std::string lang;  ///< BCP 47, for shaping and for screen readers
  TypeStyle type;
  PagePoint origin;
  TextAnchor anchor = TextAnchor::kStart;
  double rotation_deg = 0;
  std::vector<GlyphPlace> glyph_places;
};

/// Pixels, RGBA eight bits each, not premultiplied, rows from the top, stretched over `box`.
struct ImageItem {
  ItemName name;
  PageBox box;
  int width_px = 0;
  int height_px = 0;
  std::vector<std::uint8_t> rgba;
};

struct Item;

/// Items drawn together, clipped to a rectangle if it has one, and made paler as one picture. A group with `label` is a
/// layer in Inkscape and in PDF.
struct Group {
  ItemName name;
  std::string label;
  std::optional<PageBox> clip;
  std::vector<Item> items;
  double opacity = 1;  ///< of the whole, 0 to 1
};

struct Item {
  std::variant<PathItem, TextItem, ImageItem, Group, CircleItem> value;
};

struct Drawing {
  PageSize size;
  Color background{255, 255, 255, 255};
  std::string title;        ///< for metadata and screen readers
  std::string description;  ///< long description, plain text
  std::string lang = "en";
  std::vector<Group> layers;  ///< from the bottom up
};

}  // namespace dateline
