"""Questions about the survey that SQL can answer, and who may read interviews."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from forkommune.evidence.models import (
    Claim,
    ClaimLink,
    Consent,
    ContactAttempt,
    Support,
    TextRevision,
)
from forkommune.evidence.querysets import count_of_support, hidden_codings
from forkommune.terms.models import Term

if TYPE_CHECKING:
    from forkommune.accounts.models import User
    from forkommune.evidence.models import Passage, SourceText

    from .models import Answer, Interview  # noqa: F401

READ = "municipalities.read_interviews"
READ_RELEASED = "evidence.read_released"
CONDUCT = "municipalities.conduct_interviews"
NOT_BEGUN = Q(status__code__in=["planned", "decided"])  # of a measure
# After these nobody calls again: they said no, or somebody else was to be asked.
CLOSED = (ContactAttempt.Outcome.REFUSED, ContactAttempt.Outcome.WRONG_PERSON)


class GuideQuerySet(models.QuerySet[Any]):
    """Guides, their sections and questions: public, they stand in the report's appendix."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everybody."""
        return self.all()

    def for_listing(self) -> Self:
        """Guides with how many questions they have and how many interviews were begun by them."""
        return self.annotate(
            question_count=Count("questions", distinct=True),
            interview_count=Count("interviews", distinct=True),
        ).order_by("-pk")

    def in_guide_order(self) -> Self:
        """Questions as they are asked, with their part of the guide."""
        return self.select_related("section").order_by("number")


class SurveyRoundQuerySet(models.QuerySet[Any]):
    """Rounds of the survey."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers and the secretariat."""
        return self.all() if user.has_perm("municipalities.view_surveyround") else self.none()

    def newest_first(self) -> Self:
        """With their guide, the one that began last first."""
        return self.select_related("guide").order_by("-starts_on", "-pk")

    def with_municipalities(self) -> Self:
        """Rounds that name their municipalities, newest first."""
        named = self.filter(municipalities__isnull=False).distinct()
        return named.order_by("-starts_on", "-pk")


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

    def for_board(self) -> Self:
        """With what the board shows: whether a basis is in force, texts, and how many are coded.

        Those who take part first, then case officers, so that the first of a municipality tells how
        it stands there.
        """
        from municipalities.survey.models import ApprovalEntry

        consents = Consent.objects.in_force().filter(informant=OuterRef("informant"))
        entries = ApprovalEntry.objects.filter(request__interview=OuterRef("pk"))
        newest = entries.telling_first()[:1]
        return (
            self.with_contact()
            .select_related("interviewer")
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
            .only(
                "municipality",
                "informant",
                "interviewer__name",
                "interviewer__email",
                "planned_on",
                "held_on",
                "completed_at",
                "approved_at",
                "approval_waived",
                "is_invented",
            )
            .order_by("is_closed", "respondent", "pk")
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

    def held_places(self) -> set[int]:
        """Municipalities (primary keys) that were asked: an interview with them was held, and what
        was said is not withdrawn."""
        held = self.told().order_by()
        return set(held.values_list("municipality", flat=True))

    def completed(self) -> Self:
        """Held interviews whose form was completed."""
        return self.filter(held_on__isnull=False, completed_at__isnull=False)

    def for_listing(self) -> Self:
        """Rows with all that the list page prints, in one query."""
        return (
            self.select_related("municipality", "round", "guide", "interviewer", "informant")
            .annotate(answer_count=_how_many("pk"))
            .order_by("municipality__sort_key", "planned_on", "pk")
        )


class ApprovalRequestQuerySet(models.QuerySet[Any]):
    """Sendings of answers for approval."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who interview."""
        return self.all() if user.has_perm(CONDUCT) else self.none()

    def for_link(self) -> Self:
        """With all that the respondent's pages print of the interview itself."""
        return self.select_related(
            "interview__municipality", "interview__guide", "interview__informant"
        ).select_related("interview__interviewer", "interview__round")


class ApprovalEntryQuerySet(models.QuerySet[Any]):
    """What became of sendings."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who interview: a comment is the respondent's word to them."""
        return self.all() if user.has_perm(CONDUCT) else self.none()

    def telling_first(self) -> Self:
        """The newest sending first, and of each what says most about how it stands."""
        says = Case(
            When(kind="withdrawn", then=0),
            When(kind="commented", then=1),
            When(kind="opened", then=3),
            When(kind="sent", then=4),
            default=2,
        )
        return self.annotate(says=says).order_by("-request_id", "says", "pk")

    def of_answers(self) -> Self:
        """What was said of each answer, in the order of the guide."""
        return self.filter(question__isnull=False).order_by("question__number")

    def with_words(self) -> Self:
        """With the question, what was read and what it became."""
        return self.select_related("question", "revision", "became")


class AnswerQuerySet(models.QuerySet[Any]):
    """Answers, in the order of the guide."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Answers of interviews that the user may read."""
        from municipalities.survey.models import Interview

        return self.filter(interview__in=Interview.objects.visible_to(user))

    def in_guide_order(self) -> Self:
        """As they were asked."""
        return self.select_related("question__section", "source").order_by("question__number")

    def behind(self, source: SourceText, *tells: str) -> Answer | None:
        """The answer that a text gives, with these fields of its question or interview."""
        joined = {field.partition("__")[0] for field in tells}
        rows = self.filter(source=source).select_related(*joined).only(*tells)
        return rows.order_by("pk").first()

    def question_words(self, sources: Collection[int]) -> dict[int, str]:
        """The question behind each of some texts (primary keys)."""
        rows = self.filter(source__in=sources).order_by()
        return dict(rows.values_list("source", "question__text"))

    def with_words(self) -> Self:
        """Annotate `words`: the current revision of the answer's text, empty where there is none."""
        newest = TextRevision.objects.filter(source=OuterRef("source")).order_by("-number")
        return self.annotate(
            words=Coalesce(
                Subquery(newest.values("text")[:1]), Value(""), output_field=models.TextField()
            )
        )

    def with_revision(self) -> Self:
        """Annotate `revision_id`: the current revision of the answer's text; None without one."""
        newest = TextRevision.objects.filter(source=OuterRef("source")).order_by("-number")
        return self.annotate(revision_id=Subquery(newest.values("pk")[:1]))

    def for_reading(self, user: User | AnonymousUser) -> Self:
        """In the guide's order with words and codings; what is about the respondent only for
        researchers."""
        rows = self.in_guide_order().with_words()
        rows = rows.annotate(
            coding_count=Count(
                "source__revisions__passages__codings",
                filter=~Q(
                    source__revisions__passages__codings__in=hidden_codings(user).values("pk")
                ),
                distinct=True,
            )
        )
        return rows if user.has_perm(READ) else rows.exclude(question__kind="respondent")


class FindingQuerySet(models.QuerySet[Any]):
    """Measures, routines, instruments, barriers: each with its claim."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers all; the others what may be published of the claim."""
        return self.filter(claim__in=Claim.objects.visible_to(user))

    def resting_on(self, passage: Passage) -> Self:
        """Findings that one passage speaks for or against."""
        return self.filter(claim__supports__passage=passage)

    def of_municipality(self, municipality: Any) -> Self:
        """What was found in one municipality."""
        return self.filter(municipality=municipality)

    def in_round(self, survey_round: Any) -> Self:
        """What was found in the municipalities of a round."""
        return self.filter(municipality__survey_rounds=survey_round)

    def of_number(self, number: str) -> Self:
        """What was found in the municipality with a number."""
        return self.filter(municipality__number=number)

    def of_term(self, field: str, code: str) -> Self:
        """Findings whose term in `field` has a code of its vocabulary."""
        return self.filter(**{f"{field}__code": code})

    def behind(self, claim: Claim) -> Any:
        """The finding of a claim with its municipality and the words of its terms; None without."""
        terms = [f.name for f in self.model._meta.fields if f.related_model is Term]
        return self.filter(claim=claim).select_related("municipality", *terms).first()

    def per_municipality(self) -> dict[int, int]:
        """How many by municipality (primary key); those without any are left out."""
        rows = self.order_by().values("municipality").annotate(n=Count("pk"))
        return {row["municipality"]: row["n"] for row in rows}

    def per_term(self, field: str) -> list[tuple[Any, int, int]]:
        """Term of `field`, municipalities with it, findings; the most municipalities first."""
        rows = (
            self.order_by()
            .values(field)
            .annotate(places=Count("municipality", distinct=True), found=Count("pk"))
            .order_by("-places", "-found", field)
        )
        terms = Term.objects.in_bulk([row[field] for row in rows])
        return [(terms[row[field]], row["places"], row["found"]) for row in rows]

    def per_extent(self) -> dict[str, int]:
        """Routines: municipalities by how fixed the routine is."""
        rows = self.order_by().values("extent").annotate(n=Count("municipality", distinct=True))
        return {row["extent"]: row["n"] for row in rows}

    def for_rows(self, term_field: str) -> Self:
        """As `for_listing`, with the term, by municipality."""
        return (
            self.for_listing()
            .select_related(term_field)
            .order_by("municipality__sort_key", "title", "pk")
        )

    def for_waiting_list(self) -> Self:
        """As `for_listing`, with status, sources and the barriers that stop the measure."""
        return (
            self.for_listing()
            .select_related("status")
            .prefetch_related(
                Prefetch("claim__links_out", queryset=_stopping()),
                Prefetch("claim__supports", queryset=_sources()),
            )
        )

    def not_begun(self) -> Self:
        """Measures that are planned or decided, the oldest first, those without a year last."""
        return self.filter(NOT_BEGUN).order_by(
            F("year").asc(nulls_last=True), "municipality__sort_key", "title"
        )

    def counted_by_status(self) -> dict[str, int]:
        """Measures: completed; waiting, that are not begun; and waiting_places, whose they are."""
        return self.aggregate(
            completed=Count("pk", filter=Q(status__code="completed")),
            waiting=Count("pk", filter=NOT_BEGUN),
            waiting_places=Count("municipality", filter=NOT_BEGUN, distinct=True),
        )

    def for_listing(self) -> Self:
        """With claim, municipality and the number of supporting passages."""
        return self.select_related("claim", "municipality").annotate(
            support_count=count_of_support("claim")
        )


def _stopping() -> Any:
    """The barriers that stop measures, with their kind."""
    links = ClaimLink.objects.filter(kind="stopped_by", to_claim__kind="barrier")
    return links.select_related("to_claim__barrier__barrier_type").order_by("pk")


def _sources() -> Any:
    """What carries measures, with no more of its text than which it is and where in it."""
    source = "passage__revision__source"
    carrying = Support.objects.exclude(grade="against").select_related(source)
    return carrying.only("claim", f"{source}__kind", f"{source}__place").order_by("pk")
