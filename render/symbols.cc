#include "render/symbols.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <string>

#include "render/bezier.h"

namespace dateline {
namespace {

/// Outlines in the manner of SVG path data with absolute M, L, C, Z and circles "O cx cy r" ("o" turns the other way, a
/// hole). Units: hundredths of the radius.
struct Outline {
  std::string_view name;
  std::string_view data;
};

// Sorted by name.
constexpr auto outlines = std::to_array<Outline>({
    {"bolt", "M 22 -95 L -58 12 L -6 12 L -24 95 L 58 -22 L 6 -22 Z"},
    {"bubble", "M -90 -72 L 90 -72 L 90 42 L 4 42 L -42 88 L -42 42 L -90 42 Z"},
    {"car",
     "M -92 46 L -92 2 L -64 -8 L -40 -52 L 44 -52 L 70 -8 L 92 0 L 92 46 L 70 46 L 62 66 L 34 66 L 26 46 "
     "L -26 46 L -34 66 L -62 66 L -70 46 Z"},
    {"cross",
     "M -95 -66 L -66 -95 L 0 -29 L 66 -95 L 95 -66 L 29 0 L 95 66 L 66 95 L 0 29 L -66 95 L -95 66 L -29 0 Z"},
    {"diamond", "M 0 -122 L 122 0 L 0 122 L -122 0 Z"},
    {"disc", "O 0 0 100"},
    {"fist",
     "M -62 -30 L -62 -62 L -30 -72 L 2 -78 L 34 -72 L 62 -58 L 68 -10 L 62 28 L 42 52 L 42 92 L -38 92 L -38 52 "
     "L -68 22 L -72 -10 L -28 -4 L -4 14 L 8 2 L -20 -24 Z"},
    {"flag", "M -66 -96 L -44 -96 L -44 -84 L 82 -84 L 54 -44 L 82 -4 L -44 -4 L -44 96 L -66 96 Z"},
    {"flame",
     "M 4 -100 C 14 -58 68 -34 66 26 C 64 70 34 96 0 96 C -36 96 -66 70 -66 28 C -66 2 -52 -18 -36 -32 "
     "C -34 -12 -26 0 -14 2 C -24 -36 -12 -74 4 -100 Z"},
    {"handcuffs", "O -48 14 44 o -48 14 22 O 48 14 44 o 48 14 22 M -40 -38 L 40 -38 L 40 -14 L -40 -14 Z"},
    {"hexagon", "M 0 -108 L 94 -54 L 94 54 L 0 108 L -94 54 L -94 -54 Z"},
    {"house", "M 0 -92 L 96 -6 L 68 -6 L 68 84 L 22 84 L 22 26 L -22 26 L -22 84 L -68 84 L -68 -6 L -96 -6 Z"},
    {"lock",
     "M -68 -14 L -46 -14 L -46 -44 C -46 -74 -24 -92 0 -92 C 24 -92 46 -74 46 -44 L 46 -14 L 68 -14 L 68 84 "
     "L -68 84 Z M 22 -14 L 22 -42 C 22 -58 12 -68 0 -68 C -12 -68 -22 -58 -22 -42 L -22 -14 Z"},
    {"megaphone",
     "M -92 -24 L -40 -24 L 62 -76 L 62 76 L -12 38 L -2 84 L -34 84 L -46 28 L -92 28 Z "
     "M 76 -26 C 98 -20 98 20 76 26 Z"},
    {"pen", "M 52 -92 L 92 -52 L -44 84 L -92 92 L -84 44 Z"},
    {"people",
     "O -44 -48 26 O 44 -48 26 M -88 70 L -88 12 C -88 -10 -72 -14 -44 -14 C -16 -14 -6 -8 -6 12 L -6 70 Z "
     "M 6 70 L 6 12 C 6 -8 16 -14 44 -14 C 72 -14 88 -10 88 12 L 88 70 Z"},
    {"plus",
     "M -32 -92 L 32 -92 L 32 -32 L 92 -32 L 92 32 L 32 32 L 32 92 L -32 92 L -32 32 L -92 32 L -92 -32 L -32 -32 Z"},
    {"ring", "O 0 0 100 o 0 0 64"},
    {"sack",
     "M -22 -92 L 22 -92 L 34 -58 L 18 -44 C 58 -26 82 18 78 60 C 76 84 52 92 0 92 C -52 92 -76 84 -78 60 "
     "C -82 18 -58 -26 -18 -44 L -34 -58 Z"},
    {"shield",
     "M 0 -98 C 26 -82 54 -76 82 -74 L 82 -8 C 82 44 46 78 0 98 C -46 78 -82 44 -82 -8 L -82 -74 "
     "C -54 -76 -26 -82 0 -98 Z"},
    {"skull",
     "M 0 -92 C 50 -92 82 -60 82 -16 C 82 14 70 32 52 44 L 52 84 L -52 84 L -52 44 C -70 32 -82 14 -82 -16 "
     "C -82 -60 -50 -92 0 -92 Z o -32 -12 20 o 32 -12 20"},
    {"square", "M -89 -89 L 89 -89 L 89 89 L -89 89 Z"},
    {"star", "M 0 -104 L 26 -34 L 100 -32 L 42 14 L 62 86 L 0 44 L -62 86 L -42 14 L -100 -32 L -26 -34 Z"},
    {"tent", "M 0 -86 L 98 82 L 30 82 L 0 18 L -30 82 L -98 82 Z"},
    {"triangle", "M 0 -118 L 112 78 L -112 78 Z"},
    {"wave",
     "M -96 -34 C -66 -66 -36 -66 0 -40 C 34 -16 62 -16 96 -44 L 96 -6 C 62 24 34 24 0 0 C -36 -26 -66 -26 -96 6 Z "
     "M -96 34 C -66 2 -36 2 0 28 C 34 52 62 52 96 24 L 96 62 C 62 92 34 92 0 68 C -36 42 -66 42 -96 74 Z"},
});

constexpr auto frames = std::to_array<std::string_view>({"diamond", "disc", "hexagon", "ring", "square", "triangle"});

const Outline* find_outline(std::string_view name) {
  const auto found = std::ranges::lower_bound(outlines, name, {}, &Outline::name);
  return found != outlines.end() && found->name == name ? &*found : nullptr;
}

/// Walks the outline data and builds its path on the page.
class OutlineReader {
 public:
  OutlineReader(std::string_view data, PagePoint center, double radius_pt)
      : rest_(data), center_(center), scale_(radius_pt / 100) {}

  Path read() {
    Path path;
    while (const char verb = next_verb()) {
      switch (verb) {
        case 'M': path.move_to(point()); break;
        case 'L': path.line_to(point()); break;
        case 'C': {
          const PagePoint b = point(), c = point(), d = point();
          path.curve_to(b, c, d);
          break;
        }
        case 'Z': path.close(); break;
        case 'O':
        case 'o': add_circle(path, verb == 'o'); break;
        default: assert(false && "bad outline"); return path;
      }
    }
    return path;
  }

 private:
  void skip_spaces() { rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size())); }
  char next_verb() {
    skip_spaces();
    if (rest_.empty()) return 0;
    const char verb = rest_.front();
    rest_.remove_prefix(1);
    return verb;
  }
  double number() {
    skip_spaces();
    int value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }
  PagePoint point() {
    const double x = number(), y = number();
    return center_ + PagePoint{x, y} * scale_;
  }
  void add_circle(Path& path, bool hole) {
    const PagePoint at = point();
    const double r = number() * scale_;
    Path circle = Path::circle(at, r);
    if (hole)  // mirrored, so that it turns the other way
      for (PagePoint& p : circle.points) p.y_pt = 2 * at.y_pt - p.y_pt;
    path.verbs.insert(path.verbs.end(), circle.verbs.begin(), circle.verbs.end());
    path.points.insert(path.points.end(), circle.points.begin(), circle.points.end());
  }

  std::string_view rest_;
  PagePoint center_;
  double scale_;
};

}  // namespace

std::vector<std::string_view> symbol_names() {
  std::vector<std::string_view> names;
  for (const Outline& outline : outlines) names.push_back(outline.name);
  return names;
}

bool is_frame_symbol(std::string_view name) { return std::ranges::count(frames, name) > 0; }

Path symbol_path(std::string_view name, PagePoint center, double radius_pt) {
  const Outline* outline = find_outline(name);
  assert(outline && "no such symbol");
  return outline ? OutlineReader(outline->data, center, radius_pt).read() : Path::circle(center, radius_pt);
}

}  // namespace dateline
