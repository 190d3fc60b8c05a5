"""Draws day frames with MapServer, through mapscript in one process: see compare. Needs python3-mapscript.

The base is a GeoPackage already projected; events are found by the index of theirs, with one query a layer. In mode `kept`
the ground and the names are painted once into uncompressed TIFFs, which are then the layers below and above the events;
that needs python3-gdal too.
"""
import os
import sys
import tempfile

import mapscript

from workload import PAGES_PX, TRAIL_DAYS, drawer_arguments

HEAD = '''MAP SIZE {width} {height} EXTENT {extent} UNITS METERS IMAGECOLOR "{sea}" FONTSET "{folder}/fonts.txt"
RESOLUTION 96 DEFRESOLUTION 96
OUTPUTFORMAT NAME "out" DRIVER "AGG/PNG" IMAGEMODE {mode} {quantize} TRANSPARENT {transparent} END
SYMBOL NAME "disc" TYPE ELLIPSE FILLED TRUE POINTS 1 1 END END
'''
LAYER = 'LAYER NAME "{name}" TYPE {type} STATUS ON CONNECTIONTYPE OGR CONNECTION "{file}" DATA "{data}" ' \
        'PROCESSING "CLOSE_CONNECTION=DEFER" {more} END\n'
RASTER = 'LAYER NAME "{name}" TYPE RASTER STATUS ON DATA "{file}" PROCESSING "RESAMPLE=NEAREST" END\n'
LABEL = 'CLASS EXPRESSION "{rank}" LABEL TYPE TRUETYPE FONT "{font}" SIZE {size} COLOR "{color}" ' \
        'OUTLINECOLOR "#F5F2EA" OUTLINEWIDTH 3 POSITION CC PARTIALS FALSE PRIORITY {priority} WRAP " " MAXLENGTH 14 ALIGN CENTER END END'
DISCS = 'CLASS STYLE SYMBOL "disc" SIZE [diameter] COLOR "#B5121B" {look} END END'


def ground_layers(base):
    polygon = 'CLASS STYLE COLOR "#F5F2EA" END STYLE OUTLINECOLOR "#8FB3C4" WIDTH 0.8 END END'
    inner = 'CLASS STYLE COLOR "#6B6B6B" OPACITY 55 WIDTH 0.8 PATTERN 3 2.4 END END END'
    outer = 'CLASS STYLE COLOR "#6B6B6B" WIDTH 1.2 END END'
    return ''.join(LAYER.format(name=name, type=kind, file=base, data=name, more=more) for name, kind, more in
                   [('countries', 'POLYGON', polygon), ('provinces', 'LINE', inner), ('borders', 'LINE', outer)])


def names_layer(base):
    more = 'LABELITEM "name" CLASSITEM "rank" ' + LABEL.format(rank=0, font='bold', size=11.25, color='#222222', priority=10) + ' ' + \
        LABEL.format(rank=1, font='plain', size=9, color='#4A4A4A', priority=5)
    return LAYER.format(name='names', type='POINT', file=base, data='names', more=more)


def events_layers(file):
    faint, strong = DISCS.format(look='OPACITY 25'), DISCS.format(look='OUTLINECOLOR "#FFFFFF" WIDTH 1 OPACITY 90')
    return ''.join(LAYER.format(name=name, type='POINT', file=file, data=query(0, 0), more=more)
                   for name, more in [('faint', faint), ('strong', strong)])


def query(first, last):
    return f'SELECT geom, radius * 2 AS diameter FROM events WHERE day BETWEEN {first} AND {last}'


def paint_once(text, extent, path):
    """The map of the text as a TIFF with its place on the ground."""
    from osgeo import gdal
    png = path.replace('.tif', '.png')
    mapscript.fromstring(text).draw().save(png)
    left, bottom, right, top = extent
    gdal.Translate(path, png, outputBounds=[left, top, right, bottom], creationOptions=['PHOTOMETRIC=RGB'])


def main():
    work, out, days, page, mode, form = drawer_arguments(sys.argv[1:])
    width, height = PAGES_PX[page]
    extent = work.extent(page)
    half_px = (extent[2] - extent[0]) / width / 2  # MapServer's extents go from pixel centre to pixel centre
    centres = [extent[0] + half_px, extent[1] + half_px, extent[2] - half_px, extent[3] - half_px]
    base, events = work.path('peers_base.gpkg'), events_layers(work.path('events.gpkg'))
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'fonts.txt'), 'w', encoding='utf-8') as file:
            noto = '/usr/share/fonts/truetype/noto/NotoSans-'
            file.write(f'plain {noto}Regular.ttf\nbold {noto}Bold.ttf\n')

        def head(image_mode, quantize='', transparent='OFF'):
            return HEAD.format(width=width, height=height, extent=' '.join(map(repr, centres)), sea='#D6E4EA', folder=folder,
                               mode=image_mode, quantize=quantize, transparent=transparent)

        output = head('RGB', 'FORMATOPTION "QUANTIZE_FORCE=ON" FORMATOPTION "QUANTIZE_COLORS=256"' if form == 'palette' else '')
        if mode == 'kept':
            below, above = os.path.join(folder, 'below.tif'), os.path.join(folder, 'above.tif')
            paint_once(head('RGB') + ground_layers(base) + 'END', extent, below)
            paint_once(head('RGBA', transparent='ON') + names_layer(base) + 'END', extent, above)
            layers = RASTER.format(name='below', file=below) + events + RASTER.format(name='above', file=above)
        else: layers = ground_layers(base) + events + names_layer(base)
        the_map = mapscript.fromstring(output + layers + 'END')
        faint, strong = the_map.getLayerByName('faint'), the_map.getLayerByName('strong')
        for day in days:
            faint.data, strong.data = query(day - TRAIL_DAYS, day - 1), query(day, day)
            the_map.draw().save(f'{out}/{work.date(day)}.png')


main()
