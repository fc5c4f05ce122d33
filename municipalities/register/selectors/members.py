"""The list of municipalities: who was a member on a day, on the map and in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from django.contrib.auth.models import AnonymousUser

from forkommune.accounts.models import User
from forkommune.figures import TileMapFigure
from forkommune.plan.models import Discrepancy, Project
from forkommune.ui.dates import today
from forkommune.ui.parts import NotedLink
from forkommune.ui.paths import paths_like
from municipalities.register import words
from municipalities.register.models import Membership, Municipality

from .maps import MAPS, MapKind, municipality_map
from .rows import MunicipalityRow, rows_of, total

Visitor = User | AnonymousUser


@dataclass(frozen=True)
class Period:
    """Years without a change of members; `day` is its last, which the address names."""

    first: int
    last: int
    day: date
    is_chosen: bool


@dataclass(frozen=True)
class CountyMember:
    """A county council that was a member, and when as far as it is known."""

    name: str
    years: str
    source: str


@dataclass(frozen=True)
class MemberPage:
    """Everything on the list page."""

    day: date
    periods: list[Period]
    kinds: list[MapKind]
    kind: MapKind
    map: TileMapFigure | None
    rows: list[MunicipalityRow]
    outside: list[MunicipalityRow]
    others: list[NotedLink]
    counties: list[CountyMember]
    discrepancies: Sequence[Discrepancy]
    population: Decimal | None
    area: Decimal | None
    own: frozenset[int]


def standing_day(user: Visitor) -> date:
    """The day whose members are shown unasked: the first of the project, else the last with members."""
    starts = Project.objects.visible_to(user).order_by("period_from")
    start: date | None = starts.values_list("period_from", flat=True).first()
    if start is not None:
        return start
    ends = (
        Membership.objects.visible_to(user).of_municipalities().values_list("valid_to", flat=True)
    )
    last = max((end for end in ends if end is not None), default=None)
    return today() if last is None or last > today() else last - timedelta(days=1)


def member_page(user: Visitor, day: date, kind: str) -> MemberPage:
    """Members and former members on a day. A fixed number of queries, however many there are."""
    memberships = list(Membership.objects.visible_to(user).of_municipalities())
    municipalities = Municipality.objects.visible_to(user).ever_members().by_name().for_listing()
    everyone = rows_of(municipalities, day)
    members = {m.municipality_id for m in memberships if _holds(m, day)}
    rows = [row for row in everyone if row.municipality.pk in members]
    own = _own(user)
    return MemberPage(
        day=day,
        periods=_periods(memberships, day),
        kinds=list(MAPS.values()),
        kind=MAPS[kind],
        map=municipality_map(rows, kind, own=_own_name(rows, own)),
        rows=rows,
        outside=[row for row in everyone if row.municipality.pk not in members],
        others=_others(user),
        counties=_county_members(user, day),
        discrepancies=list(Discrepancy.objects.visible_to(user).at("members")),
        population=total(row.population for row in rows),
        area=total(row.area for row in rows),
        own=own,
    )


def _holds(membership: Membership, day: date) -> bool:
    begun = membership.valid_from is None or membership.valid_from <= day
    return begun and (membership.valid_to is None or membership.valid_to > day)


def _own(user: Visitor) -> frozenset[int]:
    return frozenset(Municipality.objects.own_of(user).values_list("pk", flat=True))


def _own_name(rows: Sequence[MunicipalityRow], own: frozenset[int]) -> str:
    return next((row.municipality.name for row in rows if row.municipality.pk in own), "")


def _periods(memberships: Sequence[Membership], chosen: date) -> list[Period]:
    """Stretches between two changes of members, the newest first; empty ones are left out."""
    starts = {m.valid_from for m in memberships if m.valid_from}
    ends = {m.valid_to for m in memberships if m.valid_to}
    marks = sorted(starts | ends)
    if memberships and not all(m.valid_to for m in memberships):
        marks.append(today() + timedelta(days=1))
    stretches = [
        (first, after - timedelta(days=1))
        for first, after in pairwise(marks)
        if any(_holds(m, first) for m in memberships)
    ]
    return [
        Period(first.year, last.year, last, first <= chosen <= last)
        for first, last in reversed(stretches)
    ]


def _others(user: Visitor) -> list[NotedLink]:
    areas = Municipality.objects.visible_to(user).never_members().by_name()
    path = paths_like("municipalities:municipality-detail", "0000")
    return [
        NotedLink(name, path(number), words.place(number, county, valid_from))
        for name, number, county, valid_from in areas.values_list(
            "name", "number", "county__name", "valid_from"
        )
    ]


def _county_members(user: Visitor, day: date) -> list[CountyMember]:
    return [
        CountyMember(str(m.county.organisation or m.county), words.member_years(m), m.source)
        for m in Membership.objects.visible_to(user).of_counties().on(day)
        if m.county is not None
    ]
