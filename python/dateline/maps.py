"""Maps: loaded when they are made, laid out once, when they are first looked at."""
from __future__ import annotations

import base64
import os
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, Union
from xml.sax.saxutils import quoteattr

from . import _dateline
from .chronicles import Chronicle, Path
from .diagnostics import Diagnostics, InputError, existing, take, warn

_NOTEBOOK_SHARPNESS = 2


def _texts(value: Union[None, str, Sequence[str]]) -> List[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def _paths(values: Tuple[Path, ...]) -> List[str]:
    if not values:
        raise TypeError("a path is needed")
    return [os.fspath(v) for v in values]


class Map:
    """A map of a map file, or of a chronicle with default settings. Never changes; threads may share it.

    `source` is the path of a map file or chronicle, or a Chronicle, which `map_file` says how to draw. The other
    arguments come before what the map file says: `style` is a theme or a style file, `languages` the languages of labels
    in order of preference, `window` the span of time shown, `as_of` the day by whose end figures were reported (both
    EDTF), `ppi` the pixels per inch of PNG and GeoTIFF, `data` the folder of themes and world basemap. Files that a map
    file names lie in its own folder or in one of `allow_folders`.
    """

    def __init__(
        self,
        source: Union[Path, Chronicle],
        *,
        map_file: Optional[Path] = None,
        style: Optional[Path] = None,
        languages: Union[None, str, Sequence[str]] = None,
        window: Optional[str] = None,
        as_of: Optional[str] = None,
        ppi: Optional[float] = None,
        data: Optional[Path] = None,
        allow_folders: Sequence[Path] = (),
    ) -> None:
        overrides = _dateline.MapOverrides(
            data_folder=os.fspath(data) if data else "", style=os.fspath(style) if style else "",
            languages=_texts(languages), window=window or "", as_of=as_of or "", ppi=ppi,
            allow_folders=[os.fspath(folder) for folder in allow_folders])
        if isinstance(source, Chronicle):
            answer = _dateline.load_map_of(source._core, existing(map_file) if map_file else "", overrides)
        elif map_file is not None:
            raise ValueError("map_file says how to draw a Chronicle; a path is of a map file or chronicle itself")
        else:
            answer = _dateline.load_map(existing(source), overrides)
        self._core, self._loaded = take(*answer)
        self._warned = False

    def _ready(self) -> Diagnostics:
        """Lays the map out, the first time; raises InputError when it cannot be drawn."""
        good, said = self._core.rendered()
        found = Diagnostics(said)
        if not good:
            raise InputError(self._loaded + found)
        if not self._warned:
            self._warned = True
            warn(found)
        return found

    def render(self, *paths: Path, svg_text: str = "text", world_file: bool = False) -> None:
        """Writes one or more pictures, all or none; the endings say how: .png, .svg, .pdf, .tif.

        Letters in SVG are "text" or "outlines"; `world_file` puts .pgw, .prj and .aux.xml beside each PNG.
        """
        outlines = _outlines(svg_text)
        self._ready()
        self._core.write(_paths(paths), outlines, world_file)

    def to_bytes(self, form: str = "png", *, svg_text: str = "text", ppi: Optional[float] = None) -> bytes:
        """The file as bytes: "png", "svg", "pdf" or "tif". `ppi` is for this picture alone, in the same layout."""
        if ppi is not None and not 24 <= ppi <= 1200:
            raise ValueError("ppi is from 24 to 1200")
        outlines = _outlines(svg_text)
        self._ready()
        return self._core.picture(form, outlines, ppi)

    def to_svg(self) -> str:
        """The map as SVG text."""
        return self.to_bytes("svg").decode("utf-8")

    def export(
        self, *outputs: Path, drawn: bool = False, qgis_project: bool = False, schema: str = "dateline"
    ) -> Diagnostics:
        """Writes the map's records as layers, all files or none: .gpkg .geojson .kml .kmz .fgb .csv .hxl.csv; or into a
        PostGIS database, "PG:dbname=maps".

        `drawn` adds shapes as drawn to GeoJSON and CSV, `qgis_project` a project to a GeoPackage; `schema` is where the
        tables go in a database. Returns what a format could not hold.
        """
        said = Diagnostics(self._core.export_to(_paths(outputs), drawn, qgis_project, schema))
        if said.errors:
            raise InputError(said)
        warn(said)
        return said

    @property
    def explanation(self) -> List[str]:
        """What was chosen and why, one line each: projection, extent, what was left out."""
        self._ready()
        return self._core.explanation()

    @property
    def alt_text(self) -> str:
        """The map in a sentence or two."""
        prefix = "alt text: "
        return next((line[len(prefix):] for line in self.explanation if line.startswith(prefix)), "")

    @property
    def description(self) -> str:
        """The map in words, at length."""
        self._ready()
        return self._core.description()

    @property
    def diagnostics(self) -> Diagnostics:
        """Warnings and notes on all files of the map and on its layout."""
        return Diagnostics(self._loaded + self._ready())

    @property
    def chronicle(self) -> Chronicle:
        """What the map shows: several chronicles as one."""
        return Chronicle(self._core.chronicle(), self._loaded)

    @property
    def size_pt(self) -> Tuple[float, float]:
        """Width and height of the page in points of 1/72 inch."""
        return self._core.size_pt()

    def _repr_svg_(self) -> str:
        """For notebooks, which show it in preference to the PNG. The map is an image in an image: pages that are made of
        notebooks put the SVG among their own elements, where names and style rules of several maps would mix."""
        width, height = self._size_px()
        map = base64.b64encode(self.to_bytes("svg")).decode("ascii")
        return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" role="img"'
                f' aria-label={quoteattr(self.alt_text)}>'
                f'<image width="{width}" height="{height}" href="data:image/svg+xml;base64,{map}"/></svg>')

    def _repr_png_(self) -> Tuple[bytes, Dict[str, Any]]:
        """For notebooks that show no SVG: twice the pixels, shown at the map's real size."""
        width, height = self._size_px()
        png = self.to_bytes("png", ppi=96 * _NOTEBOOK_SHARPNESS)
        return png, {"width": width, "height": height, "alt": self.alt_text}

    def _size_px(self) -> Tuple[int, int]:
        return round(self.size_pt[0] * 96 / 72), round(self.size_pt[1] * 96 / 72)

    def __repr__(self) -> str:
        return f"<dateline.Map of {self._core.file!r}>"


def _outlines(svg_text: str) -> bool:
    if svg_text not in ("text", "outlines"):
        raise ValueError(f'svg_text is "text" or "outlines", not {svg_text!r}')
    return svg_text == "outlines"


class FramesResult:
    """What became of a run: `steps`, `kept` (frames that were there already), `removed` (of an earlier run), `strangers`
    (files in the folder that are not ours), `diagnostics`."""

    def __init__(self, steps: int, kept: int, removed: int, strangers: Sequence[str], diagnostics: Diagnostics) -> None:
        self.steps, self.kept, self.removed = steps, kept, removed
        self.strangers, self.diagnostics = tuple(strangers), diagnostics

    def __repr__(self) -> str:
        return f"<dateline.FramesResult: {self.steps} steps, {self.kept} kept, {self.removed} removed>"


def frames(
    map: Union[Map, Chronicle, Path],
    *outputs: Path,
    every: Optional[str] = None,
    begin: Optional[str] = None,
    end: Optional[str] = None,
    skip_empty: Optional[bool] = None,
    format: str = "png",
    palette: bool = False,
    svg_text: str = "text",
    milliseconds: Optional[int] = None,
    hold: Optional[int] = None,
    loops: Optional[int] = None,
    jobs: Optional[int] = None,
    force: bool = False,
    shard: Optional[str] = None,
    progress: Optional[Callable[[int, int], Any]] = None,
) -> FramesResult:
    """Draws one map a step: into a folder (a name without an ending), as .apng .gif .webp .mp4 .webm, or as .html.

    The arguments are those of `dateline frames`: `begin` and `end` its --from and --to, `shard` "2/4" draws the second of
    four parts into a folder, which `dateline frames --join` makes one. `progress(done, total)` is
    called about ten times a second, in this thread. Ctrl-C, or what `progress` raises, ends the run in good order: frames
    that are there stay, and the same call goes on from there.
    """
    if not isinstance(map, Map):
        map = Map(map)
    for label, value, least, most in (("milliseconds", milliseconds, 10, 3_600_000), ("hold", hold, 0, 3_600_000),
                                      ("loops", loops, 0, 65535)):
        if value is not None and not least <= value <= most:
            raise ValueError(f"{label} is from {least} to {most}")
    overrides = _dateline.FramesOverrides(every=every or "", begin=begin or "", end=end or "", skip_empty=skip_empty,
                                          milliseconds=milliseconds, hold=hold, loops=loops)
    planned, said, steps, kept, removed, strangers = map._core.frames(
        _paths(outputs), overrides, format, palette, _outlines(svg_text), jobs, force, shard or "", progress)
    found = Diagnostics(said)
    if not planned:
        raise InputError(found)
    warn(found)
    return FramesResult(steps, kept, removed, strangers, found)


def themes(data: Optional[Path] = None) -> List[str]:
    """Names of the styles that come with dateline."""
    return _dateline.themes(os.fspath(data) if data else "")
