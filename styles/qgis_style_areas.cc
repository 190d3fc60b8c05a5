#include "styles/qgis_style_parts.h"

namespace dateline::qgis {

/// A thin white edge keeps neighbours of one class apart.
void add_area_symbol(Node symbols, const FeatureLook& look, const std::string& name) {
  Node symbol = add_symbol(symbols, "fill", look.opacity, name);
  add_symbol_layer(symbol, "SimpleFill",
                   {{"color", rgba(look.color)},
                    {"style", "solid"},
                    {"outline_color", "255,255,255,255"},
                    {"outline_style", look.dashed ? "dash" : "solid"},
                    {"outline_width", "0.4"},
                    {"outline_width_unit", "Point"},
                    {"joinstyle", "round"}});
}

}  // namespace dateline::qgis
