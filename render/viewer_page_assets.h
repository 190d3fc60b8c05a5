// The files viewer_page.css and viewer_page.js, as the build made them part of the program (render/CMakeLists.txt).
#pragma once

#include <string_view>

namespace dateline {

/// Rules without colours of their own: they use the variables that render/viewer_page.cc sets.
extern const std::string_view viewer_page_css;
extern const std::string_view viewer_page_script;

}  // namespace dateline
