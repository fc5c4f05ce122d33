"""Questions about meetings that SQL can answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from forkommune.evidence.querysets import count_of_support

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class MeetingQuerySet(models.QuerySet[Any]):
    """Meetings; the programme of a published one is public."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for the secretariat and researchers, published ones for everybody."""
        if user.has_perm("workshops.view_meeting"):
            return self.all()
        return self.published()

    def published(self) -> Self:
        """Those whose programme is published."""
        return self.filter(published_at__isnull=False)

    def gatherings(self) -> Self:
        """Without talks, calls and mails with one municipality."""
        return self.exclude(kind__in=self.model.CONTACTS)

    def contacts(self) -> Self:
        """Talks, calls and mails with one municipality."""
        return self.filter(kind__in=self.model.CONTACTS)

    def about(self, municipality: Any) -> Self:
        """Meetings and contacts of a municipality."""
        through = self.model.municipalities.through.objects.filter(municipality=municipality)
        return self.filter(pk__in=through.values("meeting"))

    def with_notes(self, source: Any) -> Any:
        """The meeting whose notes a text is; None for another text."""
        return self.filter(notes=source).first()

    def newest_first(self) -> Self:
        """By day, undated ones by their month."""
        when = models.functions.Coalesce(
            models.functions.TruncDate("starts_at"), "month", output_field=models.DateField()
        )
        return self.order_by(when.desc(nulls_last=True), "-starts_at", "-pk")

    def held_until(self, now: datetime) -> Self:
        """Those that had begun at a moment, the newest first."""
        return self.filter(starts_at__lte=now).order_by("-starts_at", "-pk")

    def with_answers(self, now: datetime) -> Self:
        """Those that somebody is invited to, with how many were `asked` and how many `answered`: the
        next one first, then the one that was held last."""
        states = self.model.invitations.rel.related_model.State
        answered = (states.ACCEPTED, states.DECLINED)
        count = models.Count
        is_past = models.Case(models.When(starts_at__gte=now, then=0), default=1)
        ahead = models.Case(models.When(starts_at__gte=now, then=models.F("starts_at")))
        return (
            self.filter(starts_at__isnull=False, called_off_at__isnull=True)
            .annotate(
                asked=count("pk", filter=models.Q(invitations__state__in=[*answered, states.SENT])),
                answered=count("pk", filter=models.Q(invitations__state__in=answered)),
            )
            .filter(asked__gt=0)
            .order_by(is_past, ahead, "-starts_at", "pk")
        )

    def of_group(self, group: Any) -> Self:
        """Network meetings with a municipality of a network group."""
        kind = self.model.Kind.NETWORK
        members = group.members.values("pk")
        meetings = self.model.municipalities.through.objects.filter(municipality__in=members)
        return self.filter(kind=kind, pk__in=meetings.values("meeting"))

    def for_listing(self) -> Self:
        """With the organiser; those to come and lately held first, undated ones by their month."""
        when = models.functions.Coalesce(
            models.functions.TruncDate("starts_at"), "month", output_field=models.DateField()
        )
        return (
            self.select_related("organiser")
            .annotate(municipality_count=models.Count("municipalities", distinct=True))
            .order_by(when.desc(nulls_last=True), "title", "pk")
        )


class SessionQuerySet(models.QuerySet[Any]):
    """Items of a programme."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of meetings the user may see."""
        from workshops.models import Meeting

        return self.filter(meeting__in=Meeting.objects.visible_to(user))

    def of_meeting(self, meeting: Any) -> Self:
        """The programme of one meeting."""
        return self.filter(meeting=meeting)

    def in_order(self) -> Self:
        """As they follow on the day, with those responsible."""
        return self.prefetch_related("responsible").order_by("position", "pk")


class InsideQuerySet(models.QuerySet[Any]):
    """Invitations, tables, ideas, conclusions, actions: the work of the meeting."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The secretariat and researchers; a participant comes by personal link."""
        return self.all() if user.has_perm("workshops.view_invitation") else self.none()


class InvitationQuerySet(InsideQuerySet):
    """Invited people."""

    def for_phone(self) -> Self:
        """With all that the page of the personal link prints."""
        return self.select_related("meeting__organiser", "organisation").prefetch_related(
            "seats__table"
        )

    def for_door(self, meeting: Any) -> Self:
        """Those of a meeting who may come, by name, with the halves in which each is here."""
        states = self.model.State
        gone = (states.DRAFT, states.WITHDRAWN)
        rows = self.filter(meeting=meeting).exclude(state__in=gone)
        return (
            rows.select_related("organisation")
            .prefetch_related("attendances")
            .order_by("organisation__name", "name", "pk")
        )

    def for_counting(self) -> Self:
        """With the halves of the day that each attended, and of which organisation each is."""
        return (
            self.select_related("organisation__successor")
            .prefetch_related("attendances")
            .order_by("pk")
        )

    def of_meeting(self, meeting: Any) -> Self:
        """Those to one meeting."""
        return self.filter(meeting=meeting)

    def with_older_calendar(self, sequence: int) -> Self:
        """Those who come and have another version of time and programme in their calendar."""
        rows = self.filter(state=self.model.State.ACCEPTED, calendar_of__isnull=False)
        return rows.exclude(calendar_of=sequence)

    def with_meeting(self) -> Self:
        """With all that a mail and the page of the personal link print."""
        return self.select_related(
            "meeting__organiser", "organisation", "invited_by", "stands_in_for"
        )

    def in_order(self) -> Self:
        """By municipality or organisation, the politician before the administration."""
        return self.order_by("organisation__name", models.F("role").desc(), "name", "pk")

    def coming(self) -> Self:
        """Those who said that they come, with whom they represent and its county."""
        return (
            self.filter(state=self.model.State.ACCEPTED)
            .select_related("organisation__municipality__county")
            .order_by("pk")
        )

    def unanswered(self, now: datetime) -> Self:
        """Sent for meetings to come, and not answered."""
        return (
            self.filter(state=self.model.State.SENT, meeting__starts_at__gt=now)
            .select_related("meeting", "organisation")
            .order_by("meeting__starts_at", "organisation__name", "pk")
        )


class PrintedPaperQuerySet(models.QuerySet[Any]):
    """Papers that were ordered; each is for the one who ordered it."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, as long as one sees the participants of meetings."""
        if not user.has_perm("workshops.view_invitation"):
            return self.none()
        return self.filter(ordered_by_id=user.pk)

    def of_meeting(self, meeting: Any) -> Self:
        """Those of one meeting, the newest first."""
        return self.filter(meeting=meeting).order_by("-ordered_at", "-pk")

    def made(self) -> Self:
        """Those that have a file."""
        return self.filter(made_at__isnull=False)

    def for_listing(self) -> Self:
        """With job, meeting and the size of the file in bytes, without the file."""
        return (
            self.select_related("job", "meeting")
            .annotate(size=models.functions.Length("content"))
            .defer("content")
        )

    def for_making(self, job: Any) -> Any:
        """The one that waits for a job, with all that its making asks for; None where it has gone."""
        return self.select_related("meeting", "ordered_by").filter(job=job).first()

    def replaced_by(self, paper: Any) -> Self:
        """Those of the same kind that the same person ordered before."""
        same = self.filter(meeting=paper.meeting, kind=paper.kind, ordered_by=paper.ordered_by)
        return same.filter(pk__lt=paper.pk)

    def ordered_before(self, day: date) -> Self:
        """Those that were ordered before a day."""
        return self.filter(ordered_at__date__lt=day).order_by()


class SeatQuerySet(InsideQuerySet):
    """Seats of participants."""

    def of_meeting(self, meeting: Any) -> Self:
        """All seats of a meeting, with whose they are and at which table."""
        return (
            self.filter(invitation__meeting=meeting)
            .select_related("table", "printed")
            .order_by("round", "table__number", "invitation_id")
        )


class NeedsQuerySet(models.QuerySet[Any]):
    """Food and access: for those who run the meeting, nobody else."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The secretariat."""
        return self.all() if user.has_perm("workshops.change_invitation") else self.none()

    def of_meeting(self, meeting: Any) -> Self:
        """Those of whoever comes to one meeting."""
        coming = self.filter(invitation__meeting=meeting, invitation__state="accepted")
        return coming.select_related("invitation__organisation").order_by("invitation__name", "pk")

    def due_by(self, day: date) -> Self:
        """Those whose day of deletion has come."""
        return self.filter(delete_on__lte=day)


class TableQuerySet(InsideQuerySet):
    """Tables of the group work."""

    def without_code(self, meeting: Any) -> Self:
        """Those of a meeting at which nobody can write yet."""
        return self.filter(meeting=meeting, code="").order_by("number")


class IdeaQuerySet(InsideQuerySet):
    """What the tables say."""

    def of_meeting(self, meeting: Any) -> Self:
        """Those of one meeting as they were written, with their tables."""
        return self.filter(meeting=meeting).select_related("table").order_by("pk")

    def heads(self) -> Self:
        """Without those that another one stands for."""
        return self.filter(merged_into__isnull=True)


class MinutesQuerySet(InsideQuerySet):
    """Minutes of meetings."""

    def of_meeting(self, meeting: Any) -> Self:
        """Every version, the newest first."""
        return self.filter(meeting=meeting).order_by("-number")

    def approved(self) -> Self:
        """Those that nobody changes any more, the newest version first."""
        return self.filter(state="approved").order_by("-number")

    def for_page(self) -> Self:
        """With the meeting that they are of."""
        return self.select_related("meeting__organiser", "meeting__notes", "approved_by")


class ConclusionQuerySet(InsideQuerySet):
    """Conclusions."""

    def with_claims(self) -> Self:
        """Conclusions in order, each with what it says and how many passages carry it."""
        linked = models.Count("claim__links_out", distinct=True)
        return (
            self.select_related("claim")
            .annotate(support_count=count_of_support("claim"), link_count=linked)
            .order_by("position")
        )


class PollQuerySet(InsideQuerySet):
    """Questions to the room."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for those who hold meetings; published results of published meetings for everybody."""
        if user.has_perm("workshops.view_invitation"):
            return self.all()
        return self.filter(published_at__isnull=False, meeting__published_at__isnull=False)

    def of_meeting(self, meeting: Any) -> Self:
        """Those of one meeting, in the order in which they were made."""
        return self.filter(meeting=meeting).order_by("pk")

    def opened(self) -> Self:
        """Those that people have been let answer, closed ones too."""
        return self.filter(opened_at__isnull=False)

    def closed_points_about(self, claims: Any) -> Self:
        """Closed polls of open points in which one of some claims was an option, the newest first."""
        options = self.model.options.through.objects.filter(claim__in=claims)
        rows = self.filter(kind=self.model.Kind.POINTS, closed_at__isnull=False)
        return rows.filter(pk__in=options.values("poll")).order_by("-closed_at", "-pk")

    def due(self, now: datetime) -> Self:
        """Those whose time is over and that nobody has closed."""
        return self.filter(closed_at__isnull=True, opened_at__isnull=False, closes_at__lte=now)


class BallotQuerySet(models.QuerySet[Any]):
    """Ballots: nobody lists them."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """None; results are counted, single ballots are not shown."""
        return self.none()

    def moved(self, poll: Any) -> Self:
        """Ballots of a poll that say something else than when they were counted last."""
        unlike = models.Q(counted__isnull=True) | ~models.Q(counted=models.F("choices"))
        return self.filter(unlike, poll=poll, version__gt=0)

    def counted_in(self, poll: Any) -> list[dict[str, int]]:
        """What the counted ballots of a poll said when they were counted."""
        rows = self.filter(poll=poll, counted__isnull=False)
        return list(rows.values_list("counted", flat=True))
