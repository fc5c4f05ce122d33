"""What waits for somebody in the administration today, what was changed last, and search over all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.utils import display_for_field, display_for_value, lookup_field
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.models import HistoryEntry
from forkommune.work.registry import Waiting, waiting

from .telling import fitting

CHANGES_READ = 80
CHANGES_SHOWN = 8
HITS_SHOWN = 6
COLUMNS_BESIDE = 4
BESIDE_SHOWN = 2
# What people look for by name, in the order in which it is shown.
SEARCHED = (
    "municipalities.municipality",
    "accounts.person",
    "accounts.user",
    "accounts.organisation",
    "pilots.example",
    "pilots.pilot",
    "municipalities.plandocument",
    "workshops.meeting",
    "plan.milestone",
    "plan.deliverable",
    "terms.term",
)


@dataclass(frozen=True)
class Change:
    """One change by a person: which row, what happened, and where it can be looked at."""

    entry: HistoryEntry
    actor: User | None
    kind: str
    name: str
    address: str


@dataclass(frozen=True)
class Today:
    """The start page of the administration."""

    greeting: str
    queues: list[Waiting]
    changes: list[Change]

    @property
    def count(self) -> int:
        """How many things wait."""
        return sum(queue.count for queue in self.queues)


@dataclass(frozen=True)
class Hit:
    """One row that was found; beside: what tells it from others of the same name."""

    name: str
    address: str
    beside: str


@dataclass(frozen=True)
class Hits:
    """What was found in one list."""

    title: str
    rows: list[Hit]
    more_address: str


def today_page(request: HttpRequest, site: AdminSite) -> Today:
    """The start page as this visitor sees it."""
    built = (queue(request.user) for queue in waiting)
    return Today(
        greeting=greeting(timezone.localtime().hour),
        queues=[queue for queue in built if queue is not None],
        changes=list(_changes(request, site)),
    )


def greeting(hour: int) -> str:
    """Words for the time of the day; hour 0-23."""
    if hour < 10:
        return _("Good morning")
    return _("Good day") if hour < 18 else _("Good evening")


def _admins(request: HttpRequest, site: AdminSite) -> dict[str, ModelAdmin]:
    """The lists that the visitor may see, by the name of their table."""
    return {
        model._meta.db_table: model_admin
        for model, model_admin in site._registry.items()
        if model_admin.has_view_permission(request)
    }


def _changes(request: HttpRequest, site: AdminSite) -> Iterator[Change]:
    """The latest changes by people, one line a row and person, with the rows' names of today."""
    admins = _admins(request, site)
    latest = HistoryEntry.objects.visible_to(request.user).by_people().of_tables(admins)
    seen: dict[tuple[Any, ...], HistoryEntry] = {}
    for entry in latest[:CHANGES_READ]:
        seen.setdefault((entry.actor_id, entry.table, entry.row), entry)
    entries = list(seen.values())[:CHANGES_SHOWN]
    rows = _rows(request, admins, entries)
    actors = User.objects.in_bulk({entry.actor_id for entry in entries})
    for entry in entries:
        options = admins[entry.table].opts
        row = rows.get((entry.table, entry.row))
        yield Change(
            entry=entry,
            actor=actors.get(entry.actor_id or 0),
            kind=str(options.verbose_name),
            name=str(row) if row is not None else _("deleted"),
            address=_address(row) if row is not None else "",
        )


def _rows(
    request: HttpRequest, admins: dict[str, ModelAdmin], entries: list[HistoryEntry]
) -> dict[tuple[str, str], Any]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        wanted[entry.table].add(entry.row)
    return {
        (table, str(row.pk)): row
        for table, keys in wanted.items()
        for row in admins[table]
        .get_queryset(request)
        .filter(pk__in=fitting(admins[table].model, keys))
    }


def _address(row: Any) -> str:
    options = row._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])


def search(request: HttpRequest, site: AdminSite, words: str) -> list[Hits]:
    """Rows whose name holds the words, by list, in the visitor's lists only; none without words."""
    if not words:
        return []
    admins = {admin.opts.label_lower: admin for admin in _admins(request, site).values()}
    found = (_hits(request, admins[label], words) for label in SEARCHED if label in admins)
    return [hits for hits in found if hits.rows]


def _hits(request: HttpRequest, model_admin: ModelAdmin, words: str) -> Hits:
    rows, may_repeat = model_admin.get_search_results(
        request, model_admin.get_queryset(request), words
    )
    rows = rows.distinct() if may_repeat else rows
    found = list(rows[: HITS_SHOWN + 1])
    options = model_admin.opts
    listed = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
    return Hits(
        title=str(options.verbose_name_plural),
        rows=[_hit(request, model_admin, row) for row in found[:HITS_SHOWN]],
        more_address=f"{listed}?q={words}" if len(found) > HITS_SHOWN else "",
    )


def _hit(request: HttpRequest, model_admin: ModelAdmin, row: Any) -> Hit:
    """A row with the columns of its list that do not repeat its name."""
    name, told = str(row), []
    for column in list(model_admin.get_list_display(request))[:COLUMNS_BESIDE]:
        field, _attribute, value = lookup_field(column, row, model_admin)
        empty = model_admin.get_empty_value_display()
        words = (
            display_for_value(value, empty)
            if field is None or field.remote_field
            else display_for_field(value, field, empty)
        )
        if value not in (None, "", True, False) and str(words) != name:
            told.append(str(words))
    return Hit(name, _address(row), " · ".join(told[:BESIDE_SHOWN]))
