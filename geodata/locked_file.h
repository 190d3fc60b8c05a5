// A file that says "somebody works here", and that may be written line by line.
//
// The lock is one of the whole file that the system lets go when the program ends, however it ends (flock). Where a
// file system cannot lock, opening fails. Not safe to share between threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

class LockedFile {
 public:
  enum class Kind { kShared, kExclusive };

  LockedFile(const LockedFile&) = delete;
  LockedFile& operator=(const LockedFile&) = delete;
  LockedFile(LockedFile&& other) noexcept;
  /// Closes the file, which also lets the lock go.
  ~LockedFile();

  /// Makes the file if there is none, and the folder it is in. Nothing when another program holds the lock. Throws
  /// Error for all else.
  static std::optional<LockedFile> open(const std::string& path, Kind kind);

  /// Adds a line at the end in one piece; `line` ends with a line end. What a killed program left half is first closed
  /// with a line end of its own. Throws Error.
  void append_line(std::string_view line);
  /// Removes the file while it is locked: whoever waits for it makes a new one.
  void remove();

 private:
  LockedFile(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

  std::string path_;
  int descriptor_ = -1;
};

}  // namespace dateline
