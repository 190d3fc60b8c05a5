#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include <fmt/format.h>

#include "render/canvas.h"
#include "render/svg_syntax.h"

namespace dateline {
namespace {

std::string number(double value) { return svg_number(value, 2); }
std::string point(PagePoint p) { return number(p.x_pt) + "," + number(p.y_pt); }
std::string box(const PageBox& b) { return point({b.left_pt, b.top_pt}) + ".." + point({b.right_pt, b.bottom_pt}); }

std::string color(Color c) { return c.a == 255 ? to_hex(c) : fmt::format("{}/{}", to_hex(c), c.a); }

/// ` key="value"` with quotes and backslashes escaped, line ends as \n; nothing for an empty value.
std::string quoted(const char* key, const std::string& value) {
  if (value.empty()) return {};
  std::string safe;
  for (const char c : value) {
    if (c == '"' || c == '\\') safe += '\\';
    if (c == '\n')
      safe += "\\n";
    else
      safe += c;
  }
  return fmt::format(" {}=\"{}\"", key, safe);
}

std::string named(const ItemName& name) {
  return quoted("id", name.id) + quoted("class", name.css_class) + quoted("title", name.title);
}

std::string paint(Color flat, const std::optional<LinearGradient>& gradient) {
  if (!gradient) return color(flat);
  return fmt::format("{}@{}->{}@{}", color(gradient->from_color), point(gradient->from), color(gradient->to_color),
                     point(gradient->to));
}

std::string fill(const Fill& f) {
  return fmt::format(" fill={}{}", paint(f.color, f.gradient), f.even_odd ? " even-odd" : "");
}

std::string stroke(const Stroke& s) {
  static constexpr const char* caps[] = {"butt", "round", "square"};
  static constexpr const char* joins[] = {"miter", "round", "bevel"};
  std::string dashes;
  for (const double dash : s.dash_pt) dashes += (dashes.empty() ? " dash=" : ",") + number(dash);
  return fmt::format(" stroke={} width={}{} {}/{}", paint(s.color, s.gradient), number(s.width_pt), dashes,
                     caps[static_cast<int>(s.cap)], joins[static_cast<int>(s.join)]);
}

std::string path_text(const Path& path) {
  std::string text;
  const PagePoint* p = path.points.data();
  for (const Path::Verb verb : path.verbs) {
    const char* const gap = text.empty() ? "" : " ";
    switch (verb) {
      case Path::Verb::kMove:
        text += fmt::format("{}M {}", gap, point(p[0]));
        p += 1;
        break;
      case Path::Verb::kLine:
        text += fmt::format("{}L {}", gap, point(p[0]));
        p += 1;
        break;
      case Path::Verb::kCurve:
        text += fmt::format("{}C {} {} {}", gap, point(p[0]), point(p[1]), point(p[2]));
        p += 3;
        break;
      case Path::Verb::kClose: text += fmt::format("{}Z", gap); break;
    }
  }
  return text;
}

std::string place(const TextItem& item) {
  static constexpr const char* anchors[] = {"start", "middle", "end"};
  if (item.glyph_places.empty()) {
    std::string text = fmt::format(" at={} {}", point(item.origin), anchors[static_cast<int>(item.anchor)]);
    if (item.rotation_deg != 0) text += " turned=" + number(item.rotation_deg);
    return text;
  }
  std::string text = " letters=";
  for (const TextItem::GlyphPlace& letter : item.glyph_places)
    text += fmt::format("{}{}@{}", text.back() == '=' ? "" : ";", point(letter.origin), number(letter.rotation_deg));
  return text;
}

std::string type_text(const TypeStyle& type) {
  std::string text = fmt::format(" type={} {}pt w{}", type.role, number(type.size_pt), type.weight);
  if (type.italic) text += " italic";
  if (type.uppercase) text += " capitals";
  if (type.letter_spacing_em != 0) text += " spacing=" + number(type.letter_spacing_em);
  text += " color=" + color(type.color);
  if (type.halo_width_pt > 0) text += fmt::format(" halo={} {}", color(type.halo_color), number(type.halo_width_pt));
  return text;
}

std::string describe(const PathItem& item) {
  return "path" + named(item.name) + (item.fill ? fill(*item.fill) : "") + (item.stroke ? stroke(*item.stroke) : "") +
         " d=" + path_text(item.path);
}

std::string describe(const TextItem& item) {
  return "text" + named(item.name) + quoted("text", item.text) + quoted("lang", item.lang) + type_text(item.type) +
         place(item);
}

/// Pixels as a checksum (FNV-1a): enough to see that they changed.
std::string describe(const ImageItem& item) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const std::uint8_t byte : item.rgba) hash = (hash ^ byte) * 0x100000001b3;
  return fmt::format("image{} box={} {}x{} px sum={:016x}", named(item.name), box(item.box), item.width_px,
                     item.height_px, hash);
}

std::string describe(const CircleItem& item) {
  return fmt::format("circle{} at={} r={} fill={} edge={} width={}", named(item.name), point(item.center),
                     number(item.radius_pt), color(item.fill), color(item.edge), number(item.edge_width_pt));
}

void dump(const Group& group, std::size_t depth, std::string& out) {
  const std::string indent(depth * 2, ' ');
  out += indent + "group" + quoted("label", group.label) + named(group.name);
  if (group.opacity < 1) out += " opacity=" + number(group.opacity);
  if (group.clip) out += " clip=" + box(*group.clip);
  out += '\n';
  for (const Item& item : group.items) {
    if (const auto* inner = std::get_if<Group>(&item.value)) {
      dump(*inner, depth + 1, out);
      continue;
    }
    out += indent + "  ";
    if (const auto* path = std::get_if<PathItem>(&item.value)) out += describe(*path);
    if (const auto* text = std::get_if<TextItem>(&item.value)) out += describe(*text);
    if (const auto* image = std::get_if<ImageItem>(&item.value)) out += describe(*image);
    if (const auto* circle = std::get_if<CircleItem>(&item.value)) out += describe(*circle);
    out += '\n';
  }
}

}  // namespace

std::string dump_text(const Drawing& drawing) {
  std::string out = fmt::format("drawing {} x {} pt background={}{}{}{}\n", number(drawing.size.width_pt),
                                number(drawing.size.height_pt), color(drawing.background), quoted("lang", drawing.lang),
                                quoted("title", drawing.title), quoted("description", drawing.description));
  for (const Group& layer : drawing.layers) dump(layer, 1, out);
  return out;
}

}  // namespace dateline
