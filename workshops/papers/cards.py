"""A card a municipality: what is known of its climate work, whence, and room to correct by hand.

It lies on the table for the municipality's own people: no word of an interview is on it, and only
facts that the municipality is asked about, which the reader of the portal may see as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.documents import blocks
from forkommune.documents.description import Chapter, Document
from forkommune.evidence.models import Claim
from forkommune.figures.numbers import format_date
from forkommune.ui.words import number
from municipalities.models import Municipality, PlanDocument, Statistic
from municipalities.overview.inputs import Facts, facts_of
from municipalities.overview.kinds import KINDS
from municipalities.register.words import border_words, is_plan, period_words
from municipalities.survey.passes import PassLine, pass_lines

from .paper import NothingToPrint, Order, document, joined

# The kinds that the right of reply is about, in the order in which people tell of them.
KINDS_SHOWN = (
    "measure", "routine", "instrument", "institution", "target", "unit", "deadline", "sum",
)  # fmt: skip
MOST_OF_A_KIND = 7  # so that a card is two pages at the most where much was found
LONGEST_SOURCE = 90


@dataclass(frozen=True)
class Line:
    """A row of a card. said: "" where it is not known. mark: on invented data."""

    label: str
    said: str
    source: str
    mark: str = ""


def cards(order: Order) -> Document:
    """A card of one page or two for each invited municipality. Raises NothingToPrint."""
    places = list(order.meeting.municipalities.select_related("county").by_name())
    if not places:
        raise NothingToPrint(_("No municipality is invited to the meeting yet."))
    keys = [place.pk for place in places]
    facts = facts_of(keys, order.user, timezone.localdate(order.at).year)
    plans, sources = _plans(order, keys), _sources(keys)
    title = _("Municipality cards")
    chapters = []
    for place in places:
        claims = Claim.objects.visible_to(order.user).for_reply(place.organisation_id)
        known = [
            *_figures(place, facts[place.pk], sources.get(place.pk, {})),
            *_plan_lines(plans.get(place.pk, [])),
        ]
        chapters.append(_card(order, place, known, list(_found(pass_lines(claims)))))
    return document(order, title=title, chapters=chapters)


def _card(
    order: Order, place: Municipality, known: Sequence[Line], found: Sequence[Line]
) -> Chapter:
    day = format_date(timezone.localdate(order.at))
    html = [
        blocks.chapter_head(
            title=place.name,
            subtitle=_(
                "No. %(number)s · %(county)s · As of %(day)s. Tick what is right, and write what should be different."
            )
            % {"number": place.number, "county": place.county, "day": day},
        ),
        _table(_("Facts about the municipality"), known),
        _table(_("Climate work that we have found"), found),
        blocks.section_head(
            title=_("What is missing on the card"), anchor=f"mangler-{place.number}"
        ),
        format_html('<div class="room {}"></div>', "tall"),
    ]
    return Chapter(key=f"kommune-{place.number}", title=place.name, html=joined(html))


def _table(caption: str, rows: Sequence[Line]) -> SafeString:
    return render_to_string("documents/municipality_card.html", {"caption": caption, "rows": rows})


def _figures(place: Municipality, facts: Facts, sources: dict[str, str]) -> Iterator[Line]:
    people, year = facts.people, facts.emissions_year
    yield Line(
        _("Inhabitants on 1 January %(year)d") % {"year": people.year}
        if people
        else _("Inhabitants"),
        number(people.value) if people else "",
        _named(people.source) if people else "",
        _("Invented example") if people and people.is_invented else "",
    )
    yield Line(
        _("Area"), f"{number(place.area_km2)} km²" if place.area_km2 is not None else "",
        _named(place.sources.get("area") or ""),
    )  # fmt: skip
    yield Line(
        _("Greenhouse gas emissions %(year)d") % {"year": year}
        if year
        else _("Greenhouse gas emissions"),
        _("%(n)s tonnes CO₂e") % {"n": number(facts.emissions)}
        if facts.emissions is not None
        else "",
        sources.get("emissions", "") if facts.emissions is not None else "",
    )


def _plan_lines(documents: Sequence[PlanDocument]) -> list[Line]:
    """The plans on file, or that none is."""
    return [
        Line(
            str(one.document_type),
            one.title if (period := period_words(one)) in one.title else f"{one.title} ({period})",
            urlsplit(one.url).hostname or _("the register of plans"),
            _("Invented example") if one.is_invented else "",
        )
        for one in documents[:MOST_OF_A_KIND]
    ] or [Line(_("Climate and energy plan"), "", "")]


def _found(lines: Sequence[PassLine]) -> Iterator[Line]:
    """Every kind of fact: what was found of it, or that nothing is known."""
    by_kind: defaultdict[str, list[PassLine]] = defaultdict(list)
    for line in lines:
        by_kind[line.claim.kind].append(line)
    for kind in KINDS_SHOWN:
        label, those = str(KINDS[kind].plural), by_kind[kind]
        if not those:
            yield Line(label, "", "")
        for line in those[:MOST_OF_A_KIND]:
            yield Line(
                label,
                str(line.claim.statement),
                _source(line),
                _("Invented example") if line.claim.is_invented else "",
            )
        if (rest := len(those) - MOST_OF_A_KIND) > 0:
            more = ngettext("and %(n)d more", "and %(n)d more", rest) % {"n": rest}
            yield Line(label, more, _("the card on the screen"))


def _source(line: PassLine) -> str:
    told = [_("said in an interview")] if line.told else []
    return "; ".join([*dict.fromkeys(one.title for one in line.cited), *told])


def _named(source: str) -> str:
    """The first piece of a source, without where the copy lies."""
    first = source.split(";")[0].strip()
    return first if len(first) <= LONGEST_SOURCE else f"{first[: LONGEST_SOURCE - 1].rstrip()}…"


def _plans(order: Order, keys: Sequence[int]) -> dict[int, list[PlanDocument]]:
    found: defaultdict[int, list[PlanDocument]] = defaultdict(list)
    rows = PlanDocument.objects.visible_to(order.user).filter(municipalities__in=keys).distinct()
    for one in rows.for_listing().prefetch_related("municipalities"):
        if is_plan(one):
            for place in one.municipalities.all():
                found[place.pk].append(one)
    return found


def _sources(keys: Sequence[int]) -> dict[int, dict[str, str]]:
    """Where the newest emissions of each municipality were published."""
    rows = (
        Statistic.objects.filter(
            municipality__in=keys, kind__code__in=["emissions", "emissions-total"]
        )
        .known()
        .order_by("year", "pk")
    )
    return {
        one.municipality_id: {"emissions": f"{_named(one.source)} ({border_words(one)})"}
        for one in rows
        if one.municipality_id is not None
    }
