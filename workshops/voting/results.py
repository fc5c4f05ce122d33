"""What a poll may tell, to whom and when: the one place that the pages, the screen and reports ask.

Of an anonymous poll nothing is told before it is closed, or, where its sums are shown while it is
open, before five ballots; then by steps of five at least. Open points are told when it is closed,
or while it is open where the poll says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, Sum
from django.utils import timezone

from forkommune.figures.small_cells import K
from municipalities.models import Municipality
from workshops.models import Attendance, Ballot, Invitation, Points, Poll, Voted

from .counting import placed
from .dots import dots_of
from .options import Option, options_lately, options_of
from .polls import move_on


@dataclass(frozen=True)
class Row:
    """An option with its sum, its place, and the municipalities that will take part.

    share: of the largest sum, in percent, for the bar.
    """

    option: Option
    count: int
    place: int
    is_shared: bool
    share: int
    wants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """What may be told now. rows are empty while they are hidden; `why` says why.

    answered, asked: how many of how many; never hidden. step: grows when the sums that are shown do.
    """

    poll: Poll
    answered: int
    asked: int
    rows: tuple[Row, ...]
    given: int
    why: str
    step: int = 0
    counted: int = 0
    roles: Mapping[str, Mapping[int, int]] | None = None
    is_open: bool = False

    @property
    def shared(self) -> list[tuple[int, int]]:
        """Places that several options share, with how many do."""
        found: dict[int, int] = {}
        for row in self.rows:
            if row.is_shared and row.count:
                found[row.place] = found.get(row.place, 0) + 1
        return list(found.items())


WAITING, HIDDEN, FEW, UNOPENED = "waiting", "hidden", "few", "unopened"


def result_of(poll: Poll, now: datetime | None = None) -> Result:
    """What may be told of a poll at this moment."""
    now = now or timezone.now()
    if poll.is_anonymous:
        return _dots(poll, now)
    return _points(poll, now)


def _dots(poll: Poll, now: datetime) -> Result:
    if poll.opened_at is None:
        return Result(poll, 0, _asked(poll), (), 0, UNOPENED)
    if poll.closed_at is not None:
        counts = dict(poll.counted.values_list("claim").annotate(Sum("dots")))
        voters = poll.voters or 0
        if voters < K:
            return Result(poll, voters, max(voters, _asked(poll)), (), 0, FEW)
        rows = _rows(options_of(poll), counts)
        roles = {role: dots_of(sums) for role, sums in poll.by_role.items()}
        asked = max(voters, _asked(poll))
        given = sum(counts.values())
        return Result(poll, voters, asked, rows, given, "", counted=voters, roles=roles)
    answered = Ballot.objects.filter(poll=poll).count()
    asked = max(answered, _asked(poll))
    is_open = poll.is_open(now)
    if not poll.shows_live or not is_open:
        why = HIDDEN if is_open else WAITING
        return Result(poll, answered, asked, (), 0, why, is_open=is_open)
    tally = move_on(poll)
    if tally is None:
        return Result(poll, answered, asked, (), 0, FEW, is_open=True)
    counts = dots_of(tally.counts)
    rows, given = _rows(options_lately(poll), counts), sum(counts.values())
    return Result(
        poll, answered, asked, rows, given, "", tally.step, counted=tally.ballots, is_open=True
    )


def _points(poll: Poll, now: datetime) -> Result:
    sheets = poll.sheets.aggregate(answered=Count("pk"), step=Sum("version"))
    asked = max(sheets["answered"], poll.meeting.municipalities.count())
    is_open = poll.is_open(now)
    if poll.opened_at is None:
        return Result(poll, 0, asked, (), 0, UNOPENED)
    if is_open and not poll.shows_live:
        return Result(poll, sheets["answered"], asked, (), 0, HIDDEN, is_open=True)
    counts, wants = points_by_option(poll)
    rows = _rows(options_of(poll), counts, wants)
    return Result(
        poll,
        sheets["answered"],
        asked,
        rows,
        sum(counts.values()),
        "",
        sheets["step"] or 0,
        counted=sheets["answered"],
        is_open=is_open,
    )


def points_by_option(poll: Poll) -> tuple[dict[int, int], dict[int, tuple[str, ...]]]:
    """Sums, and the municipalities that will take part, by option."""
    counts: dict[int, int] = {}
    wants: dict[int, list[str]] = {}
    rows = Points.objects.filter(sheet__poll=poll).order_by("sheet__municipality__name", "pk")
    named = rows.values_list("sheet__municipality__name", "claim", "points", "wants_part")
    for name, claim, points, wants_part in named:
        counts[claim] = counts.get(claim, 0) + points
        if wants_part:
            wants.setdefault(claim, []).append(name)
    return counts, {claim: tuple(names) for claim, names in wants.items()}


@dataclass(frozen=True)
class SheetRow:
    """What one municipality gave, by option in the order of the table; None: nothing given."""

    municipality: Municipality
    cells: tuple[tuple[int, bool], ...] | None


def sheets_of(poll: Poll, options: list[Option]) -> list[SheetRow]:
    """Open points, municipality by municipality; those that gave nothing stand there as well."""
    given: dict[int, dict[int, tuple[int, bool]]] = {}
    for row in poll.sheets.prefetch_related("rows"):
        given[row.municipality_id] = {
            one.claim_id: (one.points, one.wants_part) for one in row.rows.all()
        }
    found = []
    for municipality in poll.meeting.municipalities.by_name():
        cells = given.get(municipality.pk)
        shown = None if cells is None else tuple(cells.get(o.key, (0, False)) for o in options)
        found.append(SheetRow(municipality, shown))
    return found


@dataclass(frozen=True)
class RoleRow:
    """What the people of one role gave together, by option in the order of the table."""

    label: str
    cells: tuple[int, ...]


def roles_of(result: Result, options: list[Option]) -> list[RoleRow]:
    """Sums by role, where they may be told; else nothing."""
    return [
        RoleRow(str(Invitation.Role(role).label), tuple(counts.get(one.key, 0) for one in options))
        for role, counts in (result.roles or {}).items()
    ]


def who_voted(poll: Poll) -> list[Invitation]:
    """Who voted in an anonymous poll that is closed; nothing tells what, or when."""
    voted = Voted.objects.filter(poll=poll).values("invitation")
    return list(
        Invitation.objects.filter(pk__in=voted)
        .select_related("organisation")
        .order_by("organisation__name", "role", "pk")
    )


def _rows(
    options: list[Option],
    counts: Mapping[int, int],
    wants: Mapping[int, tuple[str, ...]] | None = None,
) -> tuple[Row, ...]:
    by_key = {option.key: option for option in options}
    all_counts = {option.key: counts.get(option.key, 0) for option in options}
    most = max(all_counts.values(), default=0) or 1
    return tuple(
        Row(
            by_key[one.option],
            one.count,
            one.place,
            one.is_shared,
            round(100 * one.count / most),
            (wants or {}).get(one.option, ()),
        )
        for one in placed(all_counts)
    )


def _asked(poll: Poll) -> int:
    """Those who have said that they come, or are here."""
    here = Attendance.objects.filter(invitation__meeting=poll.meeting_id).values("invitation")
    rows = Invitation.objects.filter(meeting=poll.meeting_id)
    return rows.filter(Q(state=Invitation.State.ACCEPTED) | Q(pk__in=here)).count()
