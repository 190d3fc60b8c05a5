// Another program, run without a shell and fed through its standard input.
//
// Example:
//   ChildProgram program({"ffmpeg", "-i", "pipe:0", "out.mp4"});
//   program.write(bytes);
//   program.finish();
//
// The program is looked for on the PATH. It gets our environment, no signal it did not ask for (a process group of its
// own: Ctrl-C is ours to handle), and no other open file. What it prints on standard error is kept, in memory, for
// messages; standard output is thrown away. A program that ends early never ends us by SIGPIPE.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace dateline {

class ChildProgram {
 public:
  /// Starts it. `command` is the program and its arguments. Throws Error, which names `package`, the Debian package
  /// that brings the program, when there is none on the PATH.
  ChildProgram(const std::vector<std::string>& command, const std::string& package);
  ChildProgram(const ChildProgram&) = delete;
  ChildProgram& operator=(const ChildProgram&) = delete;
  /// Kills it unless finished.
  ~ChildProgram();

  /// Hands over all of the bytes, waiting as long as the program takes to read them. Throws Error if it does not want
  /// them any more: with its last words if it failed.
  void write(std::span<const std::byte> bytes);
  /// Closes its input and waits for its end. Throws Error if it failed.
  void finish();

 private:
  [[noreturn]] void fail(const std::string& how);
  int wait();
  std::string last_words() const;

  std::string name_;
  pid_t pid_ = -1;   ///< -1 once it has been waited for
  int input_ = -1;   ///< our end of its standard input
  int errors_ = -1;  ///< a file in memory: its standard error
};

}  // namespace dateline
