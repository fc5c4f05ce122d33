"""Questions about claims and what they rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from .rights import READ

if TYPE_CHECKING:
    from forkommune.accounts.models import User

    # Only the base classes name some of them, as text.
    from forkommune.evidence.models import Claim, ClaimLink, Passage, Support  # noqa: F401


# What a municipality can have: a plan's promises, and what is done and how.
POSSESSIONS = (
    "measure", "routine", "instrument", "institution", "target", "unit", "deadline", "sum",
)  # fmt: skip


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Anything that rests on evidence."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers all; the others what may be published."""
        return self.all() if user.has_perm(READ) else self.publishable()

    def publishable(self) -> Self:
        """Facts that the municipality has had its say on, and wordings it approved.

        The newest right of reply decides; silence is not approval. What the municipality has
        corrected waits for an audit, and what an audit does not find is not published. What has
        lost all it rested on waits for new support.
        """
        return (
            self.with_last_reply()
            .filter(~_open_correction(), ~_refuted(), lost_support_at__isnull=True)
            .filter(
                Q(nature="fact", last_reply__in=["agrees", "corrected", "wording_approved"])
                | Q(nature="assessment", last_reply="wording_approved")
            )
        )

    def with_last_reply(self) -> Self:
        """Annotate `last_reply`: the newest outcome of the municipality's right of reply."""
        from forkommune.evidence.models import ClaimReview

        replies = ClaimReview.objects.filter(claim=OuterRef("pk"), step="right_of_reply")
        return self.annotate(
            last_reply=Subquery(replies.order_by("-on", "-pk").values("outcome")[:1])
        )

    def with_standing(self) -> Self:
        """Annotate `last_reply`, `is_corrected` (a correction that no audit has settled) and
        `is_refuted` (the newest audit does not find it so)."""
        return self.with_last_reply().annotate(
            is_corrected=_open_correction(), is_refuted=_refuted()
        )

    def corrected(self) -> Self:
        """Claims that a municipality has corrected, and that no audit has settled since."""
        return self.filter(_open_correction())

    def passed(self) -> Self:
        """Annotate `is_marked`, `is_answered`, `is_audited`: which of the three passes were made.

        That a municipality has not answered is no answer.
        """
        from forkommune.evidence.models import ClaimReview

        reviews = ClaimReview.objects.filter(claim=OuterRef("pk"))
        answers = reviews.filter(step="right_of_reply").exclude(outcome="no_answer")
        return self.annotate(
            is_marked=Exists(reviews.filter(step="first_mark")),
            is_answered=Exists(answers),
            is_audited=Exists(reviews.filter(step="audit")),
        )

    def of_possession(self) -> Self:
        """Facts about what a municipality has: those that go through the three passes."""
        return self.filter(nature="fact", kind__in=POSSESSIONS, organisation__isnull=False)

    def for_reply(self, organisation: Any) -> Self:
        """What a municipality is asked about: facts about itself that a researcher has marked."""
        rows = self.of_possession().filter(organisation=organisation).passed()
        return rows.filter(is_marked=True).order_by("kind", "statement", "pk")

    def awaiting_first_mark(self, organisation: Any) -> Self:
        """Facts about a municipality that rest on something and that nobody has marked."""
        rows = self.of_possession().filter(organisation=organisation)
        supported = Exists(_supports().speaking_for(OuterRef("pk")))
        return rows.filter(supported).passed().filter(is_marked=False)

    def awaiting_answer(self, organisation: Any) -> Self:
        """Of what a municipality is asked about, what it has said nothing of."""
        return self.for_reply(organisation).filter(is_answered=False)

    def passes_per_organisation(self) -> dict[int, dict[str, int]]:
        """By organisation (primary key): facts, and how many have had each of the passes."""
        rows = self.of_possession().passed().order_by().values("organisation")
        counted = rows.annotate(
            facts=Count("pk"),
            marked=Count("pk", filter=Q(is_marked=True)),
            answered=Count("pk", filter=Q(is_answered=True)),
            audited=Count("pk", filter=Q(is_audited=True)),
            corrected=Count("pk", filter=_open_correction()),
        )
        return {row.pop("organisation"): row for row in counted}

    def with_support_count(self) -> Self:
        """Annotate `support_count`: passages that speak for the claim."""
        return self.annotate(support_count=count_of_support("pk"))

    def unsupported(self) -> Self:
        """Claims that no passage speaks for."""
        return self.exclude(Exists(_supports().speaking_for(OuterRef("pk"))))

    def in_need(self) -> Self:
        """Claims that have lost every passage they rested on, and wait for new support."""
        return self.filter(lost_support_at__isnull=False)

    def contested(self) -> Self:
        """Claims that one passage speaks for and another against, or that another contradicts."""
        from forkommune.evidence.models import ClaimLink

        against = Exists(_supports().filter(claim=OuterRef("pk"), grade="against"))
        in_favour = Exists(_supports().speaking_for(OuterRef("pk")))
        contradictions = ClaimLink.objects.filter(kind="contradicts")
        ends = Q(pk__in=contradictions.values("from_claim")) | Q(
            pk__in=contradictions.values("to_claim")
        )
        return self.filter(Q(against & in_favour) | ends)

    def awaiting_reply(self) -> Self:
        """Facts on which the municipality has not said anything yet."""
        facts = self.filter(nature="fact", organisation__isnull=False)
        answer = Coalesce("last_reply", Value("no_answer"))
        return facts.with_last_reply().annotate(answer=answer).filter(answer="no_answer")

    def carried_by(self, passages: Iterable[int]) -> Self:
        """Claims that some passages (primary keys) speak for."""
        carried = _supports().speaking_for(OuterRef("pk"))
        return self.filter(Exists(carried.filter(passage__in=passages)))

    def with_other_support(self, passages: Iterable[int]) -> Self:
        """Annotate `others`: how many passages beside these (primary keys) speak for the claim."""
        others = _supports().speaking_for(OuterRef("pk")).exclude(passage__in=passages)
        counted = others.order_by().values("claim").annotate(n=Count("pk")).values("n")
        return self.annotate(others=Coalesce(Subquery(counted), 0))

    def leaning_on(self, claims: Iterable[int]) -> Self:
        """Claims that rest on some of these claims (primary keys)."""
        return self.filter(links_out__kind="rests_on", links_out__to_claim__in=claims).distinct()

    def resting_only_on(self, passages: Iterable[Passage]) -> Self:
        """Claims that lose all support when these passages are withdrawn."""
        gone = [passage.pk for passage in passages]
        return self.carried_by(gone).with_other_support(gone).filter(others=0)

    def supportable_by(self, passage: Passage) -> Self:
        """Claims of the passage's municipality that do not rest on it yet."""
        organisation = passage.revision.source.organisation_id
        near = self if organisation is None else self.filter(organisation=organisation)
        return near.exclude(supports__passage=passage).order_by("kind", "statement")

    def concerned_near(self, passage: Passage) -> Self:
        """Measures and targets of the passage's municipality, those of the same text first."""
        source = passage.revision.source
        here = Exists(_supports().filter(claim=OuterRef("pk"), passage__revision__source=source.pk))
        return (
            self.filter(kind__in=["measure", "target"], organisation=source.organisation_id)
            .annotate(is_here=here)
            .order_by("-is_here", "kind", "statement", "pk")
        )

    def linkable_to(self, claim: Claim) -> Self:
        """Other claims, those of the same municipality and those of none."""
        near = Q(organisation=claim.organisation_id) | Q(organisation__isnull=True)
        return self.filter(near).exclude(pk=claim.pk).order_by("kind", "statement")

    def for_listing(self) -> Self:
        """With municipality, support and last reply, the newest first."""
        return (
            self.select_related("organisation", "created_by")
            .with_support_count()
            .with_standing()
            .order_by("-created_at", "-pk")
        )

    def resting_on(self, passage: Passage) -> Self:
        """Every claim that the passage supports, directly or through linked claims one step away."""
        direct = Q(supports__passage=passage)
        linked = Q(links_out__kind="rests_on", links_out__to_claim__supports__passage=passage)
        return self.filter(direct | linked).distinct()


class SupportQuerySet(models.QuerySet["Support"]):
    """What claims rest on."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Support by passages that the user may read."""
        from forkommune.evidence.models import Passage

        return self.filter(passage__in=Passage.objects.visible_to(user))

    def of_claim(self, claim: Claim) -> Self:
        """What one claim rests on."""
        return self.filter(claim=claim)

    def speaking_for(self, claim: Claim | OuterRef) -> Self:
        """What carries a claim: all but what says otherwise."""
        return self.filter(claim=claim).exclude(grade="against")

    def with_passages(self) -> Self:
        """With passage and text, in one query, the best support first in the order of entry."""
        return self.select_related(
            "passage__revision__source__organisation", "passage__revision__source__informant"
        ).order_by("pk")


class ClaimReviewQuerySet(models.QuerySet[Any]):
    """Judgements of claims."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()

    def in_order(self) -> Self:
        """With who judged, the first first."""
        return self.select_related("by").order_by("on", "pk")


class ClaimLinkQuerySet(models.QuerySet["ClaimLink"]):
    """Relations between claims."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Links whose both ends the user may read."""
        from forkommune.evidence.models import Claim

        claims = Claim.objects.visible_to(user)
        return self.filter(from_claim__in=claims, to_claim__in=claims)

    def of_claim(self, claim: Claim) -> Self:
        """Links with the claim at either end."""
        return self.filter(Q(from_claim=claim) | Q(to_claim=claim))

    def of_claims(self, claims: Collection[int]) -> Self:
        """Links with one of some claims (primary keys) at either end."""
        return self.filter(Q(from_claim__in=claims) | Q(to_claim__in=claims))

    def out_of(self, claim: Claim) -> Self:
        """How the claim relates to others."""
        return self.filter(from_claim=claim).select_related("to_claim").order_by("pk")

    def into(self, claim: Claim) -> Self:
        """How others relate to the claim."""
        return self.filter(to_claim=claim).select_related("from_claim").order_by("pk")


def count_of_support(claim: str) -> Coalesce:
    """How many passages speak for each row's claim (the path to its key); asked for a page's rows
    only, where a join would count for all of them."""
    carried = _supports().speaking_for(OuterRef(claim)).order_by()
    return Coalesce(Subquery(carried.values("claim").annotate(n=Count("pk")).values("n")), 0)


def _open_correction() -> Exists:
    """The municipality wrote another wording, and nobody has audited or answered since."""
    from forkommune.evidence.models import ClaimReview

    later = ClaimReview.objects.filter(claim=OuterRef("claim"), pk__gt=OuterRef("pk"))
    settled = later.filter(Q(step="audit") | Q(step="right_of_reply") & ~Q(outcome="no_answer"))
    replies = ClaimReview.objects.filter(claim=OuterRef("pk"), step="right_of_reply")
    corrections = replies.filter(outcome="corrected").exclude(wording="")
    return Exists(corrections.filter(~Exists(settled)))


def _refuted() -> Exists:
    """The newest audit says that it is not so."""
    from forkommune.evidence.models import ClaimReview

    later = ClaimReview.objects.filter(claim=OuterRef("claim"), pk__gt=OuterRef("pk"), step="audit")
    audits = ClaimReview.objects.filter(claim=OuterRef("pk"), step="audit", outcome="disagrees")
    return Exists(audits.filter(~Exists(later)))


def _supports() -> SupportQuerySet:
    from forkommune.evidence.models import Support

    return Support.objects.all()
