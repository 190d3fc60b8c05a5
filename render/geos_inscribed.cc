#include "render/geos_inscribed.h"

#include <geos_c.h>

#include <cmath>
#include <memory>
#include <span>
#include <vector>

namespace dateline {
namespace {

constexpr double tolerance_pt = 2;

/// A handle of its own for each call: GEOS contexts are cheap, and must not be shared between threads.
class Geos {
 public:
  Geos() : context_(GEOS_init_r()) {}
  ~Geos() { GEOS_finish_r(context_); }
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;

  struct Destroy {
    GEOSContextHandle_t context;
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
  };
  using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;
  Geometry own(GEOSGeometry* geometry) const { return Geometry(geometry, Destroy{context_}); }

  GEOSContextHandle_t handle() const { return context_; }

 private:
  GEOSContextHandle_t context_;
};

class Inscriber {
 public:
  Inscriber(const FeatureSet<PagePoint>& shapes, std::size_t feature, double aspect)
      : shapes_(shapes),
        first_(shapes.features_begin[feature]),
        end_(shapes.features_begin[feature + 1]),
        aspect_(aspect) {}

  std::optional<PagePoint> run(const PageBox& room) const {
    const Geos::Geometry area = even_odd();
    if (!area) return std::nullopt;
    const auto seen = geos_.own(GEOSClipByRect_r(geos_.handle(), area.get(), room.left_pt / aspect_, room.top_pt,
                                                 room.right_pt / aspect_, room.bottom_pt));
    if (!seen || GEOSisEmpty_r(geos_.handle(), seen.get()) != 0) return std::nullopt;
    // The answer is a line from the centre to the edge.
    const auto radius = geos_.own(GEOSMaximumInscribedCircle_r(geos_.handle(), seen.get(), tolerance_pt));
    if (!radius) return std::nullopt;
    const GEOSCoordSequence* points = GEOSGeom_getCoordSeq_r(geos_.handle(), radius.get());
    double x = 0, y = 0;
    if (!points || GEOSCoordSeq_getXY_r(geos_.handle(), points, 0, &x, &y) == 0) return std::nullopt;
    return PagePoint{x * aspect_, y};
  }

 private:
  /// The rings' area: linework made valid is even-odd.
  Geos::Geometry even_odd() const {
    std::vector<GEOSGeometry*> polygons;
    for (std::size_t r = first_; r < end_; ++r) {
      const auto ring = shapes_.ring(r);
      if (ring.size() < 3) continue;
      if (GEOSGeometry* line = closed(ring))
        if (GEOSGeometry* polygon = GEOSGeom_createPolygon_r(geos_.handle(), line, nullptr, 0))
          polygons.push_back(polygon);
    }
    if (polygons.empty()) return geos_.own(nullptr);
    auto all = geos_.own(GEOSGeom_createCollection_r(geos_.handle(), GEOS_MULTIPOLYGON, polygons.data(),
                                                     static_cast<unsigned>(polygons.size())));
    return all ? geos_.own(GEOSMakeValid_r(geos_.handle(), all.get())) : geos_.own(nullptr);
  }

  GEOSGeometry* closed(std::span<const PagePoint> ring) const {
    GEOSCoordSequence* points = GEOSCoordSeq_create_r(geos_.handle(), static_cast<unsigned>(ring.size() + 1), 2);
    if (!points) return nullptr;
    for (std::size_t i = 0; i <= ring.size(); ++i) {
      const PagePoint p = ring[i % ring.size()];
      GEOSCoordSeq_setXY_r(geos_.handle(), points, static_cast<unsigned>(i), p.x_pt / aspect_, p.y_pt);
    }
    return GEOSGeom_createLinearRing_r(geos_.handle(), points);
  }

  Geos geos_;
  const FeatureSet<PagePoint>& shapes_;
  std::size_t first_, end_;
  double aspect_;
};

}  // namespace

std::optional<PagePoint> pole_of_inaccessibility(const FeatureSet<PagePoint>& shapes, std::size_t feature,
                                                 const PageBox& room, double aspect) {
  return Inscriber(shapes, feature, aspect).run(room);
}

}  // namespace dateline
