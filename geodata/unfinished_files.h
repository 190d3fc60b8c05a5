// The files that this process has begun and nobody may find: what a program that is told to end must take away.
//
// A list for the whole process, because a signal is one for the whole process. Whoever makes a temporary file notes it
// here, and makes, renames and removes such files while it holds the list, so that the list and the disk agree at every
// moment. A program that is told to end takes the list, removes the files and ends without giving the list back: no
// file can come after that, and a group of renames is not torn apart. After SIGKILL there is nobody to do it; then see
// geodata/output_file.h.
//
// Thread-safe. Not for signal handlers: it waits for a mutex.
#pragma once

#include <mutex>
#include <string>

namespace dateline {

/// The list, held until destroyed. Short: whoever wants to end the program waits for it.
class UnfinishedFiles {
 public:
  UnfinishedFiles();

  /// Notes a file that is about to be made or was made under the same hold.
  void add(const std::string& path);
  /// The file is finished, or gone. Nothing happens when it was not noted.
  void forget(const std::string& path);
  /// Removes all files and forgets them. What cannot be removed is left.
  void remove_all();

 private:
  std::unique_lock<std::mutex> hold_;
};

}  // namespace dateline
