"""Questions about codes, the codebooks they stand in, and what a book was at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Max, OuterRef, Q, Subquery

from .rights import READ

if TYPE_CHECKING:
    from forkommune.accounts.models import User

    # Only the base classes name some of them, as text.
    from forkommune.evidence.models import Code, Codebook, CodebookVersion, SourceText

LISTED = (
    "pk",
    "name",
    "definition",
    "position",
    "category",
    "category__name",
    "codebook__title",
    "codebook__version",
)


class CodeQuerySet(models.QuerySet["Code"]):
    """Codes of the codebook."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()

    def usable(self) -> Self:
        """Codes that can be put on a passage today."""
        return self.filter(is_codable=True, merged_into__isnull=True, retired_at__isnull=True)

    def come_after(self, moment: datetime) -> Self:
        """Codes that nobody could look for until after a moment."""
        return self.filter(since__gt=moment)

    def not_looked_for(self, source: SourceText, coder: User) -> Self:
        """Codes that came after a coder marked a text as coded, by name."""
        from forkommune.evidence.models import TextReading

        done = TextReading.objects.filter(source=source, coder=coder).values("done_at")
        return self.filter(since__gt=Subquery(done)).order_by("name")

    def standing(self) -> Self:
        """Codes and categories that are neither merged into another nor out of use."""
        return self.filter(merged_into__isnull=True, retired_at__isnull=True)

    def in_book(self, book: Codebook) -> Self:
        """Codes of one book with what their content names, in its order."""
        return (
            self.filter(codebook=book)
            .select_related("category", "merged_into", "split_from", "term")
            .order_by("position", "name", "pk")
        )

    def categories_of(self, book: Codebook) -> Self:
        """Categories of a book that codes can be put under, in its order."""
        return self.standing().filter(codebook=book, is_codable=False).order_by("position", "name")

    def usable_of(self, book: Codebook) -> Self:
        """Codes of a book that can be used, in its order."""
        return (
            self.usable()
            .filter(codebook=book)
            .order_by("category__position", "category__name", "position", "name")
        )

    def parts_of(self, code: Code) -> Self:
        """The codes that a code was split into, as far as they can be used."""
        return self.usable().filter(split_from=code).order_by("position", "pk")

    def with_keys(self, keys: Iterable[int]) -> Self:
        """Codes by their primary keys."""
        return self.filter(pk__in=list(keys))

    def named(self, book: Codebook, name: str) -> Self:
        """The code of a book with a name, whatever its capitals."""
        return self.filter(codebook=book, name__iexact=name)

    def last_position(self, book: Codebook, category: Code | None) -> int:
        """The place of the last code under a category of a book; 0 before there is one."""
        codes = self.filter(codebook=book, category=category)
        return int(codes.aggregate(last=Max("position"))["last"] or 0)

    def with_fate(self) -> Self:
        """With the category, the book, what a code came from and what it was merged into."""
        return self.select_related("category", "codebook", "merged_into", "split_from")

    def in_order(self) -> Self:
        """Codes and categories of all books, book after book, in the order of each."""
        return self.order_by("codebook__title", "codebook", "position", "name", "pk")

    def for_export(self) -> Self:
        """All that somebody may have used, categories before what stands in them."""
        return (
            self.filter(Q(merged_into__isnull=True) | Q(codings__isnull=False))
            .select_related("category")
            .order_by("category__position", "category__name", "position", "name")
            .distinct()
        )

    def for_codebook(self, coder: int) -> models.QuerySet[Any, Any]:
        """Usable codes in the order of the book, as rows of `LISTED` and of when the coder with this
        key used each last, which an index tells."""
        mine = _codings().filter(code=OuterRef("pk"), coder=coder).order_by("-created_at")
        in_order = self.usable().order_by(
            "category__position", "category__name", "position", "name"
        )
        last_used = Subquery(mine.values("created_at")[:1])
        return in_order.annotate(last_used=last_used).values_list(*LISTED, "last_used")


class CodebookQuerySet(models.QuerySet["Codebook"]):
    """Codebooks."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()

    def in_hands(self, title: str) -> Self:
        """The book of a title, where somebody has made a version of it or codes blind by it."""
        made = Q(versions__from_file=False)
        blind = Q(rounds__isnull=False, rounds__closed_at__isnull=True)
        return self.filter(made | blind, title=title)


class CodebookVersionQuerySet(models.QuerySet["CodebookVersion"]):
    """What a codebook was at a time."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()

    def newest_of(self, book: Codebook) -> CodebookVersion | None:
        """The version in force, its content read when it is asked for; None before there is one."""
        return self.filter(book=book).order_by("-number").defer("content").first()

    def for_listing(self) -> Self:
        """With the book and who made it, the newest first."""
        return self.select_related("book", "by").order_by("book__title", "-number")

    def of_book(self, book: Codebook) -> Self:
        """Versions of one book."""
        return self.filter(book=book)

    def before(self, version: CodebookVersion) -> Self:
        """Earlier versions of the same book, the newest first."""
        return self.filter(book=version.book_id, number__lt=version.number).order_by("-number")


def _codings() -> models.QuerySet[Any]:
    from forkommune.evidence.models import Coding

    return Coding.objects.all()
