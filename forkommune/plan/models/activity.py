"""Activities, their milestones and what they deliver."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation
from forkommune.plan.querysets import MilestoneMoveQuerySet, MilestoneQuerySet, PublicQuerySet

from .project import Project


class Activity(models.Model):
    """One of the numbered activities of the plan."""

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="activities"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=250)
    goal = models.TextField(_("goal"))
    lead = models.ForeignKey(
        Organisation,
        verbose_name=_("led by"),
        on_delete=models.PROTECT,
        related_name="led_activities",
    )
    partners = models.ManyToManyField(
        Organisation, verbose_name=_("together with"), related_name="activities", blank=True
    )
    schedule_label = models.CharField(_("line in the schedule"), max_length=200, blank=True)
    schedule_from = models.DateField(_("schedule from"))
    schedule_to = models.DateField(_("schedule to"))
    methods = models.JSONField(_("methods"), default=list, blank=True)
    covers = models.JSONField(_("covers"), default=list, blank=True)

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["project", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"],
                name="activity_number_once",
                violation_error_message=_("This project has an activity with that number already."),
            ),
            models.CheckConstraint(
                condition=Q(schedule_to__gte=F("schedule_from")),
                name="activity_ends_after_it_begins",
                violation_error_message=_("An activity cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Deliverable(models.Model):
    """What an activity gives: a report, a note or an application. `code` (D1-D7) stands in addresses."""

    class Kind(models.TextChoices):
        """What sort of document it is."""

        REPORT = "report", _("Report")
        NOTE = "note", _("Note")
        APPLICATION = "application", _("Application")
        FINAL = "final", _("Final report")

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="deliverables"
    )
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("activity"),
        on_delete=models.CASCADE,
        related_name="deliverables",
        null=True,
        blank=True,
    )
    code = models.CharField(_("code"), max_length=8, unique=True)
    title = models.CharField(_("title on the cover"), max_length=200)
    wording = models.CharField(_("wording in the application"), max_length=250, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    first_draft_due = models.DateField(_("first draft due"), null=True, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    last_edition = models.PositiveIntegerField(
        _("number of the last edition"), default=0, editable=False
    )  # kept when editions go: a number and its address are given once

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("deliverable")
        verbose_name_plural = _("deliverables")
        ordering = ["project", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^D\d+$"),
                name="deliverable_code_is_d_and_number",
                violation_error_message=_(
                    "A deliverable's code is D and a number, for example D2."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Milestone(models.Model):
    """A date in the plan; moved only with a reason, which history keeps."""

    activity = models.ForeignKey(
        Activity, verbose_name=_("activity"), on_delete=models.CASCADE, related_name="milestones"
    )
    title = models.CharField(_("title"), max_length=200)
    wording = models.CharField(_("wording in the application"), max_length=250, blank=True)
    planned_from = models.DateField(_("planned from"))
    planned_to = models.DateField(_("planned to"))
    reached_on = models.DateField(_("reached on"), null=True, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["planned_to", "activity__number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "title"],
                name="milestone_once",
                violation_error_message=_("The activity has a milestone with that title already."),
            ),
            models.CheckConstraint(
                condition=Q(planned_to__gte=F("planned_from")),
                name="milestone_ends_after_it_begins",
                violation_error_message=_("A milestone cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MilestoneMove(models.Model):
    """A milestone got new dates: which it had, which it got, why, who and when."""

    milestone = models.ForeignKey(
        Milestone, verbose_name=_("milestone"), on_delete=models.CASCADE, related_name="moves"
    )
    old_from = models.DateField(_("planned from, before"))
    old_to = models.DateField(_("planned to, before"))
    new_from = models.DateField(_("planned from, after"))
    new_to = models.DateField(_("planned to, after"))
    reason = models.CharField(_("reason"), max_length=500)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("moved by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    moved_at = models.DateTimeField(_("moved at"), auto_now_add=True)

    objects = MilestoneMoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("move of a milestone")
        verbose_name_plural = _("moves of milestones")
        ordering = ["milestone", "moved_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="move_has_a_reason",
                violation_error_message=_("Say why the milestone is moved."),
            ),
            models.CheckConstraint(
                condition=Q(new_to__gte=F("new_from")),
                name="move_ends_after_it_begins",
                violation_error_message=_("A milestone cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_to} → {self.new_to}"
