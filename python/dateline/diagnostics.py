"""What is said of inputs, and how it reaches people: exceptions for errors, the warnings module for the rest."""
from __future__ import annotations

import os
import sys
import warnings
from typing import TYPE_CHECKING, Iterable, Optional, Tuple, TypeVar

from ._dateline import Diagnostic, Failure

if TYPE_CHECKING:
    import pandas

T = TypeVar("T")

_MOST_SAID = 5

Failure.__module__ = "dateline"
Failure.__doc__ = "The environment failed: a file that cannot be read or written, a full disk, no fonts."


class Diagnostics(Tuple[Diagnostic, ...]):
    """Diagnostics in order: a tuple that prints as lines."""

    @property
    def errors(self) -> "Diagnostics":
        return Diagnostics(d for d in self if d.severity == "error")

    @property
    def warnings(self) -> "Diagnostics":
        return Diagnostics(d for d in self if d.severity == "warning")

    @property
    def notes(self) -> "Diagnostics":
        return Diagnostics(d for d in self if d.severity == "note")

    def to_dataframe(self) -> "pandas.DataFrame":
        """One row a diagnostic: severity, file, line, column, message."""
        import pandas

        rows = [(d.severity, d.file, d.line, d.column, d.message) for d in self]
        frame = pandas.DataFrame(rows, columns=["severity", "file", "line", "column", "message"])
        return frame.astype({"line": "Int64", "column": "Int64"})

    def __str__(self) -> str:
        return "\n".join(map(str, self))

    def __repr__(self) -> str:
        return f"<{len(self)} diagnostics>\n{self}" if self else "<no diagnostics>"


class InputError(ValueError):
    """An input is wrong. `diagnostics` says everything that is; str() is what the program prints."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = Diagnostics(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return str(self.diagnostics)


class MissingFileError(Failure, FileNotFoundError):
    """A file that was named is not there."""


class InputWarning(UserWarning):
    """An input is usable, but probably not as its author meant."""


def warn(diagnostics: Diagnostics) -> None:
    """One warning for all of a call, at the line outside this package that made it."""
    said = diagnostics.warnings
    if not said:
        return
    lines = [str(d) for d in said[:_MOST_SAID]]
    if len(said) > _MOST_SAID:
        lines.append(f"{len(said) - _MOST_SAID} more in .diagnostics")
    package, level, frame = os.path.dirname(__file__), 1, sys._getframe(0)
    while frame.f_back is not None and os.path.dirname(frame.f_code.co_filename) == package:
        frame, level = frame.f_back, level + 1
    warnings.warn("\n".join(lines), InputWarning, stacklevel=level)


def take(value: Optional[T], diagnostics: Iterable[Diagnostic]) -> Tuple[T, Diagnostics]:
    """The value, after its warnings; without one raises InputError."""
    said = Diagnostics(diagnostics)
    if value is None:
        raise InputError(said)
    warn(said)
    return value, said


def existing(path: "str | os.PathLike[str]") -> str:
    """The path of a file to be read, as text."""
    name = os.fspath(path)
    if not os.path.exists(name) and not name.startswith("/vsi"):
        raise MissingFileError(f'cannot read "{name}": no such file')
    return name
