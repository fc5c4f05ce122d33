"""How files from outside become rows: read, show the difference, write in one transaction.

A room registers an `ImportKind` (`registry.import_kinds`); the page, the admin and the commands all
go through `services.importing`, so a file means the same wherever it comes in.
"""

from .faults import CannotRead, Fault, Faults
from .kinds import Everything, ImportKind, Options
from .ledger import Difference, Ledger
from .opening import Line, Opened, Sheet, demand_rows, open_file
from .workbooks import Figure

__all__ = [
    "CannotRead",
    "Difference",
    "Everything",
    "Fault",
    "Faults",
    "Figure",
    "ImportKind",
    "Ledger",
    "Line",
    "Opened",
    "Options",
    "Sheet",
    "demand_rows",
    "open_file",
]
