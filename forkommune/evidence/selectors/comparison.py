"""The texts in which two coders used one code: where only one did, and where both did."""

from __future__ import annotations

from dataclasses import dataclass, field

from forkommune.evidence.models import (
    Adjudication,
    Code,
    Coding,
    CodingRound,
    Passage,
    SourceText,
    TextRevision,
)
from forkommune.evidence.segments import Paragraph, Span, paragraphs_of


@dataclass
class ComparedText:
    """One text: what each of the two marked with the code, and what was settled."""

    source: SourceText
    code: Code
    first: list[Passage] = field(default_factory=list)
    second: list[Passage] = field(default_factory=list)
    settled: Adjudication | None = None

    @property
    def differs(self) -> bool:
        """Whether only one of them used the code: the same unit as alpha's."""
        return not (self.first and self.second)

    @property
    def only(self) -> str:
        """The letter of the one who used the code alone; empty where both did."""
        return ("A" if self.first else "B") if self.differs else ""

    @property
    def query(self) -> str:
        """Query string that opens the text."""
        alike = "" if self.differs else "&vis=likt"
        return f"?kode={self.code.pk}{alike}&tekst={self.source.pk}"

    @property
    def quote(self) -> str:
        """The first words that one of them marked."""
        return (self.first or self.second)[0].quote


@dataclass(frozen=True)
class SideBySide:
    """The chosen text as each coder left it, for one code."""

    text: ComparedText
    first: list[Paragraph]
    second: list[Paragraph]
    stretch: str
    place: int
    previous: ComparedText | None
    next: ComparedText | None


@dataclass(frozen=True)
class Comparison:
    """All texts of a round in which a code was used, and the one that is open."""

    code: Code
    differing: list[ComparedText]
    agreeing: list[ComparedText]
    show_agreeing: bool
    chosen: SideBySide | None

    @property
    def total(self) -> int:
        """Texts in which at least one of them used the code."""
        return len(self.differing) + len(self.agreeing)

    @property
    def shown(self) -> list[ComparedText]:
        """The list that is open."""
        return self.agreeing if self.show_agreeing else self.differing


def comparison(
    coding_round: CodingRound, code: Code, *, agreeing: bool = False, source: int | None = None
) -> Comparison:
    """Where the two differ on a code; with `agreeing`, where both used it, boundaries as they are.

    source: the text to open; one that is not in the list opens the first.
    """
    texts = _texts(coding_round, code)
    differing = [text for text in texts if text.differs]
    same = [text for text in texts if not text.differs]
    shown = same if agreeing else differing
    place = next((n for n, text in enumerate(shown) if text.source.pk == source), 0)
    return Comparison(
        code=code,
        differing=differing,
        agreeing=same,
        show_agreeing=agreeing,
        chosen=_side_by_side(shown, place) if shown else None,
    )


def _texts(coding_round: CodingRound, code: Code) -> list[ComparedText]:
    compared = SourceText.objects.compared_in(coding_round).with_organisation()
    sources = {source.pk: source for source in compared}
    texts: dict[int, ComparedText] = {}
    codings = (
        Coding.objects.in_round(coding_round)
        .of_code(code)
        .filter(passage__revision__source__in=sources)
    )
    for coding in codings.select_related("passage__revision").order_by("passage__start"):
        key = coding.passage.revision.source_id
        text = texts.setdefault(key, ComparedText(sources[key], code))
        marks = text.first if coding.coder_id == coding_round.first_id else text.second
        marks.append(coding.passage)
    for settled in coding_round.adjudications.of_code(code).select_related("by"):
        if settled.source_id in texts:
            texts[settled.source_id].settled = settled
    return sorted(
        texts.values(), key=lambda text: (str(text.source.organisation), str(text.source))
    )


def _side_by_side(shown: list[ComparedText], place: int) -> SideBySide:
    text = shown[place]
    revision: TextRevision = (text.first or text.second)[0].revision
    marks = [*text.first, *text.second]
    stretch = revision.text[min(m.start for m in marks) : max(m.end for m in marks)]
    return SideBySide(
        text=text,
        first=_marked(revision.text, text.first),
        second=_marked(revision.text, text.second),
        stretch=stretch,
        place=place + 1,
        previous=shown[place - 1] if place else None,
        next=shown[place + 1] if place + 1 < len(shown) else None,
    )


def _marked(text: str, passages: list[Passage]) -> list[Paragraph]:
    return paragraphs_of(text, [Span(p.pk, p.start, p.end) for p in passages])
