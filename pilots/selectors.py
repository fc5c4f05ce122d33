"""What the example pages show: hits, facets with counts, cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When
from django.http import QueryDict
from django.utils.functional import Promise

from forkommune.accounts.models import User
from forkommune.ui.parts import FacetOption
from pilots.filters import ExampleFilter
from pilots.finding import cleaned
from pilots.models import Example
from pilots.models.example import EvidenceGrade

# Facet of the address -> the value that is counted.
COUNTED = {
    "sektor": "sector__code",
    "tema": "theme__code",
    "virkemiddel": "instrument__code",
    "status": "status",
    "kunnskapsgrunnlag": "evidence_grade",
    "kommune": "municipalities__number",
}
OPEN_FACETS = {"sektor", "status", "effekt"}
SORTS = ("treff", "nyest", "dokumentert")
# Best documented first: the order of the grades in examples.md.
GRADES = [grade.value for grade in EvidenceGrade]


@dataclass(frozen=True)
class Facet:
    """One group of choices with the hits that each would give."""

    name: str
    title: str | Promise
    options: list[FacetOption]
    is_open: bool


@dataclass(frozen=True)
class Choice:
    """A choice that was made, and the address without it."""

    facet: str | Promise
    label: str
    url: str


@dataclass(frozen=True)
class Found:
    """The answer to one search."""

    query: str
    total: int
    hits: QuerySet[Example]
    facets: list[Facet]
    choices: list[Choice]
    sort: str
    unknown: list[str]


def find_examples(data: QueryDict, user: User | AnonymousUser) -> Found:
    """Hits, facets and choices of an address; each facet is counted without its own choice."""
    visible = Example.objects.visible_to(user).published()
    asked = ExampleFilter(data, queryset=visible)
    query = cleaned(data.get("q", ""))
    sort = chosen_sort(data.get("sorter", ""), query)
    labels = {name: option_labels(asked, name) for name in facet_names(asked)}
    return Found(
        query=query,
        total=visible.count(),
        hits=sorted_hits(asked.qs, sort),
        facets=[facet_of(asked, name, data, visible, labels[name]) for name in labels],
        choices=[
            Choice(asked.filters[name].label, labels[name][value], without(data, name, value))
            for name in labels
            for value in data.getlist(name)
            if value in labels[name]
        ],
        sort=sort,
        unknown=[v for name in labels for v in data.getlist(name) if v not in labels[name]],
    )


def chosen_sort(asked: str, query: str) -> str:
    """The order that was asked for; else by rank for words, and the newest first without."""
    return asked if asked in SORTS else ("treff" if cleaned(query) else "nyest")


def facet_names(asked: ExampleFilter) -> list[str]:
    """The facets in the order they are declared."""
    return [name for name in asked.filters if name != "q"]


def option_labels(asked: ExampleFilter, name: str) -> dict[str, str]:
    """Value -> words of every choice of a facet, in its own order."""
    field = asked.form.fields[name]
    if hasattr(field, "queryset"):
        return {str(getattr(row, field.to_field_name)): str(row) for row in field.queryset}
    return {str(value): str(label) for value, label in field.choices}


def facet_of(
    asked: ExampleFilter,
    name: str,
    data: QueryDict,
    visible: QuerySet[Example],
    labels: dict[str, str],
) -> Facet:
    """The options of a facet; what nobody uses and nobody chose is left out."""
    others = data.copy()
    chosen = set(others.pop(name, []))
    rows = ExampleFilter(others, queryset=visible).qs
    counts = count_values(rows, name)
    options = [
        FacetOption(value, label, counts[value], value in chosen) for value, label in labels.items()
    ]
    used = set(counts if rows.query.where == visible.query.where else count_values(visible, name))
    return Facet(
        name,
        asked.filters[name].label,
        [option for option in options if option.value in used | chosen],
        name in OPEN_FACETS or bool(chosen),
    )


def count_values(rows: QuerySet[Example], name: str) -> Counter[str]:
    """Hits per value of a facet."""
    if name == "effekt":
        value: Case | F = Case(When(effect="", then=Value("ikke")), default=Value("kjent"))
    else:
        value = F(COUNTED[name])
    counted = rows.order_by().annotate(value=value).values_list("value")
    pairs: Iterable[tuple[str | None, int]] = counted.annotate(n=Count("pk"))
    return Counter({value: n for value, n in pairs if value})


def sorted_hits(hits: QuerySet[Example], sort: str) -> QuerySet[Example]:
    """Hits in the chosen order; ties always in the same order."""
    rows = hits.for_listing()  # type: ignore[attr-defined]
    if sort == "treff" and "rank" in hits.query.annotations:
        return rows.order_by(F("rank").desc(), "title", "pk")  # type: ignore[no-any-return]
    if sort == "dokumentert":
        place = Case(
            *(When(evidence_grade=grade, then=Value(at)) for at, grade in enumerate(GRADES)),
            output_field=IntegerField(),
        )
        ranked = rows.annotate(grade_place=place)
        return ranked.order_by("grade_place", F("start_year").desc(nulls_last=True), "pk")  # type: ignore[no-any-return]
    return rows.order_by(F("start_year").desc(nulls_last=True), "title", "pk")  # type: ignore[no-any-return]


def without(data: QueryDict, name: str, value: str) -> str:
    """The address without one choice, from its first page."""
    rest = data.copy()
    rest.setlist(name, [chosen for chosen in rest.getlist(name) if chosen != value])
    rest.pop("side", None)
    return f"?{rest.urlencode()}"
