"""Snaps a river to a border where the two run together.

Two sources draw the same river some hundred metres apart, so that river and
border braid. Where they run together the border's line is taken for both; the
river outside is bent over the last kilometres so that it joins without a kink.
"""
from math import hypot

from shapely.geometry import LineString, Point
from shapely.ops import substring

TOGETHER_KM = 4.0    # furthest apart while still the same water
JOIN_KM = 0.2        # closest approach sought at both ends
SHORTEST_KM = 10.0   # shorter meetings are crossings
FADE_KM = 3.0        # length of the bend outside


def snap(river, borders):
    """river, borders: lines in kilometres; returns the river's new line."""
    for border in borders:
        for first, last in _runs(river, border):
            river = _replace(river, substring(border, first, last))
    return river


def _runs(river, border, step_km=0.1):
    """(start, end) along the border of the stretches beside the river."""
    count = int(border.length / step_km)
    gaps = [river.distance(border.interpolate(i * step_km)) for i in range(count + 1)]
    i = 0
    while i <= count:
        if gaps[i] >= TOGETHER_KM:
            i += 1
            continue
        j = i
        while j < count and gaps[j + 1] < TOGETHER_KM:
            j += 1
        close = [k for k in range(i, j + 1) if gaps[k] <= JOIN_KM]
        if close and (close[-1] - close[0]) * step_km >= SHORTEST_KM:
            yield close[0] * step_km, close[-1] * step_km
        i = j + 1


def _replace(river, piece):
    a, b = river.project(Point(piece.coords[0])), river.project(Point(piece.coords[-1]))
    if a > b:
        a, b = b, a
        piece = LineString(list(piece.coords)[::-1])
    before = substring(river, 0, a) if a > 0 else None
    after = substring(river, b, river.length) if b < river.length else None
    points = list(piece.coords)
    if before is not None:
        points = _bent(list(before.coords)[::-1], points[0])[::-1][:-1] + points
    if after is not None:
        points = points + _bent(list(after.coords), points[-1])[1:]
    return LineString(points)


def _bent(points, target):
    """Moves the first point to the target and its followers by ever less."""
    dx, dy = target[0] - points[0][0], target[1] - points[0][1]
    out, way = [], 0.0
    for i, p in enumerate(points):
        way += hypot(p[0] - points[i - 1][0], p[1] - points[i - 1][1]) if i else 0.0
        share = max(0.0, 1.0 - way / FADE_KM)
        out.append((p[0] + dx * share, p[1] + dy * share))
    return out
