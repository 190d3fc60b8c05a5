"""Draws day frames with mapnik: see compare. Needs python3-mapnik and fonts-noto-core.

The base is read once into memory; each frame gets a source of its own days' events. In mode `kept` the ground and the
names are painted once, and a frame is a copy of the ground, the events and the names composited.
"""
import collections
import csv
import sys

import mapnik

from workload import TRAIL_DAYS, drawer_arguments

TEXT = ('<TextSymbolizer face-name="{face}" size="{size}" fill="{fill}" halo-fill="#F5F2EA" halo-radius="1.5" '
        'halo-rasterizer="fast" wrap-width="90">[name]</TextSymbolizer>')
STYLES = f'''<Map srs="{{proj}}">
<Style name="land"><Rule><PolygonSymbolizer fill="#F5F2EA"/><LineSymbolizer stroke="#8FB3C4" stroke-width="0.8"/></Rule></Style>
<Style name="provinces"><Rule><LineSymbolizer stroke="#6B6B6B" stroke-width="0.8" stroke-opacity="0.55" stroke-dasharray="3,2.4"/></Rule></Style>
<Style name="borders"><Rule><LineSymbolizer stroke="#6B6B6B" stroke-width="1.2"/></Rule></Style>
<Style name="faint"><Rule><MarkersSymbolizer marker-type="ellipse" width="[radius]*2" height="[radius]*2" fill="#B5121B"
  fill-opacity="0.25" stroke-width="0" allow-overlap="true" ignore-placement="true"/></Rule></Style>
<Style name="strong"><Rule><MarkersSymbolizer marker-type="ellipse" width="[radius]*2" height="[radius]*2" fill="#B5121B"
  fill-opacity="0.9" stroke="#FFFFFF" stroke-width="1" allow-overlap="true" ignore-placement="true"/></Rule></Style>
<Style name="names"><Rule><Filter>[rank] = 0</Filter>{TEXT.format(face="Noto Sans Bold", size=15, fill="#222222")}</Rule>
<Rule><Filter>[rank] = 1</Filter>{TEXT.format(face="Noto Sans Regular", size=12, fill="#4A4A4A")}</Rule></Style>
</Map>'''


def in_memory(path, layer):
    file, source = mapnik.Ogr(file=path, layer=layer), mapnik.MemoryDatasource()
    for feature in file.featureset(): source.add_feature(feature)
    return source


def read_events(path, proj, first, last):
    """Features by day."""
    context = mapnik.Context()
    context.push('radius')
    days = collections.defaultdict(list)
    with open(path, encoding='utf-8', newline='') as file:
        for number, row in enumerate(csv.DictReader(file), 1):
            if not first <= int(row['day']) <= last: continue
            feature = mapnik.Feature(context, number)
            feature['radius'] = float(row['radius'])
            feature.geometry = mapnik.Geometry.from_wkt(f"POINT({row['x']} {row['y']})")
            days[int(row['day'])].append(feature)
    return days


def source_of(features):
    source = mapnik.MemoryDatasource()
    for feature in features: source.add_feature(feature)
    return source


class Drawer:
    def __init__(self, work, page):
        self.page, self.proj = page, work.projection.proj
        self.size = (0, 0)
        self.extent = work.extent(page)
        base = work.path('peers_base.gpkg')
        self.sources = {name: in_memory(base, 'countries' if name == 'land' else name)
                        for name in ('land', 'provinces', 'borders', 'names')}

    def make_map(self, width, height, names, background=None):
        the_map = mapnik.Map(width, height)
        mapnik.load_map_from_string(the_map, STYLES.format(proj=self.proj))
        if background: the_map.background = mapnik.Color(background)
        for name in names:
            layer = mapnik.Layer(name, self.proj)
            layer.styles.append(name)
            if name in self.sources: layer.datasource = self.sources[name]
            the_map.layers.append(layer)
        the_map.zoom_to_box(mapnik.Box2d(*self.extent))
        return the_map


def main():
    work, out, days, page, mode, form = drawer_arguments(sys.argv[1:])
    from workload import PAGES_PX
    width, height = PAGES_PX[page]
    mapnik.logger.set_severity(getattr(mapnik.severity_type, 'None'))
    mapnik.register_fonts('/usr/share/fonts/truetype/noto')
    drawer = Drawer(work, page)
    events = read_events(work.path('events.csv'), work.projection.proj, days[0] - TRAIL_DAYS, days[-1])
    ground = ['land', 'provinces', 'borders']
    kept = mode == 'kept'
    the_map = (drawer.make_map(width, height, ['faint', 'strong']) if kept else
               drawer.make_map(width, height, [*ground, 'faint', 'strong', 'names'], '#D6E4EA'))
    at = 0 if kept else len(ground)
    if kept:
        ground_image, names_image = mapnik.Image(width, height), mapnik.Image(width, height)
        mapnik.render(drawer.make_map(width, height, ground, '#D6E4EA'), ground_image)
        mapnik.render(drawer.make_map(width, height, ['names']), names_image)
        names_image.premultiply()
    for day in days:
        the_map.layers[at].datasource = source_of(f for d in range(day - TRAIL_DAYS, day) for f in events[d])
        the_map.layers[at + 1].datasource = source_of(events[day])
        image = ground_image.copy(mapnik.ImageType.rgba8, 0, 1) if kept else mapnik.Image(width, height)
        mapnik.render(the_map, image)
        if kept: image.composite(names_image, mapnik.CompositeOp.src_over)
        image.save(f'{out}/{work.date(day)}.png', 'png256' if form == 'palette' else 'png32')


main()
