"""Questions about informants, their consents and the records of processing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from forkommune.ui.dates import today
from forkommune.work.registry import contact_guards

from .rights import READ

if TYPE_CHECKING:
    from forkommune.accounts.models import User

    # Only the base classes name some of them, as text.
    from forkommune.evidence.models import Consent, Informant  # noqa: F401


class ResearchQuerySet(models.QuerySet[Any]):
    """Rows that only researchers see."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All research material for researchers, nothing for others."""
        return self.all() if user.has_perm(READ) else self.none()


class ResearchExportQuerySet(ResearchQuerySet):
    """Files with research material that were taken out of the portal."""

    def since_texts(self, sources: Any) -> Self:
        """Those that may hold some of these texts (primary keys): made after the first was written,
        and not a codebook alone."""
        from forkommune.evidence.models import SourceText

        first = SourceText.objects.filter(pk__in=sources).aggregate(at=models.Min("created_at"))
        if first["at"] is None:
            return self.none()
        return self._about_people().filter(at__gte=first["at"]).select_related("by")

    def _about_people(self) -> Self:
        """All but codebooks: with texts, or with who was called and what came of it."""
        from forkommune.evidence.models import ResearchExport

        return self.filter(Q(text_count__gt=0) | Q(format=ResearchExport.Format.BOARD))

    def of_board(self, scope: str) -> Self:
        """Boards of a round that were taken out, with who took them."""
        from forkommune.evidence.models import ResearchExport

        rows = self.filter(format=ResearchExport.Format.BOARD, scope=scope)
        return rows.select_related("by")

    def before_withdrawal(self, informant: Any) -> Self:
        """Those that may hold what an informant said who has withdrawn it since: made while a consent
        stood, and not a codebook alone."""
        consents = informant.consents.filter(withdrawn_at__isnull=False)
        times = consents.aggregate(first=models.Min("given_on"), last=models.Max("withdrawn_at"))
        if times["first"] is None:
            return self.none()
        while_kept = Q(at__date__gte=times["first"], at__lte=times["last"])
        return self._about_people().filter(while_kept).select_related("by")


class ContactKeyQuerySet(ResearchQuerySet):
    """Who informants are."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers, but for those whom an app keeps from them (`registry.contact_guards`)."""
        rows = super().visible_to(user)
        return rows.exclude(pk__in=self.guarded_from(user).values("pk"))

    def guarded_from(self, user: User | AnonymousUser) -> Self:
        """Those that an app keeps from a user, whatever role the user has."""
        guarded = Q(pk__in=[])
        for guard in contact_guards:
            guarded |= Q(informant__in=guard(user))
        return self.filter(guarded)

    def due_by(self, day: date) -> Self:
        """Those whose day of deletion is this one or before it, the first first."""
        return self.filter(delete_on__lte=day).order_by("delete_on", "pk")


class ContactAttemptQuerySet(ResearchQuerySet):
    """Calls and mails to informants."""

    def newest_first(self) -> Self:
        """With who made them."""
        return self.select_related("by").order_by("-at", "-pk")

    def newest_of(self, informant: Any) -> Self:
        """The newest of an outer query's informant, for a subquery."""
        return self.filter(informant=informant).order_by("-at", "-pk")[:1]


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

    def to_be_erased_by(self, day: date) -> Self:
        """Those whose day of deletion is this one or before it, the first first."""
        rows = self.filter(retain_until__lte=day).select_related("organisation")
        return rows.order_by("retain_until", "pk")

    def per_last_day(self) -> dict[date, int]:
        """How many have each day of deletion."""
        rows = self.order_by().values_list("retain_until").annotate(models.Count("pk"))
        return dict(rows)

    def with_basis(self, on: date | None = None) -> Self:
        """Those with a documented basis in force for keeping what they say."""
        return self.filter(Exists(consents_of(OuterRef("pk"), on)))


class TextAccessQuerySet(models.QuerySet[Any]):
    """Who has read research text."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The data-protection officer."""
        return self.all() if user.has_perm("privacy.oversee") else self.none()

    def for_listing(self) -> Self:
        """With the readers' names, in one query."""
        return self.select_related("user")

    def of_user(self, user: Any) -> Self:
        """What one account has read."""
        return self.filter(user=user)

    def older_than(self, day: date) -> Self:
        """From before a day."""
        return self.filter(day__lt=day)


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Bases for processing; the newest in force counts."""

    def in_force(self, on: date | None = None) -> Self:
        """Given, not ended and not withdrawn on a day (today by default), the newest of each informant.

        A later row takes the place of an earlier one: who agreed to less later has taken the rest
        back.
        """
        stands = _standing(on or today())
        later = self.model._default_manager.filter(stands, informant=OuterRef("informant")).filter(
            Q(given_on__gt=OuterRef("given_on"))
            | Q(given_on=OuterRef("given_on"), pk__gt=OuterRef("pk"))
        )
        return self.filter(stands).exclude(Exists(later))

    def newest_in_force(self) -> Consent | None:
        """Of the consents of one informant, the one that `in_force` would leave today."""
        return self.filter(_standing(today())).order_by("-given_on", "-pk").first()

    def for_quoting(self) -> Self:
        """Those that cover printing the informant's words, with or without the municipality."""
        scopes = ["quote_unnamed", "quote_named"]
        return self.filter(scopes__overlap=scopes)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers, and the data-protection officer."""
        return self.all() if user.has_perm("evidence.view_consent") else self.none()


def _standing(day: date) -> Q:
    ended = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return Q(given_on__lte=day, withdrawn_at__isnull=True) & ended


def consents_of(informant: Any, on: date | None = None) -> ConsentQuerySet:
    """The consents in force of an informant, or of an outer query's informant."""
    from forkommune.evidence.models import Consent

    return Consent.objects.in_force(on).filter(informant=informant)
