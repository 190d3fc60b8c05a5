#include "geodata/unfinished_files.h"

#include <unistd.h>

#include <set>

namespace dateline {
namespace {

struct List {
  std::mutex mutex;
  std::set<std::string> paths;
};

/// Never destroyed: a signal may come while the program is ending.
List& list() {
  static List& only = *new List;
  return only;
}

}  // namespace

UnfinishedFiles::UnfinishedFiles() : hold_(list().mutex) {}

void UnfinishedFiles::add(const std::string& path) { list().paths.insert(path); }

void UnfinishedFiles::forget(const std::string& path) { list().paths.erase(path); }

void UnfinishedFiles::remove_all() {
  for (const std::string& path : list().paths) ::unlink(path.c_str());
  list().paths.clear();
}

}  // namespace dateline
