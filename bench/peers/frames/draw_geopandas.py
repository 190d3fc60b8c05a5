"""Draws day frames with geopandas and matplotlib: see compare. Needs python3-geopandas and fonts-noto-core.

One figure for the run: the ground is drawn by geopandas once, events are one collection of circles whose positions are
replaced. In mode `whole` matplotlib redraws the figure for each frame; in mode `kept` the ground's pixels are restored,
the circles drawn (blitting), and the names, painted once, laid over with Pillow. Full colour only.
"""
import sys

import geopandas
import matplotlib
matplotlib.use('Agg')
import matplotlib.patheffects
import matplotlib.pyplot as plt
import numpy
import pandas
from PIL import Image

from workload import PAGES_PX, PIXELS_PER_INCH, TRAIL_DAYS, drawer_arguments

POINTS_PER_PX = 72 / PIXELS_PER_INCH


def new_axes(work, page, color):
    width, height = PAGES_PX[page]
    left, bottom, right, top = work.extent(page)
    figure = plt.figure(figsize=(width / PIXELS_PER_INCH, height / PIXELS_PER_INCH), dpi=PIXELS_PER_INCH)
    figure.patch.set_facecolor(color)
    axes = figure.add_axes([0, 0, 1, 1])
    return figure, axes, lambda: axes.set(xlim=(left, right), ylim=(bottom, top), aspect='auto')


def draw_ground(axes, base):
    geopandas.read_file(base, layer='countries').plot(ax=axes, color='#F5F2EA', edgecolor='#8FB3C4', linewidth=0.8 * POINTS_PER_PX)
    geopandas.read_file(base, layer='provinces').plot(ax=axes, color='#6B6B6B', alpha=0.55, linewidth=0.8 * POINTS_PER_PX,
                                                      linestyle=(0, (3, 2.4)))
    geopandas.read_file(base, layer='borders').plot(ax=axes, color='#6B6B6B', linewidth=1.2 * POINTS_PER_PX)


def draw_names(figure, axes, base):
    """Those that fit: the first of the table have the right of way."""
    halo = [matplotlib.patheffects.withStroke(linewidth=3 * POINTS_PER_PX, foreground='#F5F2EA')]
    taken = []
    names = geopandas.read_file(base, layer='names')
    for name, rank, point in zip(names['name'], names['rank'], names.geometry):
        text = axes.text(point.x, point.y, name, ha='center', va='center', fontfamily='Noto Sans', zorder=5, clip_on=True,
                         fontsize=(15 if rank == 0 else 12) * POINTS_PER_PX, fontweight='bold' if rank == 0 else 'normal',
                         color='#222222' if rank == 0 else '#4A4A4A', path_effects=halo)
        box = text.get_window_extent(figure.canvas.get_renderer())
        if any(box.overlaps(other) for other in taken): text.remove()
        else: taken.append(box)


def circles(axes, **look):
    return axes.scatter([], [], color='#B5121B', **look)


def set_events(collection, events):
    collection.set_offsets(numpy.column_stack([events['x'], events['y']]))
    collection.set_sizes((2 * events['radius'].to_numpy() * POINTS_PER_PX) ** 2)


def main():
    work, out, days, page, mode, form = drawer_arguments(sys.argv[1:])
    assert form == 'full'
    base = work.path('peers_base.gpkg')
    events = pandas.read_csv(work.path('events.csv'), usecols=['day', 'x', 'y', 'radius']).sort_values('day', kind='stable')
    figure, axes, set_limits = new_axes(work, page, '#D6E4EA')
    axes.set_axis_off()
    draw_ground(axes, base)
    set_limits()
    kept = mode == 'kept'
    if kept:
        over, over_axes, set_over_limits = new_axes(work, page, 'none')
        over_axes.set_axis_off()
        set_over_limits()
        draw_names(over, over_axes, base)
        over.canvas.draw()
        names = Image.fromarray(numpy.asarray(over.canvas.buffer_rgba()).copy())
    else: draw_names(figure, axes, base)
    faint = circles(axes, alpha=0.25, linewidths=0, zorder=3, animated=kept)
    strong = circles(axes, alpha=0.9, edgecolors='white', linewidths=1 * POINTS_PER_PX, zorder=4, animated=kept)
    canvas = figure.canvas
    if kept:
        canvas.draw()
        ground = canvas.copy_from_bbox(figure.bbox)
    day_of = events['day'].to_numpy()
    for day in days:
        begin, middle, end = numpy.searchsorted(day_of, [day - TRAIL_DAYS, day, day + 1])
        set_events(faint, events.iloc[begin:middle])
        set_events(strong, events.iloc[middle:end])
        if kept:
            canvas.restore_region(ground)
            axes.draw_artist(faint)
            axes.draw_artist(strong)
        else: canvas.draw()
        image = Image.fromarray(numpy.asarray(canvas.buffer_rgba()))
        if kept: image = Image.alpha_composite(image, names)
        image.convert('RGB').save(f'{out}/{work.date(day)}.png')


main()
