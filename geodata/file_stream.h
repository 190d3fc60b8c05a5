// Reading a file forward, with every failure of the system said: a disk that cannot be read, a file that is cut while
// we read it.
//
// The streams of the standard library say "end of file" for both, and half a file would be taken for a whole one.
#pragma once

#include <sys/stat.h>

#include <array>
#include <cstddef>
#include <istream>
#include <streambuf>
#include <string>

#include "geodata/source_file.h"

namespace dateline {

/// An open file, plain or a pipe of the shell (open_plain_file). Not safe to share between threads.
class FileSource {
 public:
  explicit FileSource(const std::string& path);

  /// Up to `count` bytes, at least one; 0 at the end. Throws Error when they cannot be read, and at the end when the
  /// file became shorter, or was written over, since it was opened. One that grows is read to where it ends by then.
  std::size_t read(char* to, std::size_t count);
  /// In bytes, when it was opened; 0 for pipes.
  std::size_t size() const;

 private:
  void check_unchanged() const;

  std::string path_;
  PlainFile file_;
  struct stat opened_ {};
};

/// Throws Error when a file cannot be read to its end. To be asked when another library cannot make sense of a file and
/// does not say why, before its contents are blamed. What is not a regular file here is passed over.
void require_readable(const std::string& path);

/// The same as a stream that can be read forward. What FileSource throws comes out of every reading function.
class FileStream : public std::istream {
 public:
  explicit FileStream(const std::string& path);

 private:
  class Buffer : public std::streambuf {
   public:
    explicit Buffer(const std::string& path) : source_(path) {}

   protected:
    int_type underflow() override;
    std::streamsize xsgetn(char* to, std::streamsize count) override;

   private:
    FileSource source_;
    std::array<char, 1 << 16> bytes_;
  };
  Buffer buffer_;
};

}  // namespace dateline
