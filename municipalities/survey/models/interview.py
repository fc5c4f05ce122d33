"""Rounds of the survey, interviews, and their answers."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Informant, SourceText
from municipalities.register.models import Municipality
from municipalities.survey.querysets import AnswerQuerySet, InterviewQuerySet, SurveyRoundQuerySet

from .guide import InterviewGuide, Question


class SurveyRound(models.Model):
    """A survey names its own municipalities; the first: the sixteen of the application."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=120)
    guide = models.ForeignKey(
        InterviewGuide, verbose_name=_("guide"), on_delete=models.PROTECT, related_name="rounds"
    )
    municipalities = models.ManyToManyField(
        Municipality, verbose_name=_("municipalities"), related_name="survey_rounds"
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    previous = models.ForeignKey(
        "self", verbose_name=_("round before"), on_delete=models.PROTECT, null=True, blank=True
    )

    objects = SurveyRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("survey round")
        verbose_name_plural = _("survey rounds")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="round_ends_after_it_begins",
                violation_error_message=_("A round cannot end before it begins."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Interview(models.Model):
    """A telephone interview with one informant of a municipality.

    calendar_sequence: grows whenever the appointment is moved, given up or passed to a colleague,
    so that calendars take the newest (RFC 5545, 3.8.7.4).
    """

    class Respondent(models.TextChoices):
        """Whom the round wants to hear: the first is asked in every municipality."""

        CASE_OFFICER = "case_officer", _("Case officer for climate and energy")
        KEY_PERSON = "key_person", _("Other key person")

    MINUTES = 45

    round = models.ForeignKey(
        SurveyRound, verbose_name=_("round"), on_delete=models.PROTECT, related_name="interviews"
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="interviews",
    )
    guide = models.ForeignKey(
        InterviewGuide, verbose_name=_("guide"), on_delete=models.PROTECT, related_name="interviews"
    )
    informant = models.ForeignKey(
        Informant, verbose_name=_("informant"), on_delete=models.PROTECT, related_name="interviews"
    )
    interviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("interviewer"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="interviews",
    )
    respondent = models.CharField(
        _("respondent"), max_length=12, choices=Respondent, default=Respondent.CASE_OFFICER
    )
    planned_on = models.DateTimeField(_("appointment"), null=True, blank=True)
    planned_minutes = models.PositiveSmallIntegerField(_("minutes set aside"), default=MINUTES)
    calendar_sequence = models.PositiveIntegerField(_("version in calendars"), default=0)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    completed_at = models.DateTimeField(_("completed at"), null=True, blank=True)
    approved_at = models.DateTimeField(_("approved by the respondent at"), null=True, blank=True)
    approved_how = models.CharField(_("how it was approved"), max_length=200, blank=True)
    approval_waived = models.CharField(_("approval waived because"), max_length=200, blank=True)
    released_at = models.DateTimeField(_("released to the secretariat at"), null=True, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")
        ordering = ["municipality__sort_key", "pk"]
        permissions = [
            ("read_interviews", "Can read every interview"),
            ("conduct_interviews", "Can fill in interviews"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(held_on__isnull=False),
                name="interview_held_before_approval",
                violation_error_message=_("Only an interview that was held can be approved."),
            ),
            models.CheckConstraint(
                condition=Q(planned_minutes__gte=5, planned_minutes__lte=480),
                name="interview_lasts_minutes",
                violation_error_message=_("An interview lasts from 5 minutes to 8 hours."),
            ),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(held_on__isnull=False),
                name="interview_held_before_completion",
                violation_error_message=_(
                    "Fill in the date of the interview before completing it."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality}, {self.round}"

    def get_absolute_url(self) -> str:
        """The form of the interview."""
        return reverse("municipalities:interview-form", args=[self.pk])


class Answer(models.Model):
    """The answer to one question. Its text lies in its own source, so that passages can be marked."""

    class State(models.TextChoices):
        """Nothing typed is not the same as not known."""

        ANSWERED = "answered", _("Answered")
        DID_NOT_KNOW = "did_not_know", _("Did not know")
        WOULD_NOT_SAY = "would_not_say", _("Would not say")
        STRUCK = "struck", _("Struck by the respondent")

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    state = models.CharField(_("state"), max_length=14, choices=State, default=State.ANSWERED)
    value = models.JSONField(
        _("value"),
        null=True,
        blank=True,
        help_text=_("Number, code, list of codes, 1-5, true/false or date; empty for text."),
    )
    source = models.OneToOneField(
        SourceText, on_delete=models.PROTECT, null=True, blank=True, related_name="answer"
    )

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["interview", "question__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["interview", "question"], name="answer_once_per_question"
            )
        ]

    def __str__(self) -> str:
        return f"{self.interview}: {self.question.code}"
