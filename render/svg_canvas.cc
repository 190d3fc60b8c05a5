// docs/svg.md says what this file promises.
#include <map>
#include <string>
#include <variant>

#include <fmt/format.h>

#include "geodata/xml_text.h"
#include "render/canvas.h"
#include "render/svg_items.h"
#include "render/svg_style.h"
#include "render/svg_syntax.h"

namespace dateline {
namespace {

/// Elements that keep the ids of the chronicle, and layers that Inkscape knows.
class FileItems final : public SvgItems {
 public:
  FileItems(const Drawing& drawing, const SvgStyleSheet& styles, SvgIds& ids, const SvgOptions& options)
      : SvgItems(styles, ids, options_for(drawing, options)), ids_(ids) {
    for (const Group& layer : drawing.layers) reserve_ids(layer);
  }

 protected:
  std::string dressed(const ItemName& name, const SvgLook& look) override {
    const auto id = id_of_.find(&name);
    return svg_attribute("id", id == id_of_.end() ? "" : id->second) + SvgItems::dressed(name, look);
  }

  std::string layer_attributes(const std::string& label) const override {
    return " inkscape:groupmode=\"layer\"" + svg_attribute("inkscape:label", label);
  }

 private:
  static Options options_for(const Drawing& drawing, const SvgOptions& options) {
    Options items;
    items.decimals = options.decimals;
    items.text_as_outlines = options.text_as_outlines;
    items.lang = drawing.lang;
    return items;
  }

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

  SvgIds& ids_;
  std::map<const ItemName*, std::string> id_of_;  // looked up only, never walked
};

class SvgFile {
 public:
  SvgFile(const Drawing& drawing, const SvgOptions& options)
      : drawing_(drawing), options_(options), styles_(drawing), items_(drawing, styles_, ids_, options) {
    title_id_ = ids_.take("title");
    description_id_ = ids_.take("description");
  }

  std::string write() {
    for (const Group& layer : drawing_.layers) items_.write(layer);
    std::string svg = head();
    if (!items_.defs().empty()) svg += "  <defs>\n" + items_.defs() + "  </defs>\n";
    if (drawing_.background.a > 0) svg += background();
    return svg + items_.take() + "</svg>\n";
  }

 private:
  std::string number(double value) const { return svg_number(value, options_.decimals); }

  std::string background() const {
    const Color color = drawing_.background;
    return fmt::format("  <rect class=\"background\" width=\"{}\" height=\"{}\" fill=\"{}\"{}/>\n",
                       number(drawing_.size.width_pt), number(drawing_.size.height_pt), to_hex(color),
                       svg_attribute("fill-opacity", color.a == 255 ? "" : svg_number(color.a / 255.0, 3)));
  }

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
        items_.has_image() ? " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" : "", width, height, width, height,
        svg_attribute("xml:lang", drawing_.lang), title_id_, described);
    head += fmt::format("  <title id=\"{}\">{}</title>\n", title_id_, xml_text(drawing_.title));
    if (!drawing_.description.empty())
      head += fmt::format("  <desc id=\"{}\">{}</desc>\n", description_id_, xml_paragraphs(drawing_.description));
    const std::string css = styles_.css();
    if (!css.empty()) head += "  <style>\n" + css + "  </style>\n";
    return head;
  }

  const Drawing& drawing_;
  const SvgOptions& options_;
  SvgIds ids_;
  SvgStyleSheet styles_;
  FileItems items_;
  std::string title_id_, description_id_;
};

}  // namespace

std::string draw_svg(const Drawing& drawing, const SvgOptions& options) { return SvgFile(drawing, options).write(); }

}  // namespace dateline
