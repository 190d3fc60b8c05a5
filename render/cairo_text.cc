#include "render/cairo_text.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <string_view>

#include "render/text_content.h"

namespace dateline {
namespace {

/// The em of every shaped line, in Pango's device units.
constexpr double shaping_size = 64;

PangoContextHandle make_context(const std::string& lang) {
  PangoContextHandle context{pango_font_map_create_context(pango_cairo_font_map_get_default())};
  const CairoFontOptions options{cairo_font_options_create()};
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context.get(), options.get());
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  // Without a language Pango would take that of the user's locale, and the same map would differ between machines.
  pango_context_set_language(context.get(), pango_language_from_string(lang.empty() ? "en" : lang.c_str()));
  return context;
}

PangoFontHandle make_font(const TypeStyle& type) {
  std::string families;
  for (const std::string& family : type.families) families += (families.empty() ? "" : ",") + family;
  PangoFontHandle font{pango_font_description_new()};
  pango_font_description_set_family(font.get(), families.c_str());
  pango_font_description_set_weight(font.get(), static_cast<PangoWeight>(type.weight));
  pango_font_description_set_style(font.get(), type.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_absolute_size(font.get(), shaping_size * PANGO_SCALE);
  return font;
}

PangoLayoutHandle make_layout(const std::string& text, const TypeStyle& type, const std::string& lang) {
  const PangoContextHandle context = make_context(lang);
  const bool right_to_left = reads_right_to_left(text, lang);
  pango_context_set_base_dir(context.get(), right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  PangoLayoutHandle layout{pango_layout_new(context.get())};
  pango_layout_set_auto_dir(layout.get(), FALSE);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  pango_layout_set_font_description(layout.get(), make_font(type).get());
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  if (type.letter_spacing_em != 0) {
    const PangoAttributes attributes{pango_attr_list_new()};
    const long spacing = std::lround(type.letter_spacing_em * shaping_size * PANGO_SCALE);
    pango_attr_list_insert(attributes.get(), pango_attr_letter_spacing_new(static_cast<int>(spacing)));
    pango_layout_set_attributes(layout.get(), attributes.get());
  }
  return layout;
}

/// The glyphs of a run in user space, from `x` on, which moves to its end; nothing if the font lacks a letter.
std::vector<cairo_glyph_t> place_glyphs(const PangoGlyphItem& run, double& x) {
  std::vector<cairo_glyph_t> glyphs;
  x += static_cast<double>(run.start_x_offset) / PANGO_SCALE;
  for (int i = 0; i < run.glyphs->num_glyphs; ++i) {
    const PangoGlyphInfo& info = run.glyphs->glyphs[i];
    if ((info.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0) return {};
    if (info.glyph != PANGO_GLYPH_EMPTY)
      glyphs.push_back({info.glyph, x + static_cast<double>(info.geometry.x_offset) / PANGO_SCALE,
                        static_cast<double>(info.geometry.y_offset) / PANGO_SCALE});
    x += static_cast<double>(info.geometry.width) / PANGO_SCALE;
  }
  return glyphs;
}

/// Draws each run as one cluster of text. False, with nothing drawn, if a letter is missing in all fonts.
bool show_whole_runs(cairo_t* cr, const PangoLayoutLine& line, const char* text) {
  double x = 0;
  std::vector<std::vector<cairo_glyph_t>> runs;
  for (const GSList* link = line.runs; link != nullptr; link = link->next) {
    runs.push_back(place_glyphs(*static_cast<const PangoGlyphItem*>(link->data), x));
    if (runs.back().empty()) return false;
  }
  std::size_t at = 0;
  for (const GSList* link = line.runs; link != nullptr; link = link->next, ++at) {
    const PangoItem& item = *static_cast<const PangoGlyphItem*>(link->data)->item;
    const cairo_text_cluster_t cluster{item.length, static_cast<int>(runs[at].size())};
    cairo_set_scaled_font(cr, pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(item.analysis.font)));
    cairo_show_text_glyphs(cr, text + item.offset, item.length, runs[at].data(), cluster.num_glyphs, &cluster, 1, {});
  }
  return true;
}

/// Where a line starts relative to its anchor, as a share of its advance.
double anchor_share(TextAnchor anchor) {
  switch (anchor) {
    case TextAnchor::kStart: return 0;
    case TextAnchor::kMiddle: return -0.5;
    case TextAnchor::kEnd: return -1;
  }
  return 0;
}

/// Calls `draw` with each shaped piece of the item, user space moved to the start of its baseline.
template <typename Draw>
void for_each_piece(cairo_t* cr, const TextItem& item, Draw draw) {
  const ShapedLine whole(item.text, item.type, item.lang);
  const auto draw_at = [&](const ShapedLine& piece, PagePoint origin, double rotation_deg, double shift_pt) {
    cairo_save(cr);
    cairo_translate(cr, origin.x_pt, origin.y_pt);
    cairo_rotate(cr, rotation_deg * std::numbers::pi / 180);
    cairo_translate(cr, shift_pt, 0);
    draw(piece);
    cairo_restore(cr);
  };
  if (item.glyph_places.empty()) {
    draw_at(whole, item.origin, item.rotation_deg, anchor_share(item.anchor) * whole.advance_pt());
    return;
  }
  const std::vector<std::string> characters = whole.characters();
  assert(characters.size() == item.glyph_places.size());
  TypeStyle type = item.type;
  type.uppercase = false;  // they are in capitals already
  type.letter_spacing_em = 0;
  for (std::size_t i = 0; i < std::min(characters.size(), item.glyph_places.size()); ++i) {
    const TextItem::GlyphPlace& place = item.glyph_places[i];
    draw_at(ShapedLine(characters[i], type, item.lang), place.origin, place.rotation_deg, 0);
  }
}

}  // namespace

ShapedLine::ShapedLine(const std::string& text, const TypeStyle& type, const std::string& lang)
    : ShapedLine(shown_type(type, text), shown_text(text, type, lang), lang) {}

ShapedLine::ShapedLine(const TypeStyle& type, const std::string& shown, const std::string& lang)
    : layout_(make_layout(shown, type, lang)),
      points_per_unit_(type.size_pt / shaping_size),
      spaced_out_(type.letter_spacing_em != 0) {}

PangoLayoutLine* ShapedLine::line() const { return pango_layout_get_line_readonly(layout_.get(), 0); }

TextExtents ShapedLine::extents() const {
  PangoRectangle ink, logical;
  pango_layout_line_get_extents(line(), &ink, &logical);
  const double k = points_per_unit_ / PANGO_SCALE;
  return {logical.width * k, -logical.y * k,          (logical.y + logical.height) * k, ink.x * k,
          ink.y * k,         (ink.x + ink.width) * k, (ink.y + ink.height) * k};
}

double ShapedLine::advance_pt() const {
  PangoRectangle logical;
  pango_layout_line_get_extents(line(), nullptr, &logical);
  return logical.width * points_per_unit_ / PANGO_SCALE;
}

std::vector<std::string> ShapedLine::characters() const {
  const std::string_view text = pango_layout_get_text(layout_.get());
  int count = 0;
  const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout_.get(), &count);
  std::vector<std::string> characters;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (int i = 0; at < end && i < count; ++i) {
    const char* const next = g_utf8_next_char(at);
    if (attributes[i].is_cursor_position || characters.empty()) characters.emplace_back();
    characters.back().append(at, next);
    at = next;
  }
  return characters;
}

std::vector<double> ShapedLine::advances() const {
  std::vector<std::size_t> ends;  // byte offset where each character ends
  for (const std::string& c : characters()) ends.push_back((ends.empty() ? 0 : ends.back()) + c.size());
  const auto character_of = [&](int byte) {
    return std::upper_bound(ends.begin(), ends.end(), static_cast<std::size_t>(byte)) - ends.begin();
  };
  struct Cluster {
    std::ptrdiff_t first;  // character
    double advance_pt;
  };
  std::vector<Cluster> clusters;
  const PangoLayoutIterHandle iter{pango_layout_get_iter(layout_.get())};
  do {
    if (pango_layout_iter_get_run_readonly(iter.get()) == nullptr) continue;
    PangoRectangle logical;
    pango_layout_iter_get_cluster_extents(iter.get(), nullptr, &logical);
    clusters.push_back(
        {character_of(pango_layout_iter_get_index(iter.get())), logical.width * points_per_unit_ / PANGO_SCALE});
  } while (pango_layout_iter_next_cluster(iter.get()));
  std::stable_sort(clusters.begin(), clusters.end(), [](auto& a, auto& b) { return a.first < b.first; });

  std::vector<double> advances(ends.size(), 0.0);
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const auto last = i + 1 < clusters.size() ? clusters[i + 1].first : std::ssize(ends);
    const auto count = std::max<std::ptrdiff_t>(last - clusters[i].first, 1);
    for (std::ptrdiff_t c = 0; c < count; ++c)
      advances[static_cast<std::size_t>(clusters[i].first + c)] += clusters[i].advance_pt / static_cast<double>(count);
  }
  return advances;
}

std::vector<char32_t> ShapedLine::missing() const {
  std::vector<char32_t> missing;
  for (const GSList* link = line()->runs; link != nullptr; link = link->next) {
    const PangoGlyphString& glyphs = *static_cast<const PangoGlyphItem*>(link->data)->glyphs;
    for (int i = 0; i < glyphs.num_glyphs; ++i)
      if ((glyphs.glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
        missing.push_back(glyphs.glyphs[i].glyph & ~static_cast<PangoGlyph>(PANGO_GLYPH_UNKNOWN_FLAG));
  }
  return missing;
}

void ShapedLine::append_path(cairo_t* cr) const {
  cairo_save(cr);
  cairo_scale(cr, points_per_unit_, points_per_unit_);
  cairo_move_to(cr, 0, 0);
  pango_cairo_layout_line_path(cr, line());
  cairo_restore(cr);
}

void ShapedLine::show(cairo_t* cr) const {
  cairo_save(cr);
  cairo_scale(cr, points_per_unit_, points_per_unit_);
  cairo_move_to(cr, 0, 0);
  if (!spaced_out_ || !show_whole_runs(cr, *line(), pango_layout_get_text(layout_.get())))
    pango_cairo_show_layout_line(cr, line());
  cairo_restore(cr);
}

void append_text_path(cairo_t* cr, const TextItem& item) {
  for_each_piece(cr, item, [cr](const ShapedLine& piece) { piece.append_path(cr); });
}

void show_text(cairo_t* cr, const TextItem& item) {
  for_each_piece(cr, item, [cr](const ShapedLine& piece) { piece.show(cr); });
}

}  // namespace dateline
