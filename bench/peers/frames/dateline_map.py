"""The map files that dateline draws the workload with."""
from workload import PAGES_PX, PIXELS_PER_INCH, TRAIL_DAYS

# Lines that end in NEW need the command `frames`; without it they are left out, and every event is a symbol of its own.
NEW = '# frames'
TEMPLATE = '''# proto-file: proto/map.proto
# proto-message: dateline.v1.Map
chronicles: "{chronicle}"
languages: "en"
title {{ lang: "en" text: "{{title}}" }}
window: "{window}"
extent {{ centre {{ lon: {lon} lat: {lat} scale: {scale} }} }}
projection: "{projection}"
page {{ width_pt: {width_pt} height_pt: {height_pt} pixels_per_inch: {ppi} }}
layers {{
  kind: CLASH_SITES
  aggregate {{ method: CIRCLES measure: DEATHS radius_pt: 12 }}  # frames
  in_frames {{ show: TRAIL steps: {trail} earlier_opacity: 0.25 }}  # frames
}}
frames {{ every: "day" span: "{span}" }}  # frames
basemap {{ files: "base.gpkg" no_world: true min_population: 0 }}
furniture {{ locator: OFF source_notes: OFF graticule: OFF }}
'''


def map_text(work, chronicle, page, days, window, with_frames):
    """The map for the days (a range), showing the window (a pair of days, both in it)."""
    width_px, height_px = PAGES_PX[page]
    text = TEMPLATE.format(
        chronicle=chronicle, lon=work.values['lon'], lat=work.values['lat'], scale=work.scale(page),
        projection=work.projection.proj.replace(' +no_defs', ''), width_pt=width_px * 72 / PIXELS_PER_INCH,
        height_pt=height_px * 72 / PIXELS_PER_INCH, ppi=PIXELS_PER_INCH, trail=TRAIL_DAYS,
        window=f'{work.date(window[0])}/{work.date(window[1])}', span=f'{work.date(days[0])}/{work.date(days[-1])}')
    return ''.join(line + '\n' for line in text.split('\n') if line.strip() and (with_frames or not line.endswith(NEW)))
