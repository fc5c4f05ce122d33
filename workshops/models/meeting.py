"""Meetings of every kind, and the items of their programme."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation
from forkommune.evidence.models import SourceText
from municipalities.models import Municipality
from workshops.querysets import MeetingQuerySet, SessionQuerySet


class Meeting(models.Model):
    """A meeting names its own municipalities; the day may still be open.

    A talk, a call and a mail are meetings too, with one municipality: contacts, which are never public.
    """

    class Kind(models.TextChoices):
        """What sort of meeting."""

        WORKSHOP = "workshop", _("Workshop")
        STEERING = "steering", _("Steering group")
        EXECUTIVES = "executives", _("Chief executives' group")
        PROJECT = "project", _("Project meeting")
        NETWORK = "network", _("Network meeting")
        DIALOGUE = "dialogue", _("Dialogue")
        TALK = "talk", _("Talk with a municipality")
        CALL = "call", _("Telephone call")
        MAIL = "mail", _("E-mail")

    CONTACTS = (Kind.TALK, Kind.CALL, Kind.MAIL)

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title = models.CharField(_("title"), max_length=200)
    month = models.DateField(_("month"), null=True, blank=True, help_text=_("First of the month."))
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    ends_at = models.DateTimeField(
        _("ends at the latest"), null=True, blank=True, help_text=_("The room is ours until then.")
    )
    answer_by = models.DateTimeField(
        _("answers until"),
        null=True,
        blank=True,
        help_text=_("Empty: until the meeting begins."),
    )
    called_off_at = models.DateTimeField(_("called off at"), null=True, blank=True, editable=False)
    place = models.CharField(_("place"), max_length=120, blank=True)
    organiser = models.ForeignKey(
        Organisation, verbose_name=_("organiser"), on_delete=models.PROTECT, related_name="meetings"
    )
    municipalities = models.ManyToManyField(
        Municipality, verbose_name=_("invited municipalities"), related_name="meetings", blank=True
    )
    programme_version = models.CharField(_("version of the programme"), max_length=40, blank=True)
    participants = models.JSONField(_("who is invited"), default=list, blank=True)
    inputs = models.JSONField(_("papers"), default=list, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    certainty = models.CharField(_("certainty"), max_length=40, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    published_programme = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text=_("The programme as it was published last; it stands until the next version."),
    )
    programme_changed_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("When people changed it last.")
    )
    is_invented = models.BooleanField(_("invented example"), default=False)
    case_number = models.CharField(
        _("case number"),
        max_length=40,
        blank=True,
        help_text=_("As in the archive, for example 18/01234."),
    )
    notes = models.OneToOneField(
        SourceText,
        verbose_name=_("notes"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="meeting",
    )
    names_until = models.DateField(
        _("names are kept until"),
        null=True,
        blank=True,
        help_text=_("Of those who were invited or took part. Empty: a year after the meeting."),
    )
    calendar_uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    calendar_sequence = models.PositiveIntegerField(
        default=0, editable=False, help_text=_("Grows when time or place changes.")
    )
    calendar_state = models.CharField(max_length=300, blank=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-starts_at", "-month", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | ~Q(kind__in=["talk", "call", "mail"]),
                name="meeting_contact_is_not_public",
                violation_error_message=_(
                    "A talk, a call or a mail with one municipality is never published."
                ),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True)
                | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_starts",
                violation_error_message=_("The meeting cannot end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The meeting's page; of a contact, what came of it is all there is."""
        page = "record" if self.is_contact else "meeting-detail"
        return reverse(f"workshops:{page}", args=[self.slug])

    @property
    def is_contact(self) -> bool:
        """Whether it is a talk, a call or a mail with a municipality."""
        return self.kind in self.CONTACTS

    @property
    def state(self) -> str:
        """Where its programme stands, in the words of `programmes.publishing`."""
        return "published" if self.published_at else "draft"


class Session(models.Model):
    """An item of the programme; its time follows from the start and the durations before it."""

    class Kind(models.TextChoices):
        """What happens."""

        PLENARY = "plenary", _("Plenary")
        PRESENTATION = "presentation", _("Presentation")
        GROUP_WORK = "group_work", _("Group work")
        BREAK = "break", _("Break")

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="sessions"
    )
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    title = models.CharField(_("title"), max_length=200)
    planned_start = models.TimeField(_("planned start"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    fixed_start = models.TimeField(
        _("begins at this time whatever comes before"),
        null=True,
        blank=True,
        help_text=_("For lunch, or a speaker who comes at a set time."),
    )
    responsible = models.ManyToManyField(
        Organisation, verbose_name=_("responsible"), related_name="+", blank=True
    )
    presenters = models.ManyToManyField(
        "workshops.Invitation",
        verbose_name=_("presenters"),
        related_name="presents",
        blank=True,
    )
    description = models.TextField(_("description"), blank=True)
    material = models.CharField(_("material"), max_length=300, blank=True)
    expected = models.CharField(_("expected output"), max_length=300, blank=True)
    outputs = models.JSONField(_("feeds"), default=list, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("item of the programme")
        verbose_name_plural = _("programme")
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="session_position_once",
                violation_error_message=_("Another session of the meeting has this position."),
            ),
            models.CheckConstraint(
                condition=Q(minutes__gt=0),
                name="session_takes_time",
                violation_error_message=_("An item takes at least a minute."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def who(self) -> list[str]:
        """Names of the organisations that are responsible; a published version brings its own."""
        return [str(one) for one in self.responsible.all()]
