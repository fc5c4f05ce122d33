"""Versions of a codebook as the pages show them: what each changed, and what became of a code."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import User
from forkommune.evidence.codebook_changes import Change, Kind, changes_between
from forkommune.evidence.models import Code, Codebook, CodebookVersion, Coding, Memo

FIELDS = {
    "definition": gettext_lazy("definition"),
    "include": gettext_lazy("use when"),
    "exclude": gettext_lazy("do not use when"),
    "example": gettext_lazy("example"),
    "term": gettext_lazy("term"),
}


@dataclass(frozen=True)
class ToDivide:
    """A split code with codings that nobody has divided yet."""

    code: Code
    count: int


@dataclass(frozen=True)
class BookPage:
    """A book with its versions, the newest first, and what waits."""

    book: Codebook
    versions: list[CodebookVersion]
    to_divide: list[ToDivide]
    rounds: list[str]
    memos: list[Memo]

    @property
    def memo_anchor(self) -> str:
        """Where on the page its memos stand."""
        return f"memoer-{self.book.pk}"


def book_pages(user: User) -> list[BookPage]:
    """Every book; a fixed number of queries a book, of which there is one as a rule."""
    return [
        BookPage(
            book,
            list(CodebookVersion.objects.visible_to(user).of_book(book).for_listing()),
            waiting_in(book, user),
            [str(one) for one in book.rounds.still_open()],
            list(Memo.objects.visible_to(user).about(book)),
        )
        for book in Codebook.objects.visible_to(user)
    ]


def waiting_in(book: Codebook, user: User) -> list[ToDivide]:
    """Split codes that still have codings which the user may see."""
    codings = Coding.objects.visible_to(user).of_split_codes(book)
    counts = {row["code_id"]: row["n"] for row in codings.counted_by_code()}
    codes = Code.objects.visible_to(user).with_keys(counts).in_order()
    return [ToDivide(code, counts[code.pk]) for code in codes]


@dataclass(frozen=True)
class ToldChange:
    """A change in words. before, after: shown beside each other where both are words of a code."""

    name: str
    what: str
    before: str
    after: str


def told_changes(before: CodebookVersion | None, after: CodebookVersion) -> list[ToldChange]:
    """What a later version says otherwise than an earlier; all codes are new to the first."""
    content = before.content if before else {"codes": []}
    return [_told(change) for change in changes_between(content, after.content)]


def _told(change: Change) -> ToldChange:
    words = {"before": change.before or _("no category"), "after": change.after or _("no category")}
    match change.kind:
        case Kind.RENAMED:
            what = _("renamed from “%(before)s”") % words
        case Kind.MOVED:
            what = _("moved from %(before)s to %(after)s") % words
        case Kind.MERGED:
            what = _("merged into “%(after)s”") % words
        case Kind.SPLIT:
            what = _("split into %(after)s") % words
        case Kind.REDEFINED:
            field = str(FIELDS.get(change.field, change.field))
            return ToldChange(
                change.name, _("changed: %(field)s") % {"field": field}, change.before, change.after
            )
        case Kind.NEW:
            what = _("new")
        case Kind.GONE:
            what = _("removed")
        case Kind.RETIRED:
            what = _("out of use")
        case Kind.BROUGHT_BACK:
            what = _("in use again")
    return ToldChange(change.name, what, "", "")
