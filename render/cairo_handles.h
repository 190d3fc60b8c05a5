// Owners of the C objects of Cairo and Pango: each is released once, when its handle goes.
//
// A function of the C libraries that returns a new reference is wrapped on the spot:
//   CairoContext cr{cairo_create(surface.get())};
// Raw pointers taken with get() are borrowed. For the files render/cairo_* and render/text_measurer* alone.
#pragma once

#include <memory>

#include <cairo.h>
#include <pango/pangocairo.h>

namespace dateline {

/// Calls a C function as a deleter.
template <auto release>
struct ReleaseWith {
  template <typename T>
  void operator()(T* object) const {
    release(object);
  }
};

using CairoSurface = std::unique_ptr<cairo_surface_t, ReleaseWith<cairo_surface_destroy>>;
using CairoContext = std::unique_ptr<cairo_t, ReleaseWith<cairo_destroy>>;
using CairoPattern = std::unique_ptr<cairo_pattern_t, ReleaseWith<cairo_pattern_destroy>>;
using CairoPath = std::unique_ptr<cairo_path_t, ReleaseWith<cairo_path_destroy>>;
using CairoFontOptions = std::unique_ptr<cairo_font_options_t, ReleaseWith<cairo_font_options_destroy>>;

using PangoContextHandle = std::unique_ptr<PangoContext, ReleaseWith<g_object_unref>>;
using PangoLayoutHandle = std::unique_ptr<PangoLayout, ReleaseWith<g_object_unref>>;
using PangoFontHandle = std::unique_ptr<PangoFontDescription, ReleaseWith<pango_font_description_free>>;
using PangoAttributes = std::unique_ptr<PangoAttrList, ReleaseWith<pango_attr_list_unref>>;
using PangoLayoutIterHandle = std::unique_ptr<PangoLayoutIter, ReleaseWith<pango_layout_iter_free>>;

}  // namespace dateline
