"""geodata/basemaps/world.gpkg: the world at three scales from Natural Earth."""
import json
import sys

from osgeo import ogr
from shapely import wkb
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.ops import linemerge, polygonize, unary_union
from shapely.strtree import STRtree

import antimeridian
import junctions
from gpkg import Writer
from shapes import area_km2, lines_of, polygons_of, thin
from sources import LANGUAGES, Sources
from topology import Topology
from town_names import by_script, with_zone_names
from world_names import CODES, LAKES

# name, scale range, thinning in degrees, smallest island and lake in km2, province lines up to scale rank
SCALES = [
    ('110m', (3e7, 1e12), 0.0, 0.0, 8000, None),
    ('50m', (1e7, 3e7), 0.04, 40.0, 2000, None),
    ('10m', (0.0, 1e7), 0.018, 12.0, 400, 5),
]
LAKE_DEG = {'110m': 0.06, '50m': 0.03, '10m': 0.02}
RIVER_DEG = {'110m': 0.0, '50m': 0.05, '10m': 0.025}
PROVINCE_DEG = 0.04
POLAR_FACTORS = [(-60.0, 5.0), (60.0, 3.0)]  # coarser south of the one, north of the other
LEAST_RIVER_DEG = 0.6  # shorter pieces without a name are left out
TOWN_POPULATION = 60000
CASPIAN_KM2 = 300000   # Natural Earth leaves the Caspian out of the land already
CRIMEA = Polygon([(32.4, 44.3), (36.7, 44.3), (36.7, 46.3), (32.4, 46.3)])
NAMES = {'name_' + language: 'text' for language in LANGUAGES}


def atlas(sources, scale):
    """{id: polygons} and {id: English name} of world-atlas, rings as on the sphere."""
    with open(sources.npm('world-atlas', f'countries-{scale}.json'), encoding='utf-8') as file:
        data = json.load(file)
    (sx, sy), (tx, ty) = data['transform']['scale'], data['transform']['translate']
    arcs = []
    for arc in data['arcs']:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round(x * sx + tx, 6), round(y * sy + ty, 6)))
        arcs.append(points)

    def ring(numbers):
        points = []
        for n in numbers:
            arc = arcs[n] if n >= 0 else arcs[~n][::-1]
            points.extend(arc if not points else arc[1:])
        return points

    numeric = sources.country_codes()[1]
    polygons, names = {}, {}
    for shape in data['objects']['countries']['geometries']:
        name = shape['properties']['name']
        code = CODES.get(name) or numeric.get(shape.get('id'), name)
        parts = shape['arcs'] if shape['type'] == 'MultiPolygon' else [shape['arcs']]
        polygons.setdefault(code, []).extend(without_pole([ring(r) for r in part]) for part in parts)
        names.setdefault(code, name)
    return polygons, names


def without_pole(rings):
    """Leaves out a ring round the very pole: the 50m Antarctica is a band between that and its coast."""
    return [r for r in rings if max(p[1] for p in r) > -89.9]


def thin_on_sphere(points, tolerance_deg):
    if not tolerance_deg:
        return points
    lat = sum(p[1] for p in points) / len(points)
    (south, far_south), (north, far_north) = POLAR_FACTORS
    factor = far_south if lat < south else far_north if lat > north else 1.0
    return antimeridian.rewrapped(thin(antimeridian.unwrapped(points), tolerance_deg * factor))


def country_shapes(topology, key, least_km2):
    parts = [piece for rings in topology.polygons(key) for piece in antimeridian.cut(rings)]
    large = [p for p in parts if area_km2(p) >= least_km2] or parts
    whole = unary_union(large) if key == 'KZ' else MultiPolygon(large)
    return MultiPolygon(polygons_of(whole if whole.is_valid else unary_union(large)))


def country_rank(shape, population):
    size = sum(area_km2(p) for p in shape.geoms)
    for rank, (km2, people) in enumerate([(1e6, 5e7), (2e5, 1e7), (2e4, 1e6)], 1):
        if size >= km2 or population >= people:
            return rank
    return 4


def status_of(text):
    text = (text or '').lower()
    for word, status in (('disputed', 'disputed'), ('line of control', 'line_of_control'), ('indefinite', 'indefinite'),
                         ('indeterminant', 'indefinite'), ('lease', 'lease'), ('ceasefire', 'line_of_control'),
                         ('claim', 'claim'), ('oblast', 'disputed')):
        if word in text:
            return status
    return 'agreed'


def read(path, columns, layer=0):
    """[(shapely geometry, {column: value})]"""
    source = ogr.Open(path)
    rows = []
    for feature in source.GetLayer(layer):
        shape = feature.GetGeometryRef()
        if shape is not None and not shape.IsEmpty():
            rows.append((wkb.loads(bytes(shape.ExportToWkb())), {c: feature.GetField(c) for c in columns}))
    return rows


def magics(sources, scale, name):
    return sources.debian('libmagics++-data', 'usr/share/magics', scale, f'ne_{scale}_{name}.shp')


def borders(sources, scale, topology, tolerance):
    """Borders between the polygons with Natural Earth's status, then the disputed lines off them."""
    lines = [(g, status_of(v['featurecla'])) for g, v in
             read(magics(sources, scale, 'admin_0_boundary_lines_land'), ['featurecla'])
             if 'Magics' not in v['featurecla'] and 'Overlay' not in v['featurecla']]
    rows, drawn = [], []
    grouped = {}
    for points, left, right in topology.borders():
        line = LineString(points)
        middle = line.interpolate(0.5, normalized=True)
        gap, status = min((middle.distance(g), s) for g, s in lines)
        status = status if gap < 0.15 else 'agreed'
        if any(len(code) == 3 for code in (left, right)) and status == 'agreed':
            status = 'lease' if {left, right} & {'USG', 'ESB', 'WSB'} else 'disputed'
        if {left, right} == {'RU', 'UA'} and CRIMEA.contains(middle):
            status = 'disputed'
        way = 1 if left < right else -1
        grouped.setdefault((min(left, right), max(left, right), status), []).append(LineString(points[::way]))
    for (left, right, status), parts in sorted(grouped.items()):
        shape = MultiLineString(lines_of(linemerge(parts)) if len(parts) > 1 else parts)
        drawn.append(shape)
        rows.append((shape, {'rank': 0, 'status': status, 'left_id': left, 'right_id': right}))
    extra = [(g, s) for g, s in lines if s not in ('agreed', 'lease')]
    if scale == '10m':
        path = sources.debian('qgis-common', 'usr/share/qgis/resources/data/world_map.gpkg')
        extra += [(g, status_of(v['name'])) for g, v in read(path, ['name'], 'disputed_borders')]
    for geometry, status in extra:
        near = unary_union(drawn).buffer({'110m': 0.4, '50m': 0.15, '10m': 0.06}[scale])
        rest = [g for g in lines_of(geometry.difference(near)) if g.length > 0.2]
        if rest:
            shape = MultiLineString([g.simplify(tolerance) for g in rest])
            drawn.append(shape)
            rows.append((shape, {'rank': 0, 'status': status}))
    return rows


def rivers(sources, scale, tolerance):
    grouped = {}
    for geometry, v in read(magics(sources, scale, 'rivers_lake_centerlines'), ['name', 'scalerank']):
        grouped.setdefault((max(1, int(v['scalerank'] or 9)), v['name'] or ''), []).extend(lines_of(geometry))
    for (rank, name), parts in sorted(grouped.items()):
        for line in junctions.merged(parts):
            if not name and line.length < LEAST_RIVER_DEG:
                continue
            yield line.simplify(tolerance), {'name_en': name or None, 'rank': rank}


def lakes(shapes, least_km2, tolerance):
    rows = []
    for shape, size in shapes:
        if least_km2 <= size < CASPIAN_KM2:
            names = next((n for lon, lat, n in LAKES if shape.contains(Point(lon, lat))), {})
            rows.append((shape.simplify(tolerance), {**{'name_' + k: v for k, v in names.items()}, 'area_km2': round(size, 1)}))
    return sorted(rows, key=lambda r: (-r[1]['area_km2'], r[0].bounds))


def lake_shapes(sources):
    """GSHHG's lakes, put together from the shores it cuts at its tiles."""
    pieces = []
    for level, points in sources.gshhg_lake_shores(150):
        points = [(lon - 360 if lon > 180 else lon, lat) for lon, lat in points]
        if level == 2 and max(abs(a[0] - b[0]) for a, b in zip(points, points[1:])) < 180:
            pieces.append(LineString(points))
    rings = junctions.merged(pieces)
    closed = [Polygon(g.coords) for g in rings if g.is_ring and len(g.coords) > 3]
    return [(s, area_km2(s)) for s in (c if c.is_valid else c.buffer(0) for c in closed) if s.geom_type == 'Polygon']


def provinces(sources, tolerance, most_rank):
    pieces = []
    for geometry, v in read(magics(sources, '10m', 'admin_1_states_provinces_lines'), ['featurecla', 'scalerank']):
        if v['featurecla'] == 'Admin-1 boundary' and v['scalerank'] <= most_rank:
            pieces.extend(lines_of(geometry))
    for line in sorted(lines_of(linemerge(pieces)), key=lambda g: (g.bounds, g.wkb)):
        if line.length > 0.1:
            yield line.simplify(tolerance), {'rank': 1, 'status': 'agreed'}


def towns(sources):
    zones = sources.zone_city_names()
    rows = []
    for town in sources.towns():
        capital = {'PPLC': 2, 'PPLA': 1}.get(town['code'], 0)
        if capital == 2 or (town['population'] >= TOWN_POPULATION and town['code'] != 'PPLX'):
            names = {'name_en': town['name'], **with_zone_names(town, zones, by_script(town))}
            rows.append((Point(town['lon'], town['lat']), {'id': town['id'], **names, 'population': town['population'],
                                                            'capital': capital, 'country': town['country']}))
    return sorted(rows, key=lambda r: (-r[1]['population'], int(r[1]['id'])))


def main(cache, path):
    sources = Sources(cache)
    writer = Writer(path)
    names = sources.country_names()
    with open(sources.npm('cldr-core', 'supplemental', 'territoryInfo.json'), encoding='utf-8') as file:
        people = json.load(file)['supplemental']['territoryInfo']
    atlas_origin = sources.natural_earth(sources.npm_version('world-atlas') + ' (Natural Earth 4.1.0)')
    lines_origin = sources.natural_earth(sources.debian_version('libmagics++-data'))
    all_lakes = lake_shapes(sources)
    for scale, scales, tolerance, least_km2, least_lake_km2, province_rank in SCALES:
        polygons, english = atlas(sources, scale)
        topology = Topology(polygons)
        topology.simplify(lambda points: thin_on_sphere(points, tolerance))
        shapes = {key: country_shapes(topology, key, least_km2) for key in sorted(polygons)}
        rows = [(shape, {'id': key, 'name_en': english[key], **names.get(key, {}),
                         'rank': country_rank(shape, float(people.get(key, {}).get('_population', 0)))})
                for key, shape in shapes.items() if not shape.is_empty]
        land = unary_union([s.buffer(0) for s in shapes.values()])
        writer.table('land_' + scale, 'land', 'polygon', {}, [(p, {}) for p in sorted(polygons_of(land), key=lambda p: p.bounds)],
                     atlas_origin, scales)
        writer.table('countries_' + scale, 'countries', 'multipolygon', {'id': 'text', **NAMES, 'rank': 'integer'}, rows,
                     atlas_origin, scales)
        border_columns = {'rank': 'integer', 'status': 'text', 'left_id': 'text', 'right_id': 'text'}
        writer.table('borders_' + scale, 'borders', 'multiline', border_columns, borders(sources, scale, topology, tolerance),
                     atlas_origin, scales)
        if province_rank:
            writer.table('provinces_' + scale, 'provinces', 'line', {'rank': 'integer', 'status': 'text', 'left_id': 'text', 'right_id': 'text'},
                         provinces(sources, PROVINCE_DEG, province_rank), lines_origin, scales)
        writer.table('lakes_' + scale, 'lakes', 'polygon', {**NAMES, 'area_km2': 'real'}, lakes(all_lakes, least_lake_km2, LAKE_DEG[scale]),
                     sources.gshhg(), scales)
        writer.table('rivers_' + scale, 'rivers', 'line', {**NAMES, 'rank': 'integer'}, rivers(sources, scale, RIVER_DEG[scale]), lines_origin, scales)
    writer.table('towns', 'towns', 'point', {'id': 'text', **NAMES, 'population': 'integer', 'capital': 'integer', 'country': 'text'},
                 towns(sources), sources.geonames())
    writer.close()


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2])
