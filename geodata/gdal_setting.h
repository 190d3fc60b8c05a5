// A configuration option of GDAL, for this thread and for a while.
#pragma once

#include <optional>
#include <string>

#include "geodata/gdal_library.h"

namespace dateline {

/// Sets the option while it lives; made and destroyed in the same thread, the last made first.
class GdalSetting {
 public:
  GdalSetting(const char* option, const char* value) : option_(option) {
    if (const char* before = gdal().CPLGetThreadLocalConfigOption(option_, nullptr)) before_ = before;
    gdal().CPLSetThreadLocalConfigOption(option_, value);
  }
  ~GdalSetting() { gdal().CPLSetThreadLocalConfigOption(option_, before_ ? before_->c_str() : nullptr); }
  GdalSetting(const GdalSetting&) = delete;
  GdalSetting& operator=(const GdalSetting&) = delete;

 private:
  const char* option_;
  std::optional<std::string> before_;
};

}  // namespace dateline
