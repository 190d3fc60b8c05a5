#include "geodata/gdal_errors.h"

#include "geodata/gdal_library.h"

namespace dateline {

GdalErrors::GdalErrors(std::string path) : path_(std::move(path)) { gdal().CPLPushErrorHandlerEx(&collect, this); }

GdalErrors::~GdalErrors() { gdal().CPLPopErrorHandler(); }

void GdalErrors::collect(CPLErr level, CPLErrorNum, const char* message) {
  if (level == CE_Debug || level == CE_None) return;
  auto& self = *static_cast<GdalErrors*>(gdal().CPLGetErrorHandlerUserData());
  const Severity severity = level == CE_Warning ? Severity::kWarning : Severity::kError;
  self.diagnostics_.push_back({severity, {self.path_, 0, 0}, message});
}

}  // namespace dateline
