// Owners of what GDAL's C API hands out as pointers.
//
// Each is null or owns one thing, which goes when the owner does. The pointers are typed void, as GDAL's own handles
// of C are.
#pragma once

#include <memory>

#include "geodata/gdal_library.h"

namespace dateline {

struct CloseGdalDataset {
  void operator()(void* dataset) const { gdal().GDALClose(dataset); }
};
struct DestroyGdalSystem {
  void operator()(void* system) const { gdal().OSRDestroySpatialReference(static_cast<OGRSpatialReferenceH>(system)); }
};
struct DestroyGdalTransformation {
  void operator()(void* transformation) const {
    gdal().OCTDestroyCoordinateTransformation(static_cast<OGRCoordinateTransformationH>(transformation));
  }
};
struct DestroyGdalFeature {
  void operator()(void* feature) const { gdal().OGR_F_Destroy(static_cast<OGRFeatureH>(feature)); }
};

using GdalDataset = std::unique_ptr<void, CloseGdalDataset>;
using GdalSystem = std::unique_ptr<void, DestroyGdalSystem>;
using GdalTransformation = std::unique_ptr<void, DestroyGdalTransformation>;
using GdalFeature = std::unique_ptr<void, DestroyGdalFeature>;

}  // namespace dateline
