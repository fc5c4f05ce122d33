"""What the invented content is placed into: today's date, people, municipalities, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation, User
from forkommune.evidence.models import Claim, Code, Passage
from forkommune.terms.models import Term
from forkommune.ui.dates import today
from forkommune.work.loading import Record, read_json, read_records
from municipalities.models import Municipality, SurveyRound

K = TypeVar("K")
V = TypeVar("V")
Told = Mapping[str, Any]
DATA = Path(__file__).resolve().parent / "data"


class NothingToBuildOn(RuntimeError):
    """The real data that the invented ones refer to have not been loaded."""


@dataclass
class World:
    """Rows by the names that the data files use, and the claims made so far by their title."""

    day: date
    round: SurveyRound
    municipalities: dict[str, Municipality]
    organisations: dict[str, Organisation]
    terms: dict[tuple[str, str], Term]
    codes: dict[str, Code]
    users: dict[str, User] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)

    def date(self, days_ago: int) -> date:
        """The day so many days before the load; a negative number lies ahead."""
        return self.day - timedelta(days=days_ago)

    def moment(self, days_ago: int, hour: int = 9) -> datetime:
        """A moment of that day in the portal's time zone."""
        return timezone.make_aware(datetime.combine(self.date(days_ago), time(hour)))

    def working_day(self, days_ago: int) -> int:
        """The same number of days, or up to two fewer where that day is a Saturday or Sunday."""
        weekday = self.date(days_ago).weekday()
        return days_ago - max(0, 7 - weekday if weekday > 4 else 0)

    def term(self, vocabulary: str, code: str) -> Term:
        """A term of the taxonomy. Raises NothingToBuildOn naming one that is not there."""
        return self.find(self.terms, (vocabulary, code))

    def organisation(self, code: str) -> Organisation:
        """An organisation by its code, or a municipality's by its number."""
        if code in self.municipalities:
            return self.municipalities[code].organisation
        return self.find(self.organisations, code)

    def claim(self, title: str) -> Claim:
        """A claim of the invented findings, pilots or conclusions."""
        return self.find(self.claims, title)

    def passage_of(self, title: str) -> Passage:
        """The first passage that a claim rests on."""
        support = self.claim(title).supports.select_related("passage").order_by("pk").first()
        if support is None:
            raise NothingToBuildOn(f"The claim {title!r} rests on no passage.")
        return support.passage

    @staticmethod
    def find(known: Mapping[K, V], key: K) -> V:
        """The row of a name. Raises NothingToBuildOn naming what is missing."""
        if key not in known:
            raise NothingToBuildOn(_missing(str(key)))
        return known[key]


def world() -> World:
    """The loaded portal as the invented content needs it.

    Raises NothingToBuildOn naming the command that loads the real data.
    """
    rounds = SurveyRound.objects.with_municipalities()
    survey_round = rounds.filter(guide__questions__isnull=False).first()
    if survey_round is None:
        raise NothingToBuildOn(_missing(_("the first survey round")))
    found = Municipality.objects.select_related("organisation")
    return World(
        day=today(),
        round=survey_round,
        municipalities={m.number: m for m in found},
        organisations={o.code: o for o in Organisation.objects.all()},
        terms={(str(t.vocabulary), t.code): t for t in Term.objects.all()},
        codes={code.name: code for code in Code.objects.usable()},
    )


def records(name: str) -> list[Record]:
    """The objects of a list in the data folder."""
    return read_records(read_json(DATA / name))


def record(name: str) -> Record:
    """One object of the data folder."""
    return read_json(DATA / name)


def _missing(what: str) -> str:
    return _("%(what)s is not there. Load the real data first: manage.py load_initial_data") % {
        "what": what
    }
