"""Questions about interviews: who may read them, how far they have come, what the board shows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from forkommune.evidence.models import Consent, ContactAttempt

from .rights import CONDUCT, READ, READ_RELEASED

if TYPE_CHECKING:
    from forkommune.accounts.models import User

# What the board knows of an interview, as `BoardInterview` has it.
BOARD = (
    "municipality",
    "pk",
    "informant__role_text",
    "interviewer",
    "interviewer__name",
    "interviewer__email",
    "planned_on",
    "held_on",
    "completed_at",
    "approved_at",
    "approval_waived",
    "is_invented",
    "has_basis",
    "approval_state",
    "approval_at",
    "approval_by",
    "text_count",
    "coded_count",
    "last_outcome",
    "last_refusal",
    "call_back_at",
    "attempt_count",
)
# After these nobody calls again: they said no, or somebody else was to be asked.
CLOSED = (ContactAttempt.Outcome.REFUSED, ContactAttempt.Outcome.WRONG_PERSON)


def _how_many(what: str, **only: Any) -> Coalesce:
    """Different values of a column of an interview's answers; worked out for the rows of a page only."""
    from municipalities.survey.models import Answer

    answers = Answer.objects.filter(interview=OuterRef("pk"), **only).order_by()
    counted = answers.values("interview").annotate(n=Count(what, distinct=True)).values("n")
    return Coalesce(Subquery(counted), 0)


class InterviewQuerySet(models.QuerySet[Any]):
    """Everything the portal asks about interviews that SQL can answer."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers all, the secretariat those released to it, nobody else."""
        if user.has_perm(READ):
            return self.all()
        return (
            self.filter(released_at__isnull=False) if user.has_perm(READ_RELEASED) else self.none()
        )

    def editable_by(self, user: User | AnonymousUser) -> Self:
        """The rows whose form `user` may fill in: all for researchers, none for others."""
        return self.all() if user.has_perm(CONDUCT) else self.none()

    def in_round(self, survey_round: Any) -> Self:
        """Interviews of one round."""
        return self.filter(round=survey_round)

    def to_come_of(self, user: User) -> Self:
        """Appointments that lie ahead of somebody who interviews, the next first."""
        return self.filter(
            interviewer=user, planned_on__gte=timezone.now(), completed_at__isnull=True
        ).order_by("planned_on", "pk")

    def in_which(self, source: Any) -> Self:
        """The interview in which a text is an answer; at most one."""
        return self.filter(answers__source=source).select_related("municipality", "informant")

    def just_started(self, by: User) -> Self:
        """Those that somebody started and recorded nothing about yet, not even a basis."""
        return self.filter(
            interviewer=by, completed_at__isnull=True, informant__consents__isnull=True
        )

    def with_all(self) -> Self:
        """With all that its form and its pages print of the interview itself."""
        return self.select_related(
            "municipality__organisation", "round", "guide", "interviewer", "informant__organisation"
        )

    def with_respondents(self) -> Self:
        """With who is asked as what, and who interviews; case officers first."""
        return self.select_related("informant", "interviewer").order_by("respondent", "pk")

    def with_contact(self) -> Self:
        """Annotate what the newest call or mail to the respondent led to, and how many there were.

        `last_outcome` and `last_refusal` are codes of `ContactAttempt`, None before the first.
        """
        tried = ContactAttempt.objects
        newest = tried.newest_of(OuterRef("informant"))
        counted = tried.filter(informant=OuterRef("informant")).order_by().values("informant")
        return self.annotate(
            last_outcome=Subquery(newest.values("outcome")),
            last_refusal=Subquery(newest.values("refusal")),
            call_back_at=Subquery(newest.values("call_back_at")),
            attempt_count=Coalesce(Subquery(counted.annotate(n=Count("pk")).values("n")), 0),
        )

    def for_board(self, on: date) -> models.QuerySet[Any, Any]:
        """Rows of `BOARD`: what the board shows, with whether a basis is in force on a day.

        Those who take part first, then case officers, so that the first of a municipality tells how
        it stands there.
        """
        from municipalities.survey.models import ApprovalEntry

        consents = Consent.objects.in_force(on).filter(informant=OuterRef("informant"))
        entries = ApprovalEntry.objects.filter(request__interview=OuterRef("pk"))
        newest = entries.telling_first()[:1]
        rows: models.QuerySet[Any, Any] = (
            self.with_contact()
            .annotate(
                has_basis=Exists(consents),
                approval_state=Subquery(newest.values("kind")),
                approval_at=Subquery(newest.values("at")),
                approval_by=Subquery(newest.values("request__answer_by")),
                text_count=_how_many("source"),
                coded_count=_how_many("source", source__readings__isnull=False),
                is_closed=Case(
                    When(last_outcome__in=CLOSED, completed_at__isnull=True, then=1), default=0
                ),
            )
            .order_by("is_closed", "respondent", "pk")
            .values_list(*BOARD)
        )
        return rows

    def for_board_file(self) -> Self:
        """All respondents by municipality, with who they are asked as and who interviews."""
        return self.select_related("municipality", "informant", "interviewer").order_by(
            "municipality__sort_key", "respondent", "pk"
        )

    def any_invented(self) -> bool:
        """Whether one of them is an invented example."""
        return self.filter(is_invented=True).exists()

    def held(self) -> Self:
        """Interviews that took place, in the order of their days."""
        return self.filter(held_on__isnull=False).order_by("held_on", "pk")

    def told(self) -> Self:
        """Interviews that took place, without those whose informant has withdrawn all."""
        consents = Consent.objects.filter(informant=OuterRef("informant"))
        stands = Exists(consents.filter(withdrawn_at__isnull=True))
        withdrawn = Exists(consents.filter(withdrawn_at__isnull=False))
        return self.filter(held_on__isnull=False).exclude(withdrawn & ~stands)

    def approved(self) -> Self:
        """Told interviews that are approved, or need no approval, and released to the secretariat:
        what may be counted on outside of the research."""
        approved = models.Q(approved_at__isnull=False) | ~models.Q(approval_waived="")
        return self.told().filter(approved, released_at__isnull=False)

    def held_places(self) -> set[int]:
        """Municipalities (primary keys) that were asked: an interview with them was held, and what
        was said is not withdrawn."""
        held = self.told().order_by()
        return set(held.values_list("municipality", flat=True))

    def completed(self) -> Self:
        """Held interviews whose form was completed."""
        return self.filter(held_on__isnull=False, completed_at__isnull=False)

    def how_far(self) -> dict[str, int]:
        """Counts, which tell nothing of anybody: municipalities with a completed interview, completed
        interviews, those of them that are approved or need no approval, and invented ones."""
        completed = models.Q(held_on__isnull=False, completed_at__isnull=False)
        approved = models.Q(approved_at__isnull=False) | ~models.Q(approval_waived="")
        counted: dict[str, int] = self.aggregate(
            answered=Count("municipality", filter=completed, distinct=True),
            completed=Count("pk", filter=completed),
            approved=Count("pk", filter=completed & approved),
            invented=Count("pk", filter=models.Q(is_invented=True)),
        )
        return counted

    def for_listing(self) -> Self:
        """Rows with all that the list page prints, in one query."""
        return (
            self.select_related("municipality", "round", "guide", "interviewer", "informant")
            .annotate(answer_count=_how_many("pk"))
            .order_by("municipality__sort_key", "planned_on", "pk")
        )
