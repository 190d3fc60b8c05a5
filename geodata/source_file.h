// What may be opened as a source: plain files, where they are expected.
//
// A path on the command line is its user's word: it may lie anywhere, lead through links, and be a pipe of the shell
// ("/dev/stdin", "<(...)"). A path that stands in a map file or a style may have come from a stranger. It must name a
// plain file in the folder of the file that names it, or in a folder that the command line opens (`--allow-folder`),
// links resolved. Neither may be a database, an address, inline XML or one of GDAL's virtual file systems; object
// storage (geodata/remote_files.h) only where the network is open.
//
// All functions are pure but for looking at the file system, and thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// Why a name cannot be that of a file, whoever says it: "PG:...", "http://...", "/vsizip/...", "<VRTDataset ...>",
/// control characters. Nothing for a plain path, and for a remote one when the network is open.
std::optional<std::string> why_no_file_name(std::string_view name);

/// Why the file at `path`, named by an untrusted file, is not opened: it is no plain file, lies outside of `folders`,
/// or on a network that is closed. Nothing when it may be opened, and when there is no such file.
std::optional<std::string> why_not_opened(const std::string& path, const std::vector<std::string>& folders);

/// Why a file that a library would open beside `path` (a world file, an index, ...) must not be: it is a pipe, a device
/// or a folder, or a link out of the folder. `endings` replace the one of the path, in the case as given and in
/// capitals; those that begin with "+" are appended to the whole name. Nothing when all are plain or missing.
std::optional<std::string> why_not_beside(const std::string& path, std::string_view endings);

/// A file that is open for reading. Closes it when it goes.
class PlainFile {
 public:
  explicit PlainFile(int descriptor) : descriptor_(descriptor) {}
  PlainFile(PlainFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  PlainFile& operator=(PlainFile&&) = delete;
  ~PlainFile();

  int descriptor() const { return descriptor_; }
  /// Bytes; 0 of a pipe.
  std::uint64_t size() const;
  /// Gives the descriptor away, to be closed by the caller.
  int release() { return std::exchange(descriptor_, -1); }

 private:
  int descriptor_;
};

/// Opens a plain file; also pipes and terminals that are named through /dev/stdin and /dev/fd. Never waits for a
/// writer. What kind of file it is is asked of what was opened, so that nothing can be exchanged in between. Throws
/// Error for everything else: what is missing or may not be read, folders, pipes with a name, devices, sockets.
PlainFile open_plain_file(const std::string& path);

/// Throws Error, as `open_plain_file` would, for what a library is about to open itself. Pipes are refused.
void check_plain_file(const std::string& path);

}  // namespace dateline
