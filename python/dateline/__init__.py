"""Publication maps, frames and GIS layers from chronicles of events.

    import dateline

    m = dateline.Map("korday.map.txtpb", languages=["en", "ru"])
    m.render("korday.png", "korday.svg")
    dateline.read("korday.chronicle.txtpb").to_dataframe("events")

docs/python.md says more. Errors in an input raise InputError, a failing environment raises Failure; warnings of a call
come as one InputWarning, and are kept in `.diagnostics` of what was made.
"""
from ._dateline import Diagnostic, Failure, __version__
from .chronicles import Chronicle, check, read
from .diagnostics import Diagnostics, InputError, InputWarning, MissingFileError
from .imports import from_dataframe, mapping_text, propose_mapping
from .maps import FramesResult, Map, frames, themes
from .sources import allow_network, limits, set_limit

__all__ = [
    "Chronicle", "Diagnostic", "Diagnostics", "Failure", "FramesResult", "InputError", "InputWarning", "Map",
    "MissingFileError", "__version__", "allow_network", "check", "frames", "from_dataframe", "limits", "mapping_text",
    "propose_mapping", "read", "set_limit", "themes",
]
