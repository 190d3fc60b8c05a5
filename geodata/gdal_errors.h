// What GDAL has to say, as diagnostics; nothing is printed.
#pragma once

#include <string>
#include <utility>

#include <cpl_error.h>

#include "geodata/diagnostic.h"

namespace dateline {

/// Collects what GDAL reports in this thread while it lives, located in the file `path`. Made and destroyed in the same
/// thread, the last made first.
class GdalErrors {
 public:
  explicit GdalErrors(std::string path);
  ~GdalErrors();
  GdalErrors(const GdalErrors&) = delete;
  GdalErrors& operator=(const GdalErrors&) = delete;

  /// What was reported since the last call.
  Diagnostics take() { return std::exchange(diagnostics_, {}); }

 private:
  static void collect(CPLErr level, CPLErrorNum number, const char* message);

  std::string path_;
  Diagnostics diagnostics_;
};

}  // namespace dateline
