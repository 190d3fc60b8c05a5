// docs/svg.md says what this file promises.
#include <algorithm>
#include <cassert>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "render/cairo_outline.h"
#include "render/canvas.h"
#include "render/png_encoder.h"
#include "render/svg_style.h"
#include "render/svg_syntax.h"
#include "render/text_content.h"

namespace dateline {
namespace {

const char* css_word(LineCap cap) {
  switch (cap) {
    case LineCap::kButt: return "";
    case LineCap::kRound: return "round";
    case LineCap::kSquare: return "square";
  }
  return "";
}

const char* css_word(LineJoin join) {
  switch (join) {
    case LineJoin::kMiter: return "";
    case LineJoin::kRound: return "round";
    case LineJoin::kBevel: return "bevel";
  }
  return "";
}

const char* css_word(TextAnchor anchor) {
  switch (anchor) {
    case TextAnchor::kStart: return "";
    case TextAnchor::kMiddle: return "middle";
    case TextAnchor::kEnd: return "end";
  }
  return "";
}

/// Where SVG's own start is the right end, start and end change places; ours means left.
TextAnchor mirrored(TextAnchor anchor) {
  if (anchor == TextAnchor::kMiddle) return anchor;
  return anchor == TextAnchor::kStart ? TextAnchor::kEnd : TextAnchor::kStart;
}

class SvgWriter {
 public:
  SvgWriter(const Drawing& drawing, const SvgOptions& options)
      : drawing_(drawing), options_(options), styles_(drawing) {
    for (const Group& layer : drawing.layers) reserve_ids(layer);
    title_id_ = ids_.take("title");
    description_id_ = ids_.take("description");
  }

  std::string write() {
    for (const Group& layer : drawing_.layers) write(layer);
    std::string svg = head();
    if (!defs_.empty()) svg += "  <defs>\n" + defs_ + "  </defs>\n";
    if (drawing_.background.a > 0)
      svg +=
          fmt::format("  <rect class=\"background\" width=\"{}\" height=\"{}\"{}/>\n", number(drawing_.size.width_pt),
                      number(drawing_.size.height_pt), paint("fill", drawing_.background, {}));
    return svg + body_ + "</svg>\n";
  }

 private:
  // Ids of the chronicle come first, so that those we make up give way.
  void reserve_ids(const Group& group) {
    if (!group.name.id.empty() || !group.label.empty())
      id_of_[&group.name] = ids_.take(group.name.id.empty() ? group.label : group.name.id);
    for (const Item& item : group.items) {
      if (const auto* inner = std::get_if<Group>(&item.value)) reserve_ids(*inner);
      if (const auto* path = std::get_if<PathItem>(&item.value)) reserve_id(path->name);
      if (const auto* text = std::get_if<TextItem>(&item.value)) reserve_id(text->name);
      if (const auto* image = std::get_if<ImageItem>(&item.value)) reserve_id(image->name);
      if (const auto* circle = std::get_if<CircleItem>(&item.value)) reserve_id(circle->name);
    }
  }
  void reserve_id(const ItemName& name) {
    if (!name.id.empty()) id_of_[&name] = ids_.take(name.id);
  }

  std::string number(double value) const { return svg_number(value, options_.decimals); }

  std::string head() const {
    const std::string width = number(drawing_.size.width_pt), height = number(drawing_.size.height_pt);
    // The title is the name of the picture; the description is long and asked for when it is wanted.
    const std::string described =
        drawing_.description.empty() ? std::string{} : svg_attribute("aria-describedby", description_id_);
    std::string head = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\"{}"
        " xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" version=\"1.1\""
        " width=\"{}pt\" height=\"{}pt\" viewBox=\"0 0 {} {}\"{} role=\"img\" aria-labelledby=\"{}\"{}>\n",
        has_image_ ? " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" : "", width, height, width, height,
        svg_attribute("xml:lang", drawing_.lang), title_id_, described);
    head += fmt::format("  <title id=\"{}\">{}</title>\n", title_id_, svg_escaped(drawing_.title));
    if (!drawing_.description.empty())
      head +=
          fmt::format("  <desc id=\"{}\">{}</desc>\n", description_id_, svg_escaped_paragraphs(drawing_.description));
    const std::string css = styles_.css();
    if (!css.empty()) head += "  <style>\n" + css + "  </style>\n";
    return head;
  }

  /// ` d="..."`. Numbers and letters of our own: nothing to escape.
  std::string path_data(const Path& path) const {
    return fmt::format(" d=\"{}\"", svg_path_data(path, options_.decimals));
  }

  void line(const std::string& text) {
    body_.append(depth_ * 2, ' ');
    body_ += text;
    body_ += '\n';
  }

  std::string id_and_class(const ItemName& name, const std::string& more_classes = {}) const {
    const auto id = id_of_.find(&name);
    std::string classes = more_classes;
    if (!name.css_class.empty()) classes += (classes.empty() ? "" : " ") + svg_class(name.css_class);
    return svg_attribute("id", id == id_of_.end() ? "" : id->second) + svg_attribute("class", classes);
  }

  static std::string title(const ItemName& name) {
    return name.title.empty() ? "" : "<title>" + svg_escaped(name.title) + "</title>";
  }

  /// `<start/>` or `<start>title</tag>`.
  void element(const char* tag, const std::string& attributes, const std::string& content) {
    line(content.empty() ? fmt::format("<{}{}/>", tag, attributes)
                         : fmt::format("<{0}{1}>{2}</{0}>", tag, attributes, content));
  }

  /// ` fill="..." fill-opacity="..."`, or the reference to a new gradient.
  std::string paint(const char* property, Color color, const std::optional<LinearGradient>& gradient) {
    if (gradient) return fmt::format(" {}=\"url(#{})\"", property, define(*gradient));
    std::string text = fmt::format(" {}=\"{}\"", property, to_hex(color));
    if (color.a != 255) text += fmt::format(" {}-opacity=\"{}\"", property, svg_number(color.a / 255.0, 3));
    return text;
  }

  std::string stop(int offset, Color color) const {
    return fmt::format("<stop offset=\"{}\" stop-color=\"{}\" stop-opacity=\"{}\"/>", offset, to_hex(color),
                       svg_number(color.a / 255.0, 3));
  }

  std::string define(const LinearGradient& g) {
    const std::string id = ids_.take("gradient");
    defs_ += fmt::format(
        "    <linearGradient id=\"{}\" gradientUnits=\"userSpaceOnUse\" x1=\"{}\" y1=\"{}\" x2=\"{}\" "
        "y2=\"{}\">{}{}</linearGradient>\n",
        id, number(g.from.x_pt), number(g.from.y_pt), number(g.to.x_pt), number(g.to.y_pt), stop(0, g.from_color),
        stop(1, g.to_color));
    return id;
  }

  std::string box(const PageBox& b) const {
    return fmt::format(" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(b.left_pt), number(b.top_pt),
                       number(b.width_pt()), number(b.height_pt()));
  }

  std::string define(const PageBox& clip) {
    const std::string id = ids_.take("clip");
    defs_ += fmt::format("    <clipPath id=\"{}\"><rect{}/></clipPath>\n", id, box(clip));
    return id;
  }

  std::string stroke_attributes(const Stroke& stroke) {
    std::string text = paint("stroke", stroke.color, stroke.gradient);
    text += fmt::format(" stroke-width=\"{}\"", svg_number(stroke.width_pt, 3));
    std::string dashes;
    for (const double dash : stroke.dash_pt) dashes += (dashes.empty() ? "" : " ") + svg_number(dash, 3);
    return text + svg_attribute("stroke-dasharray", dashes) + svg_attribute("stroke-linecap", css_word(stroke.cap)) +
           svg_attribute("stroke-linejoin", css_word(stroke.join));
  }

  void write(const PathItem& item) {
    std::string attributes = id_and_class(item.name);
    attributes += item.fill ? paint("fill", item.fill->color, item.fill->gradient) : " fill=\"none\"";
    if (item.fill && item.fill->even_odd) attributes += " fill-rule=\"evenodd\"";
    if (item.stroke && item.stroke->width_pt > 0) attributes += stroke_attributes(*item.stroke);
    attributes += path_data(item.path);
    element("path", attributes, title(item.name));
  }

  void write(const CircleItem& item) {
    std::string attributes = id_and_class(item.name) + paint("fill", item.fill, {});
    if (item.edge_width_pt > 0)
      attributes +=
          paint("stroke", item.edge, {}) + fmt::format(" stroke-width=\"{}\"", svg_number(item.edge_width_pt, 3));
    attributes += fmt::format(" cx=\"{}\" cy=\"{}\" r=\"{}\"", number(item.center.x_pt), number(item.center.y_pt),
                              number(item.radius_pt));
    element("circle", attributes, title(item.name));
  }

  /// Attributes of every <text>: names, language, where it differs from its class.
  std::string text_attributes(const TextItem& item, const std::string& shown) const {
    std::string attributes = id_and_class(item.name, styles_.classes(item));
    if (!item.lang.empty() && item.lang != drawing_.lang) attributes += svg_attribute("xml:lang", item.lang);
    const bool keeps_spaces = shown.starts_with(' ') || shown.ends_with(' ') || shown.find("  ") != std::string::npos;
    if (keeps_spaces) attributes += " xml:space=\"preserve\"";
    return attributes + svg_attribute("style", styles_.differences(item));
  }

  void write(const TextItem& item) {
    const std::string shown = shown_text(item.text, item.type, item.lang);
    if (options_.text_as_outlines)
      write_outlines(item);
    else if (!item.glyph_places.empty())
      write_letters(item, shown);
    else
      write_line(item, shown);
  }

  void write_line(const TextItem& item, const std::string& shown) {
    TextAnchor anchor = item.anchor;
    double shift_pt = 0;
    if (shown_type(item.type, item.text).letter_spacing_em != 0) {
      // Some renderers count the space after the last letter as width and some do not; from the start all agree.
      if (anchor != TextAnchor::kStart) shift_pt = -text_advance_pt(item) * (anchor == TextAnchor::kEnd ? 1 : 0.5);
      anchor = TextAnchor::kStart;
    }
    std::string attributes = text_attributes(item, shown);
    if (reads_right_to_left(shown, item.lang)) {
      attributes += " direction=\"rtl\"";
      anchor = mirrored(anchor);
    }
    attributes += fmt::format(" x=\"{}\" y=\"{}\"", number(item.origin.x_pt + shift_pt), number(item.origin.y_pt));
    attributes += svg_attribute("text-anchor", css_word(anchor));
    if (item.rotation_deg != 0)
      attributes += fmt::format(" transform=\"rotate({} {} {})\"", svg_number(item.rotation_deg, 2),
                                number(item.origin.x_pt), number(item.origin.y_pt));
    element("text", attributes, title(item.name) + svg_escaped(shown));
  }

  /// Letters on a curve: one <text> with a place and an angle for each. librsvg knows no such lists (and says so by
  /// lacking the feature), so it takes the outlines beside them.
  void write_letters(const TextItem& item, const std::string& shown) {
    const std::vector<std::string> characters = text_characters(item);
    assert(characters.size() == item.glyph_places.size());
    std::string xs, ys, angles;
    for (std::size_t i = 0; i < std::min(characters.size(), item.glyph_places.size()); ++i) {
      const TextItem::GlyphPlace& place = item.glyph_places[i];
      for (const char c : characters[i]) {
        if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;  // SVG counts code points
        const char* const gap = xs.empty() ? "" : " ";
        xs += gap + number(place.origin.x_pt);
        ys += gap + number(place.origin.y_pt);
        angles += gap + svg_number(place.rotation_deg, 1);
      }
    }
    line("<switch>");
    ++depth_;
    element("text",
            " requiredFeatures=\"http://www.w3.org/TR/SVG11/feature#Text\"" + text_attributes(item, shown) +
                svg_attribute("x", xs) + svg_attribute("y", ys) + svg_attribute("rotate", angles),
            title(item.name) + svg_escaped(shown));
    element("path",
            svg_attribute("class", styles_.classes(item)) + svg_attribute("style", styles_.differences(item)) +
                path_data(outline_text(item)),
            "");
    --depth_;
    line("</switch>");
  }

  void write_outlines(const TextItem& item) {
    std::string attributes = id_and_class(item.name, styles_.classes(item));
    attributes += svg_attribute("style", styles_.differences(item));
    attributes += path_data(outline_text(item));
    std::string content = "<title>" + svg_escaped(item.text) + "</title>";
    if (!item.name.title.empty()) content += "<desc>" + svg_escaped(item.name.title) + "</desc>";
    element("path", attributes, content);
  }

  void write(const ImageItem& item) {
    if (item.width_px <= 0 || item.height_px <= 0) return;
    has_image_ = true;
    const std::string png = encode_png({item.width_px, item.height_px, 4, item.rgba}, {});
    element("image",
            id_and_class(item.name) + box(item.box) +
                " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64," + base64(png) + "\"",
            title(item.name));
  }

  void write(const Group& group) {
    std::string attributes = id_and_class(group.name);
    if (!group.label.empty())
      attributes += " inkscape:groupmode=\"layer\"" + svg_attribute("inkscape:label", group.label);
    if (group.opacity < 1) attributes += fmt::format(" opacity=\"{}\"", svg_number(group.opacity, 3));
    if (group.clip) attributes += fmt::format(" clip-path=\"url(#{})\"", define(*group.clip));
    line("<g" + attributes + ">" + title(group.name));
    ++depth_;
    for (const Item& item : group.items) std::visit([this](const auto& value) { write(value); }, item.value);
    --depth_;
    line("</g>");
  }

  const Drawing& drawing_;
  const SvgOptions& options_;
  SvgStyleSheet styles_;
  SvgIds ids_;
  std::map<const ItemName*, std::string> id_of_;  // looked up only, never walked
  std::string title_id_, description_id_;
  std::string defs_, body_;
  std::size_t depth_ = 1;
  bool has_image_ = false;
};

}  // namespace

std::string draw_svg(const Drawing& drawing, const SvgOptions& options) { return SvgWriter(drawing, options).write(); }

}  // namespace dateline
