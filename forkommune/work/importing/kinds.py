"""A sort of file that the portal takes in, and what the person says beside it."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from typing import Any

from .ledger import Ledger
from .opening import open_file


class Everything(Container[str]):
    """Holds every key: what the file says wins over all that stands otherwise."""

    def __contains__(self, key: object) -> bool:
        """Always."""
        return True


@dataclass(frozen=True)
class Options:
    """What the file itself may not say.

    source: whose figures they are, as it shall stand beside them; empty: what the file says.
    border_year: the year whose borders the figures follow; None: as the file's codes say.
    about: key of the row that the whole file belongs to, where its kind asks for one.
    by: who brings the file; None for a command.
    chosen: keys of rows that stand otherwise and that shall become as the file says.
    answers: what the names in the file stand for, where its kind asks.
    """

    source: str = ""
    border_year: int | None = None
    about: str = ""
    by: Any = None
    chosen: Container[str] = frozenset()
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportKind:
    """One sort of file.

    title: "Population". accepts: which files, for the form.
    write: puts every row of the file into the ledger; raises CannotRead for a file of another sort.
    permission: of those who bring such files and see what became of them.
    is_personal: what the file says is about people, so nothing of it is kept once it is decided.
    open: makes of the bytes what `write` takes; raises CannotRead. Tables, if it is not said.
    """

    title: Any
    accepts: Any
    write: Callable[[Any, Options, Ledger], None]
    permission: str = "work.add_import"
    is_personal: bool = False
    open: Callable[[bytes, str], Any] = open_file
