"""Questions about double-coding rounds: who is kept from what, and how far the two have come."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from forkommune.database.prepared import Prepared

from .rights import READ

if TYPE_CHECKING:
    from forkommune.accounts.models import User

    # Only the base classes name some of them, as text.
    from forkommune.evidence.models import (  # noqa: F401
        Adjudication,
        Codebook,
        CodingRound,
        RoundResult,
        SourceText,
    )


# What `hidden_keys` found; None where nobody asked yet.
Hidden = Collection[int] | None


class CodingRoundQuerySet(models.QuerySet["CodingRound"]):
    """Texts that two coders code without seeing each other's codes."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()

    def still_open(self) -> Self:
        """Those in which the coders are kept apart."""
        return self.filter(closed_at__isnull=True)

    def by_book(self, book: Codebook) -> Self:
        """Those that are coded by a codebook."""
        return self.filter(codebook=book)

    def with_coder(self, user: User) -> Self:
        """Those in which somebody is one of the two."""
        return self.filter(Q(first=user) | Q(second=user))

    def holding(self, source: SourceText) -> Self:
        """Those that a text is coded in."""
        return self.filter(sources=source)

    def comparing(self, source: SourceText) -> Self:
        """Those in which both coders are done with a text; in a closed one, were when it was closed."""
        both = Q(_is_done(OuterRef("first"), source), _is_done(OuterRef("second"), source))
        then = Exists(_results().filter(round=OuterRef("pk"), sources=source))
        return self.filter(sources=source).filter((both & Q(closed_at__isnull=True)) | then)

    def having_used(self, codes: Iterable[int]) -> Self:
        """Those in which some of these codes could be used: not the ones closed before they came."""
        from forkommune.evidence.models import Code

        used = Code.objects.filter(pk__in=list(codes), since__lte=OuterRef("closed_at"))
        return self.filter(Q(closed_at__isnull=True) | Exists(used))

    def with_people(self) -> Self:
        """With both coders and the codebook; `coded_by` is the label of the version that was in force
        when the round was opened, and so all through it."""
        versions = _versions().filter(book=OuterRef("codebook"), at__lte=OuterRef("opened_at"))
        label = Subquery(versions.order_by("-number").values("label")[:1])
        return self.select_related("first", "second", "codebook").annotate(
            coded_by=Coalesce(label, F("codebook__version"))
        )

    def for_listing(self) -> Self:
        """With coders, number of texts, and in how many differences were settled."""
        return self.with_people().annotate(
            source_count=Count("sources", distinct=True),
            settled_count=Count("adjudications", distinct=True),
        )


class RoundResultQuerySet(models.QuerySet["RoundResult"]):
    """How rounds ended."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()

    def of_round(self, coding_round: CodingRound) -> RoundResult | None:
        """With its version; None while the round is open."""
        rows = self.select_related("version__book").defer("version__content")
        return rows.filter(round=coding_round).first()


class AdjudicationQuerySet(models.QuerySet["Adjudication"]):
    """What was settled."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()

    def of_code(self, code: Any) -> Self:
        """Differences on one code."""
        return self.filter(code=code)


def _versions() -> models.QuerySet[Any]:
    from forkommune.evidence.models import CodebookVersion

    return CodebookVersion.objects.all()


def _results() -> models.QuerySet[Any]:
    from forkommune.evidence.models import RoundResult

    return RoundResult.objects.all()


def _is_done(coder: Any, source: Any) -> Exists:
    """Whether a coder has marked a text as coded."""
    from forkommune.evidence.models import TextReading

    return Exists(TextReading.objects.filter(source=source, coder=coder))


def hidden_codings(user: int | None) -> models.QuerySet[Any]:
    """Codings that the user with this key must not see yet: the other coder's in an open round of
    theirs, in texts that not both have marked as coded. What was settled in a round is nobody's secret."""
    from forkommune.evidence.models import Coding

    # One join for all of them, so that the database begins with the few open rounds.
    rounds = "passage__revision__source__coding_rounds"
    mine = {f"{rounds}__first": user, f"{rounds}__second": F("coder")}
    theirs = {f"{rounds}__second": user, f"{rounds}__first": F("coder")}
    source = OuterRef("passage__revision__source")
    return Coding.objects.filter(
        Q(**mine) | Q(**theirs),
        ~(_is_done(user, source) & _is_done(OuterRef("coder"), source)),
        adjudication__isnull=True,
        **{f"{rounds}__closed_at__isnull": True},
    )


def hidden_readings(user: User | AnonymousUser) -> models.QuerySet[Any]:
    """That the other coder in an open round of theirs is done with a text, while `user` is not: what
    was found there is hidden, and so it is not known what was looked for in vain."""
    from forkommune.evidence.models import TextReading

    mine = {"source__coding_rounds__first": user.pk, "source__coding_rounds__second": F("coder")}
    theirs = {"source__coding_rounds__second": user.pk, "source__coding_rounds__first": F("coder")}
    return TextReading.objects.filter(
        Q(**mine) | Q(**theirs),
        ~_is_done(user.pk, OuterRef("source")),
        source__coding_rounds__closed_at__isnull=True,
    )


def hidden_keys(user: User) -> list[int]:
    """Keys of `hidden_codings`, for a page that asks several times."""
    if not _open_rounds(user=user.pk):
        return []  # most coders are in no round, and the question below is a long one
    return [key for (key,) in _hidden(user=user.pk)]


@Prepared
def _open_rounds(user: int) -> models.QuerySet[Any, Any]:
    from forkommune.evidence.models import CodingRound

    rounds = CodingRound.objects.still_open().filter(Q(first=user) | Q(second=user))
    return rounds.order_by().values_list("pk")[:1]


@Prepared
def _hidden(user: int) -> models.QuerySet[Any, Any]:
    return hidden_codings(user).order_by().values_list("pk")
