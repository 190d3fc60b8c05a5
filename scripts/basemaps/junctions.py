"""Joins pieces of lines into long ones and cuts them where others flow in."""
from shapely.geometry import LineString, Point
from shapely.ops import linemerge, substring

from shapes import lines_of

NEAR_DEG = 0.003  # ends this close are the same point: sources cut rivers at tiles and sheets


def merged(pieces):
    """Long lines; free ends that nearly meet are joined first."""
    lines = lines_of(linemerge(pieces)) if len(pieces) > 1 else pieces
    ends = sorted({p for line in lines for p in (line.coords[0], line.coords[-1])})
    master = {}
    for p in ends:
        near = [q for q in master.values() if Point(p).distance(Point(q)) < NEAR_DEG]
        master[p] = min(near) if near else p
    out = []
    for line in lines:
        points = list(line.coords)
        points[0], points[-1] = master[points[0]], master[points[-1]]
        if len(set(points)) > 1:
            out.append(LineString(points))
    joined = lines_of(linemerge(out)) if len(out) > 1 else out
    return sorted(joined, key=lambda g: (g.bounds, g.wkb))


def split(lines):
    """The lines cut where another one ends on them."""
    ends = sorted({p for line in lines for p in (line.coords[0], line.coords[-1])})
    out = []
    for line in lines:
        cuts = sorted({line.project(Point(p)) for p in ends if line.distance(Point(p)) < NEAR_DEG})
        cuts = [c for c in cuts if NEAR_DEG < c < line.length - NEAR_DEG]
        for a, b in zip([0.0] + cuts, cuts + [line.length]):
            out.append(substring(line, a, b))
    return out
