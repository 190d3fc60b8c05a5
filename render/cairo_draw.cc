#include "render/cairo_draw.h"

#include <cassert>
#include <cmath>
#include <cstring>
#include <string>
#include <variant>

#include "geodata/error.h"
#include "render/cairo_handles.h"
#include "render/cairo_outline.h"
#include "render/cairo_text.h"

namespace dateline {
namespace {

/// Of the names that Cairo takes, the one that says least.
constexpr const char* kLayerTag = "Sect";

void set_color(cairo_t* cr, Color color) {
  cairo_set_source_rgba(cr, color.r / 255.0, color.g / 255.0, color.b / 255.0, color.a / 255.0);
}

void add_stop(cairo_pattern_t* pattern, double offset, Color color) {
  cairo_pattern_add_color_stop_rgba(pattern, offset, color.r / 255.0, color.g / 255.0, color.b / 255.0,
                                    color.a / 255.0);
}

void set_gradient(cairo_t* cr, const LinearGradient& gradient) {
  const CairoPattern pattern{
      cairo_pattern_create_linear(gradient.from.x_pt, gradient.from.y_pt, gradient.to.x_pt, gradient.to.y_pt)};
  cairo_pattern_set_extend(pattern.get(), CAIRO_EXTEND_PAD);
  add_stop(pattern.get(), 0, gradient.from_color);
  add_stop(pattern.get(), 1, gradient.to_color);
  cairo_set_source(cr, pattern.get());
}

void set_paint(cairo_t* cr, Color color, const std::optional<LinearGradient>& gradient) {
  if (gradient)
    set_gradient(cr, *gradient);
  else
    set_color(cr, color);
}

cairo_line_cap_t cairo_cap(LineCap cap) {
  switch (cap) {
    case LineCap::kButt: return CAIRO_LINE_CAP_BUTT;
    case LineCap::kRound: return CAIRO_LINE_CAP_ROUND;
    case LineCap::kSquare: return CAIRO_LINE_CAP_SQUARE;
  }
  return CAIRO_LINE_CAP_BUTT;
}

cairo_line_join_t cairo_join(LineJoin join) {
  switch (join) {
    case LineJoin::kMiter: return CAIRO_LINE_JOIN_MITER;
    case LineJoin::kRound: return CAIRO_LINE_JOIN_ROUND;
    case LineJoin::kBevel: return CAIRO_LINE_JOIN_BEVEL;
  }
  return CAIRO_LINE_JOIN_ROUND;
}

void set_stroke(cairo_t* cr, const Stroke& stroke) {
  set_paint(cr, stroke.color, stroke.gradient);
  cairo_set_line_width(cr, stroke.width_pt);
  cairo_set_line_cap(cr, cairo_cap(stroke.cap));
  cairo_set_line_join(cr, cairo_join(stroke.join));
  cairo_set_miter_limit(cr, 4);  // as in SVG
  cairo_set_dash(cr, stroke.dash_pt.data(), static_cast<int>(stroke.dash_pt.size()), 0);
}

void draw(cairo_t* cr, const PathItem& item) {
  cairo_new_path(cr);
  append_path(cr, item.path);
  if (item.fill) {
    set_paint(cr, item.fill->color, item.fill->gradient);
    cairo_set_fill_rule(cr, item.fill->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
    cairo_fill_preserve(cr);
  }
  if (item.stroke && item.stroke->width_pt > 0) {
    set_stroke(cr, *item.stroke);
    cairo_stroke_preserve(cr);
  }
  cairo_new_path(cr);
}

/// Strokes the current path. A halo is soft to look at, so coarse steps do; finer ones cost more than all the rest of
/// the page.
void draw_halo(cairo_t* cr, const TypeStyle& type) {
  cairo_save(cr);
  cairo_set_tolerance(cr, 0.25);
  cairo_set_antialias(cr, CAIRO_ANTIALIAS_FAST);
  set_color(cr, type.halo_color);
  cairo_set_line_width(cr, 2 * type.halo_width_pt);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash(cr, nullptr, 0, 0);
  cairo_stroke_preserve(cr);
  cairo_restore(cr);
}

void draw(cairo_t* cr, const TextItem& item) {
  if (item.type.halo_width_pt > 0 && item.type.halo_color.a > 0) {
    cairo_new_path(cr);
    append_text_path(cr, item);
    draw_halo(cr, item.type);
    cairo_new_path(cr);
  }
  set_color(cr, item.type.color);
  show_text(cr, item);
}

/// What an image is drawn on: in a PDF the viewer smooths its edges, on pixels we do.
enum class Medium { kPage, kPixels };

/// Cairo's pixels: premultiplied, in one native-endian word.
std::uint32_t premultiplied(const std::uint8_t* rgba) {
  const std::uint32_t a = rgba[3];
  const auto channel = [a](std::uint32_t value) { return (value * a + 127) / 255; };
  return a << 24 | channel(rgba[0]) << 16 | channel(rgba[1]) << 8 | channel(rgba[2]);
}

CairoSurface make_surface(const ImageItem& image) {
  CairoSurface surface{cairo_image_surface_create(CAIRO_FORMAT_ARGB32, image.width_px, image.height_px)};
  require_cairo(cairo_surface_status(surface.get()), "make room for an image");
  unsigned char* const rows = cairo_image_surface_get_data(surface.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  const auto width = static_cast<std::size_t>(image.width_px);
  for (std::size_t y = 0; y < static_cast<std::size_t>(image.height_px); ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const std::uint32_t pixel = premultiplied(&image.rgba[(y * width + x) * 4]);
      std::memcpy(rows + y * stride + x * 4, &pixel, 4);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

void draw(cairo_t* cr, const ImageItem& item, Medium medium) {
  if (item.width_px <= 0 || item.height_px <= 0) return;
  assert(item.rgba.size() == static_cast<std::size_t>(item.width_px) * static_cast<std::size_t>(item.height_px) * 4);
  const CairoSurface surface = make_surface(item);
  cairo_save(cr);
  cairo_rectangle(cr, item.box.left_pt, item.box.top_pt, item.box.width_pt(), item.box.height_pt());
  cairo_clip(cr);
  cairo_translate(cr, item.box.left_pt, item.box.top_pt);
  cairo_scale(cr, item.box.width_pt() / item.width_px, item.box.height_pt() / item.height_px);
  cairo_set_source_surface(cr, surface.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_GOOD);
  // On pixels, edges must not fade into nothing; in a PDF the viewer sees to that, and PAD would store a larger image.
  if (medium == Medium::kPixels) cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
  cairo_paint(cr);
  cairo_restore(cr);
}

/// What is drawn until the end is put on the page as one picture, paler.
class PaleGroup {
 public:
  PaleGroup(cairo_t* cr, double opacity) : cr_(cr), opacity_(opacity) {
    if (opacity_ < 1) cairo_push_group(cr_);
  }
  ~PaleGroup() {
    if (opacity_ >= 1) return;
    cairo_pop_group_to_source(cr_);
    cairo_paint_with_alpha(cr_, opacity_);
  }
  PaleGroup(const PaleGroup&) = delete;
  PaleGroup& operator=(const PaleGroup&) = delete;

 private:
  cairo_t* cr_;
  double opacity_;
};

/// True if the path is filled and may hide the whole page, or all of it that can be drawn on.
bool may_cover_all(cairo_t* cr, const PathItem& item) {
  if (!item.fill) return false;
  double left = 0, top = 0, right = 0, bottom = 0;
  cairo_clip_extents(cr, &left, &top, &right, &bottom);
  const PageBox bounds = item.path.bounds().grown(1);
  return bounds.left_pt <= left && bounds.top_pt <= top && bounds.right_pt >= right && bounds.bottom_pt >= bottom;
}

/// Cuts nothing off. But without a clip, Cairo 1.16 forgets all that was drawn before something opaque covers the page,
/// the beginning of a layer too; and a clip that is a rectangle around the page is none to it. Those alone that need it
/// get it: a clip is written again and again, and numbers are most of Cairo's work on a PDF.
void clip_beyond(cairo_t* cr) {
  double left = 0, top = 0, right = 0, bottom = 0;
  cairo_clip_extents(cr, &left, &top, &right, &bottom);
  const double w = right - left, h = bottom - top;
  cairo_new_path(cr);
  append_path(cr, Path::polygon({{left - w, top - h}, {left + 4 * w, top - h}, {left - w, top + 4 * h}}));
  cairo_clip(cr);
}

void draw_on_page(cairo_t* cr, const PathItem& item) {
  if (!may_cover_all(cr, item)) return draw(cr, item);
  cairo_save(cr);
  clip_beyond(cr);
  draw(cr, item);
  cairo_restore(cr);
}

void draw(cairo_t* cr, const Group& group);

void draw(cairo_t* cr, const Item& item) {
  if (const auto* path = std::get_if<PathItem>(&item.value))
    draw_on_page(cr, *path);
  else if (const auto* line = std::get_if<TextItem>(&item.value))
    draw(cr, *line);
  else if (const auto* image = std::get_if<ImageItem>(&item.value))
    draw(cr, *image, Medium::kPage);
  else if (const auto* circle = std::get_if<CircleItem>(&item.value))
    draw(cr, circle->as_path());
  else
    draw(cr, std::get<Group>(item.value));
}

void draw(cairo_t* cr, const Group& group) {
  cairo_save(cr);
  if (group.clip) {
    cairo_rectangle(cr, group.clip->left_pt, group.clip->top_pt, group.clip->width_pt(), group.clip->height_pt());
    cairo_clip(cr);
  }
  {
    const PaleGroup pale(cr, group.opacity);
    for (const Item& item : group.items) draw(cr, item);
  }
  cairo_restore(cr);
}

template <typename Visit>
void for_each_text(const std::vector<Item>& items, Visit visit) {
  for (const Item& item : items) {
    if (const auto* text = std::get_if<TextItem>(&item.value))
      visit(*text);
    else if (const auto* group = std::get_if<Group>(&item.value))
      for_each_text(group->items, visit);
  }
}

/// Draws the items of a band; what lies above or below is passed over before Cairo hears of it.
class BandPainter {
 public:
  BandPainter(cairo_t* cr, const TextOutlines& outlines, double top_pt, double bottom_pt)
      : cr_(cr), next_outline_(outlines.begin()), top_pt_(top_pt), bottom_pt_(bottom_pt) {}

  void paint(const Group& group) {
    cairo_save(cr_);
    if (group.clip) {
      cairo_rectangle(cr_, group.clip->left_pt, group.clip->top_pt, group.clip->width_pt(), group.clip->height_pt());
      cairo_clip(cr_);
    }
    {
      const PaleGroup pale(cr_, group.opacity);
      for (const Item& item : group.items) paint(item);
    }
    cairo_restore(cr_);
  }

 private:
  void paint(const Item& item) {
    if (const auto* path = std::get_if<PathItem>(&item.value)) {
      // A miter may reach four times the half-width beyond the path.
      if (is_seen(path->path, path->stroke ? path->stroke->width_pt * 2 : 0)) draw(cr_, *path);
    } else if (const auto* text = std::get_if<TextItem>(&item.value)) {
      paint(*text, *next_outline_++);
    } else if (const auto* image = std::get_if<ImageItem>(&item.value)) {
      draw(cr_, *image, Medium::kPixels);
    } else if (const auto* circle = std::get_if<CircleItem>(&item.value)) {
      const double reach_pt = circle->radius_pt + circle->edge_width_pt;
      if (circle->center.y_pt + reach_pt >= top_pt_ - 1 && circle->center.y_pt - reach_pt <= bottom_pt_ + 1)
        draw(cr_, circle->as_path());
    } else {
      paint(std::get<Group>(item.value));
    }
  }

  void paint(const TextItem& item, const Path& outline) {
    if (!is_seen(outline, item.type.halo_width_pt)) return;
    cairo_new_path(cr_);
    append_path(cr_, outline);
    if (item.type.halo_width_pt > 0 && item.type.halo_color.a > 0) draw_halo(cr_, item.type);
    set_color(cr_, item.type.color);
    cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_WINDING);
    cairo_fill(cr_);
  }

  bool is_seen(const Path& path, double margin_pt) const {
    const PageBox bounds = path.bounds().grown(margin_pt + 1);
    return bounds.bottom_pt >= top_pt_ && bounds.top_pt <= bottom_pt_;
  }

  cairo_t* cr_;
  TextOutlines::const_iterator next_outline_;
  double top_pt_;
  double bottom_pt_;
};

}  // namespace

bool is_pdf_layer(const Group& layer) { return !layer.label.empty() && !layer.items.empty(); }

void append_path(cairo_t* cr, const Path& path) {
  const PagePoint* p = path.points.data();
  for (const Path::Verb verb : path.verbs) {
    switch (verb) {
      case Path::Verb::kMove:
        cairo_move_to(cr, p[0].x_pt, p[0].y_pt);
        p += 1;
        break;
      case Path::Verb::kLine:
        cairo_line_to(cr, p[0].x_pt, p[0].y_pt);
        p += 1;
        break;
      case Path::Verb::kCurve:
        cairo_curve_to(cr, p[0].x_pt, p[0].y_pt, p[1].x_pt, p[1].y_pt, p[2].x_pt, p[2].y_pt);
        p += 3;
        break;
      case Path::Verb::kClose: cairo_close_path(cr); break;
    }
  }
}

void require_cairo(cairo_status_t status, const char* doing) {
  if (status != CAIRO_STATUS_SUCCESS)
    throw Error(std::string("cannot ") + doing + ": " + cairo_status_to_string(status));
}

void draw_on_cairo(cairo_t* cr, const Drawing& drawing) {
  set_color(cr, drawing.background);
  cairo_paint(cr);
  for (const Group& layer : drawing.layers) {
    const bool marked = is_pdf_layer(layer);
    if (marked) cairo_tag_begin(cr, kLayerTag, nullptr);
    draw(cr, layer);
    if (marked) cairo_tag_end(cr, kLayerTag);
  }
  require_cairo(cairo_status(cr), "draw the page");
}

TextOutlines outline_all(const Drawing& drawing) { return outline_all(drawing.layers); }

TextOutlines outline_all(const std::vector<Group>& groups) {
  TextOutlines outlines;
  for (const Group& group : groups)
    for_each_text(group.items, [&](const TextItem& item) { outlines.push_back(outline_text(item)); });
  return outlines;
}

void draw_groups_on_cairo(cairo_t* cr, const std::vector<Group>& groups, const TextOutlines& outlines) {
  BandPainter painter(cr, outlines, -1e9, 1e9);
  for (const Group& group : groups) painter.paint(group);
  require_cairo(cairo_status(cr), "draw on the page");
}

void draw_band_on_cairo(cairo_t* cr, const Drawing& drawing, const TextOutlines& outlines, double top_pt,
                        double bottom_pt) {
  set_color(cr, drawing.background);
  cairo_paint(cr);
  BandPainter painter(cr, outlines, top_pt, bottom_pt);
  for (const Group& layer : drawing.layers) painter.paint(layer);
  require_cairo(cairo_status(cr), "draw the page");
}

}  // namespace dateline
