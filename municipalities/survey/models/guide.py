"""Interview guides in versions; a published version is frozen."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.survey.querysets import InterviewGuideQuerySet


class InterviewGuide(models.Model):
    """A version of the guide. Answers stay with the version they were asked in."""

    title = models.CharField(_("title"), max_length=200)
    version = models.CharField(_("version"), max_length=40)
    intro = models.TextField(_("introduction"), blank=True)
    duration_minutes = models.PositiveSmallIntegerField(_("duration in minutes"), default=45)
    consent_questions = models.JSONField(_("questions of consent"), default=list, blank=True)
    scale_labels = models.JSONField(_("labels of the scale 1-5"), default=dict, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    certainty = models.CharField(_("certainty"), max_length=40, blank=True)

    objects = InterviewGuideQuerySet.as_manager()

    class Meta:
        verbose_name = _("interview guide")
        verbose_name_plural = _("interview guides")
        ordering = ["title", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["title", "version"],
                name="guide_version_once",
                violation_error_message=_("This version of the guide already exists."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"


class GuideSection(models.Model):
    """A part of the guide."""

    guide = models.ForeignKey(InterviewGuide, on_delete=models.CASCADE, related_name="sections")
    code = models.SlugField(_("code"), max_length=40)
    title = models.CharField(_("title"), max_length=120)
    position = models.PositiveSmallIntegerField(_("position"))

    objects = InterviewGuideQuerySet.as_manager()

    class Meta:
        verbose_name = _("part of the guide")
        verbose_name_plural = _("parts of the guide")
        ordering = ["guide", "position"]
        constraints = [models.UniqueConstraint(fields=["guide", "code"], name="guide_section_once")]

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """A question of one guide version. Its kind decides who may ever see the answer."""

    class Type(models.TextChoices):
        """How it is answered."""

        TEXT = "text", _("Text")
        NUMBER = "number", _("Number with unit")
        SINGLE = "single_choice", _("One of several")
        MULTIPLE = "multiple_choice", _("Several of several")
        SCALE = "scale_1_5", _("Scale 1-5")
        YES_NO = "yes_no", _("Yes or no")
        DATE = "date", _("Date")

    class Kind(models.TextChoices):
        """What it is about: research note, section 6."""

        FACT = "fact", _("Fact")
        ASSESSMENT = "assessment", _("Assessment")
        RESPONDENT = "respondent", _("About the respondent")

    guide = models.ForeignKey(InterviewGuide, on_delete=models.CASCADE, related_name="questions")
    section = models.ForeignKey(
        GuideSection,
        verbose_name=_("part of the guide"),
        on_delete=models.CASCADE,
        related_name="questions",
    )
    number = models.PositiveSmallIntegerField(_("number"))
    code = models.SlugField(_("code"), max_length=20)
    type = models.CharField(_("type"), max_length=16, choices=Type)
    kind = models.CharField(_("about"), max_length=12, choices=Kind)
    text = models.TextField(_("question"))
    help_text = models.TextField(_("help"), blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    options = models.JSONField(_("options"), default=list, blank=True)
    is_required = models.BooleanField(_("must be answered"), default=False)
    feeds = models.JSONField(_("feeds"), default=list, blank=True)
    depends_on = models.ForeignKey(
        "self",
        verbose_name=_("asked only after"),
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="dependents",
    )
    asked_if = models.JSONField(
        _("asked only if the answer is"),
        default=list,
        blank=True,
        help_text=_("Codes of answers to the question before; one of them is enough."),
    )
    previous_question = models.ForeignKey(
        "self",
        verbose_name=_("the same question in the round before"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="next_questions",
    )

    objects = InterviewGuideQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["guide", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["guide", "number"], name="question_number_once_in_guide"
            ),
            models.UniqueConstraint(fields=["guide", "code"], name="question_code_once_in_guide"),
            models.CheckConstraint(
                condition=~Q(type__in=["single_choice", "multiple_choice"]) | ~Q(options=[]),
                name="question_of_choice_has_options",
                violation_error_message=_("A question of choice needs options."),
            ),
            models.CheckConstraint(
                condition=Q(depends_on__isnull=True, asked_if=[])
                | (Q(depends_on__isnull=False) & ~Q(asked_if=[])),
                name="question_condition_is_whole",
                violation_error_message=_(
                    "A condition names a question and at least one answer to it."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"

    def option_label(self, code: str) -> str:
        """The words of an option; the code itself where the guide has none."""
        return next((o["label_nb"] for o in self.options if o["code"] == code), code)
