"""The page of one municipality."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.figures import Line, LineFigure, Point, TileMapFigure
from forkommune.ui.words import number, quantity
from municipalities.register import words
from municipalities.register.models import Municipality, PlanDocument, Statistic, Succession

from .emissions import Emissions, emissions_of
from .maps import municipality_map
from .members import standing_day
from .rows import MunicipalityRow, middle, rows_of

Visitor = User | AnonymousUser


@dataclass(frozen=True)
class KeyFigure:
    """A number with what it is compared with."""

    label: str
    value: str
    unit: str
    note: str


@dataclass(frozen=True)
class Plan:
    """A document and how the page speaks of it."""

    document: PlanDocument
    period: str
    adopted: date | None
    together_with: list[Municipality]


@dataclass(frozen=True)
class MunicipalityPage:
    """Everything on the page that the register itself knows."""

    municipality: Municipality
    row: MunicipalityRow
    is_own: bool
    becomes: list[Succession]
    came_from: list[Succession]
    member_years: str
    key_figures: list[KeyFigure]
    population: LineFigure | None
    map: TileMapFigure | None
    emissions: Emissions
    plans: list[Plan]
    documents: list[Plan]
    neighbours: list[Municipality]
    touching: list[Municipality]

    @property
    def was_merged(self) -> bool:
        """Whether it went into another area; otherwise only its number is new."""
        return any(step.kind == Succession.Kind.MERGED for step in self.becomes)


def municipality_page(user: Visitor, municipality: Municipality) -> MunicipalityPage:
    """The page as this visitor sees it; `municipality` comes from `for_page`."""
    day = standing_day(user)
    members = list(Municipality.objects.visible_to(user).members_on(day).by_name().for_map())
    likes = rows_of([municipality if one == municipality else one for one in members], day)
    row = next((row for row in likes if row.municipality == municipality), None)
    row = row or rows_of([municipality], day)[0]
    documents = [_plan(document, municipality) for document in municipality.plan_documents.all()]
    is_own = Municipality.objects.own_of(user).numbered([municipality.number]).exists()
    return MunicipalityPage(
        municipality=municipality,
        row=row,
        is_own=is_own,
        becomes=_chain(municipality),
        came_from=list(municipality.origins.all()),
        member_years=words.all_member_years(municipality),
        key_figures=_key_figures(row, likes),
        population=_population_figure(municipality),
        map=_own_map(row, likes),
        emissions=emissions_of(municipality),
        plans=[plan for plan in documents if words.is_plan(plan.document)],
        documents=[plan for plan in documents if not words.is_plan(plan.document)],
        neighbours=sorted(municipality.neighbours.all(), key=lambda m: m.sort_key),
        touching=_touching(user, municipality),
    )


def _chain(municipality: Municipality) -> list[Succession]:
    """What becomes of the area, change by change, for as long as the register knows."""
    steps: list[Succession] = []
    for step in municipality.successions.all():
        steps += [step, *step.successor.successions.all()]
    return steps


def _plan(document: PlanDocument, here: Municipality) -> Plan:
    others = [each for each in document.municipalities.all() if each != here]
    return Plan(document, words.period_words(document), document.adopted_on, others)


def _touching(user: Visitor, municipality: Municipality) -> list[Municipality]:
    """Members that meet this one in a point or across the sea only: no neighbours by land."""
    numbers = str(municipality.sources.get("neighbours_by_point_or_sea", "")).split(";")
    return list(Municipality.objects.visible_to(user).numbered(filter(None, numbers)).by_name())


def _own_map(row: MunicipalityRow, likes: Sequence[MunicipalityRow]) -> TileMapFigure | None:
    if row.municipality.tile_column is None:
        return None
    rows = [*likes] if row in likes else [*likes, row]
    return municipality_map(rows, "tetthet", own=row.municipality.name)


def _key_figures(row: MunicipalityRow, likes: Sequence[MunicipalityRow]) -> list[KeyFigure]:
    """Four numbers, each beside the median of the members; no order among municipalities."""
    growth_unit = _("per cent")
    since = row.growth_from
    return [
        KeyFigure(
            _("Inhabitants on 1 January %(year)d") % {"year": row.year},
            number(row.population),
            "",
            _median(middle(each.population for each in likes)),
        ),
        KeyFigure(
            _("Change since %(year)d") % {"year": since} if since else _("Change of population"),
            number(row.growth, 1),
            growth_unit if row.growth is not None else "",
            _median(middle(each.growth for each in likes), growth_unit, 1),
        ),
        KeyFigure(
            _("Area"),
            number(row.area, 0),
            "km²" if row.area is not None else "",
            _median(middle(each.area for each in likes), "km²"),
        ),
        KeyFigure(
            _("Inhabitants per km²"),
            number(row.density, 0),
            "",
            _median(middle(each.density for each in likes)),
        ),
    ]


def _median(value: Decimal | None, unit: str = "", decimals: int = 0) -> str:
    if value is None:
        return ""
    shown = quantity(value, unit, decimals) if unit else number(value, decimals)
    return _("Median of the members: %(median)s") % {"median": shown}


def _population_figure(municipality: Municipality) -> LineFigure | None:
    """Inhabitants by year within this municipality's own borders."""
    series = Statistic.objects.of_kind("population").of_municipalities([municipality])
    figures = list(series.only("year", "value", "border_year"))
    known = [figure for figure in figures if figure.value is not None]
    if len(known) < 2:
        return None
    first, last = known[0], known[-1]
    said = {
        "first": number(first.value),
        "last": number(last.value),
        "from": first.year,
        "to": last.year,
    }
    growing = first.value is not None and last.value is not None and last.value >= first.value
    return LineFigure(
        key="population",
        heading=_("The population grew from %(first)s to %(last)s") % said
        if growing
        else _("The population fell from %(first)s to %(last)s") % said,
        description=_("%(first)s inhabitants in %(from)d and %(last)s in %(to)d.") % said,
        unit=_("Inhabitants on 1 January; %(borders)s") % {"borders": words.border_words(last)},
        source="SSB, tabell 07459",
        unknown=_("not known"),
        lines=(
            Line(
                municipality.name,
                tuple(Point(f.year, None if f.value is None else float(f.value)) for f in figures),
                end=str(last.year),
            ),
        ),
        x_title=_("Year"),
    )
