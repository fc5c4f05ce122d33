"""Claims: one row for anything that rests on evidence, whatever app it belongs to."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation, PersonalLink
from forkommune.evidence.querysets import (
    ClaimLinkQuerySet,
    ClaimQuerySet,
    ClaimReviewQuerySet,
    SupportQuerySet,
)
from forkommune.ui.dates import today

from .source import Passage


class Nature(models.TextChoices):
    """Decides who may see a claim: facts after right of reply, assessments only in groups."""

    FACT = "fact", _("Fact")
    ASSESSMENT = "assessment", _("Assessment")
    RESPONDENT = "respondent", _("About the respondent")


# Kinds that are somebody's assessment, whatever the text they are made of was about.
ASSESSED = ("barrier", "success", "requirement")


class Claim(models.Model):
    """Something the project says: a measure, a barrier, a pilot, an example, a report sentence.

    The app that owns the kind keeps its own row with a one-to-one key to this one, so that support,
    withdrawal and "unsupported" are one query for all kinds.
    """

    class Kind(models.TextChoices):
        """Which sort of row stands behind the claim."""

        MEASURE = "measure", _("Measure")
        ROUTINE = "routine", _("Routine")
        INSTRUMENT = "instrument", _("Instrument")
        BARRIER = "barrier", _("Barrier")
        SUCCESS = "success", _("Success factor")
        REQUIREMENT = "requirement", _("Requirement to central government")
        INSTITUTION = "institution", _("Institution")
        TARGET = "target", _("Target")
        UNIT = "unit", _("Responsible unit")
        DEADLINE = "deadline", _("Deadline")
        SUM = "sum", _("Sum")
        CRITERION = "criterion", _("Network criterion")
        PILOT = "pilot", _("Pilot project")
        EXAMPLE = "example", _("Example")
        PROCESS = "process", _("Participation process")
        CONCLUSION = "conclusion", _("Workshop conclusion")
        QUESTION = "question", _("Open question")
        SENTENCE = "sentence", _("Sentence in a report")

    id = models.BigAutoField(primary_key=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    statement = models.TextField(_("what is claimed"))
    nature = models.CharField(_("nature"), max_length=10, choices=Nature, default=Nature.FACT)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
    )
    lost_support_at = models.DateTimeField(
        _("lost its last support at"),
        null=True,
        blank=True,
        help_text=_("Empty: it has not. Support that is added anew empties it."),
    )
    is_invented = models.BooleanField(_("invented example"), default=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("created by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["kind", "pk"]
        indexes = [models.Index(fields=["kind", "organisation"], name="claim_kind_organisation")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(statement=""),
                name="claim_says_something",
                violation_error_message=_("Write what is claimed."),
            ),
            # A fact is published once the municipality agrees; what stands in its way never is so.
            models.CheckConstraint(
                condition=~Q(kind__in=ASSESSED, nature="fact"),
                name="claim_assessment_is_no_fact",
                violation_error_message=_(
                    "Barriers, success factors and requirements are somebody's assessment, never facts."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.statement[:120]

    def get_absolute_url(self) -> str:
        """The claim with all that it rests on."""
        return reverse("evidence:claim-detail", args=[self.uuid])

    def get_kind_display(self) -> str:  # type: ignore[no-redef]
        """The words of the kind; Django goes through the words of all kinds for each row of a list."""
        return str(self.Kind(self.kind).label)


class Support(models.Model):
    """A claim rests on a passage, with a grade for how well."""

    class Grade(models.TextChoices):
        """How well the passage carries the claim."""

        STRONG = "strong", _("Says it directly")
        PARTIAL = "partial", _("Says it in part")
        WEAK = "weak", _("Points towards it")
        AGAINST = "against", _("Says otherwise")
        NOT_ASSESSED = "not_assessed", _("Not assessed")

    claim = models.ForeignKey(
        Claim, verbose_name=_("claim"), on_delete=models.CASCADE, related_name="supports"
    )
    passage = models.ForeignKey(
        Passage, verbose_name=_("passage"), on_delete=models.CASCADE, related_name="supports"
    )
    grade = models.CharField(_("grade"), max_length=12, choices=Grade, default=Grade.NOT_ASSESSED)
    note = models.TextField(_("note"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = SupportQuerySet.as_manager()

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("supports")
        ordering = ["claim", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "passage"],
                name="support_once",
                violation_error_message=_("The claim already rests on this passage."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.claim} ← {self.passage}"


class ClaimLink(models.Model):
    """A relation between two claims of any kinds, so that apps meet without importing each other."""

    class Kind(models.TextChoices):
        """How the first claim relates to the second."""

        TESTED_BY = "tested_by", _("is tested by")
        EXAMPLE_OF = "example_of", _("is an example of")
        SAME_PROCESS = "same_process", _("uses the same process as")
        STOPPED_BY = "stopped_by", _("is stopped by")
        USES = "uses", _("uses")
        RESTS_ON = "rests_on", _("rests on")
        CONTRADICTS = "contradicts", _("contradicts")
        ANSWERED_BY = "answered_by", _("is answered by")

    from_claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="links_out")
    to_claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="links_in")
    kind = models.CharField(_("relation"), max_length=14, choices=Kind)
    note = models.CharField(_("note"), max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = ClaimLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link between claims")
        verbose_name_plural = _("links between claims")
        constraints = [
            models.UniqueConstraint(
                fields=["from_claim", "to_claim", "kind"], name="claim_link_once"
            ),
            models.CheckConstraint(
                condition=~Q(from_claim=F("to_claim")),
                name="claim_not_linked_to_itself",
                violation_error_message=_("A claim cannot be linked to itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_claim} {self.get_kind_display()} {self.to_claim}"


class ClaimReview(models.Model):
    """A dated judgement of a claim: first mark, right of reply, audit.

    A trigger of the database refuses any change of a row, and an audit by who made the first mark.
    wording: what was judged where the judge agrees, what it should say where the judge corrects it.
    through: the personal link by which a municipality answered. Source: the three passes of mySociety's climate scorecards.
    """

    class Step(models.TextChoices):
        """Who judges."""

        FIRST_MARK = "first_mark", _("First mark by a researcher")
        RIGHT_OF_REPLY = "right_of_reply", _("The municipality's right of reply")
        AUDIT = "audit", _("Audit by a second researcher")

    class Outcome(models.TextChoices):
        """What the judge says."""

        AGREES = "agrees", _("Agrees")
        CORRECTED = "corrected", _("Corrected")
        DISAGREES = "disagrees", _("Disagrees")
        NO_ANSWER = "no_answer", _("Has not answered")
        WORDING_APPROVED = "wording_approved", _("Approves that the wording is published")

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="reviews")
    step = models.CharField(_("step"), max_length=16, choices=Step)
    outcome = models.CharField(_("outcome"), max_length=16, choices=Outcome)
    note = models.TextField(_("note"), blank=True)
    wording = models.TextField(_("wording"), blank=True)
    on = models.DateField(_("date"), default=today)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    through = models.ForeignKey(
        PersonalLink, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = ClaimReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review of a claim")
        verbose_name_plural = _("reviews of claims")
        ordering = ["claim", "-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.get_outcome_display()}"
