"""Cuts rings that run across the antimeridian or round a pole into plane pieces."""
from shapely.affinity import translate
from shapely.geometry import Polygon, box
from shapely.validation import make_valid

from shapes import polygons_of


def unwrapped(points):
    """Longitudes made continuous: no step of more than half a turn."""
    out, shift = [points[0]], 0.0
    for before, p in zip(points, points[1:]):
        step = p[0] - before[0]
        shift += -360.0 if step > 180 else 360.0 if step < -180 else 0.0
        out.append((p[0] + shift, p[1]))
    return out


def rewrapped(points):
    return [((lon + 180.0) % 360.0 - 180.0 if not -180.0 <= lon <= 180.0 else lon, lat) for lon, lat in points]


def cut(rings):
    """Plane polygons within [-180, 180] of one polygon on the sphere."""
    exterior = unwrapped(rings[0])
    if abs(exterior[-1][0] - exterior[0][0]) > 180:  # round a pole: close it along the map's edge
        pole = -90.0 if sum(p[1] for p in exterior) < 0 else 90.0
        exterior = exterior + [(exterior[-1][0], pole), (exterior[0][0], pole), exterior[0]]
    shape = Polygon(exterior)
    shape = shape if shape.is_valid else make_valid(shape)
    for hole in rings[1:]:
        hole = Polygon(unwrapped(hole))
        shape = shape.difference(hole if hole.is_valid else make_valid(hole))
    if shape.bounds[0] >= -180 and shape.bounds[2] <= 180:
        return polygons_of(shape)
    pieces = []
    for turn in (-720, -360, 0, 360, 720):
        pieces.extend(polygons_of(translate(shape, turn).intersection(box(-180, -90, 180, 90))))
    return [p for p in pieces if p.area > 0]
