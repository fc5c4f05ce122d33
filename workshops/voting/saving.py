"""Whether a save is the next one, one that came twice, or one that met another's. No database in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Save:
    """A save as a page sends it.

    tab: name of the page it was made on; seq: its number there, growing; version: what the page
    last knew to stand.
    """

    tab: str
    seq: int
    version: int


@dataclass(frozen=True)
class Standing:
    """What stands: its version, and which save of which page made it."""

    version: int
    tab: str
    seq: int


class Verdict(Enum):
    """What becomes of a save."""

    TAKEN = "taken"
    REPEATED = "repeated"
    MET = "met"


def verdict(standing: Standing | None, save: Save) -> Verdict:
    """TAKEN: written. REPEATED: it stands already, or a later one of the page. MET: another's stands.

    A page whose answer was lost on the way knows an old version; by its own name it is let on. Where
    nothing stands yet there is nobody to meet, whatever version the page speaks of.
    """
    if standing is None or not standing.version:
        return Verdict.TAKEN
    if save.tab and save.tab == standing.tab:
        return Verdict.TAKEN if save.seq > standing.seq else Verdict.REPEATED
    return Verdict.TAKEN if save.version == standing.version else Verdict.MET
