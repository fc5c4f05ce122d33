"""What the page of the network shows: one division, its groups, and what it counted."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.accounts.models import User
from forkommune.figures import GroupMapFigure, Place, group_tiles, palette
from forkommune.figures.numbers import format_number
from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.dates import long_date
from municipalities.register.models import Municipality

from .models import Division, NetworkGroup
from .registered import LABELS as REGISTERED
from .run_page import run_page
from .run_rows import Card, RunPage
from .surveyed import LABELS as SURVEYED

# Criteria by the code that files of weights know them by.
LABELS = REGISTERED | SURVEYED
EXACT = 1e-9


@dataclass(frozen=True)
class GroupRow:
    """A group on the page; `look` is the number of its colour."""

    group: NetworkGroup
    look: int
    members: list[Municipality]
    card: Card | None = None


@dataclass(frozen=True)
class WeightRow:
    """A criterion and its share of the decision, in percent of the sum; None: does not count."""

    code: str
    label: str
    percent: float | None


@dataclass(frozen=True)
class Proof:
    """How good the division is known to be: a state of `parts.STATES`, and words."""

    kind: str
    words: str


@dataclass(frozen=True)
class DivisionPage:
    """Everything on the page of one division."""

    division: Division
    groups: list[GroupRow]
    weights: list[WeightRow]
    proof: Proof | None
    map: GroupMapFigure | None
    not_drawn: list[Municipality]
    run: RunPage | None


def division_page(division: Division) -> DivisionPage:
    """One division for the page; four queries whatever the number of groups."""
    rows = list(division.groups.with_members())
    run = run_page(division, rows)
    groups = [
        GroupRow(
            group,
            number % len(palette.GROUP_FILLS),
            list(group.members.all()),
            run.cards[number] if run else None,
        )
        for number, group in enumerate(rows)
    ]
    return DivisionPage(
        division=division,
        groups=groups,
        weights=weights_of(division),
        proof=proof_of(division),
        map=map_of(division, groups),
        run=run,
        not_drawn=[m for row in groups for m in row.members if place_of(m) is None],
    )


def published_divisions(user: User | AnonymousUser) -> list[Division]:
    """Divisions that the user may see, the newest published one first, drafts after."""
    return list(Division.objects.visible_to(user).published_first())


def weights_of(division: Division) -> list[WeightRow]:
    """What counted, the heaviest first; then the criteria of the application that did not."""
    criteria = {str(term.code): term for term in Term.objects.of(Vocabulary.CRITERION)}
    given = {code: float(weight) for code, weight in division.weights.items() if weight}
    total = sum(given.values())
    ordered = sorted(given.items(), key=lambda pair: (-pair[1], pair[0]))
    counted = [WeightRow(code, _label(code, criteria), 100 * w / total) for code, w in ordered]
    left = [
        WeightRow(code, term.label, None) for code, term in criteria.items() if code not in given
    ]
    return counted + left


def _label(code: str, criteria: dict[str, Term]) -> str:
    if code in LABELS:
        return str(LABELS[code])
    return criteria[code].label if code in criteria else code


def proof_of(division: Division) -> Proof | None:
    """What is known of the quality; None for a division that was never computed."""
    if division.objective is None:
        return None
    if division.origin != Division.Origin.MACHINE:
        return Proof("draft", str(division.get_origin_display()))
    if division.bound is None:
        return Proof("undecided", _("Best found, not proven"))
    gap = division.objective - division.bound
    if gap <= EXACT:
        return Proof("done", _("Proven best"))
    percent = format_number(100 * gap / division.bound, 1)
    return Proof("undecided", _("At most %(percent)s %% from the best") % {"percent": percent})


def map_of(division: Division, groups: list[GroupRow]) -> GroupMapFigure | None:
    """The tile map with the letters of the groups; None when no member has a place on the map."""
    placed = [(row, [p for m in row.members if (p := place_of(m))]) for row in groups]
    tiles = group_tiles([(row.group.letter, places) for row, places in placed])
    if not tiles:
        return None
    told = "; ".join(f"{_name(row)}: {', '.join(str(m) for m in row.members)}" for row in groups)
    return GroupMapFigure(
        key="groups",
        heading=heading_of(groups),
        description=f"{heading_of(groups)}. {told}.",
        unit=_("One tile a municipality; the letter is the group."),
        source=_("The portal's division, borders of %(day)s") % {"day": long_date(division.on)},
        unknown=_("no group"),
        invented=_("Invented example") if division.is_invented else "",
        tiles=tiles,
        step_words=tuple(_name(row) for row in groups),
        place_title=_("Municipality"),
        value_title=_("Group"),
    )


def heading_of(groups: list[GroupRow]) -> str:
    """Four groups of three to six municipalities, in numbers."""
    sizes = sorted(len(row.members) for row in groups)
    smallest, largest = sizes[0], sizes[-1]
    if smallest == largest:
        return ngettext(
            "%(count)d group of %(size)d municipalities",
            "%(count)d groups of %(size)d municipalities each",
            len(groups),
        ) % {"count": len(groups), "size": smallest}
    return _("%(count)d groups of %(smallest)d to %(largest)d municipalities") % {
        "count": len(groups),
        "smallest": smallest,
        "largest": largest,
    }


def place_of(municipality: Municipality) -> Place | None:
    """Where the municipality stands on the tile map; None when nobody has placed it."""
    column, row = municipality.tile_column, municipality.tile_row
    if column is None or row is None:
        return None
    name = municipality.name
    return Place(name, municipality.tile_name or name, column, row)


def _name(row: GroupRow) -> str:
    name, letter = row.group.name, row.group.letter
    return f"{letter}: {name}" if name else _("Group %(letter)s") % {"letter": letter}
