"""Everything on the coding screen of one text, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from forkommune.accounts.models import User
from forkommune.database.probing import among
from forkommune.evidence.models import Code, Coding, CodingAct, Passage, SourceText, TextRevision
from forkommune.evidence.querysets.rounds import Hidden, hidden_keys
from forkommune.evidence.segments import Span, lanes_of, paragraphs_of, sentences_of
from forkommune.work.registry import makeable_of, source_kinds

from .codebook import (
    CategoryCodes,
    CodeLine,
    CodeRow,
    code_rows,
    codebook_of,
    last_used_of,
    stamp_of,
)
from .resting import Resting, accepted_before, replaced_in, resting_on
from .texts import TextGroup, TextRow, apart_from, groups_of, row_of


@dataclass(frozen=True)
class Mark:
    """One coding as drawn, or a passage without a code."""

    passage: Passage
    coding: Coding | None
    lane: int
    is_selected: bool = False

    @property
    def key(self) -> int:
        """Tells marks apart: a coding's number, or a bare passage's with a minus."""
        return key_of(self.passage, self.coding)

    @property
    def code(self) -> Code | None:
        """The code, if the passage has one here."""
        return self.coding.code if self.coding else None

    @property
    def query(self) -> str:
        """Query string that selects the mark on the screen."""
        return f"?kode={self.coding.pk}" if self.coding else f"?utdrag={self.passage.pk}"

    @property
    def look(self) -> str:
        """Classes for colour and line style; they are the same wherever the mark is drawn."""
        return self.code.look if self.code else "code-none line-dotted"


@dataclass(frozen=True)
class DrawnPiece:
    """Words, and the marks over them from the lowest lane up."""

    text: str
    marks: tuple[Mark, ...]

    @property
    def is_selected(self) -> bool:
        """Whether the words belong to the selected mark."""
        return any(mark.is_selected for mark in self.marks)


@dataclass(frozen=True)
class DrawnParagraph:
    """A line of the text with the marks that begin in it. `start16` in UTF-16 units."""

    start16: int
    pieces: tuple[DrawnPiece, ...]
    begins: tuple[Mark, ...]


@dataclass(frozen=True)
class Check:
    """A passage whose words were corrected, beside the words as they were."""

    passage: Passage
    before: Passage | None

    @property
    def is_lost(self) -> bool:
        """Whether no words are left in the text as it is now."""
        return self.before is None


@dataclass(frozen=True)
class CodingScreen:
    """One text as its coder works on it. What an answer does not draw is not asked for.

    coders: those whose codings the user may see in the text; coder: the one whose alone are drawn,
    None where everybody's are. on_page: the `stamp` of the lists that stand on the visitor's page;
    "" where none do.
    """

    source: SourceText
    revision: TextRevision
    user: User
    hidden: Hidden
    marks: list[Mark]
    coders: list[User]
    coder: int | None
    on_page: str

    @cached_property
    def stamp(self) -> str:
        """Tells whose lists are on the page, of which text and codebook."""
        return f"{self.user.pk}-{self.revision.pk}-{stamp_of(self._code_rows)}"

    @property
    def is_kept(self) -> bool:
        """Whether the lists on the visitor's page may stand: of texts, codes, and sentences."""
        return self.on_page == self.stamp

    @property
    def others(self) -> list[User]:
        """Those beside the user whose codings can be looked at alone."""
        return [one for one in self.coders if one.pk != self.user.pk]

    @property
    def only_mine(self) -> bool:
        """Whether the user's own codings alone are drawn."""
        return self.coder == self.user.pk

    @property
    def kept(self) -> str:
        """What an address on the page carries on, so that the choice of coder stands."""
        return "" if self.coder is None else f"&koder={self.coder}"

    @cached_property
    def _code_rows(self) -> list[CodeRow]:
        return code_rows(self.user)

    @cached_property
    def heading(self) -> str:
        """The question that the text answers."""
        return source_heading(self.source)

    @cached_property
    def origin(self) -> str:
        """The address of what the text comes from."""
        return _told(self.source, "address")

    @cached_property
    def neighbours(self) -> Sequence[tuple[str, str]]:
        """Words and path of the texts before and after."""
        return _neighbours(self.source)

    @cached_property
    def paragraphs(self) -> list[DrawnParagraph]:
        """The text with its marks."""
        return _drawn(self.revision.text, self.marks)

    @cached_property
    def selected(self) -> Mark | None:
        """The chosen mark."""
        return next((mark for mark in self.marks if mark.is_selected), None)

    @cached_property
    def resting(self) -> list[Resting]:
        """What rests on the chosen passage."""
        return resting_on(self.selected.passage, self.user) if self.selected else []

    @cached_property
    def groups(self) -> list[TextGroup]:
        """The texts of the list."""
        near = SourceText.objects.visible_to(self.user).near(self.source)
        apart = apart_from(self.source, self.user)
        if apart.keys:
            near = near.exclude(among("pk", apart.keys))
        rows = list(near.for_coding(self.user, self.hidden))
        groups = groups_of(rows, _headings(rows))
        for group in groups if apart.keys else ():
            if any(row.source.pk == self.source.pk for row in group.rows):
                group.apart = apart
        return groups

    @cached_property
    def own_row(self) -> TextRow:
        """How far this text has come, as its row in the list shows it."""
        if self.is_kept:
            return row_of(self.source, self.user, self.hidden)
        rows = (row for group in self.groups for row in group.rows)
        return next(row for row in rows if row.source.pk == self.source.pk)

    @property
    def is_done(self) -> bool:
        """Whether the coder has marked the text as coded."""
        return self.own_row.is_done

    @cached_property
    def checks(self) -> list[Check]:
        """Passages that wait for a yes."""
        return _checks(self.source, self.revision) if self.own_row.check_count else []

    @cached_property
    def codebook(self) -> list[CategoryCodes]:
        """All usable codes by category."""
        return codebook_of(self.user, self.hidden, self._code_rows)

    @property
    def codes(self) -> list[CodeLine]:
        """All usable codes in the order of the codebook."""
        return [code for category in self.codebook for code in category.codes]

    @property
    def chosen_code(self) -> str:
        """Key of the selected mark's code; "" where no code is selected."""
        code = self.selected.code if self.selected else None
        return str(code.pk) if code else ""

    @property
    def last_used(self) -> str:
        """Keys of the codes at hand without a list, as a page carries them."""
        return " ".join(map(str, last_used_of(self._code_rows)))

    @cached_property
    def _acts(self) -> list[tuple[bool, int | None, int | None]]:
        return list(CodingAct.objects.touched(self.revision, self.user))

    @property
    def can_undo(self) -> bool:
        """Whether an act stands."""
        return any(not is_undone for is_undone, _before, _after in self._acts)

    @property
    def can_redo(self) -> bool:
        """Whether an act is undone."""
        return any(is_undone for is_undone, _before, _after in self._acts)

    @property
    def uses(self) -> str:
        """How often the codes are used that the coder's acts in this text have touched, as a page
        carries it ("12:4 15:0")."""
        codes = {code for _undone, *both in self._acts for code in both if code is not None}
        codings = Coding.objects.visible_to(self.user, self.hidden).of_codes(codes)
        used = codings.uses_by_code() if codes else {}
        return " ".join(f"{code}:{used.get(code, 0)}" for code in sorted(codes))

    @property
    def sentences(self) -> list[tuple[int, int, str]]:
        """Start, end and words of each sentence, for marking without a mouse or script."""
        text = self.revision.text
        return [(start, end, text[start:end]) for start, end in sentences_of(text)]

    @property
    def makeable(self) -> list[tuple[str, Any]]:
        """Kinds of claim that can be made of a passage: name and words of the button."""
        return makeable_of(self.source.kind)


def key_of(passage: Passage, coding: Coding | None) -> int:
    """A coding's number, or a bare passage's with a minus."""
    return coding.pk if coding else -passage.pk


def coding_screen(
    source: SourceText,
    user: User,
    *,
    chosen: int | None = None,
    coder: int | None = None,
    on_page: str = "",
    revision: TextRevision | None = None,
) -> CodingScreen | None:
    """The screen of a text for one coder; None before anything was written in it.

    chosen: `Mark.key` of the selected mark; unknown numbers select nothing. coder: whose codings
    alone are drawn; one who has none here that the user may see is not told from one who has none,
    and everybody's are drawn. on_page: as in `CodingScreen`. revision: the newest, where whoever asks
    has just held it.
    """
    revision = revision or source.current
    if revision is None:
        return None
    hidden = hidden_keys(user)
    seen = list(Coding.objects.visible_to(user, hidden).of_revision(revision).for_screen())
    coders = _coders(seen)
    if coder not in {user.pk, *(one.pk for one in coders)}:
        coder = None
    codings = [one for one in seen if coder in (None, one.coder_id)]
    return CodingScreen(
        source=source,
        revision=revision,
        user=user,
        hidden=hidden,
        marks=_marks(revision, codings, chosen),
        coders=coders,
        coder=coder,
        on_page=on_page,
    )


def source_heading(source: SourceText) -> str:
    """The question that the text answers, where its app tells one."""
    return _told(source, "heading")


def _neighbours(source: SourceText) -> Sequence[tuple[str, str]]:
    """Words and path of the texts before and after."""
    return source_kinds.get(source.kind).neighbours(source) if source.kind in source_kinds else ()


def _headings(sources: list[Any]) -> dict[int, str]:
    """What each text answers; the apps are asked once a kind."""
    kinds = {source.kind for source in sources if source.kind in source_kinds}
    told: dict[int, str] = {}
    for kind in sorted(kinds):
        told |= source_kinds.get(kind).headings([s for s in sources if s.kind == kind])
    return told


def _told(source: SourceText, name: str) -> str:
    """What the app that wrote the text says of it."""
    if source.kind not in source_kinds:
        return ""
    return str(getattr(source_kinds.get(source.kind), name)(source))


def _coders(codings: list[Coding]) -> list[User]:
    """Who made them, by name."""
    by_key = {one.coder_id: one.coder for one in codings}
    return sorted(by_key.values(), key=lambda one: (str(one), one.pk))


def _marks(revision: TextRevision, codings: list[Coding], chosen: int | None) -> list[Mark]:
    bare = list(revision.passages.without_code())
    for passage in (*(coding.passage for coding in codings), *bare):
        passage.revision = revision
    pairs: list[tuple[Passage, Coding | None]] = [(c.passage, c) for c in codings]
    pairs += [(passage, None) for passage in bare]
    spans = [Span(key_of(p, c), p.start, p.end) for p, c in pairs]
    lanes = lanes_of(spans)
    marks = [Mark(p, c, lanes[key_of(p, c)], is_selected=key_of(p, c) == chosen) for p, c in pairs]
    return sorted(marks, key=lambda mark: (mark.passage.start, mark.lane))


def _drawn(text: str, marks: list[Mark]) -> list[DrawnParagraph]:
    by_key = {mark.key: mark for mark in marks}
    spans = [Span(mark.key, mark.passage.start, mark.passage.end) for mark in marks]
    return [
        DrawnParagraph(
            paragraph.start16,
            tuple(
                DrawnPiece(piece.text, tuple(by_key[key] for key in piece.keys))
                for piece in paragraph.pieces
            ),
            tuple(by_key[key] for key in paragraph.begins),
        )
        for paragraph in paragraphs_of(text, spans)
    ]


def _checks(source: SourceText, current: TextRevision) -> list[Check]:
    replaced = replaced_in(source)
    return [
        Check(
            passage,
            accepted_before(passage, replaced) if passage.revision_id == current.pk else None,
        )
        for passage in Passage.objects.to_check().of_source(source)
    ]
