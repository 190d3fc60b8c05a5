#include "render/svg_items.h"

#include <algorithm>
#include <cassert>
#include <variant>

#include <fmt/format.h>

#include "geodata/base64.h"
#include "geodata/xml_text.h"
#include "render/cairo_outline.h"
#include "render/png_encoder.h"
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

std::string opacity_of(Color color) { return svg_number(color.a / 255.0, 3); }

std::string stop(int offset, Color color) {
  return fmt::format("<stop offset=\"{}\" stop-color=\"{}\" stop-opacity=\"{}\"/>", offset, to_hex(color),
                     opacity_of(color));
}

}  // namespace

SvgItems::SvgItems(const SvgStyleSheet& styles, SvgIds& ids, Options options)
    : styles_(styles), ids_(ids), options_(std::move(options)) {}

std::string SvgItems::class_attribute(const ItemName& name, const std::string& classes) {
  std::string all = classes;
  if (!name.css_class.empty()) all += (all.empty() ? "" : " ") + svg_class(name.css_class);
  return svg_attribute("class", all);
}

std::string SvgItems::dressed(const ItemName& name, const SvgLook& look) {
  std::string text = class_attribute(name, look.classes);
  for (const auto& [property, value] : look.attributes) text += svg_attribute(property, value);
  return text + svg_attribute("style", look.style);
}

std::string SvgItems::title(const ItemName& name) const {
  return name.title.empty() ? "" : "<title>" + xml_text(name.title) + "</title>";
}

std::string SvgItems::layer_attributes(const std::string&) const { return {}; }

/// ` d="..."`. Numbers and letters of our own: nothing to escape.
std::string SvgItems::path_data(const Path& path) const {
  return fmt::format(" d=\"{}\"", svg_path_data(path, options_.decimals));
}

std::string SvgItems::box(const PageBox& b) const {
  return fmt::format(" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(b.left_pt), number(b.top_pt),
                     number(b.width_pt()), number(b.height_pt()));
}

void SvgItems::line(const std::string& text) {
  if (options_.indented) body_.append(depth_ * 2, ' ');
  body_ += text;
  body_ += '\n';
}

/// `<start/>` or `<start>content</tag>`.
void SvgItems::element(const char* tag, const std::string& attributes, const std::string& content) {
  line(content.empty() ? fmt::format("<{}{}/>", tag, attributes)
                       : fmt::format("<{0}{1}>{2}</{0}>", tag, attributes, content));
}

/// The id of `<tag id="..."rest`, defined now or earlier.
std::string SvgItems::defined(const std::string& kind, const std::string& tag, const std::string& rest) {
  const auto [known, is_new] = id_of_definition_.try_emplace(tag + rest);
  if (is_new) {
    known->second = ids_.take(kind);
    defs_ += fmt::format("    <{} id=\"{}\"{}</{}>\n", tag, known->second, rest, tag);
  }
  return known->second;
}

std::string SvgItems::clip_id(const PageBox& clip) {
  return defined("clip", "clipPath", fmt::format("><rect{}/>", box(clip)));
}

std::string SvgItems::gradient_id(const LinearGradient& g) {
  return defined("gradient", "linearGradient",
                 fmt::format(" gradientUnits=\"userSpaceOnUse\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\">{}{}",
                             number(g.from.x_pt), number(g.from.y_pt), number(g.to.x_pt), number(g.to.y_pt),
                             stop(0, g.from_color), stop(1, g.to_color)));
}

/// Colour and opacity, or the reference to a gradient.
void SvgItems::paint(SvgLook& look, std::string_view property, std::string_view opacity, Color color,
                     const std::optional<LinearGradient>& gradient) {
  look.attributes.emplace_back(property, gradient ? fmt::format("url(#{})", gradient_id(*gradient)) : to_hex(color));
  if (!gradient && color.a != 255) look.attributes.emplace_back(opacity, opacity_of(color));
}

void SvgItems::add_stroke(SvgLook& look, const Stroke& stroke) {
  paint(look, "stroke", "stroke-opacity", stroke.color, stroke.gradient);
  look.attributes.emplace_back("stroke-width", svg_number(stroke.width_pt, 3));
  std::string dashes;
  for (const double dash : stroke.dash_pt) dashes += (dashes.empty() ? "" : " ") + svg_number(dash, 3);
  look.attributes.emplace_back("stroke-dasharray", dashes);
  look.attributes.emplace_back("stroke-linecap", css_word(stroke.cap));
  look.attributes.emplace_back("stroke-linejoin", css_word(stroke.join));
}

void SvgItems::write(const Item& item) {
  std::visit([this](const auto& value) { write(value); }, item.value);
}

void SvgItems::write(const PathItem& item) {
  SvgLook look;
  if (item.fill)
    paint(look, "fill", "fill-opacity", item.fill->color, item.fill->gradient);
  else
    look.attributes.emplace_back("fill", "none");
  if (item.fill && item.fill->even_odd) look.attributes.emplace_back("fill-rule", "evenodd");
  if (item.stroke && item.stroke->width_pt > 0) add_stroke(look, *item.stroke);
  element("path", dressed(item.name, look) + path_data(item.path), title(item.name));
}

void SvgItems::write(const CircleItem& item) {
  SvgLook look;
  paint(look, "fill", "fill-opacity", item.fill, {});
  if (item.edge_width_pt > 0) {
    paint(look, "stroke", "stroke-opacity", item.edge, {});
    look.attributes.emplace_back("stroke-width", svg_number(item.edge_width_pt, 3));
  }
  element("circle",
          dressed(item.name, look) + fmt::format(" cx=\"{}\" cy=\"{}\" r=\"{}\"", number(item.center.x_pt),
                                                 number(item.center.y_pt), number(item.radius_pt)),
          title(item.name));
}

SvgLook SvgItems::text_look(const TextItem& item) const {
  return {styles_.classes(item), {}, styles_.differences(item)};
}

/// Attributes of every <text>: names, look, language.
std::string SvgItems::text_attributes(const TextItem& item, const std::string& shown) {
  std::string attributes = dressed(item.name, text_look(item));
  if (!item.lang.empty() && item.lang != options_.lang) attributes += svg_attribute("xml:lang", item.lang);
  const bool keeps_spaces = shown.starts_with(' ') || shown.ends_with(' ') || shown.find("  ") != std::string::npos;
  if (keeps_spaces) attributes += " xml:space=\"preserve\"";
  return attributes;
}

void SvgItems::write(const TextItem& item) {
  const std::string shown = shown_text(item.text, item.type, item.lang);
  if (options_.text_as_outlines)
    write_outlines(item);
  else if (!item.glyph_places.empty())
    write_letters(item, shown);
  else
    write_line(item, shown);
}

void SvgItems::write_line(const TextItem& item, const std::string& shown) {
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
  element("text", attributes, title(item.name) + xml_text(shown));
}

/// Letters on a curve: one <text> with a place and an angle for each. librsvg knows no such lists (and says so by
/// lacking the feature), so it takes the outlines beside them.
void SvgItems::write_letters(const TextItem& item, const std::string& shown) {
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
  const std::string letters =
      text_attributes(item, shown) + svg_attribute("x", xs) + svg_attribute("y", ys) + svg_attribute("rotate", angles);
  const std::string content = title(item.name) + xml_text(shown);
  if (!options_.outlines_beside_letters) return element("text", letters, content);
  line("<switch>");
  ++depth_;
  element("text", " requiredFeatures=\"http://www.w3.org/TR/SVG11/feature#Text\"" + letters, content);
  element("path", dressed({}, text_look(item)) + path_data(outline_text(item)), "");
  --depth_;
  line("</switch>");
}

void SvgItems::write_outlines(const TextItem& item) {
  std::string content = "<title>" + xml_text(item.text) + "</title>";
  if (!item.name.title.empty()) content += "<desc>" + xml_text(item.name.title) + "</desc>";
  element("path", dressed(item.name, text_look(item)) + path_data(outline_text(item)), content);
}

void SvgItems::write(const ImageItem& item) {
  if (item.width_px <= 0 || item.height_px <= 0) return;
  has_image_ = true;
  const std::string png = encode_png({item.width_px, item.height_px, 4, item.rgba}, {});
  element("image",
          dressed(item.name, {}) + box(item.box) + " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64," +
              base64(png) + "\"",
          title(item.name));
}

std::string SvgItems::group_tag(const ItemName& name, const std::string& label, const std::optional<PageBox>& clip,
                                double opacity) {
  std::string attributes = dressed(name, {});
  if (!label.empty()) attributes += layer_attributes(label);
  if (opacity < 1) attributes += fmt::format(" opacity=\"{}\"", svg_number(opacity, 3));
  if (clip) attributes += fmt::format(" clip-path=\"url(#{})\"", clip_id(*clip));
  return "<g" + attributes + ">" + title(name);
}

std::string SvgItems::group_tag(const Group& group) {
  return group_tag(group.name, group.label, group.clip, group.opacity);
}

void SvgItems::write(const Group& group) {
  line(group_tag(group));
  ++depth_;
  for (const Item& item : group.items) write(item);
  --depth_;
  line("</g>");
}

}  // namespace dateline
