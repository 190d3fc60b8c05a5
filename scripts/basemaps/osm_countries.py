"""Cleaning of the OpenStreetMap country polygons before their topology is built."""
from shapely.geometry import Polygon

from shapes import area_km2, touches_box

NOISE_POINTS, NOISE_KM2 = 7, 2.0


def without_lakes(countries, box):
    """Polygons that touch the box, with the holes of lakes filled and specks left out.

    The source cuts water out of the land, so lakes and thousands of triangles of
    coordinate noise are holes. A hole stays only where another country lies in it.
    """
    near = {}
    for key, polygons in countries.items():
        kept = [p for p in polygons if touches_box(p[0], box) and not _is_speck(p[0])]
        if kept:
            near[key] = kept
    owners = {}
    for key, polygons in near.items():
        for polygon in polygons:
            for point in polygon[0]:
                owners.setdefault(tuple(point), set()).add(key)
    return {key: [[p[0]] + [h for h in p[1:] if _is_enclave(h, key, owners)] for p in polygons]
            for key, polygons in near.items()}


def _is_enclave(hole, key, owners):
    foreign = sum(1 for p in hole if owners.get(tuple(p), set()) - {key})
    return foreign * 2 > len(hole)


def _is_speck(ring):
    return len(ring) < 4 or (len(ring) <= NOISE_POINTS and area_km2(Polygon(ring)) < NOISE_KM2)
