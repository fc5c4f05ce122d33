"""How shipped data files become rows: reading with exact errors, writing without overwriting people.

A room registers a loader, `loaders.add("name", load, order=…)`; the command `load_initial_data`
calls them in order with one `Tally`.
"""

from .reading import BadData, Record, read_csv, read_json, read_records
from .writing import LOADED, Tally, link, sync

__all__ = [
    "LOADED",
    "BadData",
    "Record",
    "Tally",
    "link",
    "read_csv",
    "read_json",
    "read_records",
    "sync",
]
