"""Sessions, their letters and their clock. No name stands anywhere in these rows."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focusgroups.querysets import FocusGroupQuerySet, GrantQuerySet, GuideQuerySet, OfGroupQuerySet
from forkommune.evidence.models import Informant
from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.dates import today


class Guide(models.Model):
    """A guide for the session: parts with minutes and questions."""

    title = models.CharField(_("title"), max_length=200)
    version = models.CharField(_("version"), max_length=40)
    duration_minutes = models.PositiveSmallIntegerField(_("duration in minutes"))
    parts = models.JSONField(_("parts"), default=list, blank=True)
    facts = models.JSONField(_("further facts"), default=dict, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    certainty = models.CharField(_("certainty"), max_length=40, blank=True)
    opening = models.TextField(
        _("what is said at the beginning"),
        blank=True,
        help_text=_("About consent, notes, the recording and what becomes of it."),
    )
    ground_rules = models.TextField(_("ground rules"), blank=True, help_text=_("One a line."))
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    copied_from = models.ForeignKey(
        "self",
        verbose_name=_("copied from"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="copies",
    )

    objects = GuideQuerySet.as_manager()

    class Meta:
        verbose_name = _("focus-group guide")
        verbose_name_plural = _("focus-group guides")
        constraints = [
            models.UniqueConstraint(
                fields=["title", "version"],
                name="focus_guide_version_once",
                violation_error_message=_("This version of the guide already exists."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"

    def get_absolute_url(self) -> str:
        """The version as it is asked."""
        return reverse("focusgroups:guide", args=[self.pk])


class FocusGroup(models.Model):
    """One session with six to eight people."""

    title = models.CharField(_("title"), max_length=120)
    guide = models.ForeignKey(Guide, verbose_name=_("guide"), on_delete=models.PROTECT)
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    started_at = models.DateTimeField(_("began"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)
    changes = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text=_("Grows with every change of notes and clock, so that a screen knows its own."),
    )
    calendar_sequence = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text=_("Grows when day, time or place changes.")
    )
    letters_given = models.CharField(
        _("letters that were given"),
        max_length=29,
        blank=True,
        help_text=_("One that is free again through a withdrawal goes to nobody else."),
    )
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = FocusGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("focus group")
        verbose_name_plural = _("focus groups")
        ordering = ["starts_at", "pk"]
        permissions = [("read_material", "Can read focus-group material")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(started_at__isnull=False),
                name="session_began_before_it_ended",
                violation_error_message=_("Only a session that has begun can be ended."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The session with its notes."""
        return reverse("focusgroups:focusgroup-detail", args=[self.pk])

    @property
    def year(self) -> int | None:
        """The year of the session, by the portal's clock; None while no time is set."""
        return timezone.localtime(self.starts_at).year if self.starts_at else None


class PartStart(models.Model):
    """When a part of the guide was begun; the clock of the session is made of these rows alone."""

    group = models.ForeignKey(FocusGroup, on_delete=models.CASCADE, related_name="part_starts")
    part = models.CharField(_("part"), max_length=40, help_text=_("Its code in the guide."))
    started_at = models.DateTimeField(_("began"))
    question = models.CharField(
        _("question"), max_length=10, blank=True, help_text=_("The one that is asked now.")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = OfGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("start of a part")
        verbose_name_plural = _("starts of parts")
        ordering = ["group", "started_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "part"], name="part_begins_once"),
        ]

    def __str__(self) -> str:
        return self.part


class Grant(models.Model):
    """A named person's right in one group: recruiter, or holder of the key to the letters."""

    group = models.ForeignKey(FocusGroup, on_delete=models.CASCADE, related_name="grants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(
        _("right"),
        max_length=10,
        choices=[("recruiter", _("Recruiter")), ("key_holder", _("Key holder"))],
    )
    valid_to = models.DateField(_("to"), null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("given by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    given_at = models.DateTimeField(_("given at"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        constraints = [
            # One right a person and group, also after it ended: who has seen the names of those who
            # are asked never gets the key to the letters.
            models.UniqueConstraint(
                fields=["group", "user"],
                name="grant_once",
                violation_error_message=_("This person has had a right in the group already."),
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(kind="key_holder", ended_at__isnull=True),
                name="one_key_holder_per_group",
                violation_error_message=_("The group already has a key holder."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.get_kind_display()}"

    @property
    def is_in_force(self) -> bool:
        """Whether it stands today; its last day counts."""
        return self.ended_at is None and (self.valid_to is None or self.valid_to >= today())


class Participant(models.Model):
    """A letter at the table and its actor group, nothing more."""

    group = models.ForeignKey(FocusGroup, on_delete=models.CASCADE, related_name="participants")
    letter = models.CharField(_("letter"), max_length=1)
    actor_group = models.ForeignKey(
        Term,
        verbose_name=_("actor group"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.ACTOR_GROUP},
    )
    informant = models.OneToOneField(
        Informant, on_delete=models.PROTECT, related_name="participant"
    )

    objects = OfGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["group", "letter"]
        constraints = [
            models.UniqueConstraint(fields=["group", "letter"], name="letter_once_per_group"),
            models.CheckConstraint(
                condition=Q(letter__regex=r"^[A-ZÆØÅ]$"),
                name="letter_is_a_capital",
                violation_error_message=_("A letter is one capital."),
            ),
        ]

    def __str__(self) -> str:
        return self.letter
