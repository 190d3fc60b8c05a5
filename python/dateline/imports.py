"""Data frames as chronicles, by the importers of `dateline import`."""
from __future__ import annotations

import datetime
import math
import os
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence, Tuple, Union

from . import _dateline
from .chronicles import Chronicle, Path
from .diagnostics import Diagnostics, existing, take

if TYPE_CHECKING:
    import pandas

Cells = List[Union[str, bytes]]

# Where a string stands for a word of the schema and not for text.
_WORDS = ("record", "date_order", "kind", "precision")


def mapping_text(mapping: Mapping[str, Any]) -> str:
    """A mapping as the text of a mapping file (proto/mapping.proto): dicts become messages, lists are repeated.

    What is returned may be saved as NAME.mapping.txtpb and given to the program.
    """
    lines: List[str] = []

    def add(key: str, value: Any, depth: int) -> None:
        indent = "  " * depth
        if isinstance(value, Mapping):
            lines.append(f"{indent}{key} {{")
            for k, v in value.items():
                add(k, v, depth + 1)
            lines.append(f"{indent}}}")
        elif isinstance(value, (list, tuple)):
            for one in value:
                add(key, one, depth)
        elif isinstance(value, bool):
            lines.append(f"{indent}{key}: {str(value).lower()}")
        elif isinstance(value, (int, float)):
            lines.append(f"{indent}{key}: {value!r}")
        elif isinstance(value, str) and key in _WORDS:
            lines.append(f"{indent}{key}: {value.upper()}")
        elif isinstance(value, str):
            quoted = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            lines.append(f'{indent}{key}: "{quoted}"')
        else:
            raise TypeError(f"{key}: a mapping holds dicts, lists, strings, numbers and booleans, not {value!r}")

    for key, value in mapping.items():
        add(key, value, 0)
    return "\n".join(lines) + "\n"


def _rule(columns: Mapping[str, str], kind: Optional[str], record: str, points: bool) -> Dict[str, Any]:
    """The mapping that columns={...} stands for."""
    left = dict(columns)
    rule: Dict[str, Any] = {"record": record}
    for role in ("id", "kind", "mode", "certainty"):
        if role in left:
            rule[role] = {"column": left.pop(role)}
    if kind is not None:
        rule["kind"] = {**rule.get("kind", {}), ("otherwise" if "kind" in rule else "constant"): kind}
    for role in ("title", "note"):
        if role in left:
            rule[role] = {"column": left.pop(role)}
    when = {role: left.pop(role) for role in ("edtf", "date", "time", "start", "end", "year", "month", "day")
            if role in left}
    if when:
        rule["when"] = when
    where: Dict[str, Any] = {r: left.pop(r) for r in ("lat", "lon", "coordinates", "within") if r in left}
    if points and not {"lat", "lon", "coordinates"} & set(where):
        where.update(lat="latitude", lon="longitude")
    if "country" in left:
        where["country"] = {"column": left.pop("country")}
    if "precision" in left:
        where["precision"] = {"column": left.pop("precision")}
    if "place" in left:
        where["name"] = {"column": left.pop("place")}
    if record.upper() == "MOVEMENT":
        if "origin" in left:
            rule["origin"] = {"name": {"column": left.pop("origin")}}
        if "destination" in left:
            rule["destination"] = {"name": {"column": left.pop("destination")}}
        if where:
            raise ValueError(f"columns: a movement has an origin and a destination; {', '.join(where)} could be of "
                             "either: say it with mapping=")
    elif where:
        rule["place"] = where
    if "actor" in left:
        rule["actors"] = {"name": {"column": left.pop("actor")}}
    reported = {"reported": {"date": left.pop("reported")}} if "reported" in left else {}
    if "source" in left:
        rule["sources"] = {"title": {"column": left.pop("source")}, **({"url": left.pop("url")} if "url" in left else {})}
    measures = [m for m in _dateline.words["measure"] if m in left and m != "unspecified"]
    rule["figures"] = [{"measure": {"constant": m}, "best": left.pop(m), **reported} for m in measures]
    if left:
        raise ValueError(f"columns: no role {', '.join(map(repr, left))}; roles are id, kind, title, note, edtf, date, "
                         "time, start, end, year, month, day, place, lat, lon, coordinates, within, country, precision, "
                         "origin, destination, mode, actor, source, url, reported, certainty and measures such as deaths")
    return rule


def _mapping(mapping: Union[None, Mapping[str, Any], Path, str], columns: Optional[Mapping[str, str]],
             kind: Optional[str], record: str, points: bool, name: str, date_order: str) -> Tuple[Any, Diagnostics]:
    if mapping is not None and columns is not None:
        raise ValueError("mapping and columns are two ways to say the same; give one")
    if mapping is None and columns is None:
        if kind is not None:
            raise ValueError("kind is of records that columns= describes")
        return None, Diagnostics()
    if columns is not None:
        source = {"id": "frame", "title": {"text": name}, "kind": "DATASET"}
        rule = _rule(columns, kind, record, points)
        mapping = {"chronicle": {"sources": source}, "records": rule}
        if date_order:
            mapping["table"] = {"date_order": {"dmy": "DAY_MONTH_YEAR"}.get(date_order, "MONTH_DAY_YEAR")}
    if isinstance(mapping, Mapping):
        return take(*_dateline.parse_mapping(mapping_text(mapping), "mapping"))
    if isinstance(mapping, str) and ("{" in mapping or "\n" in mapping):
        return take(*_dateline.parse_mapping(mapping, "mapping"))
    return take(*_dateline.read_mapping(existing(mapping)))


def _clean(text: str) -> Union[str, bytes]:
    """Lone surrogates go on as the bytes they stand for, which the importer mends and reports."""
    try:
        text.encode("utf-8")
        return text
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _number(value: float, comma: bool) -> str:
    if math.isinf(value):
        return str(value)
    if value == int(value) and abs(value) < 1e16:
        return str(int(value))
    text = repr(value)
    if "e" in text:
        text = f"{value:.17f}".rstrip("0") if abs(value) < 1 else f"{value:.0f}"
    return text.replace(".", ",") if comma else text


def _cell(value: Any, comma: bool) -> Union[str, bytes]:
    import pandas

    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return _clean("; ".join(str(v) for v in value))
    if value is None or value is pandas.NaT or value is pandas.NA:
        return ""
    if isinstance(value, (bool,)) or type(value).__name__ == "bool_":
        return "true" if value else "false"
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    if hasattr(value, "dtype") and value.dtype.kind == "f":
        value = float(str(value))  # the shortest digits that mean it, also of single precision
    if isinstance(value, float):
        return "" if math.isnan(value) else _number(value, comma)
    return _clean(str(value))


def _cells(series: "pandas.Series", comma: bool) -> Cells:
    # Iterating a column of single precision would widen its numbers.
    values = series.to_numpy() if str(series.dtype) in ("float16", "float32") else series
    return [_cell(value, comma) for value in values]


def _points(frame: Any) -> Tuple[Cells, Cells]:
    """Longitudes and latitudes of a GeoDataFrame; what is no point is refused."""
    shapes = frame.geometry
    if shapes.crs is None:
        raise ValueError("the GeoDataFrame does not say of which system its coordinates are; set_crs(4326) says degrees")
    said = shapes.notna() & ~shapes.is_empty
    others = shapes[said & (shapes.geom_type != "Point")]
    if len(others):
        counts = ", ".join(f"{n} {kind}" for kind, n in others.geom_type.value_counts().sort_index().items())
        raise ValueError(f"a record stands at points, and the geometry holds {counts} (first at {others.index[0]!r}); "
                         "take .representative_point() or .centroid for areas, and for lines the names of their ends as "
                         "origin and destination; or drop the geometry")
    shapes = shapes.to_crs(4326)
    lon: Cells = [f"{p.x:.8f}" if ok else "" for p, ok in zip(shapes, said)]
    lat: Cells = [f"{p.y:.8f}" if ok else "" for p, ok in zip(shapes, said)]
    return lon, lat


def _has_geometry(frame: Any) -> bool:
    return hasattr(frame, "geometry") and hasattr(frame, "to_crs")


def _table(frame: Any, comma: bool) -> Tuple[List[str], List[Cells]]:
    import pandas

    if not isinstance(frame, pandas.DataFrame):
        raise TypeError(f"a DataFrame or GeoDataFrame is needed, not {type(frame).__name__}")
    if isinstance(frame.columns, pandas.MultiIndex):
        raise ValueError("the columns have several levels; flatten them first")
    names: List[str] = []
    cells: List[Cells] = []
    for level, name in enumerate(frame.index.names):
        if name is not None:
            names.append(str(name))
            cells.append(_cells(frame.index.get_level_values(level), comma))
    geometry = frame.geometry.name if _has_geometry(frame) else None
    for i, name in enumerate(frame.columns):
        if geometry is not None and name == geometry:
            continue
        names.append(str(name))
        cells.append(_cells(frame.iloc[:, i], comma))
    if geometry is not None:
        lon, lat = _points(frame)
        names += ["longitude", "latitude"]
        cells += [lon, lat]
    return names, cells


def propose_mapping(frame: "pandas.DataFrame", name: str = "dataframe") -> str:
    """A first mapping for a frame, as text to be read and corrected; what is not sure stands in it as comments."""
    return _dateline.propose_mapping(*_table(frame.head(100), False), name)


def from_dataframe(
    frame: "pandas.DataFrame",
    mapping: Union[None, Mapping[str, Any], Path, str] = None,
    *,
    columns: Optional[Mapping[str, str]] = None,
    kind: Optional[str] = None,
    record: str = "EVENT",
    name: str = "dataframe",
    id: Optional[str] = None,
    title: Optional[str] = None,
    language: Optional[str] = None,
    time_zone: Optional[str] = None,
    as_of: Optional[str] = None,
    date_order: Optional[str] = None,
    gazetteer: Optional[Path] = None,
    data: Optional[Path] = None,
) -> Chronicle:
    """A chronicle from the rows of a DataFrame or GeoDataFrame.

    `mapping` is a mapping of `dateline import`: a path, its text, or a dict of the same shape. Simpler tables are
    described by `columns`, from roles to names of columns ({"date": "day", "lat": "y", "deaths": "killed"}), with `kind`
    for all events that have none. Without either the frame must be of a kind that is known: UCDP GED, ACLED, HXL.

    NaN, NaT and None say nothing. Points of a GeoDataFrame become positions, in any system; other geometry is refused.
    What becomes of rows that could not be taken as they were is in `.diagnostics` of the chronicle, by number of row
    from 1. Raises InputError when nothing can be made of the frame.
    """
    handle, said = _mapping(mapping, columns, kind, record, _has_geometry(frame), name, date_order or "")
    names, cells = _table(frame, handle is not None and handle.decimal_comma)
    request = _dateline.ImportRequest(
        name=name, id=id or "", title=title or "", language=language or "", time_zone=time_zone or "",
        as_of=as_of or "", date_order=date_order or "", gazetteer=os.fspath(gazetteer) if gazetteer else "",
        data_folder=os.fspath(data) if data else "")
    core, found, _, _ = _dateline.import_table(names, cells, handle, request)
    core, found = take(core, found)
    return Chronicle(core, Diagnostics(said + found))
