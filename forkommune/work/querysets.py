"""Questions about drafts, jobs and history that SQL can answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

from forkommune.work.registry import import_kinds

if TYPE_CHECKING:
    from forkommune.accounts.models import User

    from .models import (  # noqa: F401
        Draft,
        DraftConflict,
        DraftPresence,
        DraftRevision,
        HistoryEntry,
        Job,
        Mail,
        Publication,
        PublicationComment,
        Suggestion,
    )


PRESENCE_LASTS = timedelta(seconds=60)


class DraftQuerySet(models.QuerySet[Any]):
    """Drafts are reached through the row they belong to."""

    def for_target(self, kind: str, target: models.Model) -> Self:
        """The draft of one kind for one row."""
        content_type = ContentType.objects.get_for_model(target)
        return self.filter(kind=kind, target_type=content_type, target_id=str(target.pk))

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """None directly: the page of the target decides who may open its draft."""
        return self.none()


class DraftRevisionQuerySet(models.QuerySet[Any]):
    """Kept states of drafts."""

    def newest(self) -> DraftRevision | None:
        """The last one kept."""
        return self.order_by("-version").first()

    def for_listing(self) -> Self:
        """With who wrote them, newest first."""
        return self.select_related("editor").order_by("-version")


class DraftConflictQuerySet(models.QuerySet[Any]):
    """Texts that met another's."""

    def undecided(self) -> Self:
        """Those that somebody still has to decide, in the order in which they came."""
        return self.filter(settled_at__isnull=True).select_related("editor").order_by("pk")

    def settled_in(self, tabs: Collection[str]) -> Self:
        """Those of some page loads that were decided."""
        return self.filter(tab__in=tabs, settled_at__isnull=False)

    def of(self, kind: str, target: models.Model) -> Self:
        """Those of the draft of one kind for one row."""
        content_type = ContentType.objects.get_for_model(target)
        return self.filter(
            draft__kind=kind, draft__target_type=content_type, draft__target_id=str(target.pk)
        )


class DraftPresenceQuerySet(models.QuerySet[Any]):
    """Who has a draft open now."""

    def here(self) -> Self:
        """Tabs that answered within the last minute."""
        return self.filter(seen_at__gt=timezone.now() - PRESENCE_LASTS)

    def of(self, kind: str, target: models.Model) -> Self:
        """Those in the draft of one kind for one row."""
        content_type = ContentType.objects.get_for_model(target)
        return self.filter(
            draft__kind=kind, draft__target_type=content_type, draft__target_id=str(target.pk)
        )

    def gone(self) -> Self:
        """Tabs that have been silent for more than a minute."""
        return self.filter(seen_at__lte=timezone.now() - PRESENCE_LASTS)

    def besides(self, tab: str) -> Self:
        """The other tabs, with who sits there."""
        return self.exclude(tab=tab).select_related("user").order_by("user__name", "seen_at")


def _by_state(rows: models.QuerySet[Any]) -> Any:
    return (
        rows.order_by()
        .values("state")
        .annotate(number=models.Count("pk"), oldest=models.Min("ordered_at"))
        .order_by("state")
    )


class JobQuerySet(models.QuerySet[Any]):
    """Long work; the row is the truth."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for operations, the secretariat and researchers; otherwise one's own."""
        if user.has_perm("work.view_job") or user.has_perm("reports.order_report"):
            return self.all()
        return self.filter(ordered_by_id=user.pk) if user.pk else self.none()

    def by_state(self) -> Any:
        """For each state that occurs: how many, and when the oldest was ordered."""
        return _by_state(self)

    def unfinished(self) -> Self:
        """Ordered, and neither done, failed nor cancelled."""
        return self.filter(state__in=self.model.OPEN_STATES)

    def abandoned(self) -> Self:
        """Running, but nobody has renewed the lease."""
        return self.filter(
            state__in=(self.model.State.RUNNING, self.model.State.VALIDATING),
            lease_until__lt=timezone.now(),
        )

    def unclaimed(self) -> Self:
        """Queued for so long that the message must have been lost."""
        return self.filter(
            state__in=(self.model.State.REQUESTED, self.model.State.QUEUED),
            queued_at__lt=timezone.now() - timedelta(seconds=settings.JOB_UNCLAIMED_SECONDS),
        )

    def same_work(self, kind: str, input_hash: str) -> Self:
        """The unfinished job that does the same already; at most one."""
        return self.unfinished().filter(kind=kind, input_hash=input_hash)

    def held_by(self, job_id: UUID, attempt: int) -> Self:
        """The running job as long as attempt number `attempt` holds it; none once it was lost."""
        working = (self.model.State.RUNNING, self.model.State.VALIDATING)
        return self.filter(pk=job_id, attempts=attempt, state__in=working)

    def unstarted(self) -> Self:
        """Ordered or queued, and claimed by no worker."""
        return self.filter(state__in=(self.model.State.REQUESTED, self.model.State.QUEUED))

    def waiting_behind(self, job: Job) -> Self:
        """What others have waited for a moment with, while two jobs of who ordered `job` are under
        way and `job` is the newer one."""
        older = self.model._default_manager.filter(
            ordered_by=job.ordered_by_id,
            ordered_at__lt=job.ordered_at,
            state__in=(self.model.State.RUNNING, self.model.State.VALIDATING),
        )
        moment = timezone.now() - timedelta(seconds=settings.JOB_LOOK_SECONDS)
        rows = self.filter(models.Exists(older), state=self.model.State.QUEUED)
        return rows.filter(queued_at__lt=moment).exclude(ordered_by=job.ordered_by_id)

    def in_turn(self) -> Self:
        """Those that wait for a worker: first of whom has least under way, then the oldest.

        Somebody who orders all reports at once stands in nobody's way.
        """
        under_way = self.model._default_manager.filter(
            ordered_by=models.OuterRef("ordered_by"),
            state__in=(self.model.State.RUNNING, self.model.State.VALIDATING),
        )
        mine = under_way.order_by().values("ordered_by").annotate(number=models.Count("pk"))
        number = models.Subquery(mine.values("number"))
        return self.filter(state=self.model.State.QUEUED).order_by(
            Coalesce(number, models.Value(0)), "ordered_at", "pk"
        )


class MailQuerySet(models.QuerySet[Any]):
    """The outbox; a row moves only from the state in which it was read."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for those who invite and remind; the receiver has the mail itself."""
        return self.all() if user.has_perm("work.view_mail") else self.none()

    def of_kind(self, kind: str) -> Self:
        """Mails ordered for one purpose."""
        return self.filter(kind=kind)

    def about(self, row: models.Model) -> Self:
        """Mails that go to one row, or open it."""
        kind = ContentType.objects.get_for_model(row)
        return self.filter(target_type=kind, target_id=str(row.pk))

    def by_state(self) -> Any:
        """For each state that occurs: how many, and when the oldest was ordered."""
        return _by_state(self)

    def due(self) -> Self:
        """Waiting, and allowed to leave now; the oldest first."""
        return self.filter(state=self.model.State.WAITING, due_at__lte=timezone.now()).order_by(
            "due_at", "pk"
        )

    def in_hand(self, mail_id: UUID, taken_at: datetime) -> Self:
        """The mail as long as the attempt that took it at `taken_at` is sending it."""
        return self.filter(pk=mail_id, state=self.model.State.SENDING, claimed_at=taken_at)

    def left_in_hand(self) -> Self:
        """Taken for sending so long ago that the sender must have died."""
        silent = timezone.now() - timedelta(seconds=settings.MAIL_IN_HAND_SECONDS)
        return self.filter(state=self.model.State.SENDING, claimed_at__lt=silent)

    def to_decide(self) -> Self:
        """Those that a person has to look at: refused, or perhaps sent."""
        return self.filter(state__in=(self.model.State.REFUSED, self.model.State.UNCERTAIN))

    def unsent(self) -> Self:
        """Those that can still be withdrawn."""
        return self.filter(
            state__in=(
                self.model.State.WAITING,
                self.model.State.REFUSED,
                self.model.State.UNCERTAIN,
            )
        )


def kinds_for(user: User | AnonymousUser) -> list[str]:
    """Codes of the kinds of file that somebody may bring, in their order."""
    return [code for code, kind in import_kinds.named() if user.has_perm(kind.permission)]


class ImportQuerySet(models.QuerySet[Any]):
    """Files that came in."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who may bring such files: figures for the secretariat, answers for researchers."""
        return self.filter(kind__in=kinds_for(user))

    def of_kind(self, kind: str, *, about: str) -> Self:
        """Those of one kind that are about one thing, such as a pilot by its address."""
        return self.filter(kind=kind, about=about)

    def waiting(self) -> Self:
        """Those that somebody is to confirm or drop, without the files themselves."""
        waiting = self.filter(state=self.model.State.SHOWN).select_related("brought_by")
        return waiting.defer("content").order_by("-brought_at")

    def written_before(self, kind: str, sha256: str) -> Self:
        """Earlier imports of the very same file that went through, the latest first."""
        done = (self.model.State.DONE, self.model.State.UNCHANGED)
        return self.filter(kind=kind, sha256=sha256, state__in=done).order_by("-decided_at")


class SuggestionQuerySet(models.QuerySet[Any]):
    """What others say that facts should be."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for those who decide on them; otherwise those of the organisations one works for."""
        if user.has_perm("work.change_suggestion"):
            return self.all()
        return self.filter(organisation__in=getattr(user, "officer_organisations", []))

    def open(self) -> Self:
        """Those that wait for a decision, the oldest first."""
        return self.filter(state=self.model.State.OPEN).order_by("made_at", "pk")

    def of_organisation(self, organisation: models.Model) -> Self:
        """What was said on behalf of one organisation."""
        return self.filter(organisation=organisation)

    def about(self, row: models.Model) -> Self:
        """Those about one row."""
        content_type = ContentType.objects.get_for_model(row)
        return self.filter(target_type=content_type, target_id=str(row.pk))

    def about_any(self, rows: Iterable[models.Model]) -> Self:
        """Those about some rows of one model."""
        keys = list(rows)
        if not keys:
            return self.none()
        content_type = ContentType.objects.get_for_model(keys[0])
        return self.filter(target_type=content_type, target_id__in=[str(one.pk) for one in keys])

    def open_for(self, row: models.Model, field: str) -> Self:
        """Those about one field of a row that wait for a decision."""
        return self.about(row).open().filter(field=field)

    def with_place(self) -> Self:
        """Each open one with its `place` in the queue: 1 is decided on next."""
        earlier = (
            self.model._default_manager.open()
            .filter(
                models.Q(made_at__lt=models.OuterRef("made_at"))
                | models.Q(made_at=models.OuterRef("made_at"), pk__lte=models.OuterRef("pk"))
            )
            .order_by()
            .values("state")
            .annotate(count=models.Count("pk"))
            .values("count")
        )
        return self.annotate(place=models.Subquery(earlier))


class PublicationQuerySet(models.QuerySet[Any]):
    """Rows on their way to the readers; the page of the row decides who may see them."""

    def of(self, row: models.Model) -> Self:
        """The publication of a row; at most one."""
        content_type = ContentType.objects.get_for_model(row)
        return self.filter(target_type=content_type, target_id=str(row.pk))

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """None directly: who may see the row itself may see how it came there."""
        return self.none()


class PublicationVersionQuerySet(models.QuerySet[Any]):
    """What hangs on a publication."""

    def in_series(self, publication: Publication) -> Self:
        """Those of the publication and of the rows that it follows or that follow it, newest first."""
        return (
            self.filter(publication__kind=publication.kind, publication__series=publication.series)
            .select_related("publication", "frozen_by")
            .prefetch_related("publication__target")
            .order_by("-pk")
        )

    def newest(self, publication: Publication) -> Any:
        """The latest of one publication, or None."""
        return self.filter(publication=publication).order_by("-number").first()

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """None directly, like the publication."""
        return self.none()


class PublicationCommentQuerySet(PublicationVersionQuerySet):
    """What recipients said."""

    def open(self) -> Self:
        """Those that nobody has dealt with."""
        return self.filter(resolved_at__isnull=True)

    def for_listing(self) -> Self:
        """With who said it about which version, the open ones first, in the order they came."""
        return self.select_related("recipient", "version", "resolved_by").order_by(
            models.F("resolved_at").asc(nulls_first=True), "pk"
        )


class HistoryQuerySet(models.QuerySet[Any]):
    """Who did what to which row, and when."""

    def of(self, subject: models.Model) -> Self:
        """The history of one row, newest first."""
        return self.filter(table=subject._meta.db_table, row=str(subject.pk)).order_by("-at", "-pk")

    def of_event(self, action: str, fact: str) -> Self:
        """Events of one action that tell a fact, newest first."""
        told = self.filter(operation="EVENT", action=action, changes__has_key=fact)
        return told.order_by("-at", "-pk")

    def by_people(self) -> Self:
        """Without what the portal did by itself."""
        return self.filter(actor_id__isnull=False).order_by("-at", "-pk")

    def newer_than(self, entry: int) -> Self:
        """What was written after an entry, newest first."""
        return self.filter(pk__gt=entry).order_by("-at", "-pk")

    def of_tables(self, tables: Iterable[str]) -> Self:
        """Of some kinds of rows."""
        return self.filter(table__in=list(tables))

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who keep the register."""
        return self.all() if user.has_perm("work.view_historyentry") else self.none()
