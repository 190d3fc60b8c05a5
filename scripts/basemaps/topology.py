"""Turns country polygons into arcs that neighbours share, and back.

Simplifying arcs instead of rings keeps neighbours' common border common, and a
border can be drawn once. Works where neighbours use the very same vertices.
"""
from collections import defaultdict


def ring_area_deg2(ring):
    """Signed area in square degrees, positive when counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def oriented(polygon):
    """Exterior counter-clockwise, holes clockwise: the owner lies to the left."""
    rings = []
    for i, ring in enumerate(polygon):
        points = [tuple(p[:2]) for p in ring]
        points = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
        if len(points) < 4:
            continue
        if (ring_area_deg2(points) > 0) != (i == 0):
            points.reverse()
        rings.append(points)
    return rings


class Topology:
    """countries: {id: [polygon, ...]}, a polygon being [exterior, hole, ...]."""

    def __init__(self, countries):
        self.arcs = []                  # list of points
        self.left = defaultdict(set)    # arc number -> ids to the left
        self.right = defaultdict(set)
        self._numbers = {}
        self._rings = {}
        rings = {k: [oriented(p) for p in polygons] for k, polygons in sorted(countries.items())}
        nodes = self._find_nodes(rings)
        for key, polygons in rings.items():
            self._rings[key] = [[self._add_ring(key, ring, nodes) for ring in polygon] for polygon in polygons]

    @staticmethod
    def _find_nodes(rings):
        neighbours = defaultdict(set)
        for polygons in rings.values():
            for polygon in polygons:
                for ring in polygon:
                    for a, b in zip(ring, ring[1:]):
                        neighbours[a].add(b)
                        neighbours[b].add(a)
        return {p for p, near in neighbours.items() if len(near) != 2}

    def _add_ring(self, key, ring, nodes):
        points = ring[:-1]
        starts = [i for i, p in enumerate(points) if p in nodes]
        first = starts[0] if starts else points.index(min(points))
        points = points[first:] + points[:first] + [points[first]]
        parts, part = [], [points[0]]
        for p in points[1:]:
            part.append(p)
            if p in nodes:
                parts.append(part)
                part = [p]
        if len(part) > 1:
            parts.append(part)
        return [self._add_arc(key, part) for part in parts]

    def _add_arc(self, key, points):
        forward, backward = tuple(points), tuple(reversed(points))
        canonical = min(forward, backward)
        if canonical not in self._numbers:
            self._numbers[canonical] = len(self.arcs)
            self.arcs.append(list(canonical))
        number = self._numbers[canonical]
        ahead = canonical == forward
        (self.left if ahead else self.right)[number].add(key)
        return number, ahead

    def close_slivers(self, max_area_deg2):
        """Makes two one-sided arcs between the same nodes one where they enclose next to nothing.

        Neighbours part company there by noise only; the arc with more points wins.
        """
        between = defaultdict(list)
        for number, arc in enumerate(self.arcs):
            if len(self.left[number] | self.right[number]) == 1 and arc[0] != arc[-1]:
                between[tuple(sorted((arc[0], arc[-1])))].append(number)
        for numbers in between.values():
            if len(numbers) != 2:
                continue
            keep, drop = sorted(numbers, key=lambda n: (-len(self.arcs[n]), n))
            same_way = self.arcs[keep][0] == self.arcs[drop][0]
            other = self.arcs[drop] if same_way else self.arcs[drop][::-1]
            if abs(ring_area_deg2(self.arcs[keep] + other[::-1])) < max_area_deg2:
                self._replace(drop, keep, same_way)

    def _replace(self, drop, keep, same_way):
        for polygons in self._rings.values():
            for polygon in polygons:
                for i, ring in enumerate(polygon):
                    polygon[i] = [(keep, a == same_way) if n == drop else (n, a) for n, a in ring]
        self.left[keep] |= self.left[drop] if same_way else self.right[drop]
        self.right[keep] |= self.right[drop] if same_way else self.left[drop]
        self.left[drop], self.right[drop] = set(), set()

    def simplify(self, thin):
        """thin: points -> fewer points, keeping both ends."""
        self.arcs = [thin(arc) for arc in self.arcs]

    def polygons(self, key):
        """[[exterior, hole, ...], ...]; rings that collapsed are left out."""
        out = []
        for polygon in self._rings[key]:
            rings = [self._ring(ring) for ring in polygon]
            if rings and len(rings[0]) >= 4:
                out.append([rings[0]] + [r for r in rings[1:] if len(r) >= 4])
        return out

    def _ring(self, ring):
        points = []
        for number, ahead in ring:
            arc = self.arcs[number] if ahead else self.arcs[number][::-1]
            points.extend(arc if not points else arc[1:])
        return points

    def borders(self):
        """[(points, left id, right id)] of the arcs with a country on both sides."""
        out = []
        for number, arc in enumerate(self.arcs):
            left, right = sorted(self.left[number]), sorted(self.right[number])
            if left and right and left != right:
                out.append((arc, left[0], right[0]))
        return out
