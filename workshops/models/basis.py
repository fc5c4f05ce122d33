"""What the main project is to build on: conclusions chosen, questions left open, what they rest on."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forkommune.accounts.models import Organisation, Person
from forkommune.evidence.models import Claim
from workshops.basis.querysets import (
    BasisConclusionQuerySet,
    GroundQuerySet,
    OpenQuestionQuerySet,
)
from workshops.querysets import InsideQuerySet

from .meeting import Meeting
from .outcome import Conclusion, Idea
from .poll import Poll


class Ground(models.Model):
    """What a conclusion or an open question rests on beside passages and other claims: a poll, or an
    idea from a table."""

    claim = models.ForeignKey(
        Claim, verbose_name=_("claim"), on_delete=models.CASCADE, related_name="grounds"
    )
    poll = models.ForeignKey(
        Poll, on_delete=models.CASCADE, null=True, blank=True, related_name="grounds"
    )
    idea = models.ForeignKey(
        Idea, on_delete=models.CASCADE, null=True, blank=True, related_name="grounds"
    )

    objects = GroundQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a conclusion", "ground")
        verbose_name_plural = pgettext_lazy("of a conclusion", "grounds")
        constraints = [
            models.CheckConstraint(
                condition=Q(poll__isnull=True, idea__isnull=False)
                | Q(poll__isnull=False, idea__isnull=True),
                name="ground_is_one_thing",
                violation_error_message=_("Choose a poll or an idea."),
            ),
            models.UniqueConstraint(fields=["claim", "poll"], name="ground_poll_once"),
            models.UniqueConstraint(fields=["claim", "idea"], name="ground_idea_once"),
        ]

    def __str__(self) -> str:
        return f"{self.claim} ← {self.poll or self.idea}"


class ConclusionWording(models.Model):
    """How a conclusion was worded before it was changed, by whom and why."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.CASCADE, related_name="wordings")
    statement = models.TextField(_("earlier wording"))
    reason = models.CharField(_("why it was changed"), max_length=200)
    changed_at = models.DateTimeField(_("changed at"), auto_now_add=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = InsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("earlier wording of a conclusion")
        verbose_name_plural = _("earlier wordings of conclusions")
        ordering = ["conclusion", "-pk"]

    def __str__(self) -> str:
        return self.statement[:80]


class BasisConclusion(models.Model):
    """A conclusion that the main project is to build on, in the words in which it was chosen.

    position: its place on the page. The conclusion may be worded anew later; what was chosen stands
    until somebody takes the new words in.
    """

    conclusion = models.OneToOneField(
        Conclusion,
        verbose_name=_("conclusion"),
        on_delete=models.CASCADE,
        related_name="in_basis",
    )
    wording = models.TextField(_("wording"))
    position = models.PositiveIntegerField(_("position"))
    chosen_at = models.DateTimeField(_("chosen at"), auto_now_add=True)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("chosen by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = BasisConclusionQuerySet.as_manager()

    class Meta:
        verbose_name = _("chosen conclusion")
        verbose_name_plural = _("chosen conclusions")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.wording[:80]

    @property
    def is_reworded(self) -> bool:
        """Whether the conclusion says something else now."""
        return bool(self.wording != self.conclusion.claim.statement)


class OpenQuestion(models.Model):
    """What nobody has answered yet, who sees to it, and what became of it.

    outcome: the answer, or why it was dropped. answer: the finding that answers it, where one does.
    may_leave: whether readers outside of the project see it.
    """

    class State(models.TextChoices):
        """Where it stands."""

        OPEN = "open", pgettext_lazy("a question", "Open")
        ANSWERED = "answered", pgettext_lazy("a question", "Answered")
        DROPPED = "dropped", pgettext_lazy("a question", "Dropped")

    claim = models.OneToOneField(
        Claim, verbose_name=_("question"), on_delete=models.CASCADE, related_name="open_question"
    )
    meeting = models.ForeignKey(
        Meeting,
        verbose_name=_("came up in"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="open_questions",
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("which organisation sees to it"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    outcome = models.TextField(_("the answer, or why it was dropped"), blank=True)
    answer = models.ForeignKey(
        Claim,
        verbose_name=_("answered by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="answers",
    )
    decided_on = models.DateField(_("answered or dropped on"), null=True, blank=True)
    may_leave = models.BooleanField(_("readers outside of the project may see it"), default=False)
    asked_at = models.DateTimeField(_("written down at"), auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written down by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = OpenQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("open question")
        verbose_name_plural = _("open questions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", decided_on__isnull=True)
                | ~Q(state="open") & ~Q(outcome="") & Q(decided_on__isnull=False),
                name="open_question_ends_with_words",
                violation_error_message=_(
                    "A question that is answered or dropped says how or why, and when."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.claim}"

    def get_absolute_url(self) -> str:
        """Its place on the page of the basis."""
        return f"{reverse('workshops:basis')}#sporsmal-{self.pk}"

    @property
    def owner(self) -> str:
        """Who sees to it: the person, with the organisation where both are known; may be nobody."""
        return ", ".join(str(one) for one in (self.person, self.organisation) if one)
