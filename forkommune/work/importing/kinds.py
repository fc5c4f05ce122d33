"""A sort of file that the portal takes in, and what the person says beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .ledger import Ledger
from .opening import Opened


@dataclass(frozen=True)
class Options:
    """What the file itself may not say.

    source: whose figures they are, as it shall stand beside them; empty: what the file says.
    border_year: the year whose borders the figures follow; None: as the file's codes say.
    """

    source: str = ""
    border_year: int | None = None


@dataclass(frozen=True)
class ImportKind:
    """One sort of file.

    title: "Population". accepts: which files, for the form.
    write: puts every row of the file into the ledger; raises CannotRead for a file of another sort.
    """

    title: Any
    accepts: Any
    write: Callable[[Opened, Options, Ledger], None]
