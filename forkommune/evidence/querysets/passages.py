"""Questions about the passages that are marked in texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Greatest, Least, Length, Substr

from forkommune.database.probing import among

from .people import consents_of
from .rights import READ
from .sources import BY_PLACE, SourceTextQuerySet, one_of

if TYPE_CHECKING:
    from forkommune.accounts.models import User

    # Only the base classes name some of them, as text.
    from forkommune.evidence.models import (  # noqa: F401
        Code,
        Passage,
        SourceText,
        TextRevision,
    )

AROUND = 160  # letters on either side of a passage in a list


class PassageQuerySet(models.QuerySet["Passage"]):
    """Marked stretches of text."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Passages of texts that the user may read."""
        from forkommune.evidence.models import SourceText

        if user.has_perm(READ):
            return self.all()
        return self.filter(revision__source__in=SourceText.objects.visible_to(user))

    def quotable_in_public(self, on: date | None = None) -> Self:
        """Passages whose words a public edition may print.

        A person's words need an approved (or waived) revision and a consent in force that covers
        quoting; words about the respondent never qualify, nor a text that names somebody. `quote_named` tells whether municipality
        and role may stand beside them. Published documents may always be quoted.
        """
        from forkommune.evidence.models import QuoteScope, SourceText

        consents = consents_of(OuterRef("revision__source__informant"), on)
        named = consents.filter(scopes__contains=[QuoteScope.QUOTE_NAMED])
        unnamed = consents.filter(
            scopes__overlap=[QuoteScope.QUOTE_UNNAMED, QuoteScope.QUOTE_NAMED]
        )
        documents = Q(revision__source__kind__in=[SourceText.Kind.PLAN, SourceText.Kind.PUBLIC])
        approved = Q(revision__approved_at__isnull=False) | ~Q(revision__approval_waived="")
        approved &= Q(revision__source__redact_since__isnull=True)
        return self.annotate(quote_named=Exists(named)).filter(
            documents | (approved & Exists(unnamed) & ~Q(revision__source__nature="respondent"))
        )

    def to_check(self) -> Self:
        """Those whose words a correction changed or took away, and nobody has said yes to."""
        return self.filter(needs_check=True, moved_to__isnull=True)

    def counted_by_text(self, texts: Collection[int]) -> dict[int, int]:
        """How many there are in some texts, by the keys of the texts."""
        counted = self.filter(among("revision__source__pk", texts)).order_by()
        return dict(counted.values_list("revision__source").annotate(n=Count("pk")))

    def of_source(self, source: SourceText) -> Self:
        """Passages of all revisions of a text, in the order of the newest."""
        return self.filter(revision__source=source)

    def replaced_in(self, source: SourceText) -> Self:
        """Wordings that a correction of a text replaced, with the number of their revision."""
        replaced = self.of_source(source).filter(moved_to__isnull=False)
        return replaced.select_related("revision").defer("revision__text")

    def coded_by(self, coder: User, code: Code, source: SourceText) -> Self:
        """What a coder put a code on by hand in a text as it stands now."""
        newest = _revisions().filter(source=source).order_by("-number").values("pk")[:1]
        return self.filter(
            revision=newest,
            codings__code=code,
            codings__coder=coder,
            codings__adjudication__isnull=True,
        ).order_by("start", "end")

    def carrying(self, codings: models.QuerySet[Any]) -> Self:
        """Passages with at least one of some codings."""
        return self.filter(Exists(codings.order_by().filter(passage=OuterRef("pk"))))

    def behind(self, claims: Iterable[Any]) -> Self:
        """Passages that some claims (sets of keys) rest on, or that speak against them."""
        rests = Q()
        for keys in claims:
            rests |= Q(pk__in=_supports().filter(claim__in=keys).values("passage"))
        return self.filter(rests) if rests else self.none()

    def about(self, organisations: Iterable[int | None]) -> Self:
        """Passages of texts about some organisations, by their keys; None: about nobody."""
        return self.filter(one_of("revision__source__organisation", organisations))

    def from_years(self, years: Iterable[int | None]) -> Self:
        """Passages of texts from some years; None: of those whose year is not known."""
        return self.filter(one_of("revision__source__year", years))

    def said_by(self, informants: Iterable[int]) -> Self:
        """Passages of what some informants said, by their keys."""
        return self.filter(revision__source__informant__in=list(informants))

    def at_place(self, place: str) -> Self:
        """Passages of texts with one place in their source: a question, a page."""
        return self.filter(revision__source__place__iexact=place)

    def of_kind(self, kind: str) -> Self:
        """Passages of one kind of text."""
        return self.filter(revision__source__kind=kind)

    def meeting(self, codings: models.QuerySet[Any]) -> Self:
        """Passages that carry one of some codings, or share words with a passage that does."""
        others = codings.order_by().filter(
            passage__revision=OuterRef("revision"),
            passage__start__lt=OuterRef("end"),
            passage__end__gt=OuterRef("start"),
        )
        return self.filter(Exists(others))

    def for_retrieval(self) -> Self:
        """Of a municipality after another, text after text, in the order of the words; with what
        stands before and after them."""
        text = "revision__text"
        return (
            self.select_related("revision__source__organisation")
            .only(
                "start",
                "end",
                "quote",
                "needs_check",
                "revision__number",
                "revision__source__kind",
                "revision__source__title",
                "revision__source__place",
                "revision__source__year",
                "revision__source__informant",
                "revision__source__is_invented",
                "revision__source__organisation__name",
            )
            .annotate(
                before=Substr(
                    text, Greatest(F("start") - AROUND + 1, 1), Least(F("start"), Value(AROUND))
                ),
                after=Substr(text, F("end") + 1, AROUND),
                length=Length(text),
            )
            .order_by(*(f"revision__source__{field}" for field in BY_PLACE), "start", "end", "pk")
        )

    def in_texts(self, texts: SourceTextQuerySet) -> Self:
        """Passages in some texts."""
        return self.filter(revision__source__in=texts.values("pk"))

    def made_of(self, passage: Passage) -> Self:
        """What a passage became at the next correction; at most one."""
        return self.filter(moved_from=passage)

    def without_code(self) -> Self:
        """Marked, but nobody has put a code on them; in the order of their text."""
        return self.filter(codings__isnull=True).order_by("revision_id", "start", "end")

    def unused(self) -> Self:
        """Passages on which no row of any app stands."""
        relations = self.model._meta.related_objects
        return self.filter(**{f"{relation.name}__isnull": True for relation in relations})

    def with_sources(self) -> Self:
        """With the text and the municipality they come from, in one query."""
        return self.select_related("revision__source__organisation", "revision__source__informant")


def _revisions() -> models.QuerySet[Any]:
    from forkommune.evidence.models import TextRevision

    return TextRevision.objects.all()


def _supports() -> models.QuerySet[Any]:
    from forkommune.evidence.models import Support

    return Support.objects.all()
