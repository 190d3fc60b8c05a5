// docs/page.md says what this page promises.
#include "render/viewer_page.h"

#include <cassert>

#include <fmt/format.h>

#include "geodata/base64.h"
#include "geodata/sha256.h"
#include "geodata/xml_text.h"
#include "render/svg_syntax.h"
#include "render/text_content.h"
#include "render/viewer_page_assets.h"
#include "render/viewer_page_map.h"
#include "render/viewer_page_parts.h"

namespace dateline {
namespace {

constexpr double least_contrast = 4.5;  // WCAG 2.2, 1.4.3
constexpr Color black{0, 0, 0, 255}, white{255, 255, 255, 255};

bool is_dark(Color color) { return contrast_ratio(color, white) > contrast_ratio(color, black); }

/// The colour, nearer to black or white if it could not be read on both grounds.
Color readable(Color wanted, const ViewerColors& grounds) {
  const Color end = is_dark(grounds.page) ? white : black;
  Color color = wanted;
  color.a = 255;
  const Color opaque = color;
  for (int tenths = 1; tenths <= 10; ++tenths) {
    // A little more than is needed: browsers blend the panel's colour in.
    if (contrast_ratio(color, grounds.page) >= least_contrast + 0.3 &&
        contrast_ratio(color, grounds.panel) >= least_contrast + 0.3)
      break;
    color = mix(opaque, end, tenths / 10.0);
  }
  return color;
}

std::string color_rules(const FrameSet& set, const ViewerColors& colors) {
  const Color accent = readable(colors.accent, colors);
  return fmt::format(
      ":root{{color-scheme:{};--page:{};--panel:{};--ink:{};--muted:{};--accent:{};--on-accent:{};--line:{};"
      "--width:{};--height:{}}}\n.ground{{fill:{};fill-opacity:{}}}\n",
      is_dark(colors.page) ? "dark" : "light", to_hex(colors.page), to_hex(colors.panel),
      to_hex(readable(colors.ink, colors)), to_hex(readable(colors.muted, colors)), to_hex(accent),
      to_hex(is_dark(accent) ? white : black), to_hex(mix(colors.panel, colors.ink, 0.22)),
      svg_number(set.size.width_pt, 2), svg_number(set.size.height_pt, 2), to_hex(set.background),
      svg_number(set.background.a / 255.0, 3));
}

/// For the page's policy. The bytes are those between the tags.
std::string hash_source(std::string_view text) {
  const Sha256Digest digest = sha256_of(text);
  return "'sha256-" + base64({reinterpret_cast<const char*>(digest.data()), digest.size()}) + "'";
}

std::string head(const FrameSet& set, const std::string& css) {
  const std::string policy =
      fmt::format("default-src 'none'; img-src data:; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
                  hash_source(css), hash_source(viewer_page_script));
  return fmt::format(
      "<head>\n<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<meta name=\"generator\" content=\"dateline\"/>\n<meta name=\"description\"{}/>\n<title>{}</title>\n"
      "<style>{}</style>\n</head>\n",
      policy, svg_attribute("content", set.facts.back().alt), xml_text(set.title), css);
}

}  // namespace

ViewerColors viewer_colors(const Style& style) {
  return {style.color("page"), style.color("panel"), style.color("text"), style.color("text_muted"),
          style.color("water_text")};
}

std::string draw_viewer_page(std::span<const FrameSet> languages, const ViewerOptions& options) {
  assert(!languages.empty());
  for ([[maybe_unused]] const FrameSet& set : languages) {
    assert(!set.steps.empty() && set.steps.size() == languages.front().steps.size());
    assert(set.facts.size() == set.steps.size());
  }
  const FrameSet& first = languages.front();
  const ViewerKeys keys(languages);
  const ViewerMap map = draw_viewer_map(languages, keys, options.decimals);
  const ViewerParts parts(languages, options, keys);
  const std::string css =
      color_rules(first, options.colors) + std::string(viewer_page_css) + map.css + parts.mark_rules();
  std::string html = fmt::format("<!DOCTYPE html>\n<html{} dir=\"{}\">\n", svg_attribute("lang", first.lang),
                                 is_right_to_left(first.lang) ? "rtl" : "ltr");
  html += head(first, css) + "<body>\n" + viewer_header(parts) + "<main>\n";
  html += viewer_stage(parts, map.svg) + viewer_side(parts) + viewer_details(parts) + "</main>\n";
  html += viewer_footer(parts);
  html += "<script type=\"application/json\" id=\"data\">" + viewer_data(parts) + "</script>\n";
  return html + fmt::format("<script>{}</script>\n</body>\n</html>\n", viewer_page_script);
}

}  // namespace dateline
