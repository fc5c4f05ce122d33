"""The story of an example: why, how, with whom, what stood in the way and what did not work.

The long texts stand beside the example's own row, so that a search reads no more than it shows.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.terms.models import Term, Vocabulary
from pilots.querysets import OfExampleQuerySet


class ExampleStory(models.Model):
    """What the owner tells, part by part; an empty part is not known.

    The process that was used stands as a link between claims ("uses the same process as").
    """

    class Level(models.TextChoices):
        """How far participation went."""

        INFORMATION = "information", _("Information")
        CONSULTATION = "consultation", _("Consultation")
        INVOLVEMENT = "involvement", _("Involvement")
        COLLABORATION = "collaboration", _("Collaboration")
        CO_CREATION = "co_creation", _("Co-creation")

    example = models.OneToOneField(
        "pilots.Example",
        verbose_name=_("example"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="story",
    )
    challenge = models.TextField(_("challenge"), blank=True)
    goal = models.TextField(_("goal"), blank=True)
    anchoring = models.TextField(
        _("decisions and routines"),
        blank=True,
        help_text=_("Decision, plan and budget that it rests on, and who keeps it going."),
    )
    participation_level = models.CharField(
        _("level of participation"), max_length=14, choices=Level, blank=True
    )
    participation = models.TextField(_("participation"), blank=True)
    did_not_work = models.TextField(_("what did not work"), blank=True)
    advice = models.TextField(_("advice to others"), blank=True)
    other_effects = models.TextField(
        _("other effects"), blank=True, help_text=_("Good and bad, beside what was measured.")
    )

    objects = OfExampleQuerySet.as_manager()

    class Meta:
        verbose_name = _("story of an example")
        verbose_name_plural = _("stories of examples")

    def __str__(self) -> str:
        return str(self.example)


class ExampleStep(models.Model):
    """One step of how it was done, in its order."""

    example = models.ForeignKey(
        "pilots.Example", verbose_name=_("example"), on_delete=models.CASCADE, related_name="steps"
    )
    position = models.PositiveSmallIntegerField(_("place"))
    text = models.TextField(_("what was done"))

    objects = OfExampleQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of an example")
        verbose_name_plural = _("steps of examples")
        ordering = ["example", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="example_step_says_something",
                violation_error_message=_("Write what was done in the step, or remove the step."),
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class ExampleBarrier(models.Model):
    """What stood in the way, coded, and how it was solved; empty where it was not."""

    example = models.ForeignKey(
        "pilots.Example",
        verbose_name=_("example"),
        on_delete=models.CASCADE,
        related_name="barriers",
    )
    barrier = models.ForeignKey(
        Term,
        verbose_name=_("barrier"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.BARRIER},
    )
    words = models.TextField(_("what stood in the way"), blank=True)
    solution = models.TextField(_("how it was solved"), blank=True)
    position = models.PositiveSmallIntegerField(_("place"), default=0)

    objects = OfExampleQuerySet.as_manager()

    class Meta:
        verbose_name = _("barrier of an example")
        verbose_name_plural = _("barriers of examples")
        ordering = ["example", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["example", "barrier"],
                name="example_barrier_once",
                violation_error_message=_(
                    "The example has that barrier already; write both in one row."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.barrier}: {self.example}"
