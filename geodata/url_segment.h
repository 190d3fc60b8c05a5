// A name as a part of an address.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `text` as one segment of a path or as a fragment (RFC 3986): letters and digits of ASCII, "-", ".", "_" and "~"
/// stay, every other byte becomes %XX. So it can be no scheme ("javascript:"), no other host, and no parent folder but
/// as the whole of itself (".."). Pure.
std::string url_segment(std::string_view text);

}  // namespace dateline
