"""Questions about the chain of evidence that SQL can answer, and who may read what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery

from forkommune.ui.dates import today

if TYPE_CHECKING:
    from forkommune.accounts.models import User

    from .models import (
        Passage,
    )

READ = "evidence.read_research"
READ_RELEASED = "evidence.read_released"


class ResearchQuerySet(models.QuerySet[Any]):
    """Rows that only researchers see."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All research material for researchers, nothing for others."""
        return self.all() if user.has_perm(READ) else self.none()


class ProcessingActivityQuerySet(models.QuerySet[Any]):
    """Records of processing."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those for the privacy page; all for those who keep or check the records."""
        if user.has_perm("evidence.view_processingactivity"):
            return self.all()
        return self.filter(is_public=True)


class InformantQuerySet(models.QuerySet["Informant"]):
    """People who tell, without their names."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers only: municipality and role identify a person."""
        return self.all() if user.has_perm(READ) else self.none()

    def with_basis(self, on: date | None = None) -> Self:
        """Those with a documented basis in force for keeping what they say."""
        return self.filter(Exists(_consents(OuterRef("pk"), on)))


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Bases for processing; the newest in force counts."""

    def in_force(self, on: date | None = None) -> Self:
        """Given, not ended and not withdrawn on a day (today by default)."""
        day = on or today()
        return self.filter(given_on__lte=day, withdrawn_at__isnull=True).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers, and the data-protection officer."""
        return self.all() if user.has_perm("evidence.view_consent") else self.none()


def _consents(informant: Any, on: date | None = None) -> Any:
    from .models import Consent

    return Consent.objects.in_force(on).filter(informant=informant)


class SourceTextQuerySet(models.QuerySet["SourceText"]):
    """Texts that evidence rests on."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers all, the secretariat what was released to it, everybody public documents."""
        if user.has_perm(READ):
            return self.all()
        public = Q(kind__in=[self.model.Kind.PLAN, self.model.Kind.PUBLIC], is_invented=False)
        if user.has_perm(READ_RELEASED):
            return self.filter(public | Q(released_at__isnull=False))
        return self.filter(public)


class PassageQuerySet(models.QuerySet["Passage"]):
    """Marked stretches of text."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Passages of texts that the user may read."""
        from .models import SourceText

        return self.filter(revision__source__in=SourceText.objects.visible_to(user))

    def quotable_in_public(self, on: date | None = None) -> Self:
        """Passages whose words a public edition may print.

        A person's words need an approved (or waived) revision and a consent in force that covers
        quoting; words about the respondent never qualify. `quote_named` tells whether municipality
        and role may stand beside them. Published documents may always be quoted.
        """
        from .models import QuoteScope, SourceText

        consents = _consents(OuterRef("revision__source__informant"), on)
        named = consents.filter(scopes__contains=[QuoteScope.QUOTE_NAMED])
        unnamed = consents.filter(
            scopes__overlap=[QuoteScope.QUOTE_UNNAMED, QuoteScope.QUOTE_NAMED]
        )
        documents = Q(revision__source__kind__in=[SourceText.Kind.PLAN, SourceText.Kind.PUBLIC])
        approved = Q(revision__approved_at__isnull=False) | ~Q(revision__approval_waived="")
        return self.annotate(quote_named=Exists(named)).filter(
            documents | (approved & Exists(unnamed) & ~Q(revision__source__nature="respondent"))
        )

    def with_sources(self) -> Self:
        """With the text and the municipality they come from, in one query."""
        return self.select_related("revision__source__organisation", "revision__source__informant")


class CodeQuerySet(models.QuerySet["Code"]):
    """Codes of the codebook."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()

    def usable(self) -> Self:
        """Codes that can be put on a passage today."""
        return self.filter(is_codable=True, merged_into__isnull=True)


class CodingQuerySet(models.QuerySet["Coding"]):
    """Uses of codes."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Anything that rests on evidence."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers all; the others what may be published."""
        return self.all() if user.has_perm(READ) else self.publishable()

    def publishable(self) -> Self:
        """Facts that the municipality has had its say on, and wordings it approved.

        The newest right of reply decides; silence is not approval.
        """
        return self.with_last_reply().filter(
            Q(nature="fact", last_reply__in=["agrees", "corrected", "wording_approved"])
            | Q(nature="assessment", last_reply="wording_approved")
        )

    def with_last_reply(self) -> Self:
        """Annotate `last_reply`: the newest outcome of the municipality's right of reply."""
        from .models import ClaimReview

        replies = ClaimReview.objects.filter(claim=OuterRef("pk"), step="right_of_reply")
        return self.annotate(
            last_reply=Subquery(replies.order_by("-on", "-pk").values("outcome")[:1])
        )

    def with_support_count(self) -> Self:
        """Annotate `support_count`: passages that speak for the claim."""
        return self.annotate(
            support_count=Count("supports", filter=~Q(supports__grade="against"), distinct=True)
        )

    def unsupported(self) -> Self:
        """Claims that no passage speaks for."""
        return self.with_support_count().filter(support_count=0)

    def resting_on(self, passage: Passage) -> Self:
        """Every claim that the passage supports, directly or through linked claims one step away."""
        direct = Q(supports__passage=passage)
        linked = Q(links_out__kind="rests_on", links_out__to_claim__supports__passage=passage)
        return self.filter(direct | linked).distinct()


class SupportQuerySet(models.QuerySet["Support"]):
    """What claims rest on."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Support by passages that the user may read."""
        from .models import Passage

        return self.filter(passage__in=Passage.objects.visible_to(user))


class ClaimLinkQuerySet(models.QuerySet["ClaimLink"]):
    """Relations between claims."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Links whose both ends the user may read."""
        from .models import Claim

        claims = Claim.objects.visible_to(user)
        return self.filter(from_claim__in=claims, to_claim__in=claims)
