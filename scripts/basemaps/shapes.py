"""Small geometry helpers on top of shapely."""
from math import cos, hypot, radians

from shapely.geometry import LineString, MultiPolygon, Polygon
from shapely.validation import make_valid

KM_PER_DEG = 111.195


def polygons_of(geometry):
    """The polygons in a geometry of any kind, largest collections flattened."""
    if geometry.is_empty:
        return []
    if isinstance(geometry, Polygon):
        return [geometry]
    return [p for part in getattr(geometry, 'geoms', []) for p in polygons_of(part)]


def lines_of(geometry):
    if geometry.is_empty:
        return []
    if isinstance(geometry, LineString):
        return [geometry] if geometry.length > 0 else []
    return [p for part in getattr(geometry, 'geoms', []) for p in lines_of(part)]


def valid_multipolygon(polygons, box=None):
    """One valid MultiPolygon out of raw polygons, cut to a box if one is given."""
    parts = []
    for rings in polygons:
        polygon = Polygon(rings[0], rings[1:])
        if not polygon.is_valid:
            polygon = make_valid(polygon)
        if box is not None:
            polygon = polygon.intersection(box)
        parts.extend(p for p in polygons_of(polygon) if p.area > 0)
    whole = MultiPolygon(parts)
    return whole if whole.is_valid else MultiPolygon(polygons_of(make_valid(whole)))


def touches_box(ring, box):
    west, south, east, north = box
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return max(xs) >= west and min(xs) <= east and max(ys) >= south and min(ys) <= north


def area_km2(polygon):
    return polygon.area * cos(radians(polygon.centroid.y)) * KM_PER_DEG ** 2


def thin(points, tolerance_deg):
    """Douglas-Peucker on one arc; closed arcs keep at least a triangle."""
    if len(points) < 3:
        return points
    if points[0] == points[-1]:
        far = max(range(len(points)), key=lambda i: (hypot(points[i][0] - points[0][0], points[i][1] - points[0][1]), -i))
        if far in (0, len(points) - 1):
            return points
        return thin(points[:far + 1], tolerance_deg)[:-1] + thin(points[far:], tolerance_deg)
    return list(LineString(points).simplify(tolerance_deg, preserve_topology=False).coords)
