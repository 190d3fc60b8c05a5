// The elements of SVG for the items of the display list: what an SVG file (render/svg_canvas.cc) and the page with the
// map inside (render/viewer_page.h) have in common.
//
// Example:
//   SvgStyleSheet styles(items);   // all texts that will be written
//   SvgIds ids;
//   SvgItems writer(styles, ids, {});
//   writer.write(item);            // any number
//   svg = "<defs>" + writer.defs() + "</defs>" + writer.take();
//
// What an element is called and how it is dressed (id, class, attributes of its colours) differs from document to
// document: derive a class and say so. Coordinates are page points. Strings are escaped here.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/drawing.h"
#include "render/svg_style.h"
#include "render/svg_syntax.h"

namespace dateline {

/// The look of an element, before it is decided where that is written.
struct SvgLook {
  std::string classes;                                               ///< of a text: its type and halo
  std::vector<std::pair<std::string_view, std::string>> attributes;  ///< presentation attributes, not escaped
  std::string style;                                                 ///< declarations that win over those of `classes`
};

class SvgItems {
 public:
  struct Options {
    int decimals = 2;  ///< of coordinates
    bool text_as_outlines = false;
    bool outlines_beside_letters = true;  ///< behind letters on curves, for librsvg
    bool indented = true;
    std::string lang;  ///< of the document around, which texts of the same language need not repeat
  };

  /// Both must outlive the writer; `styles` knows every text that is written, `ids` gives out ids of gradients and
  /// clips.
  SvgItems(const SvgStyleSheet& styles, SvgIds& ids, Options options);
  virtual ~SvgItems() = default;

  /// From here on, `Options::lang`.
  void set_lang(std::string lang) { options_.lang = std::move(lang); }

  void write(const Item& item);
  void write(const Group& group);
  void write(const PathItem& item);
  void write(const CircleItem& item);
  void write(const TextItem& item);
  void write(const ImageItem& item);

  /// `<g ...>` of a group, with its clip defined; the caller writes what is inside.
  std::string group_tag(const Group& group);
  /// The same for a group that is not a Group (render/frame_set.h, TimedGroup).
  std::string group_tag(const ItemName& name, const std::string& label, const std::optional<PageBox>& clip,
                        double opacity);

  /// What was written since the last call.
  std::string take() { return std::exchange(body_, {}); }
  /// Gradients and clips of all that was written, each once.
  const std::string& defs() const { return defs_; }
  /// True if an image was written: its reference needs the namespace xlink in XML.
  bool has_image() const { return has_image_; }

 protected:
  /// Attributes of the start tag that name and dress an element, with a space before each. Here: class, presentation
  /// attributes and style as they are.
  virtual std::string dressed(const ItemName& name, const SvgLook& look);
  /// What stands first inside the element; here, its <title>.
  virtual std::string title(const ItemName& name) const;
  /// Attributes of a layer beside those of `dressed`; none here.
  virtual std::string layer_attributes(const std::string& label) const;

  /// ` class="..."` of a look and the name's own class.
  static std::string class_attribute(const ItemName& name, const std::string& classes);

 private:
  std::string number(double value) const { return svg_number(value, options_.decimals); }
  std::string box(const PageBox& b) const;
  std::string path_data(const Path& path) const;
  std::string defined(const std::string& kind, const std::string& tag, const std::string& rest);
  std::string clip_id(const PageBox& clip);
  std::string gradient_id(const LinearGradient& gradient);
  void paint(SvgLook& look, std::string_view property, std::string_view opacity, Color color,
             const std::optional<LinearGradient>& gradient);
  void add_stroke(SvgLook& look, const Stroke& stroke);
  void line(const std::string& text);
  void element(const char* tag, const std::string& attributes, const std::string& content);
  SvgLook text_look(const TextItem& item) const;
  std::string text_attributes(const TextItem& item, const std::string& shown);
  void write_line(const TextItem& item, const std::string& shown);
  void write_letters(const TextItem& item, const std::string& shown);
  void write_outlines(const TextItem& item);

  const SvgStyleSheet& styles_;
  SvgIds& ids_;
  Options options_;
  std::map<std::string, std::string> id_of_definition_;  ///< by what it says, so that nothing is defined twice
  std::string defs_, body_;
  std::size_t depth_ = 1;
  bool has_image_ = false;
};

}  // namespace dateline
