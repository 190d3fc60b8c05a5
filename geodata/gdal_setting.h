// Configuration options of GDAL, for this thread and for a while.
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

/// How tables of strangers are opened: nothing beside the file is read or written, SQLite trusts nothing that its
/// schema calls, and the functions of SpatiaLite, which we do not use, stay out.
class DistrustfulOpening {
 private:
  GdalSetting side_files_{"GDAL_PAM_ENABLED", "NO"};
  GdalSetting sqlite_{"OGR_SQLITE_PRAGMA", "trusted_schema=OFF,cell_size_check=ON"};
  GdalSetting spatialite_{"SPATIALITE_LOAD", "NO"};
};

}  // namespace dateline
