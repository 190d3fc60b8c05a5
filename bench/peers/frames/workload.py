"""What all drawers of the comparison share: the page, its projection and the folder that make_events fills.

Standard library only. The projection is the ellipsoidal Lambert azimuthal equal area of Snyder, Map Projections - A
Working Manual (USGS Professional Paper 1395, 1987), pages 187 to 190.
"""
import datetime
import json
import math
import os

PIXELS_PER_INCH = 96
PAGES_PX = {'frames': (1280, 720), 'article': (1600, 1200)}
TRAIL_DAYS = 30

_A = 6378137.0
_E2 = 2 / 298.257223563 - 1 / 298.257223563 ** 2
_E = math.sqrt(_E2)


def _q(sin_lat):
    return (1 - _E2) * (sin_lat / (1 - _E2 * sin_lat ** 2)
                        - math.log((1 - _E * sin_lat) / (1 + _E * sin_lat)) / (2 * _E))


class Laea:
    """Degrees on WGS 84 to metres from the centre of the map."""

    def __init__(self, lon_deg, lat_deg):
        self.lon, self.q_pole = lon_deg, _q(1.0)
        sin_lat = math.sin(math.radians(lat_deg))
        self.beta = math.asin(_q(sin_lat) / self.q_pole)
        self.radius = _A * math.sqrt(self.q_pole / 2)
        m = math.cos(math.radians(lat_deg)) / math.sqrt(1 - _E2 * sin_lat ** 2)
        self.stretch = _A * m / (self.radius * math.cos(self.beta))
        self.proj = f'+proj=laea +lat_0={lat_deg} +lon_0={lon_deg} +ellps=WGS84 +units=m +no_defs'

    def forward(self, lon_deg, lat_deg):
        lon = math.radians(lon_deg - self.lon)
        beta = math.asin(_q(math.sin(math.radians(lat_deg))) / self.q_pole)
        sin_b, cos_b, sin_1, cos_1 = math.sin(beta), math.cos(beta), math.sin(self.beta), math.cos(self.beta)
        b = self.radius * math.sqrt(2 / (1 + sin_1 * sin_b + cos_1 * cos_b * math.cos(lon)))
        return (b * self.stretch * cos_b * math.sin(lon),
                b / self.stretch * (cos_1 * sin_b - sin_1 * cos_b * math.cos(lon)))


class Workload:
    """The folder's workload.json: {"lon", "lat", "scale", "first_day", "days", "chronicle"}."""

    def __init__(self, folder):
        self.folder = folder
        with open(os.path.join(folder, 'workload.json'), encoding='utf-8') as file:
            self.values = json.load(file)
        self.projection = Laea(self.values['lon'], self.values['lat'])

    def path(self, name):
        return os.path.join(self.folder, name)

    def scale(self, page):
        """The page's N of 1:N: all pages show the same width of ground."""
        return self.values['scale'] * PAGES_PX['frames'][0] / PAGES_PX[page][0]

    def extent(self, page):
        """(left, bottom, right, top), metres."""
        width_px, height_px = PAGES_PX[page]
        metres_per_px = self.scale(page) * 0.0254 / PIXELS_PER_INCH
        x, y = width_px * metres_per_px / 2, height_px * metres_per_px / 2
        return -x, -y, x, y

    def date(self, day):
        """Days are counted from the first one."""
        return (datetime.date.fromisoformat(self.values['first_day']) + datetime.timedelta(days=day)).isoformat()


def radius_px(deaths):
    """By area, as circles should be; at least visible and at most 16 pixels."""
    return round(min(2.5 + 1.5 * math.sqrt(deaths), 16), 2)


def drawer_arguments(arguments):
    """WORKLOAD OUT FIRST_DAY COUNT PAGE MODE FORMAT, the same for every drawer."""
    folder, out, first, count, page, mode, form = arguments
    assert page in PAGES_PX and mode in ('whole', 'kept') and form in ('palette', 'full'), arguments
    os.makedirs(out, exist_ok=True)
    return Workload(folder), out, range(int(first), int(first) + int(count)), page, mode, form
