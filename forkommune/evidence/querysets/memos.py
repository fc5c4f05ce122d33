"""Questions about memos: a blind round hides what the other coder thinks, not only the codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from forkommune.database.prepared import Prepared
from forkommune.database.probing import among

from .rights import READ

if TYPE_CHECKING:
    from forkommune.accounts.models import User
    from forkommune.evidence.models import Memo  # noqa: F401 - only the base class names it

NAMED_BY = {"codebook": "book", "code": "code", "sourcetext": "source", "passage": "passage"}


class MemoQuerySet(models.QuerySet["Memo"]):
    """Notes of researchers."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers; in an open round not what the other coder wrote about a text, or a passage of
        one, that not both have marked as coded. Asks at once which these are: mostly none."""
        if not user.has_perm(READ) or user.pk is None:
            return self.none()
        hidden = [key for (key,) in _hidden(user=user.pk)]
        return self.exclude(pk__in=hidden) if hidden else self.all()

    def for_listing(self) -> Self:
        """With who wrote them and what they are about, the newest first."""
        return self.select_related(
            "by", "book", "code", "source__organisation", "passage__revision__source__organisation"
        ).order_by("-at", "-pk")

    def by_author(self, author: User | None) -> Self:
        """Those of one researcher; everybody's without one."""
        return self if author is None else self.filter(by=author)

    def for_export(self, texts: Iterable[int], revisions: Iterable[int]) -> Self:
        """Those about codebooks, codes, some texts and passages of some revisions, by their keys; with
        who wrote them, the oldest first."""
        of_texts = among("source__pk", frozenset(texts))
        of_texts |= among("passage__revision__pk", frozenset(revisions))
        of_books = Q(book__isnull=False) | Q(code__isnull=False)
        rows = self.filter(of_books | of_texts).select_related("by", "book", "passage")
        return rows.order_by("at", "pk")

    def about(self, subject: models.Model) -> Self:
        """Those about one book, code, text or passage, with who wrote them, the newest first."""
        return self.filter(**{field_of(subject): subject}).select_related("by")


def field_of(subject: models.Model) -> str:
    """The field of a memo that names such a thing. Raises KeyError for what no memo is about."""
    return NAMED_BY[str(subject._meta.model_name)]


@Prepared
def _hidden(user: int) -> models.QuerySet[Any, Any]:
    from forkommune.evidence.models import Memo

    hidden = _hidden_at("source", user) | _hidden_at("passage__revision__source", user)
    return Memo.objects.filter(hidden).order_by().values_list("pk")


def _hidden_at(text: str, user: int) -> Q:
    """Whether the text that a field leads to is in an open round of the user with the writer."""
    from forkommune.evidence.models import TextReading

    rounds = f"{text}__coding_rounds"
    mine = Q(**{f"{rounds}__first": user, f"{rounds}__second": F("by")})
    theirs = Q(**{f"{rounds}__second": user, f"{rounds}__first": F("by")})
    readings = TextReading.objects.filter(source=OuterRef(text))
    both_done = Exists(readings.filter(coder=user)) & Exists(readings.filter(coder=OuterRef("by")))
    return (mine | theirs) & ~both_done & Q(**{f"{rounds}__closed_at__isnull": True})
