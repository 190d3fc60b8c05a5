"""What files of strangers may make this process do. To be said before anything is read: it is of the whole process."""
from __future__ import annotations

from typing import Dict

from . import _dateline


def set_limit(name: str, value: int) -> None:
    """How much is read at most: `set_limit("records", 20_000_000)`, as `--limit records=20M` of the program.

    docs/limits.md lists them; that of memory is the program's alone.
    """
    _dateline.set_limit(name, value)


def limits() -> Dict[str, int]:
    """All limits and what they are now."""
    return _dateline.limits()


def allow_network() -> None:
    """Opens the network, for good: files on object storage and web servers (/vsis3/..., /vsicurl/...) may be read."""
    _dateline.allow_network()
