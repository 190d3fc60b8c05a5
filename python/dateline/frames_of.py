"""Records as data frames. Imports pandas, and geopandas where geometry is asked for."""
from __future__ import annotations

from datetime import datetime, timezone
from typing import Any, Callable, Dict, List, Optional, Sequence, Union

import pandas

from . import _dateline

Record = Dict[str, Any]
Columns = Dict[str, Any]

TIMED = ("events", "movements", "deployments")


def _category(values: Sequence[Optional[str]], words: str) -> pandas.Categorical:
    known = [w for w in _dateline.words[words] if w != "unspecified"]
    return pandas.Categorical(values, categories=known)


def _numbers(values: Sequence[Optional[float]]) -> pandas.Series:
    return pandas.Series(values, dtype="float64")


def _text(values: Sequence[Optional[str]]) -> pandas.Series:
    return pandas.Series([v or None for v in values], dtype="object")


def _instants(values: Sequence[Optional[str]], zone: str) -> pandas.Series:
    """Typed where pandas can hold them (1678 to 2261), else Python's datetimes."""
    try:
        return pandas.Series(pandas.to_datetime(list(values), utc=True)).dt.tz_convert(zone)
    except (pandas.errors.OutOfBoundsDatetime, OverflowError):
        read = [datetime.fromisoformat(v).replace(tzinfo=timezone.utc) if v else None for v in values]
        return pandas.Series(read, dtype="object")


class _Table:
    """The columns of one kind of record."""

    def __init__(self, core: "_dateline.Chronicle", kind: str, languages: Sequence[str]) -> None:
        self.core = core
        self.kind = kind
        self.languages = list(languages)
        self.rows: List[Record] = core.records(kind)

    def all(self, key: str) -> List[Any]:
        return [row[key] for row in self.rows]

    def text(self) -> pandas.Series:
        return _text(self.core.texts(self.kind, False, self.languages))

    def note(self) -> pandas.Series:
        return _text(self.core.texts(self.kind, True, self.languages))

    def tuples(self, key: str) -> List[tuple]:
        return [tuple(row[key]) for row in self.rows]

    def times(self, key: str = "when") -> Columns:
        return times(self.core, self.all(key))

    def common(self) -> Columns:
        return {"sources": self.tuples("sources"), "certainty": _category(self.all("certainty"), "certainty"),
                "tags": self.tuples("tags"), "note": self.note()}

    def participants(self) -> List[tuple]:
        return [tuple(a["actor"] for a in row["actors"]) for row in self.rows]


def times(core: "_dateline.Chronicle", written: Sequence[Optional[str]]) -> Columns:
    spans = core.spans([w or "" for w in written])
    return {"when": _text(written), "starts": _instants([s.begin for s in spans], core.time_zone),
            "ends": _instants([s.end for s in spans], core.time_zone),
            "approximate": [s.approximate for s in spans], "uncertain": [s.uncertain for s in spans]}


def _sources(t: _Table) -> Columns:
    return {"id": t.all("id"), "title": t.text(), "kind": _category(t.all("kind"), "sources"),
            "publisher": _text(t.all("publisher")), "url": _text(t.all("url")),
            "published": _text(t.all("published")), "via": _text(t.all("via")), "licence": _text(t.all("licence")),
            "note": t.note()}


def _places(t: _Table) -> Columns:
    return {"id": t.all("id"), "name": t.text(), "kind": _category(t.all("kind"), "places"),
            "lat": _numbers(t.all("lat")), "lon": _numbers(t.all("lon")),
            "precision": _category(t.all("precision"), "precision"),
            "uncertainty_m": _numbers(t.all("uncertainty_m")), "within": _text(t.all("within")),
            "countries": t.tuples("countries"), "sources": t.tuples("sources"), "note": t.note()}


def _actors(t: _Table) -> Columns:
    return {"id": t.all("id"), "name": t.text(), "kind": _category(t.all("kind"), "actors"),
            "part_of": _text(t.all("part_of")), "country": _text(t.all("country")), "note": t.note()}


def _events(t: _Table) -> Columns:
    main = [_place(t.core).get(p[0]) if p else None for p in t.all("places")]
    return {"id": t.all("id"), "kind": _category(t.all("kind"), "events"), "title": t.text(), **t.times(),
            "place": _text([p["id"] if p else None for p in main]), "places": t.tuples("places"),
            "lat": _numbers([p["lat"] if p else None for p in main]),
            "lon": _numbers([p["lon"] if p else None for p in main]),
            "precision": _category([p["precision"] if p else None for p in main], "precision"),
            "actors": t.participants(), **t.common()}


def _movements(t: _Table) -> Columns:
    paths = [tuple(w["place"] for w in path) for path in t.all("path")]
    return {"id": t.all("id"), "kind": _category(t.all("kind"), "movements"), "title": t.text(), **t.times(),
            "origin": _text([p[0] for p in paths]), "destination": _text([p[-1] for p in paths]), "path": paths,
            "mode": _category(t.all("mode"), "mode"), "actors": t.participants(), **t.common()}


def _deployments(t: _Table) -> Columns:
    return {"id": t.all("id"), "force": _text(t.all("force")), "title": t.text(), **t.times(),
            "origin": _text([f["place"] if f else None for f in t.all("from")]), "to": t.tuples("to"), **t.common()}


def _figures(core: "_dateline.Chronicle", languages: Sequence[str]) -> Columns:
    """All claims: of the whole first, then those of records in order."""
    claims = [("chronicle", None, f) for f in core.records("figures")]
    for kind in TIMED:
        claims += [(kind[:-1], r["id"], f) for r in core.records(kind) for f in r["figures"]]
    figures = [f for _, _, f in claims]
    every: Callable[[str], List[Any]] = lambda key: [f[key] for f in figures]
    reported = times(core, every("reported"))
    return {"record": pandas.Categorical([c[0] for c in claims],
                                         categories=["chronicle"] + [kind[:-1] for kind in TIMED]),
            "record_id": _text([c[1] for c in claims]), "measure": _category(every("measure"), "measure"),
            "low": _numbers(every("low")), "best": _numbers(every("best")), "high": _numbers(every("high")),
            "qualifier": _category(every("qualifier"), "qualifier"), "currency": _text(every("currency")),
            "reported": reported["when"], "reported_at": reported["starts"], "source": _text(every("source")),
            "status": _category(every("status"), "status"), "among": _text(every("among")),
            "covers": _text(every("covers")), "figure": _text(every("id")), "repeats": _text(every("repeats"))}


_MAKERS = {"sources": _sources, "places": _places, "actors": _actors, "events": _events, "movements": _movements,
           "deployments": _deployments}


def _listed(languages: Union[str, Sequence[str]]) -> List[str]:
    return [languages] if isinstance(languages, str) else list(languages)


def dataframe(core: "_dateline.Chronicle", kind: str, languages: Union[str, Sequence[str]]) -> pandas.DataFrame:
    if kind == "figures":
        return pandas.DataFrame(_figures(core, _listed(languages)))
    core.count(kind)  # raises ValueError for a kind that there is none of
    return pandas.DataFrame(_MAKERS[kind](_Table(core, kind, _listed(languages)))).set_index("id")


def _place(core: "_dateline.Chronicle") -> Dict[str, Record]:
    return {p["id"]: p for p in core.records("places")}


def geodataframe(core: "_dateline.Chronicle", kind: str, languages: Union[str, Sequence[str]]) -> Any:
    if kind not in ("places",) + TIMED:
        raise ValueError(f'"{kind}" have no geometry; places, events, movements and deployments have')
    import geopandas
    from shapely.geometry import LineString, MultiLineString, MultiPoint, Point

    frame = dataframe(core, kind, languages)
    known = {i: (p["lon"], p["lat"]) for i, p in _place(core).items() if p["lat"] is not None}

    def route(path: Sequence[Optional[str]]) -> Any:
        points = [known[p] for p in path if p in known]
        return LineString(points) if len(points) > 1 else Point(points[0]) if points else None

    def spread(origin: Optional[str], to: Sequence[str]) -> Any:
        ends = [known[p] for p in to if p in known]
        if origin in known and ends:
            lines = [(known[origin], end) for end in ends]
            return LineString(lines[0]) if len(lines) == 1 else MultiLineString(lines)
        return None if not ends else Point(ends[0]) if len(ends) == 1 else MultiPoint(ends)

    if kind == "movements":
        shapes = [route(path) for path in frame["path"]]
    elif kind == "deployments":
        shapes = [spread(o, to) for o, to in zip(frame["origin"], frame["to"])]
    else:
        keys = frame.index if kind == "places" else frame["place"]
        shapes = [Point(known[key]) if key in known else None for key in keys]
    return geopandas.GeoDataFrame(frame, geometry=geopandas.GeoSeries(shapes, index=frame.index), crs="EPSG:4326")
