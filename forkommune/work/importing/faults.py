"""What is wrong with a file, in words for the person who brought it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

FAULTS_KEPT = 200


class CannotRead(ValueError):
    """The file as a whole is refused; the message says why and what to do."""


@dataclass(frozen=True)
class Fault:
    """One value that cannot be right: where it stands, what it says, and why not."""

    place: str
    value: str
    reason: str

    def __str__(self) -> str:
        return _("%(place)s: “%(value)s”. %(reason)s") % vars(self)


class Faults(ValueError):
    """Rows of the file cannot be read; all of them are named."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: Sequence[Fault] = list(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults[:FAULTS_KEPT]))
