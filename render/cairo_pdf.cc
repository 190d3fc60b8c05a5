#include <chrono>
#include <future>
#include <string>

#include <cairo-pdf.h>
#include <fmt/format.h>

#include "geodata/inert_text.h"
#include "render/cairo_draw.h"
#include "render/cairo_handles.h"
#include "render/canvas.h"
#include "render/pdf_place.h"
#include "render/qpdf_layers.h"

namespace dateline {
namespace {

cairo_status_t append_bytes(void* out, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

/// "2020-02-07T14:15:00Z", as Cairo wants it.
std::string iso_time(long long seconds_since_1970) {
  using namespace std::chrono;
  const sys_seconds time{seconds{seconds_since_1970}};
  const auto day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{time - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

void set_metadata(cairo_surface_t* surface, const Drawing& drawing, const PdfOptions& options) {
  const auto set = [surface](cairo_pdf_metadata_t key, const std::string& value) {
    if (!value.empty()) cairo_pdf_surface_set_metadata(surface, key, value.c_str());
  };
  const std::string time = iso_time(options.creation_time);
  set(CAIRO_PDF_METADATA_TITLE, inert_text(drawing.title));
  set(CAIRO_PDF_METADATA_SUBJECT, inert_text(drawing.description));
  set(CAIRO_PDF_METADATA_CREATOR, "dateline");
  set(CAIRO_PDF_METADATA_CREATE_DATE, time);
  set(CAIRO_PDF_METADATA_MOD_DATE, time);
}

/// Loads QPDF by the way.
PdfAdditions additions_to(const Drawing& drawing, const PdfOptions& options) {
  prepare_pdf_layers();
  PdfAdditions additions{{}, drawing.lang, drawing.size, {}};
  for (const Group& layer : drawing.layers)
    if (is_pdf_layer(layer)) additions.layers.push_back(layer.label);
  if (options.place) additions.place = pdf_place(*options.place);
  return additions;
}

}  // namespace

std::string draw_pdf(const Drawing& drawing, const PdfOptions& options) {
  // Meanwhile: two libraries are loaded and a database is opened, which takes as long as drawing the page.
  std::future<PdfAdditions> additions = std::async(std::launch::async, [&] { return additions_to(drawing, options); });
  std::string bytes;
  const CairoSurface surface{
      cairo_pdf_surface_create_for_stream(append_bytes, &bytes, drawing.size.width_pt, drawing.size.height_pt)};
  require_cairo(cairo_surface_status(surface.get()), "begin a PDF");
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
  set_metadata(surface.get(), drawing, options);
  {
    const CairoContext cr{cairo_create(surface.get())};
    draw_on_cairo(cr.get(), drawing);
    cairo_show_page(cr.get());
  }
  cairo_surface_finish(surface.get());
  require_cairo(cairo_surface_status(surface.get()), "finish a PDF");
  return finish_pdf(bytes, additions.get());
}

}  // namespace dateline
