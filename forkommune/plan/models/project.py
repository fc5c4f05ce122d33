"""The project as its application describes it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation
from forkommune.plan.querysets import DiscrepancyQuerySet, ProjectQuerySet, PublicQuerySet


class Project(models.Model):
    """A project with its period and its goal. Number 275769 is the pre-project."""

    number = models.CharField(_("project number"), max_length=20, unique=True)
    application_number = models.CharField(_("application number"), max_length=20, blank=True)
    title = models.CharField(_("title"), max_length=200)
    programme = models.CharField(_("programme"), max_length=80)
    application_type = models.CharField(_("type of application"), max_length=80, blank=True)
    applied_on = models.DateField(_("application deadline"), null=True, blank=True)
    period_from = models.DateField(_("from"))
    period_to = models.DateField(_("to"))
    main_goal = models.TextField(_("main goal"))
    owner = models.ForeignKey(
        Organisation,
        verbose_name=_("responsible"),
        on_delete=models.PROTECT,
        related_name="projects",
    )
    partners = models.ManyToManyField(
        Organisation, verbose_name=_("partners"), related_name="partner_projects", blank=True
    )
    facts = models.JSONField(
        _("further facts"),
        default=dict,
        blank=True,
        help_text=_("Disciplines, attachments, notes."),
    )
    source = models.CharField(_("source"), max_length=200, blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["period_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")),
                name="project_ends_after_it_begins",
                violation_error_message=_("A project cannot end before it begins."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class ProjectStatement(models.Model):
    """A numbered sentence of the application: a sub-goal, an expected result, a platform item."""

    class Kind(models.TextChoices):
        """What the sentence is."""

        SUB_GOAL = "sub_goal", _("Sub-goal")
        EXPECTED_RESULT = "expected_result", _("Expected result")
        PLATFORM = "platform", _("Strategic platform")

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="statements"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=120, blank=True)
    text = models.TextField(_("text"))

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement of the application")
        verbose_name_plural = _("statements of the application")
        ordering = ["project", "kind", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "kind", "number"],
                name="statement_number_once",
                violation_error_message=_("The project has a statement with that number already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:60]}"


class Pillar(models.Model):
    """One of the six pillars of the main project."""

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="pillars"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    code = models.SlugField(_("code"))
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"))

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("pillar")
        verbose_name_plural = _("pillars")
        ordering = ["project", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"],
                name="pillar_number_once",
                violation_error_message=_("The project has a pillar with that number already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class ResearchQuestion(models.Model):
    """A research question; RQ0 is the main one."""

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="questions"
    )
    code = models.CharField(_("code"), max_length=8)
    text = models.TextField(_("text"))
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), on_delete=models.CASCADE, null=True, blank=True
    )

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("research question")
        verbose_name_plural = _("research questions")
        ordering = ["project", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "code"],
                name="question_code_once",
                violation_error_message=_(
                    "The project has a research question with that code already."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text[:60]}"


class Reference(models.Model):
    """Literature of the application; `is_listed` is False for what is cited without being listed."""

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="references"
    )
    authors = models.CharField(_("authors"), max_length=300)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    published = models.CharField(_("published in"), max_length=300, blank=True)
    doi = models.CharField("DOI", max_length=100, blank=True)
    url = models.URLField(_("address"), max_length=300, blank=True)
    is_listed = models.BooleanField(_("stands in the list of references"), default=True)

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ["authors", "year", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "authors", "year", "title"],
                name="reference_once",
                violation_error_message=_("The project has that reference already."),
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.authors} ({self.year or '?'}) {self.title}"


class Discrepancy(models.Model):
    """A contradiction in the application, shown where it matters, never smoothed over."""

    class Place(models.TextChoices):
        """The page on which the contradiction is shown."""

        MEMBERS = "members", _("Municipalities")
        MONEY = "money", _("Money")
        SCHEDULE = "schedule", _("Schedule")
        DELIVERABLES = "deliverables", _("Deliverables")
        PILLARS = "pillars", _("Pillars")

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="discrepancies"
    )
    place = models.CharField(_("shown at"), max_length=20, choices=Place)
    text_nb = models.TextField(_("text"))
    text_en = models.TextField(_("text in English"), blank=True)
    position = models.PositiveSmallIntegerField(_("place"), default=0)

    objects = DiscrepancyQuerySet.as_manager()

    class Meta:
        verbose_name = _("contradiction in the application")
        verbose_name_plural = _("contradictions in the application")
        ordering = ["project", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "position"],
                name="discrepancy_position_once",
                violation_error_message=_("Another discrepancy has this position."),
            )
        ]

    def __str__(self) -> str:
        return self.text_nb[:80]
