// Writing a file so that nobody ever sees half of it.
//
// Example:
//   OutputFile file("map.png");
//   file.write(bytes);
//   file.commit();
//
// Bytes go to a temporary file in the folder of the target; `commit` puts it in the target's place in one step. Without
// a commit (an exception, a failed run) the temporary file is removed and what was there before stays. A target that is
// not a regular file (a pipe, /dev/stdout) is written directly. A link is followed; the mode of a file that is replaced
// is kept. Every failure throws Error, which names the target and the system's reason. Not safe to share between
// threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

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
  /// Makes the bytes durable and puts the file in its place. Must be called once, last.
  void commit();

  /// The target as given.
  const std::string& path() const { return path_; }

  /// Where the bytes are until `commit`, for libraries that open files themselves: a name that ends like the target's.
  const std::string& temporary_path() const { return temporary_; }
  /// For libraries that insist on making a file anew: takes away the empty one at `temporary_path`, and goes on with
  /// that which the library has put there since. Not for a target that is written directly.
  void clear_path();
  void adopt_path();

 private:
  [[noreturn]] void fail(const char* what) const;

  std::string path_;       ///< as given, for messages
  std::string target_;     ///< with links followed
  std::string temporary_;  ///< empty when the target is written directly
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

/// The whole file at once.
void write_file(const std::string& path, std::string_view bytes);

}  // namespace dateline
