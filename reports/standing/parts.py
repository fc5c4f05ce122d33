"""What the page of where the project stands is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NAMED = 6  # late things that a line names; the page of the part has them all


@dataclass(frozen=True, kw_only=True)
class Late:
    """One thing whose day has gone by.

    owner: the body or person who has it, "" where nobody is named. address: where one acts.
    is_private: its words, or that it stands here, may tell of a person, so no mail carries them.
    """

    title: str
    due: date
    address: str
    owner: str = ""
    is_invented: bool = False
    is_private: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """One part of the work: its finding first, and the page where one goes on with it.

    kind: a state of `ui.parts.STATES`; state: its words, where the usual ones do not fit. late: the first of `late_count`, those most overdue.
    late_words: how many are late, as a sentence that a mail can carry; "" where none is.
    """

    area: str
    icon: str
    finding: str
    address: str
    kind: str
    state: str = ""
    note: str = ""
    late: tuple[Late, ...] = ()
    late_count: int = 0
    late_words: str = ""
    is_invented: bool = False

    @property
    def state_words(self) -> str:
        """The state in words, which always stand beside its icon."""
        if self.late_count:
            return _("%(n)d late") % {"n": self.late_count}
        return self.state or str(STATE_WORDS[self.kind])


STATE_WORDS = {
    "done": gettext_lazy("Finished"),
    "under_way": gettext_lazy("Under way"),
    "not_begun": gettext_lazy("Not begun"),
    "published": gettext_lazy("Published"),
    "waiting": gettext_lazy("Waits for you"),
    "info": gettext_lazy("Announced"),
    "late": gettext_lazy("Late"),
}


def first_late(rows: Iterable[Late]) -> tuple[Late, ...]:
    """Those most overdue."""
    return tuple(sorted(rows, key=lambda one: (one.due, one.title)))[:NAMED]


def kind_of(done: int, whole: int, late: int = 0) -> str:
    """The state of a part of which some is done."""
    if late:
        return "late"
    if not done:
        return "not_begun"
    return "done" if done >= whole else "under_way"
