"""What became of an example since readers know it, day by day, without naming persons."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.work.models import HistoryEntry, PublicationStep
from pilots.models import Example, ExampleMerger
from pilots.publishing.steps import FIELDS, KIND, OUT, TERMS

State = Example.State
MOST = 12
STEPS = {
    State.PUBLISHED.value: gettext_lazy("Published"),
    State.CONFIRMED.value: gettext_lazy("Confirmed by the municipality"),
    State.ARCHIVED.value: gettext_lazy("Archived: no longer kept up"),
}
# What is hidden as one part stands in several fields.
PART_OF = {
    "effect": "effects",
    "investment_nok": "cost",
    "yearly_cost_nok": "cost",
    "cost_year": "cost",
    "contact_role": "contact",
}


@dataclass(frozen=True)
class LogLine:
    """What happened on a day."""

    on: date
    words: str


@dataclass(frozen=True)
class SaidOtherwise:
    """A fact of which an example that was taken in said something else."""

    label: str
    words: str
    title: str


def change_log(example: Example) -> list[LogLine]:
    """The latest first; empty for what is not published. Two queries."""
    if example.published_at is None:
        return []
    lines = [*_steps(example), *_written(example)]
    first = timezone.localdate(example.published_at)
    if not any(line.words == str(STEPS[State.PUBLISHED]) for line in lines):
        lines.append(LogLine(first, str(STEPS[State.PUBLISHED])))
    return sorted(lines, key=lambda line: line.on, reverse=True)[:MOST]


def _steps(example: Example) -> list[LogLine]:
    rows = PublicationStep.objects.filter(
        publication__kind=KIND, publication__target_id=str(example.pk)
    )
    found = []
    for before, after, at in rows.order_by("-pk").values_list("from_state", "to_state", "at"):
        words = str(STEPS.get(after, "")) if after != before else ""
        if not words and after == State.DRAFT and before in OUT:
            words = _("Taken off the page for a while")
        if words:
            found.append(LogLine(timezone.localdate(at), words))
    return found


def _written(example: Example) -> list[LogLine]:
    """Which facts were changed, a line a day; not those that the owner keeps back."""
    rows = HistoryEntry.objects.filter(
        table=Example._meta.db_table,
        row=str(example.pk),
        operation=HistoryEntry.Operation.UPDATE,
        at__gt=example.published_at,
    )
    days: defaultdict[date, dict[str, None]] = defaultdict(dict)
    for at, changes in rows.order_by("-at").values_list("at", "changes"):
        for name in changes:
            if label := _label(example, name.removesuffix("_id")):
                days[timezone.localdate(at)][label] = None
    return [
        LogLine(on, _("Changed: %(fields)s") % {"fields": ", ".join(labels)})
        for on, labels in days.items()
    ]


def _label(example: Example, name: str) -> str:
    """What readers call a field; empty for one that they do not see."""
    if name not in (*FIELDS, *TERMS, "status") or not example.shows(PART_OF.get(name, name)):
        return ""
    return _name_of(name)


def _name_of(field: str) -> str:
    return str(getattr(Example._meta.get_field(field), "verbose_name", field))


def taken_in(example: Example) -> list[ExampleMerger]:
    """Which examples were taken into this one."""
    return list(ExampleMerger.objects.standing().filter(kept=example).select_related("merged"))


def said_otherwise(example: Example, mergers: list[ExampleMerger]) -> list[SaidOtherwise]:
    """Facts that two examples told differently before they became one; both are kept."""
    return [
        SaidOtherwise(_name_of(name), words, row.merged.title)
        for row in mergers
        for name, words in row.otherwise
        if example.shows(PART_OF.get(name, name))
    ]
