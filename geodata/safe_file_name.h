// Names of files that we make from texts of others.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// A name for a file in a folder of ours, on any system: letters and digits of ASCII, "-", "_" and "." stay, anything
/// else becomes "_", so that there is no separator, no blank and nothing a shell or an archive would read. It does not
/// begin with "." or "-" and does not end with ".", is none of the names that Windows keeps for devices (CON, COM1,
/// with any ending), and has 1 to `max_bytes` bytes. Texts that differ may get the same name. Pure.
std::string safe_file_name(std::string_view text, std::size_t max_bytes = 100);

}  // namespace dateline
