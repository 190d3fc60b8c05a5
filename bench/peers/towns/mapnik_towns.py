"""Places the labels of positions.csv ("x_px,y_px,name") with mapnik and says how many it drew.

    python3 mapnik_towns.py positions.csv [picture.png]

Text, page and points as in towns_bench.cc: 8 pt at 96 dpi, 1600 x 1200 px, the eight positions in the same order of
preference. Mapnik's placer goes through the towns as given, the largest first, and knows nothing of the dots. What
was drawn is read off mapnik's grid, which holds the number of a town wherever its label has ink.
"""
import sys
import time

import mapnik

STYLE = """<Map srs="+proj=merc +a=6378137 +b=6378137 +units=m +no_defs"><Style name="names"><Rule>
<TextSymbolizer placement-type="simple" placements="E,NE,SE,N,S,W,NW,SW,{size}" dx="4" dy="4" size="{size}"
  face-name="Noto Sans Regular" avoid-edges="true" allow-overlap="false" fill="black">[name]</TextSymbolizer>
</Rule></Style></Map>"""
SIZE_PX = 8 * 96 / 72
WIDTH, HEIGHT = 1600, 1200


def make_map(rows):
    mapnik.register_fonts('/usr/share/fonts/truetype/noto')
    the_map = mapnik.Map(WIDTH, HEIGHT)
    mapnik.load_map_from_string(the_map, STYLE.format(size=SIZE_PX))
    source = mapnik.MemoryDatasource()
    context = mapnik.Context()
    context.push('name')
    context.push('number')
    for number, (x, y, name) in enumerate(rows, 1):
        feature = mapnik.Feature(context, number)
        feature['name'], feature['number'] = name, number
        feature.geometry = mapnik.Geometry.from_wkt(f'POINT({x} {HEIGHT - y})')
        source.add_feature(feature)
    layer = mapnik.Layer('towns', the_map.srs)
    layer.datasource = source
    layer.styles.append('names')
    the_map.layers.append(layer)
    the_map.zoom_to_box(mapnik.Box2d(0, 0, WIDTH, HEIGHT))
    return the_map


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        rows = [line.rstrip('\n').split(',', 2) for line in file]
    rows = [(float(x), float(y), name) for x, y, name in rows]
    the_map = make_map(rows)
    start = time.perf_counter()
    image = mapnik.Image(WIDTH, HEIGHT)
    mapnik.render(the_map, image)
    took_ms = (time.perf_counter() - start) * 1000
    grid = mapnik.Grid(WIDTH, HEIGHT, key='__id__')
    mapnik.render_layer(the_map, grid, layer=0, fields=['number'])
    drawn = len(grid.encode('utf', resolution=1, features=True)['data'])
    if len(sys.argv) > 2:
        image.save(sys.argv[2])
    print(f'{len(rows):4} towns: {drawn:4} labels placed by mapnik {mapnik.mapnik_version() // 100000}, '
          f'{took_ms:.0f} ms with drawing')


main()
