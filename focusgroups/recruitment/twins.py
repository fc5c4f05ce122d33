"""The same person entered twice, known by address or number and by nobody's name.

Two of one household may share either, so it is a question to the recruiter and no refusal. Of other
sessions no more is told than that somebody there is reached the same way, for nobody should be asked
twice; the secretariat, which sees no list, is told nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from focusgroups.models import Candidate, FocusGroup
from forkommune.evidence.contact_marks import email_mark, phone_mark
from forkommune.evidence.models import ContactKey

MARKS = ("informant__contact_key__email_mark", "informant__contact_key__phone_mark")


@dataclass(frozen=True)
class Twins:
    """Who is reached the same way: candidates of the session, and whether there are any of others."""

    same: tuple[Candidate, ...] = ()
    is_elsewhere: bool = False

    def __bool__(self) -> bool:
        return bool(self.same) or self.is_elsewhere


def twins_of(*, group: FocusGroup, email: str, phone: str) -> Twins:
    """Those who have an address or a number already that somebody is about to enter."""
    marks = [email_mark(email), phone_mark(phone)]
    found = Candidate.objects.reached_by(marks)
    same = found.of_group(group).for_board().order_by("pk")
    return Twins(tuple(same), found.exclude(group=group).exists())


def twins_among(group: FocusGroup, candidates: Sequence[Candidate]) -> Mapping[Any, Twins]:
    """The same for each candidate of a session that has any, by key; one question for all."""
    by_mark: defaultdict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        for mark in _marks_of(one):
            by_mark[mark].append(one)
    others = Candidate.objects.exclude(group=group).reached_by(by_mark).values_list(*MARKS)
    elsewhere = {mark for pair in others for mark in pair}
    found = {}
    for one in candidates:
        marks = _marks_of(one)
        same = {other.pk: other for mark in marks for other in by_mark[mark] if other != one}
        found[one.pk] = Twins(tuple(same.values()), bool(elsewhere.intersection(marks)))
    return {key: twins for key, twins in found.items() if twins}


def _marks_of(candidate: Candidate) -> Iterable[str]:
    key: ContactKey | None = getattr(candidate.informant, "contact_key", None)
    return [mark for mark in (key.email_mark, key.phone_mark) if mark] if key else []
