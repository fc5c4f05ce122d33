"""Questions about focus groups that SQL can answer, and who may read them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

from forkommune.evidence.models import Claim, Informant, QuoteScope
from forkommune.evidence.querysets import count_of_support
from forkommune.evidence.querysets.people import consents_of
from forkommune.ui.dates import today

if TYPE_CHECKING:
    from forkommune.accounts.models import User

READ = "focusgroups.read_material"
# Notes of which no time is known come last, in the order of their file.
BY_TIME = (models.F("said_at").asc(nulls_last=True), "position", "pk")


class FocusGroupQuerySet(models.QuerySet[Any]):
    """Sessions."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()

    def begun(self) -> Self:
        """Sessions whose hour has come, or of which anything is noted."""
        from focusgroups.models import Note

        noted = models.Exists(Note.objects.filter(group=models.OuterRef("pk")))
        return self.filter(
            models.Q(starts_at__lte=timezone.now()) | models.Q(started_at__isnull=False) | noted
        )

    def not_begun(self) -> Self:
        """Those that are still ahead, the next first."""
        return self.exclude(pk__in=self.begun().values("pk")).order_by("starts_at", "pk")

    def about_to_begin(self, now: datetime, until: datetime) -> Self:
        """Those whose hour comes between two moments, and that nobody has begun or ended."""
        ahead = self.filter(starts_at__gt=now, starts_at__lte=until)
        return ahead.filter(started_at__isnull=True, closed_at__isnull=True).select_related("guide")

    def for_listing(self) -> Self:
        """With guide, and how many letters and notes each has; the next or latest first."""
        return (
            self.select_related("guide")
            .annotate(
                participant_count=self._how_many("participants"),
                note_count=self._how_many("notes"),
            )
            .order_by(models.F("starts_at").desc(nulls_last=True), "title", "pk")
        )

    def _how_many(self, name: str) -> Coalesce:
        """Rows of a session, asked for apart: two joins would count each letter with each note."""
        rows = self.model._meta.get_field(name).related_model._base_manager
        counted = rows.filter(group=models.OuterRef("pk")).order_by().values("group")
        counted = counted.annotate(n=models.Count("pk")).values("n")
        return Coalesce(models.Subquery(counted), 0)


class OfGroupQuerySet(models.QuerySet[Any]):
    """What a session has: participants (letters), starts of its parts, notes."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers; who is which letter lies elsewhere."""
        return self.all() if user.has_perm(READ) else self.none()

    def informed(self) -> Self:
        """Participants for whom a documented basis is in force."""
        return self.filter(informant__in=Informant.objects.with_basis())

    def letters_of(self, group: Any) -> Self:
        """The participants of a session by letter, with `note_count` and `is_informed`.

        `is_informed`: a documented basis for keeping what they say is in force.
        """
        informed = Informant.objects.with_basis().filter(pk=models.OuterRef("informant"))
        return (
            self.filter(group=group)
            .select_related("actor_group")
            .annotate(
                note_count=models.Count("notes", distinct=True),
                is_informed=models.Exists(informed),
            )
            .order_by("letter")
        )

    def letters_in(self, group: Any) -> set[str]:
        """The letters that people have in a session."""
        return set(self.filter(group=group).values_list("letter", flat=True))

    def by_session(self) -> Self:
        """Participants with session and actor group, session by session, in order of letters."""
        rows = self.select_related("group", "actor_group")
        return rows.order_by("group__starts_at", "group", "letter")

    def without_scope(self, scope: str) -> Self:
        """Participants who have no consent in force that covers something, by letter."""
        covered = consents_of(models.OuterRef("informant")).filter(scopes__contains=[scope])
        return self.exclude(models.Exists(covered)).order_by("letter")


class NoteQuerySet(OfGroupQuerySet):
    """Notes of sessions."""

    def with_words(self) -> Self:
        """Those that somebody has handed in."""
        return self.exclude(text="")

    def of_others(self, group: int, informants: Collection[int]) -> Self:
        """The notes of a session that are not these informants' own."""
        own = models.Q(participant__informant__in=informants)
        return self.filter(group=group).exclude(own).select_related("source", "group")

    def to_redact(self) -> Self:
        """Notes that may speak of somebody who is gone, in the order of sessions."""
        return (
            self.exclude(mentions=[])
            .select_related("group", "source")
            .order_by("group__starts_at", "group", *BY_TIME)
        )

    def notes_of(self, group: Any) -> Self:
        """The notes of a session in the order they were said."""
        rows = self.filter(group=group).select_related("participant__actor_group", "source")
        return rows.in_order()

    def in_order(self) -> Self:
        """As they were said; those of which no time is known last."""
        return self.order_by(*BY_TIME)


class RecordingQuerySet(models.QuerySet[Any]):
    """Sound recordings, which lie outside the portal."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()

    def of_group(self, group: Any) -> Self:
        """Those of a session, the first first."""
        return self.filter(group=group).select_related("deleted_by").order_by("made_on", "pk")

    def of_speakers(self, informants: Collection[int]) -> Self:
        """Those of sessions in which some informants have a letter, that still lie somewhere."""
        sat = {"group__participants__informant__in": informants}
        return self.filter(deleted_on__isnull=True, **sat)

    def to_delete(self, day: date) -> Self:
        """Those that still lie somewhere and whose last day is this one or before it, or of which
        somebody with a letter has not agreed, or not any more."""
        from focusgroups.models import Participant

        covered = consents_of(models.OuterRef("informant")).filter(
            scopes__contains=[QuoteScope.RECORDING]
        )
        against = Participant.objects.filter(group=models.OuterRef("group")).exclude(
            models.Exists(covered)
        )
        return (
            self.filter(deleted_on__isnull=True)
            .annotate(is_withdrawn=models.Exists(against) | models.Q(withdrawn_on__isnull=False))
            .filter(models.Q(delete_on__lte=day) | models.Q(is_withdrawn=True))
            .select_related("group")
            .order_by("delete_on", "pk")
        )


class GrantQuerySet(models.QuerySet[Any]):
    """Grants to named people for one group."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own grants as long as they are valid; the last day counts."""
        if not user.pk:
            return self.none()
        in_force = models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=today())
        return self.filter(in_force, user_id=user.pk, ended_at__isnull=True)

    def kinds_in(self, group: Any) -> set[str]:
        """Which rights there are in a session."""
        return set(self.filter(group=group).values_list("kind", flat=True))

    def of_group(self, group: Any) -> Self:
        """All that was given in a session, those that stand first, with the names."""
        rows = self.filter(group=group).select_related("user", "given_by")
        return rows.order_by(models.F("ended_at").asc(nulls_first=True), "kind", "pk")


class GuideQuerySet(models.QuerySet[Any]):
    """Guides are published with the report."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everybody."""
        return self.all()

    def for_listing(self) -> Self:
        """With how many sessions each has; the newest first."""
        return self.annotate(group_count=models.Count("focusgroup")).order_by("title", "-pk")


class ProcessQuerySet(models.QuerySet[Any]):
    """Participation processes."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers all; the others what may be published of the claim."""
        return self.filter(claim__in=Claim.objects.visible_to(user))

    def resting_on(self, passage: Any) -> Self:
        """Those that a passage carries."""
        return self.filter(claim__supports__passage=passage).exclude(
            claim__supports__grade="against"
        )

    def for_listing(self) -> Self:
        """With claim, role and actor groups, and how many passages carry each."""
        return (
            self.select_related("claim", "municipal_role")
            .prefetch_related("actor_groups")
            .annotate(support_count=count_of_support("claim"))
            .order_by("name", "pk")
        )


class SummaryQuerySet(models.QuerySet[Any]):
    """Summaries that are sent back."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers; those they go to have a link each."""
        return self.all() if user.has_perm(READ) else self.none()

    def for_listing(self) -> Self:
        """With how many they went to and how many have answered; the newest first."""
        answered = models.Count("replies", filter=models.Q(replies__answered_at__isnull=False))
        return (
            self.select_related("group")
            .annotate(sent_count=models.Count("replies"), answered_count=answered)
            .order_by("-pk")
        )


class SummaryReplyQuerySet(models.QuerySet[Any]):
    """What came back to summaries."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers: it is said to them."""
        return self.all() if user.has_perm(READ) else self.none()

    def for_link(self) -> Self:
        """With all that the pages of the link print."""
        return self.select_related(
            "summary__group", "summary__written_by", "participant__informant"
        )

    def by_letter(self) -> Self:
        """With letter, actor group and comments."""
        return (
            self.select_related("participant__actor_group")
            .prefetch_related("comments")
            .order_by("participant__letter")
        )
