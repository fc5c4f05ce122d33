"""Texts to code, by interview, plan or meeting, and how far a coder has come."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from forkommune.accounts.models import User
from forkommune.database.prepared import Prepared
from forkommune.evidence.models import Coding, Passage, SourceText, TextReading
from forkommune.evidence.querysets import SourceTextQuerySet
from forkommune.evidence.querysets.rounds import Hidden

# So many texts of a plan or session stand in the list beside the one on the screen, where there are
# more than twice as many.
LISTED = 60


class Progress(StrEnum):
    """How far a coder has come with a text."""

    CODED = "coded"
    BEGUN = "begun"
    NOT_CODED = "not_coded"
    TO_CHECK = "to_check"


class Origin(NamedTuple):
    """An interview, plan or meeting, counted.

    keys: of its texts. done, to_check: texts that the coder is done with, in which a passage waits for
    a yes. is_begun: whether a code stands in one of them, or the coder is done with one.
    """

    title: str
    kind: str
    organisation: str | None
    is_invented: bool
    keys: list[int]
    done: int
    to_check: int
    is_begun: bool

    @property
    def total(self) -> int:
        """How many texts there are."""
        return len(self.keys)

    @property
    def progress(self) -> Progress:
        """The state of the whole, by what is known of its texts."""
        return whole(self.total, self.done, self.is_begun, bool(self.to_check))


class ListedOrigin(NamedTuple):
    """An origin as the list of texts shows it.

    kind: in words. coded: texts that the coder is done with and in which nothing waits. to_check:
    passages that wait for a yes. next: key of the text to go on with, the first that is not coded.
    """

    origin: Origin
    kind: str
    coded: int
    to_check: int
    next: int


def origins_of(texts: SourceTextQuerySet, coder: User, hidden: Hidden = None) -> list[Origin]:
    """Interviews, plans and meetings of some texts in their order; hidden as in
    `CodingQuerySet.visible_to`.

    Whether a code stands there is asked of the first text of each, and of the others only where the
    first has none: most of them have.
    """
    rows = [Origin._make((*row, False)) for row in texts.by_origin(coder)]
    open_to_say = [one.keys for one in rows if not (one.done or one.to_check)]
    codings = Coding.objects.visible_to(coder, hidden)

    def carrying(keys: Collection[int]) -> set[int]:
        return set(SourceText.objects.carrying(codings, keys).values_list("pk", flat=True))

    begun = carrying({keys[0] for keys in open_to_say})
    begun |= carrying({key for keys in open_to_say if keys[0] not in begun for key in keys[1:]})
    return [one._replace(is_begun=bool(one.done) or not begun.isdisjoint(one.keys)) for one in rows]


def listed(origins: Iterable[Origin], coder: User) -> list[ListedOrigin]:
    """Lines of a page of the list, in two queries."""
    shown = list(origins)
    keys = [key for one in shown for key in one.keys]
    texts = SourceText.objects.visible_to(coder).places_with_readings(coder, keys)
    place_of = {key: (place, is_done) for key, place, is_done in texts}
    waiting = Passage.objects.visible_to(coder).to_check().counted_by_text(keys)
    lines = []
    for one in shown:
        in_order = sorted(one.keys, key=lambda key: (_natural(place_of[key][0]), key))
        left = [key for key in in_order if waiting.get(key) or not place_of[key][1]]
        lines.append(
            ListedOrigin(
                one,
                str(SourceText.Kind(one.kind).label),
                one.total - len(left),
                sum(waiting.get(key, 0) for key in one.keys),
                (left or in_order)[0],
            )
        )
    return lines


def whole(total: int, done: int, is_begun: bool, must_check: bool) -> Progress:
    """The state of something with `total` texts, of which the coder is done with `done`."""
    if must_check:
        return Progress.TO_CHECK
    if done == total:
        return Progress.CODED
    return Progress.BEGUN if is_begun or done else Progress.NOT_CODED


@dataclass(frozen=True)
class TextRow:
    """One text as the lists show it. heading: what it answers, where it answers something."""

    source: SourceText
    coding_count: int
    check_count: int
    is_done: bool
    heading: str = ""

    @property
    def progress(self) -> Progress:
        """How far the coder has come."""
        if self.check_count:
            return Progress.TO_CHECK
        if self.is_done:
            return Progress.CODED
        return Progress.BEGUN if self.coding_count else Progress.NOT_CODED

    @property
    def label(self) -> str:
        """The place in the source, or the title where the text is the whole."""
        return self.source.place or self.source.title


@dataclass(frozen=True)
class Apart:
    """Texts of a long plan or session that a list leaves out, before and after those that it shows.

    earlier, later: their keys in the order of their places. coded: how many the coder is done with.
    """

    earlier: list[int] = field(default_factory=list)
    later: list[int] = field(default_factory=list)
    coded: int = 0

    @property
    def keys(self) -> list[int]:
        """All of them."""
        return [*self.earlier, *self.later]

    @property
    def before(self) -> str:
        """Path of the nearest text before those that are shown."""
        return SourceText(pk=self.earlier[-1]).get_absolute_url() if self.earlier else ""

    @property
    def after(self) -> str:
        """Path of the nearest text after them."""
        return SourceText(pk=self.later[0]).get_absolute_url() if self.later else ""


@dataclass
class TextGroup:
    """The texts of one interview, plan or meeting. apart: those that `rows` leaves out."""

    title: str
    kind: str
    organisation: Any
    is_invented: bool
    rows: list[TextRow] = field(default_factory=list)
    apart: Apart = field(default_factory=Apart)

    @property
    def coded(self) -> int:
        """How many of the texts the coder is done with."""
        return self.apart.coded + sum(row.progress is Progress.CODED for row in self.rows)

    @property
    def total(self) -> int:
        """How many texts there are."""
        return len(self.rows) + len(self.apart.keys)


def apart_from(source: SourceText, coder: User) -> Apart:
    """What a list around one text leaves out, of the texts that stand in a row with it.

    Ten hours of a session have thousands; nobody reads a list of them, and it takes seconds to draw.
    """
    if source.kind == SourceText.Kind.ANSWER:
        return Apart()
    beside = SourceText.objects.visible_to(coder).beside(source).written()
    rows = sorted(
        beside.order_by().values_list("pk", "place"), key=lambda r: (_natural(r[1]), r[0])
    )
    keys = [key for key, _place in rows]
    if len(keys) <= 2 * LISTED:
        return Apart()
    at = keys.index(source.pk)
    first = min(max(at - LISTED // 2, 0), len(keys) - LISTED)
    earlier, later = keys[:first], keys[first + LISTED :]
    read = SourceText.objects.visible_to(coder).places_with_readings(coder, earlier + later)
    waiting = Passage.objects.visible_to(coder).to_check().counted_by_text(earlier + later)
    coded = sum(is_done and key not in waiting for key, _place, is_done in read)
    return Apart(earlier, later, coded)


def row_of(source: SourceText, coder: User, hidden: Hidden = None) -> TextRow:
    """One text of those that the coder may see, without a list around it.

    hidden: as in `CodingQuerySet.visible_to`.
    """
    [(checks, is_done, codings)] = _standing(source=source.pk, coder=coder.pk)
    if hidden is None or hidden:
        codings = Coding.objects.visible_to(coder, hidden).of_source(source).count()
    return TextRow(source, codings, checks, is_done)


@Prepared
def _standing(source: int, coder: int) -> QuerySet[Any, Any]:
    """Passages that wait for a yes, whether the coder is done, and codings: of one text."""
    in_text = {"revision__source": OuterRef("pk")}
    to_check = Passage.objects.to_check().filter(**in_text)
    codings = Coding.objects.filter(passage__revision__source=OuterRef("pk"))
    readings = TextReading.objects.filter(source=OuterRef("pk"), coder=coder)
    counted = SourceText.objects.filter(pk=source).order_by()
    return counted.values_list(_count_of(to_check), Exists(readings), _count_of(codings))


def _count_of(rows: QuerySet[Any, Any]) -> Coalesce:
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("*"))
    return Coalesce(Subquery(counted.values("n")), 0)


def groups_of(sources: Iterable[Any], headings: Mapping[int, str] | None = None) -> list[TextGroup]:
    """Texts of `SourceText.objects.for_coding(…)` by what they belong to, in their order.

    headings: what texts answer, by primary key; a list without room for them leaves them out.
    """
    told = headings or {}
    groups: dict[tuple[Any, ...], TextGroup] = {}
    for source in sources:
        # Notes of one meeting come from many; two interviews of one title are two.
        person = source.informant_id if source.kind == SourceText.Kind.ANSWER else None
        key = (source.organisation_id, source.kind, source.title, person)
        group = groups.setdefault(
            key,
            TextGroup(
                source.title,
                source.get_kind_display(),
                source.organisation,
                source.is_invented,
            ),
        )
        group.rows.append(
            TextRow(
                source,
                source.coding_count,
                source.check_count,
                source.is_done,
                told.get(source.pk, ""),
            )
        )
    for group in groups.values():
        group.rows.sort(key=lambda row: (_natural(row.source.place), row.source.pk))
    return list(groups.values())


def _natural(place: str) -> list[tuple[int, str]]:
    """Sorts "question 9" before "question 15"."""
    parts = re.findall(r"\d+|\D+", place)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
