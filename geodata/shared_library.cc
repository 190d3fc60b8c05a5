#include "geodata/shared_library.h"

#include <dlfcn.h>

#include <string>

#include <fmt/format.h>

#include "geodata/error.h"

namespace dateline {
namespace {

/// Debian names packages of libraries so: libgdal.so.32 is in libgdal32.
std::string debian_package(std::string soname) {
  constexpr const char* middle = ".so.";
  if (const auto at = soname.find(middle); at != std::string::npos)
    soname.erase(at, std::char_traits<char>::length(middle));
  return soname;
}

}  // namespace

void* load_shared_library(const char* soname, const char* name) {
  if (void* const library = dlopen(soname, RTLD_LAZY | RTLD_LOCAL)) return library;
  const char* const reason = dlerror();
  throw Error(fmt::format("cannot load {}; is it installed (in Debian: apt-get install {})? {}", name,
                          debian_package(soname), reason == nullptr ? "" : reason));
}

}  // namespace dateline
