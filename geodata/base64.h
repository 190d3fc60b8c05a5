// Bytes as text, for what is embedded in SVG, HTML and QML.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Base64 (RFC 4648, section 4), padded, on one line.
std::string base64(std::string_view bytes);

}  // namespace dateline
