#include "render/qpdf_layers.h"

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/inert_text.h"
#include "geodata/text_forms.h"
#include "render/deflater.h"
#include "render/qpdf_library.h"

namespace dateline {
namespace {

constexpr int kCompression = 1;  ///< of libdeflate: a tenth of the time of zlib, for 6 % more bytes

/// "/Sect << /MCID 3 >> BDC" on a line of its own, for the layer with that number.
std::string mark_of(std::size_t layer) { return fmt::format("\n/Sect << /MCID {} >> BDC\n", layer); }

/// Names the layers instead of sections. In a text a line end has a backslash before it, so no words of a map can pass
/// for a mark.
std::string name_layers(std::string_view content, std::size_t layers) {
  std::string named;
  named.reserve(content.size());
  for (std::size_t layer = 0; layer < layers; ++layer) {
    const std::string mark = mark_of(layer);
    std::size_t at = content.find(mark);
    while (at != std::string_view::npos && at > 0 && content[at - 1] == '\\') at = content.find(mark, at + 1);
    if (at == std::string_view::npos) throw Error(fmt::format("cannot write a PDF: layer {} has no mark", layer + 1));
    named += content.substr(0, at);
    named += fmt::format("\n/OC /L{} BDC\n", layer);
    content.remove_prefix(at + mark.size());
  }
  return named += content;
}

/// QPDF itself would pack with zlib, which took longer than all else that is done here.
std::string deflated(const std::string& content) {
  std::string packed;
  Deflater(kCompression).append_zlib({reinterpret_cast<const std::uint8_t*>(content.data()), content.size()}, packed);
  return packed;
}

/// A PDF while it is changed.
class Document {
 public:
  explicit Document(const std::string& pdf) : pdf_(qpdf().qpdf_init()) {
    qpdf().qpdf_silence_errors(pdf_);
    qpdf().qpdf_set_suppress_warnings(pdf_, QPDF_TRUE);
    qpdf().qpdf_read_memory(pdf_, "page", pdf.data(), pdf.size(), nullptr);
    check();
    page_ = qpdf().qpdf_get_page_n(pdf_, 0);
    root_ = qpdf().qpdf_get_root(pdf_);
    check();
  }
  ~Document() { qpdf().qpdf_cleanup(&pdf_); }
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  void drop_sections() {
    for (const char* key : {"/StructTreeRoot", "/MarkInfo"}) qpdf().qpdf_oh_remove_key(pdf_, root_, key);
    qpdf().qpdf_oh_remove_key(pdf_, page_, "/StructParents");
  }

  void add_layers(const std::vector<std::string>& names) {
    if (names.empty()) return;
    rename_marks(names.size());
    const qpdf_oh groups = qpdf().qpdf_oh_new_array(pdf_);
    const qpdf_oh order = qpdf().qpdf_oh_new_array(pdf_);  // as in every panel of layers the uppermost is the first
    const qpdf_oh resources = qpdf().qpdf_oh_new_dictionary(pdf_);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const qpdf_oh group = parse("<< /Type /OCG >>");
      set(group, "/Name", unicode(inert_text(names[i])));
      const qpdf_oh reference = qpdf().qpdf_make_indirect_object(pdf_, group);
      qpdf().qpdf_oh_append_item(pdf_, groups, reference);
      qpdf().qpdf_oh_insert_item(pdf_, order, 0, reference);
      set(resources, fmt::format("/L{}", i).c_str(), reference);
    }
    const qpdf_oh shown = parse("<< /BaseState /ON >>");
    set(shown, "/Order", order);
    const qpdf_oh properties = qpdf().qpdf_oh_new_dictionary(pdf_);
    set(properties, "/OCGs", groups);
    set(properties, "/D", shown);
    set(root_, "/OCProperties", properties);
    set(qpdf().qpdf_oh_get_key(pdf_, page_, "/Resources"), "/Properties", resources);
  }

  /// Readers show the title in place of the file's name.
  void describe(const std::string& lang) {
    if (is_language_tag(lang)) set(root_, "/Lang", unicode(lang));
    set(root_, "/ViewerPreferences", parse("<< /DisplayDocTitle true >>"));
  }

  void add_place(const PdfPlace& place, double page_height_pt) {
    std::string degrees, shares;
    for (const PdfPlace::Point& point : place.points) {
      degrees += fmt::format(" {:.9f} {:.9f}", point.at.lat_deg, point.at.lon_deg);
      shares += fmt::format(" {:.6f} {:.6f}", point.right, point.up);
    }
    const qpdf_oh system = parse("<< /Type /PROJCS >>");
    if (place.epsg > 0) set(system, "/EPSG", parse(fmt::format("{}", place.epsg)));
    set(system, "/WKT", unicode(place.wkt));
    const qpdf_oh measure =
        parse(fmt::format("<< /Type /Measure /Subtype /GEO /Bounds [0 0 1 0 1 1 0 1] /GPTS [{}] /LPTS [{}] "
                          "/PDU [/KM /SQKM /DEG] >>",
                          degrees, shares));
    set(measure, "/GCS", qpdf().qpdf_make_indirect_object(pdf_, system));
    const PageBox& box = place.frame;
    const qpdf_oh viewport =
        parse(fmt::format("<< /Type /Viewport /Name (Map) /BBox [{:.6f} {:.6f} {:.6f} {:.6f}] >>", box.left_pt,
                          page_height_pt - box.bottom_pt, box.right_pt, page_height_pt - box.top_pt));
    set(viewport, "/Measure", qpdf().qpdf_make_indirect_object(pdf_, measure));
    const qpdf_oh viewports = qpdf().qpdf_oh_new_array(pdf_);
    qpdf().qpdf_oh_append_item(pdf_, viewports, viewport);
    set(page_, "/VP", viewports);
    version_ = "1.7", extension_ = 3;
  }

  std::string bytes() {
    qpdf().qpdf_init_write_memory(pdf_);
    qpdf().qpdf_set_object_stream_mode(pdf_, qpdf_o_generate);
    qpdf().qpdf_set_deterministic_ID(pdf_, QPDF_TRUE);
    qpdf().qpdf_set_minimum_pdf_version_and_extension(pdf_, version_, extension_);
    qpdf().qpdf_write(pdf_);
    check();
    const auto* data = reinterpret_cast<const char*>(qpdf().qpdf_get_buffer(pdf_));
    return {data, qpdf().qpdf_get_buffer_length(pdf_)};
  }

 private:
  void check() {
    if (!qpdf().qpdf_has_error(pdf_)) return;
    throw Error(
        fmt::format("cannot write a PDF: {}", qpdf().qpdf_get_error_full_text(pdf_, qpdf().qpdf_get_error(pdf_))));
  }

  qpdf_oh parse(const std::string& syntax) { return qpdf().qpdf_oh_parse(pdf_, syntax.c_str()); }
  qpdf_oh unicode(const std::string& text) { return qpdf().qpdf_oh_new_unicode_string(pdf_, text.c_str()); }
  void set(qpdf_oh dictionary, const char* key, qpdf_oh value) {
    qpdf().qpdf_oh_replace_key(pdf_, dictionary, key, value);
  }

  void rename_marks(std::size_t layers) {
    unsigned char* data = nullptr;
    std::size_t size = 0;
    qpdf().qpdf_oh_get_page_content_data(pdf_, page_, &data, &size);
    const std::unique_ptr<unsigned char, decltype(&std::free)> owner(data, &std::free);
    check();
    const std::string packed = deflated(name_layers({reinterpret_cast<const char*>(data), size}, layers));
    qpdf().qpdf_oh_replace_stream_data(pdf_, qpdf().qpdf_oh_get_key(pdf_, page_, "/Contents"),
                                       reinterpret_cast<const unsigned char*>(packed.data()), packed.size(),
                                       parse("/FlateDecode"), qpdf().qpdf_oh_new_null(pdf_));
    check();
  }

  qpdf_data pdf_;
  qpdf_oh page_ = 0;
  qpdf_oh root_ = 0;
  const char* version_ = "1.5";
  int extension_ = 0;
};

}  // namespace

std::string finish_pdf(const std::string& pdf, const PdfAdditions& additions) {
  Document document(pdf);
  document.drop_sections();
  document.add_layers(additions.layers);
  document.describe(additions.lang);
  if (additions.place) document.add_place(*additions.place, additions.page.height_pt);
  return document.bytes();
}

void prepare_pdf_layers() { (void)qpdf(); }

}  // namespace dateline
