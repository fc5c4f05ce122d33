"""The portal's coded material as a `Material`, for somebody who may read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.accounts.models import User
from forkommune.evidence.divisions import Speaker, speakers
from forkommune.evidence.models import Code, Codebook, Coding, Memo, SourceText, TextRevision
from forkommune.evidence.selectors.code_tree import branches_of
from forkommune.evidence.selectors.texts import TextGroup, groups_of
from forkommune.work.registry import source_kinds

from .assembling import Piece, assemble
from .identifiers import Identity, file_names, unique_names
from .material import CaseRow, CodedStretch, Coder, CodeRow, Material, MemoRow, Text
from .memos import Exported, Placed, memo_rows

UNKNOWN = "unknown"
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class NothingToExport(ValueError):
    """There is no codebook yet."""


class MaterialGone(ValueError):
    """Somebody withdrew while the files were made, so that they hold what may not leave any more."""


@dataclass(frozen=True)
class Collected:
    """The material, the identity that names what only the files have, and the texts it came from."""

    material: Material
    identity: Identity
    sources: Sequence[SourceText]


def collect(user: User | None) -> Collected:
    """All codes, texts and codings that `user` may read; everything for None (the command).

    Raises NothingToExport without a codebook, and MaterialGone where a text went while it was read.
    """
    book = Codebook.objects.order_by("-published_at", "-pk").first()
    if book is None:
        raise NothingToExport(_("There is no codebook yet; make one before you export."))
    return _Collector(book, user).collected()


class CodingRow(NamedTuple):
    """A coding as `CodingQuerySet.for_export` reads it. source: the key of its text."""

    pk: int
    source: int
    start: int
    end: int
    quote: str
    needs_check: bool
    code: UUID
    coder: int
    coder_name: str
    memo: str
    at: datetime
    version: str


class RevisionRow(NamedTuple):
    """The words of a text as `TextRevisionQuerySet.for_export` reads them. source: the key of the text.
    writer: None where nobody is known."""

    pk: int
    source: int
    text: str
    created_at: datetime
    writer: int | None
    writer_name: str


class _Collector:
    """Reads each table once; every row gets its identifier from the same identity."""

    def __init__(self, book: Codebook, user: User | None) -> None:
        self.book = book
        self.identity = Identity(book.uuid)
        self._users: dict[int | None, str] = {}
        sources = SourceText.objects.all() if user is None else SourceText.objects.visible_to(user)
        codings = Coding.objects.all() if user is None else Coding.objects.visible_to(user)
        codes = Code.objects.all() if user is None else Code.objects.visible_to(user)
        self.sources = list(sources.for_export())
        written, self.naming = sources.written().counted_with_naming()
        self.without_basis = written - len(self.sources) - self.naming
        current = TextRevision.objects.current_of(sources.for_export())
        self.revisions = list(map(RevisionRow._make, current.for_export()))
        self.codings = list(map(CodingRow._make, codings.for_export(sources.for_export())))
        self.codes = list(codes.for_export())
        memos = Memo.objects.all() if user is None else Memo.objects.visible_to(user)
        self.memos = list(
            memos.for_export(
                (source.pk for source in self.sources),
                (revision.pk for revision in self.revisions),
            )
        )
        self.about_texts: dict[int | None, list[Memo]] = {}
        for memo in self.memos:
            self.about_texts.setdefault(memo.source_id, []).append(memo)
        self.placed: dict[int, Placed] = {}
        self.said_by = {one.pk: one.informant_id for one in self.sources if one.informant_id}
        self.speakers = _speakers(set(self.said_by.values()))
        self.texts_by_key = {revision.source: revision for revision in self.revisions}
        if any(source.pk not in self.texts_by_key for source in self.sources):
            raise MaterialGone(gone_words())

    def collected(self) -> Collected:
        """Everything put together."""
        texts, codes = self._texts(), self._codes()
        memos = self._memos(codes)
        material = Material(
            identifier=self.identity.of("project", "1"),
            name=self.book.title,
            codebook=_("Codebook: %(book)s.") % {"book": self.book},
            at=self.book.published_at or LONG_AGO,
            coders=self._coders(),
            codes=codes,
            texts=texts,
            cases=(*self._cases(), *self._speakers(texts)),
            memos=memos,
            left_out=self._left_out(len(self.memos) - len(memos)),
            is_invented=any(source.is_invented for source in self.sources),
            variables=self._variables(texts),
        )
        return Collected(material, self.identity, self.sources)

    def _variables(self, texts: Sequence[Text]) -> tuple[str, ...]:
        known = [text.values for text in texts] + [one.values for one in self.speakers.values()]
        return tuple(dict.fromkeys(name for values in known for name in values))

    def _coders(self) -> tuple[Coder, ...]:
        """Those who wrote or coded; first the one who stands where nobody is known."""
        names: dict[int, str] = {coding.coder: coding.coder_name for coding in self.codings}
        names |= {memo.by.pk: memo.by.name for memo in self.memos if memo.by is not None}
        names |= {one.writer: one.writer_name for one in self.revisions if one.writer is not None}
        unknown = Coder(self._user(None), _("Unknown"))
        known = unique_names(names[key] for key in sorted(names))
        return unknown, *(
            Coder(self._user(key), name) for key, name in zip(sorted(names), known, strict=True)
        )

    def _user(self, key: int | None) -> str:
        if key not in self._users:
            self._users[key] = self.identity.of("user", UNKNOWN if key is None else key)
        return self._users[key]

    def _codes(self) -> tuple[CodeRow, ...]:
        """Categories before their codes. The name of a code is its own in the whole book."""
        branches = branches_of(self.codes)
        names = unique_names(branch.code.name for branch in branches)
        return tuple(
            CodeRow(
                identifier=str(branch.code.uuid).upper(),
                name=name,
                description=_described(branch.code),
                colour=branch.code.colour.upper(),
                is_codable=branch.code.is_codable,
                parent=str(branch.above[-1].uuid).upper() if branch.above else None,
            )
            for branch, name in zip(branches, names, strict=True)
        )

    def _memos(self, codes: Sequence[CodeRow]) -> tuple[MemoRow, ...]:
        """Those about what is in the files."""
        names = {code.identifier: code.name for code in codes}
        keys = {code.pk: str(code.uuid).upper() for code in self.codes}
        exported = Exported(
            codes={key: (identifier, names[identifier]) for key, identifier in keys.items()},
            texts=self.placed,
            texts_of_revisions={revision.pk: revision.source for revision in self.revisions},
        )
        return memo_rows(self.memos, exported, self.identity, self._user)

    def _cases(self) -> tuple[CaseRow, ...]:
        organisations = {
            source.organisation_id: source.organisation
            for source in self.sources
            if source.organisation
        }
        return tuple(
            CaseRow(self.identity.of("case", key), name, {})
            for key, name in zip(
                organisations, unique_names(map(str, organisations.values())), strict=True
            )
        )

    def _speakers(self, texts: Sequence[Text]) -> tuple[CaseRow, ...]:
        """Those who spoke among others, each with the coded stretches of their own words."""
        said: dict[str, list[str]] = {}
        for text in texts:
            for one in text.codings:
                said.setdefault(one.speaker, []).append(one.selection)
        names = unique_names(one.name for one in self.speakers.values())
        return tuple(
            CaseRow(case, name, dict(one.values), tuple(said.get(case, ())))
            for case, name, one in zip(
                map(self._speaker, self.speakers), names, self.speakers.values(), strict=True
            )
        )

    def _speaker(self, informant: int | None) -> str:
        """The identifier of a speaker's case; "" for who told alone."""
        return self.identity.of("speaker", informant) if informant in self.speakers else ""

    def _texts(self) -> tuple[Text, ...]:
        groups = groups_of(self.sources, _headings(self.sources))
        names = file_names(group.title for group in groups)
        codings: dict[int, list[CodingRow]] = {}
        for coding in self.codings:
            codings.setdefault(coding.source, []).append(coding)
        return tuple(
            self._text(group, name, codings) for group, name in zip(groups, names, strict=True)
        )

    def _text(self, group: TextGroup, name: str, codings: dict[int, list[CodingRow]]) -> Text:
        whole = assemble(
            Piece(row.source.pk, _over(row.label, row.heading), self._words(row.source.pk))
            for row in group.rows
        )
        revisions = [self.texts_by_key[row.source.pk] for row in group.rows]
        first = group.rows[0].source
        stretches = [
            self._stretch(coding, whole.starts[row.source.pk])
            for row in group.rows
            for coding in codings.get(row.source.pk, [])
        ]
        identifier = self.identity.of("text", first.pk)
        for row in group.rows:
            self.placed[row.source.pk] = Placed(identifier, name, whole.starts[row.source.pk])
        return Text(
            identifier=identifier,
            name=name,
            description=self._described(group),
            text=whole.text,
            author=self._user(revisions[0].writer),
            at=min(row.source.created_at for row in group.rows),
            changed_at=max(revision.created_at for revision in revisions),
            group=group.kind,
            case=self.identity.of("case", first.organisation_id) if first.organisation_id else None,
            values=_values(group),
            year=_year(group),
            codings=tuple(sorted(stretches, key=lambda s: (s.start, s.end, s.identifier))),
        )

    def _described(self, group: TextGroup) -> str:
        """What stands about a whole text: that it is invented, and its memos with who and when."""
        told = [_("Invented example")] if group.is_invented else []
        for row in group.rows:
            for memo in self.about_texts.get(row.source.pk, []):
                day = timezone.localdate(memo.at).isoformat()
                told.append(f"{row.label} ({memo.by or _('Unknown')}, {day}): {memo.text}")
        return "\n".join(told)

    def _words(self, key: int) -> str:
        return self.texts_by_key[key].text

    def _stretch(self, coding: CodingRow, offset: int) -> CodedStretch:
        return CodedStretch(
            identifier=self.identity.of("coding", coding.pk),
            selection=self.identity.of("selection", coding.pk),
            start=offset + coding.start,
            end=offset + coding.end,
            quote=coding.quote,
            code=str(coding.code).upper(),
            coder=self._user(coding.coder),
            memo=coding.memo,
            at=coding.at,
            version=coding.version,
            speaker=self._speaker(self.said_by.get(coding.source)),
        )

    def _left_out(self, memos: int) -> tuple[str, ...]:
        """What a reader of the files would look for in vain, in sentences."""
        told = [
            _("Findings, examples and reports that rest on the passages are not in the file."),
            _("Names and contact data of those who told are never exported."),
            _(
                "Passages with neither a code nor a memo, and earlier revisions of texts, are not in it."
            ),
        ]
        if memos:
            told.append(
                ngettext(
                    "%(count)d memo is left out: its code was made one with another.",
                    "%(count)d memos are left out: their codes were made one with others.",
                    memos,
                )
                % {"count": memos}
            )
        if self.without_basis:
            told.append(
                ngettext(
                    "%(count)d text is left out: nobody has a basis in force for sharing it.",
                    "%(count)d texts are left out: nobody has a basis in force for sharing them.",
                    self.without_basis,
                )
                % {"count": self.without_basis}
            )
        if self.naming:
            told.append(
                ngettext(
                    "%(count)d text is left out: it names somebody, and the name is to be taken out.",
                    "%(count)d texts are left out: they name somebody, and the names are to be taken out.",
                    self.naming,
                )
                % {"count": self.naming}
            )
        if waiting := sum(coding.needs_check for coding in self.codings):
            told.append(
                ngettext(
                    "%(count)d coding stands on words that were corrected and nobody has checked.",
                    "%(count)d codings stand on words that were corrected and nobody has checked.",
                    waiting,
                )
                % {"count": waiting}
            )
        return tuple(told)


def gone_words() -> str:
    """Why nothing was handed over."""
    return _("Somebody withdrew while the file was made. Nothing left the portal; export anew.")


def _speakers(informants: set[int]) -> dict[int, Speaker]:
    told: dict[int, Speaker] = {}
    for speakers_of in speakers:
        told |= speakers_of(informants)
    return told


def _headings(sources: Sequence[SourceText]) -> dict[int, str]:
    told: dict[int, str] = {}
    for kind in sorted({source.kind for source in sources if source.kind in source_kinds}):
        of_kind = [source for source in sources if source.kind == kind]
        told |= source_kinds.get(kind).headings(of_kind)
    return told


def _over(label: str, heading: str) -> str:
    return f"{label}: {heading}" if heading else label


def _described(code: Code) -> str:
    parts = [
        code.definition,
        code.include and _("Use when: %(words)s") % {"words": code.include},
        code.exclude and _("Do not use when: %(words)s") % {"words": code.exclude},
        code.example and _("Example: %(words)s") % {"words": code.example},
    ]
    return "\n".join(part for part in parts if part)


def _values(group: TextGroup) -> dict[str, Any]:
    told = {str(_("Kind of source")): str(group.kind)}
    if group.organisation:
        told[str(_("Municipality"))] = str(group.organisation)
    if year := _year(group):
        told[str(_("Year"))] = str(year)
    return told


def _year(group: TextGroup) -> int | None:
    """The year that all texts of a group are from."""
    years = {row.source.year for row in group.rows}
    return years.pop() if len(years) == 1 else None
