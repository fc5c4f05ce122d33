"""Questions about candidates and the wanted mix; who may see who they are."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from focusgroups.querysets import READ, FocusGroupQuerySet
from forkommune.evidence.models import Informant

if TYPE_CHECKING:
    from forkommune.accounts.models import User


def recruited_by(user: User | AnonymousUser) -> FocusGroupQuerySet:
    """The sessions for which somebody recruits today: a researcher whose grant is in force."""
    return _with_grant(user, "recruiter")


def key_held_by(user: User | AnonymousUser) -> FocusGroupQuerySet:
    """The sessions whose letters somebody may look up today."""
    return _with_grant(user, "key_holder")


def _with_grant(user: User | AnonymousUser, kind: str) -> FocusGroupQuerySet:
    from focusgroups.models import FocusGroup, Grant

    if not user.has_perm(READ):
        return FocusGroup.objects.none()
    grants = Grant.objects.visible_to(user).filter(kind=kind)
    return FocusGroup.objects.filter(pk__in=grants.values("group"))


def guarded_from(user: User | AnonymousUser) -> Any:
    """Keys of the informants of focus groups whose contact data are not this user's to see.

    Researchers without a grant are among those who may not, and whoever holds the key: the way from
    a letter to a name is one look-up at a time.
    """
    in_groups = models.Q(candidate__isnull=False) | models.Q(participant__isnull=False)
    own = models.Q(candidate__group__in=recruited_by(user).values("pk"))
    return Informant.objects.filter(in_groups).exclude(own).values("pk")


class OfRecruitmentQuerySet(models.QuerySet[Any]):
    """Rows that a group's recruiters see, and nobody else."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the groups for which the user recruits today."""
        return self.filter(group__in=recruited_by(user).values("pk"))


class WantedMixQuerySet(models.QuerySet[Any]):
    """How many of which kind are wanted; no person stands in it."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()

    def of_group(self, group: Any) -> Self:
        """The rows of a session in the order of the vocabulary."""
        rows = self.filter(group=group).select_related("actor_group", "municipality")
        return rows.order_by("actor_group__position", "municipality__sort_key", "age_group", "pk")


class CandidateQuerySet(OfRecruitmentQuerySet):
    """Those who are proposed, asked, come, or do not."""

    def for_board(self) -> Self:
        """With all that a line of the board prints."""
        return self.select_related(
            "actor_group", "municipality", "informant__contact_key", "group"
        ).prefetch_related("informant__attempts")

    def for_link(self) -> Self:
        """With all that the pages of the personal link print."""
        return self.select_related(
            "group__guide", "informant", "invited_by", "proposed_by", "actor_group"
        )

    def of_group(self, group: Any) -> Self:
        """The candidates of one session."""
        return self.filter(group=group)

    def reached_by(self, marks: Collection[str]) -> Self:
        """Those whose address or number has one of some keyed marks; who withdrew has none."""
        wanted = [one for one in marks if one]
        by_email = models.Q(informant__contact_key__email_mark__in=wanted)
        return self.filter(by_email | models.Q(informant__contact_key__phone_mark__in=wanted))

    def proposed_by_secretariat(self) -> Self:
        """Those that the secretariat proposed, whatever became of them."""
        return self.filter(is_from_secretariat=True)

    def coming(self) -> Self:
        """Those who have said yes."""
        return self.filter(state=self.model.State.YES)

    def per_actor_group(self) -> list[tuple[Any, int]]:
        """How many of each actor group, in the order of the vocabulary."""
        from forkommune.terms.models import Term

        counted = self.order_by().values_list("actor_group").annotate(models.Count("pk"))
        counts: dict[int, int] = dict(counted)
        terms = Term.objects.filter(pk__in=counts).order_by("position", "pk")
        return [(term, counts[term.pk]) for term in terms]
