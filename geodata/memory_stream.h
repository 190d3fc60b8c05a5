// A standard input stream over bytes in memory, without copying them.
#pragma once

#include <istream>
#include <streambuf>
#include <string_view>

namespace dateline {

/// The bytes must outlive the stream. Forward reading only.
class MemoryStream : public std::istream {
 public:
  explicit MemoryStream(std::string_view bytes) : std::istream(nullptr), buffer_(bytes) { rdbuf(&buffer_); }

 private:
  struct Buffer : std::streambuf {
    explicit Buffer(std::string_view bytes) {
      // streambuf asks for mutable characters but an input buffer never writes them.
      char* begin = const_cast<char*>(bytes.data());
      setg(begin, begin, begin + bytes.size());
    }
  };
  Buffer buffer_;
};

}  // namespace dateline
