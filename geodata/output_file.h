// Writing a file so that nobody ever sees half of it.
//
// Example:
//   OutputFile file("map.png");
//   file.write(bytes);
//   file.commit();
//
// Bytes go to a temporary file in the folder of the target (geodata/temporary_file.h); `commit` puts it in the target's
// place in one step. Without a commit (an exception, a failed run, SIGTERM) the temporary file is removed and what was
// there before stays; what SIGKILL leaves behind is removed by the next run that writes to the same target. A target
// that is not a regular file (a pipe, /dev/stdout) is written directly. A link is followed; the mode of a file that is
// replaced is kept. Every failure throws Error, which names the target and the system's reason. Not safe to share
// between threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/temporary_file.h"

namespace dateline {

class OutputFile {
 public:
  /// Opens the temporary file.
  explicit OutputFile(const std::string& path);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  /// Removes the temporary file unless committed.
  ~OutputFile();

  void write(std::string_view bytes);
  /// Puts bytes over some that were written, for what is known only at the end. Not for a target that is written
  /// directly (see `temporary_path`): it may be a pipe.
  void overwrite(std::uint64_t offset, std::string_view bytes);
  /// Bytes written so far.
  std::uint64_t size() const { return size_; }
  /// Ends the bytes and makes them durable, which is what fails if anything does. Nothing can be written after it.
  void seal();
  /// Seals the file if that was not done and puts it in its place. Must be called once, last.
  void commit();

  /// The target as given.
  const std::string& path() const { return path_; }

  /// Where the bytes are until `commit`, for libraries that open files themselves: a name that ends like the target's.
  /// Empty for a target that is written directly.
  const std::string& temporary_path() const;
  /// For libraries that insist on making a file anew: changes `temporary_path` to one where there is none, and goes on
  /// with that which the library has put there since. Not for a target that is written directly.
  void clear_path();
  void adopt_path();

 private:
  friend void commit_together(const std::vector<OutputFile*>& files);
  [[noreturn]] void fail(const char* what) const;
  int descriptor() const { return temporary_ ? temporary_->descriptor() : direct_; }

  std::string path_;    ///< as given, for messages
  std::string target_;  ///< with links followed
  std::optional<TemporaryFile> temporary_;
  int direct_ = -1;  ///< of a target that is written directly
  bool sealed_ = false;
  std::uint64_t size_ = 0;
};

/// Commits all files or none: all are sealed before the first is put in its place, and when one cannot be, the others
/// get back what was there. A file system that cannot swap two names (NFS, FAT) gives back files only that are new.
/// Targets that are written directly cannot be taken back.
void commit_together(const std::vector<OutputFile*>& files);

/// The whole file at once.
void write_file(const std::string& path, std::string_view bytes);

}  // namespace dateline
