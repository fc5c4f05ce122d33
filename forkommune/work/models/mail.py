"""The outbox: one row a mail, claimed before it is sent, so that no mail leaves twice by itself.

Source: the project's design, mechanism "Outbox"; RFC 5322 section 3.6.4 (Message-ID).
"""

from __future__ import annotations

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forkommune.ui.trigrams import trigram_index
from forkommune.work.querysets import MailQuerySet


class Mail(models.Model):
    """One message to one address.

    A personal link that goes along is issued when the mail is claimed: its token stands in no row.
    Nor does an address that is kept encrypted elsewhere: `address_book` names where it is looked up
    then, for `target`. `calendar` is the event of a calendar that goes along, made when it is sent.
    The Message-ID is fixed from the start, so a mail that is sent once more after a doubt is the
    same mail to the receiver's program.
    """

    class State(models.TextChoices):
        """Where the mail stands."""

        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        REFUSED = "refused", _("Refused")
        UNCERTAIN = "uncertain", _("Uncertain")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    LINK_MARK = "{link}"
    MAX_ATTEMPTS = 12

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.SlugField(_("kind"), max_length=40)
    key = models.CharField(
        max_length=200, help_text=_("What makes two orders of this kind the same mail.")
    )
    recipient = models.EmailField(_("to"), blank=True)
    address_book = models.SlugField(_("address kept in"), max_length=40, blank=True)
    reply_to = models.EmailField(_("answers go to"), blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), help_text=_("The mark {link} stands for the personal link."))
    calendar = models.JSONField(_("calendar"), null=True, blank=True)
    link_scope = models.SlugField(_("personal link for"), max_length=40, blank=True)
    target_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    target_id = models.CharField(max_length=64, blank=True)
    target = GenericForeignKey("target_type", "target_id")
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.WAITING)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ordered by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    ordered_at = models.DateTimeField(_("ordered at"), auto_now_add=True)
    due_at = models.DateTimeField(_("not before"), default=timezone.now)
    claimed_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    objects = MailQuerySet.as_manager()
    trigram_columns = ("recipient", "subject")

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-ordered_at"]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(state__in=["waiting", "sending"]), name="mail_open"
            ),
            models.Index(
                fields=["ordered_at"],
                condition=Q(state__in=["refused", "uncertain"]),
                name="mail_to_decide",
            ),
            models.Index(fields=["target_type", "target_id"], name="mail_target"),
            models.Index(fields=["-ordered_at", "-id"], name="mail_newest"),
            trigram_index("mail_trigrams", "recipient", "subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"],
                name="mail_once",
                violation_error_message=_("This mail has been ordered already."),
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=False) | ~Q(state="sent"),
                name="mail_sent_at_a_time",
                violation_error_message=_("A mail that was sent has the time of it."),
            ),
            models.CheckConstraint(
                condition=Q(link_scope="") | Q(target_type__isnull=False),
                name="mail_link_has_target",
                violation_error_message=_("A personal link needs the row that it opens."),
            ),
            models.CheckConstraint(
                condition=Q(address_book="") & ~Q(recipient="")
                | ~Q(address_book="") & Q(recipient="") & Q(target_type__isnull=False),
                name="mail_goes_to_somebody",
                violation_error_message=_(
                    "A mail goes to an address, or to somebody whose address is kept elsewhere."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.get_state_display()})"

    @property
    def to_whom(self) -> str:
        """The address; a word where it is kept encrypted elsewhere."""
        return self.recipient or str(_("Address in the contact list"))

    @property
    def message_id(self) -> str:
        """The Message-ID header, the same however often the mail is sent."""
        return f"<{self.pk}@{urlsplit(settings.BASE_URL).hostname}>"
