// A new file beside the place where it is to be, under a name of its own, that goes when its program goes.
//
// The name is that of the target with a dot before it and ".part" before the ending: ".korday.part.png". It is locked
// while its program lives. What a killed program left behind is known by its lock being free; the next program that
// writes to the same target takes it away. Where a file system cannot lock, leftovers stay and are passed over: the
// names go on with ".1.part", ".2.part". Not safe to share between threads.
#pragma once

#include <string>

#include "geodata/unfinished_files.h"

namespace dateline {

class TemporaryFile {
 public:
  /// Makes it, and notes it with UnfinishedFiles. Throws std::system_error with the system's reason.
  explicit TemporaryFile(const std::string& target);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  /// Closes the file, and removes it unless it was settled in its place.
  ~TemporaryFile();

  /// For reading and writing.
  int descriptor() const { return descriptor_; }
  /// Where the bytes are. It ends like the target's name, by which libraries choose a format.
  const std::string& path() const { return made_.empty() ? path_ : made_; }

  /// For libraries that insist on making a file anew: from here on `path` is that of a file that does not exist yet,
  /// and whose name is ours as long as the first one is. `adopt` goes on with what the library has put there. Both are
  /// false, with errno, when they fail.
  bool leave_to_library();
  bool adopt();

  /// Makes the bytes durable. False, with errno, when they may be lost.
  bool sync();

  /// How a file got to its place, so that it can be undone.
  enum class Moved { kNot, kReplaced, kSwapped, kNew };
  /// Puts the file in the target's place in one step. With `keep_old` what was there is kept under the temporary name,
  /// where the file system can swap names, until `settle` or `move_back`. kNot, with errno, when it fails.
  Moved move_to(const std::string& target, bool keep_old, const UnfinishedFiles& held);
  /// Undoes `move_to`, as far as the old file was kept.
  void move_back(const std::string& target, Moved moved, const UnfinishedFiles& held);
  /// The target is done: removes the old file, if it was kept, and closes the new one.
  void settle(Moved moved, UnfinishedFiles& held);

 private:
  bool make(const std::string& target, int number);

  std::string path_;
  std::string made_;  ///< where a library makes the file, until it is adopted
  int descriptor_ = -1;
};

}  // namespace dateline
