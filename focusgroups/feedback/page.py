"""A summary as it is read: paragraphs with their quotes, and what was said of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, When

from focusgroups.models import FocusGroup, Note, Participant, SummaryComment
from forkommune.evidence.models import Passage
from forkommune.figures.small_cells import enough, is_small, nameable
from municipalities.models import Municipality

from .few import Doubt, Session, doubts
from .text import Copy, Piece, copies, own_words, paragraphs, quoted


@dataclass(frozen=True)
class Shown:
    """A piece of a paragraph: the writer's words, or a quote; `gone` where it may not stand."""

    words: str
    is_quote: bool = False
    gone: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its number from 1, and what letters said of it (researchers see it)."""

    number: int
    pieces: list[Shown]
    comments: Sequence[SummaryComment] = ()


@dataclass(frozen=True)
class Attendance:
    """How many took part, as all may know: None for fewer than five.

    groups: names and counts; a count from which a small one could be worked out is None too.
    """

    total: int | None
    groups: list[tuple[str, int | None]]

    @property
    def shows_groups(self) -> bool:
        """Whether any group can be told by its number."""
        return any(count for _name, count in self.groups)


def quotable_in(group: FocusGroup) -> Any:
    """Passages of the session that its speakers let us quote: those that the note-taker marked as quotes,
    then the others, in the order they were said."""
    is_marked = When(revision__source__note__marks__contains=[Note.Mark.QUOTE], then=0)
    return (
        Passage.objects.quotable_in_public()
        .filter(revision__source__note__group=group, moved_to__isnull=True)
        .select_related("revision__source")
        .order_by(Case(is_marked, default=1), "revision__source__note__position", "start")
    )


def quotes_of(group: FocusGroup, text: str) -> dict[int, str]:
    """The words of the quotes of a text that may stand now, by the keys of their passages."""
    wanted = quoted(text)
    if not wanted:
        return {}
    return {one.pk: one.quote for one in quotable_in(group).filter(pk__in=wanted)}


def shown(group: FocusGroup, text: str, comments: Iterable[SummaryComment] = ()) -> list[Paragraph]:
    """The paragraphs of a text, as anybody reads them now."""
    words = quotes_of(group, text)
    said: dict[int | None, list[SummaryComment]] = {}
    for one in comments:
        said.setdefault(one.paragraph, []).append(one)
    return [
        Paragraph(number, [_piece(one, words) for one in pieces], said.get(number, ()))
        for number, pieces in enumerate(paragraphs(text), start=1)
    ]


def missing_quotes(group: FocusGroup, text: str) -> list[int]:
    """Passages that the text names and that may not be quoted, or are none of the session's."""
    words = quotes_of(group, text)
    return [key for key in quoted(text) if key not in words]


def copied_in(group: FocusGroup, text: str) -> list[Copy]:
    """What the writer copied of what somebody said."""
    notes = Note.objects.filter(group=group, participant__isnull=False)
    return copies(text, notes.order_by("position").values_list("position", "text"))


def doubts_in(group: FocusGroup, text: str) -> list[Doubt]:
    """Sentences that may tell of fewer than five people."""
    letters = {*group.letters_given, *Participant.objects.letters_in(group)}
    session = Session(group_sizes(group), sorted(letters), _places())
    return doubts(own_words(text), session)


def _places() -> frozenset[str]:
    """Names of municipalities, by which somebody may be known beside a group."""
    return frozenset(Municipality.objects.values_list("name", flat=True))


def group_sizes(group: FocusGroup) -> dict[str, int]:
    """How many of each actor group took part, by its code."""
    counted = Participant.objects.filter(group=group).order_by().values("actor_group__code")
    return dict(counted.annotate(n=Count("pk")).values_list("actor_group__code", "n"))


def attendance(group: FocusGroup) -> Attendance:
    """Who took part, without a number of fewer than five or one from which it can be worked out."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for one in Participant.objects.filter(group=group).select_related("actor_group"):
        code = one.actor_group.code
        names[code] = one.actor_group.label
        counts[code] = counts.get(code, 0) + 1
    total = sum(counts.values())
    told = set() if is_small(total) else nameable(counts)
    rows = [(names[code], counts[code] if code in told else None) for code in sorted(names)]
    return Attendance(enough(total), rows)


def _piece(piece: Piece, quotes: dict[int, str]) -> Shown:
    if piece.passage is None:
        return Shown(piece.words)
    words = quotes.get(piece.passage, "")
    return Shown(words, is_quote=True, gone=not words)
