// Features from degrees to the plane, cut where the plane is cut and bent where straight lines bend.
//
//   const LonLatBox near = lon_lat_box(projection, view);            // what to read from a basemap
//   FeatureSet<PlanePoint> plane = project_features(shapes, projection, {near, 30, 5});
//
// Steps, in the order of d3-geo's pipeline (rotate, cut, resample): longitudes are turned so that the projection's axis
// is 0; shapes are cut to the box, in as many copies 360 degrees apart as reach into it, so that a shape across the
// 180th meridian or across the edge of a world map comes out whole on both sides; points closer together than the map
// can show are dropped; edges are split until the straight chord is within the tolerance of the true line.
//
// An edge is straight in longitude and latitude, as GIS data means it: a border along the 49th parallel follows the
// parallel. Where the projection ends, lines are broken and corners of polygons left out. Functions are free of state;
// thread safety is that of Projection.
#pragma once

#include "geodata/coordinates.h"
#include "geodata/geometry.h"
#include "geodata/projection.h"

namespace dateline {

struct ProjectOptions {
  /// What to keep, in degrees; cut edges of polygons run along it, so it should reach beyond what is seen.
  LonLatBox box{-180, -90, 180, 90};
  /// How far a drawn line may be from the true one, plane metres, > 0.
  double tolerance_m = 1000;
  /// Points within this distance on the ground of the one before are dropped; 0 keeps all.
  double thin_m = 0;
  /// Polygon rings smaller than this on the ground, both in width and height, are dropped before anything is done with
  /// them.
  double smallest_m = 0;
};

/// Projects lines, polygons or points. Feature i of the result is feature i of `in`; one that is not seen has no rings.
/// All coordinates of the result are finite.
FeatureSet<PlanePoint> project_features(const FeatureSet<LonLat>& in, const Projection& projection,
                                        const ProjectOptions& options);

/// The degrees that show up in a box of the plane, with a twentieth more on each side; west > east if it spans the
/// 180th meridian. All longitudes if a pole or the edge of the projection is in it.
LonLatBox lon_lat_box(const Projection& projection, const PlaneBox& plane);

/// The outlines of polygons as closed lines, one feature for one, without those edges that are no coast or border but
/// the place where data is cut: along the 180th meridian and at the poles.
FeatureSet<LonLat> outlines(const FeatureSet<LonLat>& polygons);

}  // namespace dateline
