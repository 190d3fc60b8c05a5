"""Chronicles: who did what, where, when, and according to whom."""
from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Sequence, Tuple, Union

from . import _dateline
from .diagnostics import Diagnostics, existing, take

if TYPE_CHECKING:
    import geopandas
    import pandas

Path = Union[str, "os.PathLike[str]"]
Record = Dict[str, Any]

KINDS = ("sources", "places", "actors", "events", "movements", "deployments", "figures")


class Chronicle:
    """Records that were read and found good. Never changes; threads may share it.

    Made by dateline.read, Chronicle.from_text, from_json, from_bytes and dateline.from_dataframe.
    """

    def __init__(self, core: "_dateline.Chronicle", diagnostics: Diagnostics = Diagnostics()) -> None:
        self._core = core
        self._diagnostics = diagnostics

    @classmethod
    def _parsed(cls, data: Union[str, bytes], form: str, name: str) -> "Chronicle":
        return cls(*take(*_dateline.parse_chronicle(data, form, name)))

    @classmethod
    def from_text(cls, text: str, name: str = "chronicle.txtpb") -> "Chronicle":
        """From protobuf text, as written by hand. `name` is what diagnostics call it."""
        return cls._parsed(text, "txtpb", name)

    @classmethod
    def from_json(cls, text: str, name: str = "chronicle.json") -> "Chronicle":
        """From protobuf JSON."""
        return cls._parsed(text, "json", name)

    @classmethod
    def from_bytes(cls, data: bytes, name: str = "chronicle.pb") -> "Chronicle":
        """From one binary message."""
        return cls._parsed(data, "pb", name)

    def to_text(self) -> str:
        return self._core.to_bytes("txtpb").decode("utf-8")

    def to_json(self) -> str:
        return self._core.to_bytes("json").decode("utf-8")

    def to_bytes(self) -> bytes:
        return self._core.to_bytes("pb")

    def write(self, path: Path) -> None:
        """Writes a file, whole or not at all; the ending says how: .txtpb, .json, .pb, .stream."""
        self._core.write(os.fspath(path))

    def check(self) -> Diagnostics:
        """All findings on the content, without lines; those of the file it was read from are in `diagnostics`."""
        return Diagnostics(self._core.check())

    @property
    def diagnostics(self) -> Diagnostics:
        """Warnings and notes from when it was read or imported."""
        return self._diagnostics

    @property
    def id(self) -> str:
        return self._core.id

    @property
    def name(self) -> str:
        """What diagnostics call it: mostly its file."""
        return self._core.name

    @property
    def title(self) -> str:
        """In the chronicle's language; texts_of(record["title"]) has the others."""
        return self._core.title([])

    @property
    def language(self) -> str:
        """BCP 47."""
        return self._core.language

    @property
    def time_zone(self) -> str:
        """IANA name; all times are local times of it."""
        return self._core.time_zone

    def records(self, kind: str) -> List[Record]:
        """Records as dicts with the names of proto/chronicle.proto, new ones at each call."""
        return self._core.records(kind)

    @property
    def sources(self) -> List[Record]:
        return self.records("sources")

    @property
    def places(self) -> List[Record]:
        return self.records("places")

    @property
    def actors(self) -> List[Record]:
        return self.records("actors")

    @property
    def events(self) -> List[Record]:
        return self.records("events")

    @property
    def movements(self) -> List[Record]:
        return self.records("movements")

    @property
    def deployments(self) -> List[Record]:
        return self.records("deployments")

    @property
    def figures(self) -> List[Record]:
        """Those about the whole; figures about one record stand in the record."""
        return self.records("figures")

    def to_dataframe(self, kind: str = "events", languages: Union[str, Sequence[str]] = ()) -> "pandas.DataFrame":
        """Records of a kind, one a row, indexed by id. "figures" are all claims of the chronicle, one a row.

        Words of closed sets are categories, times instants in the chronicle's zone (`starts`, and `ends`: the first
        second after), with the time as written in `when`. Needs pandas.
        """
        from .frames_of import dataframe

        return dataframe(self._core, kind, languages)

    def to_geodataframe(
        self, kind: str = "events", languages: Union[str, Sequence[str]] = ()
    ) -> "geopandas.GeoDataFrame":
        """The same with geometry in EPSG:4326: places and events as points, movements as lines through their known
        places, deployments as lines from where they came (points where that is not said). Rows without a position have
        none. Needs geopandas."""
        from .frames_of import geodataframe

        return geodataframe(self._core, kind, languages)

    def __eq__(self, other: object) -> bool:
        return self._core == other._core if isinstance(other, Chronicle) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> Tuple[Any, ...]:
        return Chronicle._unpickled, (self.to_bytes(), self.name, tuple(self.diagnostics))

    @classmethod
    def _unpickled(cls, data: bytes, name: str, diagnostics: Tuple[Any, ...]) -> "Chronicle":
        core, _ = _dateline.parse_chronicle(data, "pb", name)
        return cls(core, Diagnostics(diagnostics))

    def __repr__(self) -> str:
        counts = ", ".join(f"{n} {kind}" for kind in KINDS for n in [self._core.count(kind)] if n)
        return f"<dateline.Chronicle {self.id!r}: {counts or 'no records'}>"


def read(path: Path) -> Chronicle:
    """Reads a chronicle in any of its forms and checks it.

    Raises InputError with everything that is wrong; warns with InputWarning of what is probably not as meant.
    """
    return Chronicle(*take(*_dateline.read_chronicle(existing(path))))


def check(path: Path, data: Optional[Path] = None) -> Diagnostics:
    """Everything that is wrong with a chronicle, map file (with all that it names), style or mapping; raises nothing."""
    return Diagnostics(_dateline.check_file(existing(path), os.fspath(data) if data else ""))
