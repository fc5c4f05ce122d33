"""The minutes of a meeting: sections of text, who is asked what about them, and what they say."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workshops.querysets import InsideQuerySet, MinutesQuerySet

from .invitation import Invitation
from .meeting import Meeting
from .participant import Participant


class Minutes(models.Model):
    """One version of the minutes of a meeting; an approved one is changed by nobody.

    programme: the version of the programme that stood when they were drafted. names: whether those
    who took part are named. comment_by: until when those who were asked can comment. approval: by
    whom and how they were approved, in words. change: what a later version changes, and why.
    """

    class State(models.TextChoices):
        """Where they stand."""

        DRAFT = "draft", pgettext_lazy("minutes", "Draft")
        COMMENTS = "comments", _("Out for comments")
        APPROVED = "approved", pgettext_lazy("minutes", "Approved")

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="minutes"
    )
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    programme = models.CharField(_("version of the programme"), max_length=80, blank=True)
    names = models.BooleanField(_("those who took part are named"), default=False)
    comment_by = models.DateTimeField(_("comments until"), null=True, blank=True)
    change = models.CharField(_("what is changed, and why"), max_length=300, blank=True)
    drafted_at = models.DateTimeField(_("drafted at"), auto_now_add=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("drafted by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approval noted by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    approval = models.CharField(_("by whom and how"), max_length=300, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a meeting", "minutes")
        verbose_name_plural = pgettext_lazy("of meetings", "minutes")
        ordering = ["meeting", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="minutes_version_once",
                violation_error_message=_("The meeting has this version of its minutes already."),
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=~Q(state="approved"),
                name="minutes_one_in_the_making",
                violation_error_message=_("The meeting has minutes that are not approved yet."),
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_at__isnull=False) & ~Q(approval=""),
                name="minutes_approved_by_somebody",
                violation_error_message=_("Approved minutes say when and by whom."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} {self.number}"

    def get_absolute_url(self) -> str:
        """Where they are written, and read when they are approved."""
        return reverse("workshops:minutes", args=[self.pk])

    @property
    def is_approved(self) -> bool:
        """Whether nobody changes them any more."""
        return self.state == self.State.APPROVED

    def takes_comments(self, now: datetime | None = None) -> bool:
        """Whether those who were asked can still say something, by the server's clock."""
        if self.state != self.State.COMMENTS or self.comment_by is None:
            return False
        return (now or timezone.now()) < self.comment_by


class MinutesSection(models.Model):
    """A section of the minutes. code: what it is made from; drafted: what the data gave then."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(max_length=40)
    title = models.CharField(_("heading"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    drafted = models.TextField(blank=True, editable=False)

    objects = InsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("section of minutes")
        verbose_name_plural = _("sections of minutes")
        ordering = ["minutes", "position"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "code"], name="minutes_section_once")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def field(self) -> str:
        """Its name in forms and drafts."""
        return f"section-{self.pk}"


class MinutesPerson(models.Model):
    """Somebody who took part and is named; with the person's own row the name goes from here too."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="people")
    invitation = models.ForeignKey(
        Invitation, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )

    objects = InsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("person named in minutes")
        verbose_name_plural = _("people named in minutes")
        ordering = ["minutes", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(invitation__isnull=False) ^ Q(participant__isnull=False),
                name="minutes_person_is_one_row",
                violation_error_message=_("Name somebody who was invited, or who was noted."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.invitation or self.participant}"


class MinutesReader(models.Model):
    """Somebody who is asked to comment, by a personal link. Whether it was opened is not recorded.

    answered_at: when comments, or that there are none, were saved last.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="readers")
    invitation = models.ForeignKey(
        Invitation, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(
        _("written language"),
        max_length=2,
        default="nb",
        choices=[("nb", _("Bokmål")), ("nn", _("Nynorsk"))],
    )
    mailed_at = models.DateTimeField(_("last written to"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    objects = InsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader of minutes")
        verbose_name_plural = _("readers of minutes")
        ordering = ["minutes", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "email"],
                name="minutes_reader_once",
                violation_error_message=_("This address has been asked already."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email


class MinutesComment(models.Model):
    """What a reader says about one section, and what was done with it.

    seen: digest of the section's text as the reader had it before the eyes.
    """

    class Decision(models.TextChoices):
        """What became of it."""

        TAKEN = "taken", _("Taken in")
        NOT_TAKEN = "not_taken", _("Not taken in")

    reader = models.ForeignKey(MinutesReader, on_delete=models.CASCADE, related_name="comments")
    section = models.ForeignKey(MinutesSection, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField(_("comment"), max_length=4000)
    seen = models.CharField(max_length=16, blank=True, editable=False)
    saved_at = models.DateTimeField(_("saved at"))
    decision = models.CharField(_("what became of it"), max_length=9, choices=Decision, blank=True)
    answer = models.CharField(_("answer to the reader"), max_length=500, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = InsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment on minutes")
        verbose_name_plural = _("comments on minutes")
        ordering = ["section__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["reader", "section"], name="minutes_comment_once"),
            models.CheckConstraint(
                condition=~Q(decision="not_taken") | ~Q(answer=""),
                name="minutes_comment_refused_with_words",
                violation_error_message=_("Say why it is not taken in; the reader sees it."),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
