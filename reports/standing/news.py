"""What happened in the project, as sentences made of the history; only of rows that the reader may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from forkommune.work.models import HistoryEntry

PER_PAGE = 30
Operation = HistoryEntry.Operation


@dataclass(frozen=True)
class Happening:
    """A change that is worth a sentence, whose `%(title)s` is the row's.

    field: which column changed; "" for a row that somebody made, which what was loaded is not.
    value: what it became; None for any value but none at all.
    """

    sentence: Any
    field: str = ""
    value: str | None = None

    def asked(self) -> Q:
        """In the database."""
        if not self.field:
            return Q(operation=Operation.INSERT, actor_id__isnull=False)
        changed = Q(operation=Operation.UPDATE, changes__has_key=self.field)
        return (
            changed
            if self.value is None
            else changed & Q(**{f"changes__{self.field}__1": self.value})
        )

    def fits(self, entry: HistoryEntry) -> bool:
        """Whether an entry tells of it."""
        if not self.field:
            return entry.operation == Operation.INSERT
        change = entry.changes.get(self.field)
        if entry.operation != Operation.UPDATE or not isinstance(change, list):
            return False
        after = change[1]
        return after is not None if self.value is None else after == self.value


@dataclass(frozen=True)
class NewsKind:
    """What is told of one model.

    area: a code of `news_kinds.AREAS`. rows: those a user may open. detail: what tells two rows with one
    title apart, on pages only: no mail carries it.
    """

    area: str
    table: str
    rows: Callable[[Any], QuerySet[Any]]
    happenings: tuple[Happening, ...]
    title: Callable[[Any], str] = str
    address: Callable[[Any], str] = lambda row: row.get_absolute_url()
    detail: Callable[[Any], str] = lambda row: ""


@dataclass(frozen=True)
class News:
    """One sentence. before: its title cut off, so that the title can be a link; after: the rest."""

    key: int
    at: datetime
    area: str
    before: str
    title: str
    after: str
    address: str
    is_invented: bool
    times: int = 1
    detail: str = ""

    @property
    def sentence(self) -> str:
        """As one text."""
        return f"{self.before}{self.title}{self.after}"

    def repeats(self, other: News) -> bool:
        """Whether another tells the same of the same, on the same day."""
        same = (self.sentence, self.address, self.day)
        return same == (other.sentence, other.address, other.day)

    @property
    def day(self) -> date:
        """The local day."""
        return timezone.localdate(self.at)


@dataclass(frozen=True)
class NewsPage:
    """Some of it, the newest first, day by day. older: the number to ask with for more; 0 for no more."""

    days: Sequence[tuple[date, list[News]]]
    older: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing is told."""
        return not self.days


def latest_news(user: Any, most: int, *, since: datetime | None = None) -> list[News]:
    """The newest sentences that a user may read, at most `most`, not older than `since`.

    One query for the history, and one for the rows of each model that is told about.
    """
    entries = _entries(user)
    if since is not None:
        entries = entries.filter(at__gte=since)
    return _news_of(user, list(entries[: 3 * most]))[:most]


def news_page(user: Any, *, area: str = "", before: int = 0) -> NewsPage:
    """A page of the log."""
    entries = list(_entries(user, area=area, before=before)[: PER_PAGE + 1])
    shown = entries[:PER_PAGE]
    news = _news_of(user, shown, area)
    days = [(day, list(of_day)) for day, of_day in groupby(news, key=lambda one: one.day)]
    return NewsPage(days, shown[-1].pk if len(entries) > PER_PAGE else 0)


def _entries(user: Any, *, area: str = "", before: int = 0) -> QuerySet[HistoryEntry]:
    """What may be told to a user, the newest first. before: older than the entry of this number."""
    asked = Q()
    for kind in _kinds(area).values():
        asked |= _asked(kind, user)
    entries = HistoryEntry.objects.filter(asked).order_by("-pk")
    return entries.filter(pk__lt=before) if before else entries


def _news_of(user: Any, entries: Sequence[HistoryEntry], area: str = "") -> list[News]:
    kinds = _kinds(area)
    rows = _rows(kinds, entries, user)
    return _merged(_told(kinds[one.table], one, rows.get((one.table, one.row))) for one in entries)


def _kinds(area: str) -> Mapping[str, NewsKind]:
    from .news_kinds import kinds

    return {one.table: one for one in kinds() if not area or one.area == area}


def _asked(kind: NewsKind, user: Any) -> Q:
    happened = Q()
    for one in kind.happenings:
        happened |= one.asked()
    keys = kind.rows(user).order_by().annotate(row_key=Cast("pk", CharField())).values("row_key")
    return Q(table=kind.table, row__in=keys) & happened


def _rows(
    kinds: Mapping[str, NewsKind], entries: Sequence[HistoryEntry], user: Any
) -> dict[tuple[str, str], Any]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        wanted[entry.table].add(entry.row)
    return {
        (table, str(row.pk)): row
        for table, keys in wanted.items()
        for row in kinds[table].rows(user).filter(pk__in=keys)
    }


def _told(kind: NewsKind, entry: HistoryEntry, row: Any) -> News | None:
    happening = next((one for one in kind.happenings if one.fits(entry)), None)
    if happening is None or row is None:
        return None
    title = kind.title(row)
    before, after = (str(happening.sentence) % {"title": "\0"}).split("\0")
    return News(
        key=entry.pk,
        at=entry.at,
        area=kind.area,
        before=before,
        title=title,
        after=after,
        address=kind.address(row),
        is_invented=_is_invented(row),
        detail=kind.detail(row),
    )


def _is_invented(row: Any) -> bool:
    """By its own mark; of a row that has none, by the account that made it."""
    if hasattr(row, "is_invented"):
        return bool(row.is_invented)
    maker = getattr(row, "made_by", None)
    return maker is not None and bool(maker.is_invented)


def _merged(told: Iterable[News | None]) -> list[News]:
    """What follows upon itself is told once, with how many times; at the newest of them."""
    merged: list[News] = []
    for one in told:
        if one is None:
            continue
        if merged and merged[-1].repeats(one):
            last = merged[-1]
            merged[-1] = replace(last, times=last.times + 1)
        else:
            merged.append(one)
    return merged
