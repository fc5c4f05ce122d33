"""Who an informant is: encrypted, apart from all they say, every look-up logged."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.fields import EncryptedTextField
from forkommune.evidence.querysets import ContactAttemptQuerySet, ContactKeyQuerySet

from .consent import Informant


class ContactKey(models.Model):
    """Name and contact data of an informant. Never in search, exports, reports or history."""

    informant = models.OneToOneField(
        Informant, on_delete=models.CASCADE, related_name="contact_key"
    )
    name = EncryptedTextField(_("name"))
    email = EncryptedTextField(_("e-mail address"), blank=True)
    phone = EncryptedTextField(_("telephone"), blank=True)
    delete_on = models.DateField(_("deleted on"))
    # Keyed marks, see `contact_marks`; they go with the row.
    email_mark = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    phone_mark = models.CharField(max_length=64, blank=True, db_index=True, editable=False)

    objects = ContactKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact key")
        verbose_name_plural = _("contact keys")

    def __str__(self) -> str:
        return f"{self.informant_id}"


class KeyLookup(models.Model):
    """Somebody looked up who an informant is, and why."""

    informant = models.ForeignKey(Informant, on_delete=models.CASCADE, related_name="lookups")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(_("reason"), max_length=300)

    objects = models.Manager()

    class Meta:
        verbose_name = _("look-up of a contact key")
        verbose_name_plural = _("look-ups of contact keys")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.reason}"


class ContactAttempt(models.Model):
    """A call or mail to an informant, with its outcome and when to try again.

    The newest tells how things stand: somebody who said no may say yes later.
    """

    class Way(models.TextChoices):
        """How the informant was reached for."""

        PHONE = "phone", _("Telephone")
        EMAIL = "email", _("E-mail")
        LINK = "link", _("By personal link")

    class Outcome(models.TextChoices):
        """How the attempt went."""

        NO_ANSWER = "no_answer", _("No answer")
        CALL_BACK = "call_back", _("Call back later")
        APPOINTMENT = "appointment", _("Appointment made")
        REFUSED = "refused", _("Does not want to take part")
        WRONG_PERSON = "wrong_person", _("Refers to somebody else")

    class Refusal(models.TextChoices):
        """Why somebody does not want to take part."""

        NO_TIME = "no_time", _("Has no time")
        NOBODY = "nobody", _("Nobody works with climate and energy there")
        NOT_RELEVANT = "not_relevant", _("Finds it not relevant")
        TOO_MANY = "too_many", _("Is asked too often")
        DECIDED = "decided", _("The management has decided so")
        WITHDREW = "withdrew", _("Withdrew the consent")
        NOT_TOLD = "not_told", _("Gave no reason")
        OTHER = "other", _("Another reason")

    informant = models.ForeignKey(Informant, on_delete=models.CASCADE, related_name="attempts")
    at = models.DateTimeField(_("when"))
    way = models.CharField(_("how"), max_length=10, choices=Way)
    outcome = models.CharField(_("outcome"), max_length=14, choices=Outcome)
    refusal = models.CharField(_("reason for no"), max_length=12, choices=Refusal, blank=True)
    call_back_at = models.DateTimeField(_("call back at"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = ContactAttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact attempt")
        verbose_name_plural = _("contact attempts")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="refused") & ~Q(refusal="")
                | ~Q(outcome="refused") & Q(refusal=""),
                name="attempt_no_has_its_reason",
                violation_error_message=_("Say why they do not want to take part."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="call_back") | Q(call_back_at__isnull=False),
                name="attempt_call_back_has_its_time",
                violation_error_message=_("Write when to call back."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_outcome_display()}"
