// Libraries that are loaded when they are first needed, because not everybody has or needs them.
#pragma once

namespace dateline {

/// The handle of dlopen; never given back. Throws Error when the library is not there: the sentence says what `name`
/// ("GDAL", "QPDF, which PDF needs") could not be loaded, how to get it and the loader's reason. Thread-safe.
void* load_shared_library(const char* soname, const char* name);

}  // namespace dateline
