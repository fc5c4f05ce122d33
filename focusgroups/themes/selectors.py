"""The table of themes: for researchers with all that is known, for others what may be shared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focusgroups.models import Participant
from focusgroups.speakers import actor_key, place_key, session_key
from forkommune.accounts.models import User
from forkommune.evidence.models import Code, Coding
from forkommune.evidence.querysets.rounds import hidden_keys
from forkommune.evidence.selectors.code_matrix import CodeMatrix, Division, code_matrix, columns_of
from forkommune.evidence.selectors.code_tree import Branch, branches_of, code_tree

from .counting import Seat, Spread, Told, beside, people_by, shareable, spread

EACH_SESSION = gettext_lazy("In each session")
EACH_ACTOR = gettext_lazy("By each actor group")


@dataclass(frozen=True)
class Part:
    """A session or an actor group. size: how many participants have a letter in it."""

    key: str
    label: str
    size: int


@dataclass(frozen=True)
class Table:
    """Who sat where. seats: by the keys of informants. places: session and actor group together."""

    sessions: Sequence[Part]
    actors: Sequence[Part]
    seats: Mapping[int, Seat]
    places: Mapping[str, Seat]
    has_invented: bool

    @cached_property
    def parts(self) -> list[Part]:
        """The columns, sessions first."""
        return [*self.sessions, *self.actors]

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each part is called."""
        return {part.key: part.label for part in self.parts}

    def people_by_session(self, people: Iterable[int]) -> dict[str, int]:
        """How many of some people sat in each session."""
        return people_by(people, self.seats, lambda seat: seat.session)

    def people_by_actor(self, people: Iterable[int]) -> dict[str, int]:
        """How many of some people sat there for each actor group."""
        return people_by(people, self.seats, lambda seat: seat.actor)


@dataclass(frozen=True)
class Cell:
    """How many people of a part spoke of a theme; None where nobody has looked. url: what they said."""

    people: int | None
    url: str = ""


@dataclass(frozen=True)
class Theme:
    """A theme as researchers see it."""

    branch: Branch
    people: Cell
    turns: int
    cells: Sequence[Cell]
    reach: Sequence[str]


@dataclass(frozen=True)
class SharedTheme:
    """A theme as others may see it; None in a cell stands for fewer than five, or none."""

    branch: Branch
    people: Told | None
    cells: Sequence[Told | None]


def seated() -> Table:
    """All participants with a letter, by session and actor group."""
    rows: list[Any] = list(Participant.objects.by_session())
    labels = {session_key(one): one.group.title for one in rows}
    labels |= {actor_key(one): str(one.actor_group.label) for one in rows}
    seats = {one.informant_id: Seat(session_key(one), actor_key(one)) for one in rows}
    sizes: defaultdict[str, int] = defaultdict(int)
    for seat in seats.values():
        sizes[seat.session] += 1
        sizes[seat.actor] += 1

    def parts(keys: Iterable[str]) -> list[Part]:
        return [Part(key, labels[key], sizes[key]) for key in dict.fromkeys(keys)]

    by_actor = sorted(rows, key=lambda one: (one.actor_group.position, one.actor_group.code))
    return Table(
        sessions=parts(map(session_key, rows)),
        actors=parts(map(actor_key, by_actor)),
        seats=seats,
        places={place_key(one): Seat(session_key(one), actor_key(one)) for one in rows},
        has_invented=any(one.group.is_invented for one in rows),
    )


def themes_of(table: Table, user: User) -> list[Theme]:
    """All that participants spoke of, as the codes say that the user may see; in the codebook's order."""
    hidden = hidden_keys(user)
    codings = Coding.objects.visible_to(user, hidden).said_by(table.seats)
    said = _speakers(codings.speakers_of_codes())
    tree = [branch for branch in code_tree(user) if any(key in said for key in branch.keys)]
    if not tree:
        return []
    columns = columns_of(Division.SPEAKERS, user)
    matrix = code_matrix(Division.SPEAKERS, tree, columns, user, hidden)
    return [_theme(row, matrix, table, _together(said, row.branch)) for row in matrix.rows]


def shared_themes(table: Table) -> list[SharedTheme]:
    """The same for everybody of the team: no cell tells of fewer than five people."""
    said = _speakers(Coding.objects.said_by(table.seats).speakers_of_codes())
    found = []
    for branch in branches_of(Code.objects.in_order()):
        people = _together(said, branch)
        if not people:
            continue
        shared = shareable(
            len(people),
            table.people_by_session(people),
            table.people_by_actor(people),
            present=len(table.seats),
            sizes={part.key: part.size for part in table.parts},
        )
        cells = [shared.parts.get(part.key) for part in table.parts]
        found.append(SharedTheme(branch, shared.people, cells))
    return [_beside_below(theme, found) for theme in found]


def _beside_below(theme: SharedTheme, themes: Sequence[SharedTheme]) -> SharedTheme:
    """A theme whose numbers do not tell of fewer than five beside those of the themes below it."""
    below = [one for one in themes if one is not theme and one.branch.code.pk in theme.branch.keys]
    if not below:
        return theme
    people = _least(theme.people, [one.people for one in below])
    cells = [_least(cell, [one.cells[at] for one in below]) for at, cell in enumerate(theme.cells)]
    return SharedTheme(theme.branch, people, cells)


def _least(above: Told | None, below: Iterable[Told | None]) -> Told | None:
    return above and beside(above, [one for one in below if one])


def _theme(row: Any, matrix: CodeMatrix, table: Table, people: set[int]) -> Theme:
    seats = [table.places[column.asked[1]] for column in matrix.columns]
    looked = [seat for seat, cell in zip(seats, row.cells, strict=True) if cell.tally is not None]
    counts = {**table.people_by_session(people), **table.people_by_actor(people)}
    known = {key for seat in looked for key in (seat.session, seat.actor)}
    code = row.branch.code.pk
    cells = [_cell(counts.get(part.key, 0), part.key, known, code) for part in table.parts]
    return Theme(
        branch=row.branch,
        people=Cell(len(people), _passages(code)),
        turns=row.total.sources,
        cells=cells,
        reach=[
            *in_words(_spread(table.sessions, counts, known), table.labels, EACH_SESSION),
            *in_words(_spread(table.actors, counts, known), table.labels, EACH_ACTOR),
        ],
    )


def in_words(spread: Spread, labels: Mapping[str, str], each: Any) -> list[str]:
    """“In each session”, “Only by business”: what can be said of all parts; else nothing."""
    if spread.is_all:
        return [str(each)]
    if not spread.only:
        return []
    told = {"who": labels[spread.only]}
    if spread.is_certain:
        return [_("Only: %(who)s") % told]
    return [_("Only, as far as anybody has looked: %(who)s") % told]


def _spread(parts: Sequence[Part], said: Iterable[str], looked: Iterable[str]) -> Spread:
    return spread([part.key for part in parts], said, looked)


def _cell(people: int, part: str, known: set[str], code: int) -> Cell:
    if people:
        return Cell(people, _passages(code, part))
    return Cell(0 if part in known else None)


def _passages(code: int, part: str = "") -> str:
    """The address of what was said; of notes alone where no part is named."""
    asked = {"kode": code, "taler": part} if part else {"kode": code, "kilde": "note"}
    return f"{reverse('evidence:passage-list')}?{urlencode(asked)}"


def _speakers(rows: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    said: defaultdict[int, set[int]] = defaultdict(set)
    for code, informant in rows:
        said[code].add(informant)
    return said


def _together(said: Mapping[int, set[int]], branch: Branch) -> set[int]:
    """Those who spoke of a code, or of any below it."""
    return set().union(*(said.get(key, ()) for key in branch.keys))
