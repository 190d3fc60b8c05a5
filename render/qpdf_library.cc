#include "render/qpdf_library.h"

#include <dlfcn.h>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/shared_library.h"

namespace dateline {
namespace {

template <typename Function>
void find(void* library, const char* name, Function& function) {
  void* const symbol = dlsym(library, name);
  if (symbol == nullptr) throw Error(fmt::format("{} lacks the function {}", DATELINE_QPDF_SONAME, name));
  function = reinterpret_cast<Function>(symbol);
}

QpdfLibrary load() {
  void* const library = load_shared_library(DATELINE_QPDF_SONAME, "QPDF, which PDF needs");
  QpdfLibrary qpdf;
#define DATELINE_QPDF_FIND(name) find(library, #name, qpdf.name);
  DATELINE_QPDF_FUNCTIONS(DATELINE_QPDF_FIND)
#undef DATELINE_QPDF_FIND
  return qpdf;
}

}  // namespace

const QpdfLibrary& qpdf() {
  static const QpdfLibrary library = load();
  return library;
}

}  // namespace dateline
